import { nameKey, type Registry } from '@perenos/domain';
import { isNamed, type Party } from './party.ts';
import type { LoginToken } from './tokens.ts';

type Knowledge = { partner: boolean; subscriber: boolean };

const knowledge = (party: Party, registry: Registry): Knowledge => {
  if (party.inn) {
    const { value: inn } = party.inn;
    const partner = registry.partnerByInn(inn) !== null;
    const isSubscriber = registry.subscribersByInn(inn).length > 0;
    // Of a newcomer the registry has the first application alone.
    const subscriber = isSubscriber || (!partner && registry.applicationsByInn(inn).length > 0);
    if (partner || subscriber) return { partner, subscriber };
  }
  const name = party.name?.value;
  return name === undefined || party.inn
    ? {
        partner: name !== undefined && registry.partnersByName(name).length > 0,
        subscriber: name !== undefined && registry.subscribersByName(name).length > 0 && !party.inn,
      }
    : { partner: registry.partnersByName(name).length > 0, subscriber: registry.subscribersByName(name).length > 0 };
};

const isNamedAlike = (a: Party, b: Party): boolean => a !== b && isNamed(a, b.name?.value);

/** Roles that words left open, by the registry, then by what stands beside (a login, a КПП), last by order, as a guess. */
export function resolveRoles(parties: Party[], logins: readonly LoginToken[], registry: Registry): Party[] {
  for (const party of parties) {
    const { partner, subscriber } = knowledge(party, registry);
    if (party.role !== null && party.firm) continue;
    if (subscriber && !partner) Object.assign(party, { role: 'subscriber' });
    else if (partner && !subscriber && party.role !== 'source') Object.assign(party, { role: 'target' });
    else if (party.role === 'source' && party.inn !== null && !partner && party.kpp !== null)
      Object.assign(party, { role: 'subscriber' });
  }
  // «Обслуживается теперь у ООО «Б», логин …»: the login tells that the partner is the one to whom.
  const hasTarget = parties.some((party) => party.role === 'target' && party.inn !== null);
  const [taken, another] = parties.filter((party) => party.role === 'source' && !party.firm && party.inn !== null);
  const partner = taken?.inn ? registry.partnerByInn(taken.inn.value) : null;
  const serves = parties.some(
    ({ role, inn }) =>
      role === 'subscriber' && inn && registry.subscribersByInn(inn.value).some((one) => one.partnerId === partner?.id),
  );
  if (!hasTarget && taken && !another && !serves && logins.some(({ value }) => partner?.logins.includes(value)))
    taken.role = 'target';
  const firmTargets = parties.filter((party) => party.role === 'target' && party.firm && party.inn !== null);
  for (const party of parties) {
    if (
      party.role === 'target' &&
      !party.firm &&
      firmTargets.length > 0 &&
      !firmTargets.some((one) => one.inn?.value === party.inn?.value) &&
      !parties.some((one) => one.role === 'target' && one.firm && isNamedAlike(one, party)) &&
      party.inn !== null
    ) {
      // «Просим перевести к нам: ООО «Лютик» … Партнёр: …»: with the partner named, the other one is who is transferred.
      party.role = parties.some((one) => one.role === 'subscriber' && one.inn !== null) ? 'other' : 'subscriber';
    }
  }
  for (const [index, party] of parties.entries()) {
    if (party.role !== null) continue;
    const next = parties[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const loginFollows = logins.some((login) => login.start > party.start && login.start < next);
    const hasSubscriber = parties.some((one) => one.role === 'subscriber' && one.inn !== null);
    const hasTarget = parties.some((one) => one.role === 'target');
    if (
      loginFollows &&
      !hasTarget &&
      (hasSubscriber || parties.some((one) => one !== party && one.inn !== null)) &&
      party.kpp === null
    )
      party.role = 'target';
    else if (party.kpp !== null || (party.inn !== null && hasTarget)) party.role = 'subscriber';
    else if (
      !hasSubscriber &&
      (party.inn !== null || !parties.some((one) => one !== party && one.role === null && one.inn !== null))
    )
      party.role = 'subscriber';
    else if (!hasTarget && party.inn !== null) Object.assign(party, { role: 'target', unsure: true });
    else party.role = party.inn !== null ? 'subscriber' : 'other';
  }
  return parties;
}

const complements = (a: Party, b: Party): boolean =>
  (a.inn === null || b.inn === null || a.inn.value === b.inn.value) &&
  (a.kpp === null || b.kpp === null || a.kpp.value === b.kpp.value) &&
  (a.name === null ||
    b.name === null ||
    nameKey(a.name.value) === nameKey(b.name.value) ||
    (a.inn !== null && a.inn.value === b.inn?.value));

/** «Сменить партнёра у ООО «А» … Абонент: ИНН …»: the only nameless subscriber and the only one without ИНН are one. */
function joinHalves(parties: readonly Party[]): Party[] {
  const subscribers = parties.filter((party) => party.role === 'subscriber');
  const [nameless, another] = subscribers.filter((party) => party.name === null && party.inn !== null);
  const [named, other] = subscribers.filter((party) => party.name !== null && party.inn === null && party.kpp === null);
  if (subscribers.length !== 2 || !nameless || !named || another || other) return [...parties];
  const whole = { ...nameless, name: named.name, weakName: named.weakName };
  return parties.flatMap((party) => (party === named ? [] : party === nameless ? [whole] : [party]));
}

/** Mentions of one company in one role become one party; weak names give way where the role is stated properly. */
export function mergeMentions(parties: readonly Party[]): Party[] {
  const merged: Party[] = [];
  for (const party of parties) {
    const same = merged.find(
      (one) =>
        one.role === party.role &&
        complements(one, party) &&
        ((one.inn !== null &&
          one.inn.value === party.inn?.value &&
          (one.kpp === null || party.kpp === null || one.kpp.value === party.kpp.value)) ||
          isNamed(one, party.name?.value) ||
          (party.role === 'target' &&
            (one.inn === null) !== (party.inn === null) &&
            (one.name === null || party.name === null))),
    );
    if (!same) {
      merged.push({ ...party });
      continue;
    }
    same.again = [...same.again, party.start];
    if (same.name === null || (same.weakName && party.name !== null && !party.weakName))
      Object.assign(same, { name: party.name, weakName: party.weakName });
    same.inn ??= party.inn;
    same.kpp ??= party.kpp;
    same.unsure &&= party.unsure;
    same.end = Math.max(same.end, party.end);
  }
  return joinHalves(merged).filter((party) => {
    const isMention = party.inn === null && party.kpp === null && (party.weakName || !party.firm);
    const stated = merged.some(
      (one) => one !== party && one.role === party.role && (one.inn !== null || (one.name !== null && !one.weakName)),
    );
    return !(isMention && stated);
  });
}

/** Asked of each pair in a list of thousands, so it makes nothing and looks no further than it must. */
function differBySlip(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  let slips = 0;
  for (let i = 0; i < a.length && slips <= 2; i += 1) if (a[i] !== b[i]) slips += 1;
  return slips <= 2;
}

/**
 * «ООО «А», ИНН 7700000001 … ещё раз: ИНН 7700000002»: two ИНН of one subscriber that differ by a slip of the hand.
 * Nobody knows which one is meant: one party, in doubt.
 */
export function joinMisprints(parties: readonly Party[]): Party[] {
  const joined: Party[] = [];
  for (const party of parties) {
    const { name, inn, kpp } = party;
    const same = joined.find(
      (one) =>
        one.role === 'subscriber' &&
        party.role === 'subscriber' &&
        one.inn !== null &&
        inn !== null &&
        differBySlip(one.inn.value, inn.value) &&
        (one.kpp === null || kpp === null || one.kpp.value === kpp.value) &&
        (one.name === null || name === null || nameKey(one.name.value) === nameKey(name.value)),
    );
    if (!same?.inn || !inn) joined.push({ ...party });
    else
      Object.assign(same, {
        name: same.name ?? name,
        kpp: same.kpp ?? kpp,
        inn: { ...same.inn, doubtful: true, alternatives: [...(same.inn.alternatives ?? []), inn.value] },
      });
  }
  return joined;
}
