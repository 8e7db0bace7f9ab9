import type { Registry } from '@perenos/domain';
import type { Span, View } from '../text/view.ts';
import type { NameToken, NumberToken, Role, Token } from '../values/tokens.ts';
import { foundIn, isNamed, type Party, partyAt } from './party.ts';
import { PendingRole } from './pending-role.ts';

/** «ИНН/КПП – 770… / Наименование абонента – ООО «А»»: the order of 2.1. */
const isNextLine = (between: string): boolean => between.split('\n').length === 2;

/** Reads tokens in order and gathers them into parties, the way a reader keeps «whose data are these» in mind. */
class Gatherer {
  readonly parties: Party[] = [];
  readonly pending: PendingRole;
  #current: Party | null = null;
  readonly #view: View;
  readonly #registry: Registry;

  constructor(view: View, registry: Registry) {
    this.#view = view;
    this.#registry = registry;
    this.pending = new PendingRole(view);
  }

  #open(role: Role | null, firm: boolean, at: Span): Party {
    const party = partyAt(at, role, firm);
    this.parties.push(party);
    this.#current = party;
    return party;
  }

  /**
   * `next`: the ИНН that follows before any other name; it tells two companies of one name apart, and a group named after
   * its head from the head in the list.
   */
  name(token: NameToken, next: NumberToken | null): void {
    const pending = this.pending.take(token.start);
    const role = token.role ?? pending?.role ?? null;
    const firm = token.role !== null ? token.firm : pending?.force === 'firm';
    const known = this.#namedBefore(token, next, role);
    if (known && token.strength === 'weak' && !known.weakName) {
      this.#current = known;
      return;
    }
    const isRepeated =
      known && (known.inn === null || role === null || known.role === role) && !this.#startsNewItem(known, token);
    const repeated = isRepeated ? known : null;
    const party = repeated ?? this.#namelessFor(token, next, { role, firm }) ?? this.#open(role, firm, token);
    if (repeated && token.start > repeated.end) repeated.again.push(token.start);
    this.#current = party;
    if (role !== null && (party.role === null || (firm && !party.firm))) Object.assign(party, { role, firm });
    if (party.name === null || (party.weakName && token.strength === 'strong')) {
      party.name = foundIn(this.#view, token);
      party.weakName = token.strength === 'weak';
    }
    party.end = Math.max(party.end, token.end);
  }

  /** The party that was named so before and may be meant again. */
  #namedBefore(token: NameToken, next: NumberToken | null, role: Role | null): Party | undefined {
    return this.parties.find(
      (party) =>
        isNamed(party, token.value) &&
        !(party.role === 'other' && next !== null && this.#knownAs(next.value) === 'subscriber') &&
        (party.inn === null || next === null || party.inn.value === next.value) &&
        (role === null || party.role === null || party.role === role),
    );
  }

  /** The current party, where it has no name yet and this one completes it. */
  #namelessFor(token: NameToken, next: NumberToken | null, { role, firm }: Pick<Party, 'role' | 'firm'>): Party | null {
    const current = this.#current;
    if (current === null || current.name !== null) return null;
    if (this.#hasOwnInn(current, token, next) || (role === null && this.#isAnothers(current, token))) return null;
    const between = this.#view.text.slice(current.end, token.start);
    // A КПП alone, whose ИНН stands in the subject, is not that of «к ООО …» behind it.
    const fits =
      role === null ||
      current.role === role ||
      current.role === null ||
      (!current.firm && !firm && (current.inn !== null || current.kpp === null));
    // A number without role words takes only a name that follows it at once: «7700… ООО «Лютик»».
    const isForeign =
      current.role === null &&
      current.inn !== null &&
      role !== null &&
      /[\p{L}\n]/u.test(between) &&
      !(role === 'subscriber' && next === null && isNextLine(between) && this.#knownAs(current.inn.value) === role);
    return fits && !isForeign ? current : null;
  }

  /** «1. ИНН 770… / 2. ООО «Б», ИНН 780…»: a name with an ИНН on its own line doesn't complete the line above. */
  #hasOwnInn(current: Party, token: NameToken, next: NumberToken | null): boolean {
    if (next === null || current.inn === null || current.inn.value === next.value) return false;
    const text = this.#view.text;
    return text.slice(current.end, token.start).includes('\n') && !text.slice(token.end, next.start).includes('\n');
  }

  /** «Абонента с ИНН 540… / ООО «Кедр» / ИНН 780…»: the registry knows the name as a partner's, the number as no partner's. */
  #isAnothers({ inn }: Party, { value }: NameToken): boolean {
    return (
      inn !== null &&
      this.#registry.partnerByInn(inn.value) === null &&
      this.#registry.partnersByName(value).length > 0 &&
      this.#registry.subscribersByName(value).length === 0
    );
  }

  /** The same name again with another КПП after it is another branch: it opens a party of its own. */
  #startsNewItem(known: Party, token: NameToken): boolean {
    return (
      known.inn !== null &&
      known.kpp !== null &&
      /^[\s,;:(]*(?:инн|кпп)/.test(this.#view.folded.slice(token.end, token.end + 20)) &&
      known.role !== 'target'
    );
  }

  #knownAs(inn: string): 'partner' | 'subscriber' | null {
    const partner = this.#registry.partnerByInn(inn) !== null;
    const subscriber = this.#registry.subscribersByInn(inn).length > 0;
    return partner === subscriber ? null : partner ? 'partner' : 'subscriber';
  }

  /** Of the parties without ИНН the one that the registry gives this ИНН to by name, where the current one is named otherwise. */
  #namedLike(inn: string): Party | null {
    const partner = this.#registry.partnerByInn(inn);
    const known = [...(partner ? [partner] : []), ...this.#registry.subscribersByInn(inn)];
    const isIts = (party: Party): boolean => known.some(({ name }) => isNamed(party, name));
    if (this.#current === null || this.#current.name === null || isIts(this.#current)) return null;
    return this.parties.find((party) => party.inn === null && party.role !== 'other' && isIts(party)) ?? null;
  }

  /** The party that an ИНН without role words belongs to: the current one, unless the registry says otherwise. */
  #ownerOf(token: NumberToken): Party | null {
    const named = this.#namedLike(token.value);
    if (named) return named;
    const current = this.#current;
    const known = this.#knownAs(token.value);
    const contradicts = (party: Party): boolean =>
      party.firm &&
      ((known === 'partner' && party.role === 'subscriber') ||
        (known === 'subscriber' && (party.role === 'target' || party.role === 'source')));
    const free = this.parties.filter((party) => party.inn === null && party.role !== 'other');
    if (current && current.inn === null && !contradicts(current)) return current;
    if (current && current.inn !== null && current.inn.value === token.value) return current;
    const wanted: Role | null = known === 'partner' ? 'target' : known === 'subscriber' ? 'subscriber' : null;
    const fitting = wanted ? free.filter((party) => party.role === wanted) : [];
    if (fitting.length === 1 && (current === null || current.inn !== null || contradicts(current)))
      return fitting[0] ?? null;
    return current && current.inn === null && fitting.length === 0 && known === null ? current : null;
  }

  /** «Мы называемся ООО «А», наш ИНН 540…» in a mail of the subscriber: the registry knows whose it is. */
  #roleOf({ role, soft, value }: NumberToken): Role | null {
    return soft && role === 'target' && this.#knownAs(value) === 'subscriber' ? null : role;
  }

  inn(token: NumberToken): void {
    const stated = this.#roleOf(token);
    const pending = stated === null ? this.pending.take(token.start) : null;
    this.pending.clear();
    // «Перенесите к нам ИНН 540…» says whom, «на нас, ИНН 780…» the one to whom: the registry knows whose it is.
    const isNear =
      pending !== null && /^[\s,(:–—-]*(?:инн[\s:№]*)?$/.test(this.#view.folded.slice(pending.end, token.start));
    const isOurs = pending?.force === 'pronoun' && isNear && this.#knownAs(token.value) === 'partner';
    const role = stated ?? (pending?.force === 'firm' || isOurs ? (pending?.role ?? null) : null);
    let party = role === null ? this.#ownerOf(token) : this.#ownerIn(role, token, isOurs);
    if (role !== null && party?.role === null) Object.assign(party, { role, firm: true });
    party ??= this.#open(role, role !== null, token);
    this.#current = party;
    party.inn ??= foundIn(this.#view, token, token.repaired);
    party.end = Math.max(party.end, token.end);
  }

  /** The party of a role that an ИНН of that role belongs to; `isOurs`: «на нас, ИНН …» speaks of no company before it. */
  #ownerIn(role: Role, token: NumberToken, isOurs: boolean): Party | null {
    const isRoleless = this.#current?.role === null && this.#current.inn === null;
    const current = this.#current?.role === role || (!isOurs && isRoleless) ? this.#current : null;
    const named = this.#namedLike(token.value);
    const sameRole = this.parties.filter((one) => one.role === role);
    return (
      (named?.role === null || named?.role === role ? named : null) ??
      (current && (current.inn === null || current.inn.value === token.value) ? current : null) ??
      sameRole.findLast((one) => one.inn === null) ??
      sameRole.find((one) => one.inn?.value === token.value) ??
      (role === 'target' ? this.#makeRoom(token) : null)
    );
  }

  /** «Партнёр: ООО «Б» / ИНН 111 / ИНН партнёра 222»: the bare ИНН was the subscriber's after all. */
  #makeRoom(token: NumberToken): Party | null {
    const target = this.parties.findLast(
      (party) => party.role === 'target' && party.inn !== null && party.name !== null,
    );
    const subscriber = this.parties.find((party) => party.role === 'subscriber' && party.inn === null);
    if (
      !target ||
      !subscriber ||
      target.inn === null ||
      this.#knownAs(target.inn.value) === 'partner' ||
      target.inn.value === token.value
    )
      return null;
    subscriber.inn = target.inn;
    subscriber.kpp ??= target.kpp;
    target.inn = null;
    target.kpp = null;
    return target;
  }

  kpp(token: NumberToken): void {
    this.pending.clear();
    const isOwn = token.role === null || (this.#current !== null && this.#isPartnersKpp(this.#current, token));
    const holder = this.#holderOf(token) ?? (isOwn ? this.#current : this.#holderIn(token.role));
    if (!holder) {
      this.#open(token.role ?? 'subscriber', token.role !== null, token).kpp = foundIn(this.#view, token);
      return;
    }
    if (holder.kpp === null) holder.kpp = foundIn(this.#view, token, token.repaired);
    else if (
      holder.kpp.value !== token.value &&
      holder.role !== 'target' &&
      holder.role !== 'source' &&
      holder.inn !== null
    ) {
      const branch = this.#open(holder.role, holder.firm, token);
      Object.assign(branch, {
        name: holder.name,
        weakName: holder.weakName,
        inn: holder.inn,
        kpp: foundIn(this.#view, token),
      });
    }
    holder.end = Math.max(holder.end, token.end);
  }

  #isPartnersKpp({ inn }: Party, { value }: NumberToken): boolean {
    return inn !== null && this.#registry.partnerByInn(inn.value)?.kpp === value;
  }

  /** The party of a role that a КПП of that role belongs to; «абонента с КПП 540… и ИНН …» has none yet. */
  #holderIn(role: Role | null): Party | null {
    const ofRole = this.parties.findLast((party) => party.role === role);
    const roleless = this.#current?.role === null ? this.#current : null;
    return ofRole ?? roleless ?? this.parties.findLast((party) => party.role === null && party.kpp === null) ?? null;
  }

  /** A КПП on a line of its own may follow the target partner's data though it is the subscriber's: the registry knows. */
  #holderOf(token: NumberToken): Party | null {
    const current = this.#current;
    if (token.role !== null || !current || current.role === 'subscriber') return null;
    const belongs = this.parties.filter(
      (party) =>
        party.kpp === null && party.inn !== null && this.#registry.subscriber(party.inn.value, token.value) !== null,
    );
    return belongs.length === 1 && !this.#isPartnersKpp(current, token) ? (belongs[0] ?? null) : null;
  }
}

/** The ИНН that follows a name before the next name or role word. */
function nextInn(tokens: readonly Token[], index: number): NumberToken | null {
  for (const token of tokens.slice(index + 1)) {
    if (token.type === 'inn') return token;
    if (token.type !== 'kpp') return null;
  }
  return null;
}

/** Parties of a stretch of text, in order, roles as far as its words say. */
export function gatherParties(view: View, tokens: readonly Token[], registry: Registry): Party[] {
  const gatherer = new Gatherer(view, registry);
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'cue') gatherer.pending.put(token);
    else if (token.type === 'name') gatherer.name(token, nextInn(tokens, index));
    else if (token.type === 'inn') gatherer.inn(token);
    else if (token.type === 'kpp') gatherer.kpp(token);
    else if (token.type === 'login') gatherer.pending.clear();
  }
  return gatherer.parties;
}
