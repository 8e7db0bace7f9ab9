import type { Registry } from '@perenos/domain';
import type { NumberToken, Role } from '../values/tokens.ts';
import { type Gathered, knownAs } from './gathered.ts';
import { isNamed, type Party } from './party.ts';

/** Of the parties without ИНН the one that the registry gives this ИНН to by name, where the current one is named otherwise. */
function namedLike(inn: string, { parties, current, registry }: Gathered): Party | null {
  const partner = registry.partnerByInn(inn);
  const known = [...(partner ? [partner] : []), ...registry.subscribersByInn(inn)];
  const isIts = (party: Party): boolean => known.some(({ name }) => isNamed(party, name));
  if (current === null || current.name === null || isIts(current)) return null;
  return parties.find((party) => party.inn === null && party.role !== 'other' && isIts(party)) ?? null;
}

/** «Забрать у ООО «А» и отдать нам (ИНН 780…)»: behind other words the registry gives the ИНН to another partner. */
const isOtherPartners = (
  { role, name, end }: Party,
  { value, start }: NumberToken,
  { registry, view }: Gathered,
): boolean =>
  role === 'source' &&
  name !== null &&
  /[а-я]{2}/.test(view.folded.slice(end, start).replace(/инн/g, '')) &&
  registry.partnerByInn(value) !== null &&
  registry.partnersByName(name.value).length > 0 &&
  registry.partnersByName(name.value).every(({ inn }) => inn !== value);

/** The party that an ИНН without role words belongs to: the current one, unless the registry says otherwise. */
export function innOwner(gathered: Gathered, token: NumberToken): Party | null {
  const { parties, current, registry } = gathered;
  const named = namedLike(token.value, gathered);
  if (named) return named;
  const known = knownAs(token.value, registry);
  const contradicts = (party: Party): boolean =>
    (party.firm &&
      ((known === 'partner' && party.role === 'subscriber') ||
        (known === 'subscriber' && (party.role === 'target' || party.role === 'source')))) ||
    isOtherPartners(party, token, gathered);
  const free = parties.filter((party) => party.inn === null && party.role !== 'other');
  if (current && current.inn === null && !contradicts(current)) return current;
  if (current && current.inn !== null && current.inn.value === token.value) return current;
  const wanted: Role | null = known === 'partner' ? 'target' : known === 'subscriber' ? 'subscriber' : null;
  const fitting = wanted ? free.filter((party) => party.role === wanted) : [];
  if (fitting.length === 1 && (current === null || current.inn !== null || contradicts(current)))
    return fitting[0] ?? null;
  return current && current.inn === null && fitting.length === 0 && known === null ? current : null;
}

/** The party of a role that an ИНН of that role belongs to; `isOurs`: «на нас, ИНН …» speaks of no company before it. */
export function innOwnerIn(role: Role, gathered: Gathered, token: NumberToken, isOurs: boolean): Party | null {
  const { parties } = gathered;
  const isRoleless = gathered.current?.role === null && gathered.current.inn === null;
  const current = gathered.current?.role === role || (!isOurs && isRoleless) ? gathered.current : null;
  const named = namedLike(token.value, gathered);
  const sameRole = parties.filter((one) => one.role === role);
  return (
    (named?.role === null || named?.role === role ? named : null) ??
    (current && (current.inn === null || current.inn.value === token.value) ? current : null) ??
    sameRole.findLast((one) => one.inn === null) ??
    sameRole.find((one) => one.inn?.value === token.value) ??
    (role === 'target' ? makeRoom(gathered, token) : null)
  );
}

/** «Партнёр: ООО «Б» / ИНН 111 / ИНН партнёра 222»: the bare ИНН was the subscriber's after all. */
function makeRoom({ parties, registry }: Gathered, token: NumberToken): Party | null {
  const target = parties.findLast((party) => party.role === 'target' && party.inn !== null && party.name !== null);
  const subscriber = parties.find((party) => party.role === 'subscriber' && party.inn === null);
  if (
    !target ||
    !subscriber ||
    target.inn === null ||
    knownAs(target.inn.value, registry) === 'partner' ||
    target.inn.value === token.value
  )
    return null;
  subscriber.inn = target.inn;
  subscriber.kpp ??= target.kpp;
  target.inn = null;
  target.kpp = null;
  return target;
}

const isPartnersKpp = ({ inn }: Party, { value }: NumberToken, registry: Registry): boolean =>
  inn !== null && registry.partnerByInn(inn.value)?.kpp === value;

/** A КПП on a line of its own may follow the target partner's data though it is the subscriber's: the registry knows. */
function registeredHolder({ parties, current, registry }: Gathered, token: NumberToken): Party | null {
  if (token.role !== null || !current || current.role === 'subscriber') return null;
  const belongs = parties.filter(
    (party) => party.kpp === null && party.inn !== null && registry.subscriber(party.inn.value, token.value) !== null,
  );
  return belongs.length === 1 && !isPartnersKpp(current, token, registry) ? (belongs[0] ?? null) : null;
}

/** The party of a role that a КПП of that role belongs to; «абонента с КПП 540… и ИНН …» has none yet. */
function holderIn(role: Role | null, { parties, current }: Gathered): Party | null {
  const ofRole = parties.findLast((party) => party.role === role);
  const roleless = current?.role === null ? current : null;
  return ofRole ?? roleless ?? parties.findLast((party) => party.role === null && party.kpp === null) ?? null;
}

/** The party that a КПП belongs to; null: it opens one. */
export function kppOwner(gathered: Gathered, token: NumberToken): Party | null {
  const { current, registry } = gathered;
  const isOwn = token.role === null || (current !== null && isPartnersKpp(current, token, registry));
  return registeredHolder(gathered, token) ?? (isOwn ? current : holderIn(token.role, gathered));
}
