import type { Registry } from '@perenos/domain';
import type { LoginToken } from '../values/tokens.ts';
import { isNamed, type Party } from './party.ts';
import { servingOf } from './serving.ts';

type Knowledge = { partner: boolean; subscriber: boolean };

/** As whom the registry knows a party: by its ИНН, or, where it has none, by its name. */
function knowledgeOf({ inn, name }: Party, registry: Registry): Knowledge {
  if (inn) {
    const partner = registry.partnerByInn(inn.value) !== null;
    const isSubscriber = registry.subscribersByInn(inn.value).length > 0;
    // Of a newcomer the registry has the first application alone.
    const subscriber = isSubscriber || (!partner && registry.applicationsByInn(inn.value).length > 0);
    if (partner || subscriber) return { partner, subscriber };
  }
  if (!name) return { partner: false, subscriber: false };
  return {
    partner: registry.partnersByName(name.value).length > 0,
    subscriber: !inn && registry.subscribersByName(name.value).length > 0,
  };
}

/** What words left open, as the registry knows it. */
function resolveByRegistry(party: Party, registry: Registry): void {
  if (party.role !== null && party.firm) return;
  const { partner, subscriber } = knowledgeOf(party, registry);
  if (subscriber && !partner) party.role = 'subscriber';
  else if (partner && !subscriber && party.role !== 'source' && party.role !== 'other') party.role = 'target';
  else if (party.role === 'source' && party.inn !== null && !partner && party.kpp !== null) party.role = 'subscriber';
}

/** «Обслуживается теперь у ООО «Б», логин …»: the login tells that the partner is the one to whom. */
function resolveByLogin(parties: readonly Party[], logins: readonly LoginToken[], registry: Registry): void {
  const hasTarget = parties.some((party) => party.role === 'target' && party.inn !== null);
  const [taken, another] = parties.filter((party) => party.role === 'source' && !party.firm && party.inn !== null);
  if (hasTarget || !taken || another) return;
  const partner = taken.inn ? registry.partnerByInn(taken.inn.value) : null;
  const serves = parties.some(
    ({ role, inn }) =>
      role === 'subscriber' && inn && registry.subscribersByInn(inn.value).some((one) => one.partnerId === partner?.id),
  );
  if (!serves && logins.some(({ value }) => partner?.logins.includes(value))) taken.role = 'target';
}

/** A label of its own line that says neither whose data follow nor that it is a name: «Агент:». */
const unknownLabel = /(?:^|\n)[^\S\n]*(?!наимен|назван|имя|фио|ф\.)[а-я][а-я -]*:[^\S\n]*$/;
/** The line below holds «ИНН» and no number, nor does the next one begin with it: «ИНН:», «ИНН — не знаю». */
const blankInn = /^[^\n]*\n[^\S\n]*инн(?![а-я])[^\n\d]*(?:$|\n(?!\s*\d))/;

/** «Наименование: ООО «А» / ИНН: / Агент: ООО «Б», ИНН …»: the ИНН was left blank, so ООО «Б» is somebody else. */
function leaveBelowBlank(parties: readonly Party[]): void {
  const isNobodys = ({ role, firm }: Party): boolean => !firm && role !== 'source' && role !== 'other';
  const blank = parties.find(
    (party) =>
      party.name !== null &&
      party.inn === null &&
      (party.role === 'subscriber' || party.role === null) &&
      blankInn.test(party.name.view.folded.slice(party.name.end, party.name.end + 120)),
  );
  if (!blank) return;
  Object.assign(blank, { role: 'subscriber', firm: true });
  const hasTarget = parties.some(({ role, firm, inn }) => role === 'target' && firm && inn !== null);
  for (const party of parties) {
    const lead = party.name?.view.folded.slice(Math.max(0, party.start - 60), party.start) ?? '';
    const isOther = party.start > blank.start && isNobodys(party) && unknownLabel.test(lead);
    if (isOther && (party.role !== 'target' || hasTarget)) party.role = 'other';
  }
}

/** «Просим перевести к нам: ООО «Лютик» … Партнёр: …»: with the partner named, the other one is who is transferred. */
function yieldToFirmTargets(parties: readonly Party[]): void {
  const firm = parties.filter((party) => party.role === 'target' && party.firm);
  const isAnothers = (party: Party): boolean =>
    party.inn !== null &&
    firm.some(({ inn }) => inn !== null) &&
    !firm.some((one) => one.inn?.value === party.inn?.value || isNamed(one, party.name?.value));
  for (const party of parties)
    if (party.role === 'target' && !party.firm && isAnothers(party))
      party.role = parties.some((one) => one.role === 'subscriber' && one.inn !== null) ? 'other' : 'subscriber';
}

/**
 * «ООО «А» передаёт, ООО «Б» (логин …) принимает»: nobody is transferred to the partner that serves him already, so where
 * another partner is named and the login is that one's, the first is the one from whom.
 */
function leaveServing(parties: readonly Party[], logins: readonly LoginToken[], registry: Registry): void {
  const inns = parties.flatMap(({ role, inn }) => (role === 'subscriber' && inn ? [inn.value] : []));
  const partnerOf = ({ inn }: Party) => (inn ? registry.partnerByInn(inn.value) : null);
  const isServing = (party: Party): boolean =>
    inns.length > 0 && inns.every((inn) => servingOf(inn, registry).includes(partnerOf(party)?.id));
  const owners = new Set(logins.map(({ value }) => registry.partnerByLogin(value)?.inn));
  const targets = parties.filter((party) => party.role === 'target' && partnerOf(party) !== null);
  const taking = targets.filter((party) => !isServing(party) && owners.has(party.inn?.value));
  if (taking.length === 0) return;
  for (const party of targets) if (isServing(party) && !owners.has(party.inn?.value)) party.role = 'source';
}

/** A role for one of which nothing tells it, by what stands beside; `next`: where the next party is named. */
function guessRole(party: Party, next: number, parties: readonly Party[], logins: readonly LoginToken[]): void {
  const others = parties.filter((one) => one !== party);
  const hasTarget = parties.some((one) => one.role === 'target');
  const hasSubscriber = parties.some((one) => one.role === 'subscriber' && one.inn !== null);
  const hasLogin = logins.some((login) => login.start > party.start && login.start < next);
  const isNotAlone = hasSubscriber || others.some((one) => one.inn !== null);
  if (hasLogin && !hasTarget && isNotAlone && party.kpp === null) party.role = 'target';
  else if (party.kpp !== null || (party.inn !== null && hasTarget)) party.role = 'subscriber';
  else if (!hasSubscriber && (party.inn !== null || !others.some((one) => one.role === null && one.inn !== null)))
    party.role = 'subscriber';
  else if (!hasTarget && party.inn !== null) Object.assign(party, { role: 'target', unsure: true });
  else party.role = party.inn !== null ? 'subscriber' : 'other';
}

/** Roles that words left open, by the registry, then by what stands beside (a login, a КПП), last by order, as a guess. */
export function resolveRoles(parties: Party[], logins: readonly LoginToken[], registry: Registry): Party[] {
  for (const party of parties) resolveByRegistry(party, registry);
  leaveBelowBlank(parties);
  resolveByLogin(parties, logins, registry);
  leaveServing(parties, logins, registry);
  yieldToFirmTargets(parties);
  for (const [index, party] of parties.entries()) {
    const next = parties[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    if (party.role === null) guessRole(party, next, parties, logins);
  }
  return parties;
}
