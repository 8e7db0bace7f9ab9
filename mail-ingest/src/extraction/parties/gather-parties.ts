import type { Registry } from '@perenos/domain';
import type { Span, View } from '../text/view.ts';
import type { NameToken, NumberToken, Role, Token } from '../values/tokens.ts';
import { type Gathered, knownAs } from './gathered.ts';
import { namedBefore, namelessFor, startsNewItem } from './owner-of-name.ts';
import { innOwner, innOwnerIn, kppOwner } from './owner-of-number.ts';
import { foundIn, type Party, partyAt } from './party.ts';
import { type Pending, PendingRole } from './pending-role.ts';

/** Reads tokens in order and gathers them into parties, the way a reader keeps «whose data are these» in mind. */
class Gatherer implements Gathered {
  readonly view: View;
  readonly registry: Registry;
  readonly parties: Party[] = [];
  readonly pending: PendingRole;
  current: Party | null = null;

  constructor(view: View, registry: Registry) {
    this.view = view;
    this.registry = registry;
    this.pending = new PendingRole(view);
  }

  #open(role: Role | null, firm: boolean, at: Span): Party {
    const party = partyAt(at, role, firm);
    this.parties.push(party);
    this.current = party;
    return party;
  }

  /** «Переведите нас к другому партнёру: / ООО «А», ИНН …»: a word on a line above doesn't make a known subscriber a partner. */
  #pendingFor({ start }: NameToken, next: NumberToken | null): Pending | null {
    const pending = this.pending.take(start);
    const isAbove = pending !== null && this.view.text.slice(pending.end, start).includes('\n');
    const isSubscribers = next !== null && knownAs(next.value, this.registry) === 'subscriber';
    return isAbove && pending.role === 'target' && isSubscribers ? null : pending;
  }

  /**
   * `next`: the ИНН that follows before any other name; it tells two companies of one name apart, and a group named after
   * its head from the head in the list.
   */
  name(token: NameToken, next: NumberToken | null): void {
    const pending = this.#pendingFor(token, next);
    const role = token.role ?? pending?.role ?? null;
    const firm = token.role !== null ? token.firm : pending?.force === 'firm';
    const known = namedBefore(this, token, next, role);
    if (known && token.strength === 'weak' && !known.weakName) {
      this.current = known;
      return;
    }
    const isRepeated =
      known && (known.inn === null || role === null || known.role === role) && !startsNewItem(known, token, this.view);
    const repeated = isRepeated ? known : null;
    const party = repeated ?? namelessFor(this, token, next, { role, firm }) ?? this.#open(role, firm, token);
    if (repeated && token.start > repeated.end) repeated.again.push(token.start);
    this.current = party;
    if (role !== null && (party.role === null || (firm && !party.firm))) Object.assign(party, { role, firm });
    if (party.name === null || (party.weakName && token.strength === 'strong')) {
      party.name = foundIn(this.view, token);
      party.weakName = token.strength === 'weak';
    }
    party.end = Math.max(party.end, token.end);
  }

  /** «Мы называемся ООО «А», наш ИНН 540…» in a mail of the subscriber: the registry knows whose it is. */
  #roleOf({ role, soft, value }: NumberToken): Role | null {
    return soft && role === 'target' && knownAs(value, this.registry) === 'subscriber' ? null : role;
  }

  inn(token: NumberToken): void {
    const stated = this.#roleOf(token);
    const pending = stated === null ? this.pending.take(token.start) : null;
    this.pending.clear();
    // «Перенесите к нам ИНН 540…» says whom, «на нас, ИНН 780…» the one to whom: the registry knows whose it is.
    const isNear =
      pending !== null && /^[\s,(:–—-]*(?:инн[\s:№]*)?$/.test(this.view.folded.slice(pending.end, token.start));
    const isOurs = pending?.force === 'pronoun' && isNear && knownAs(token.value, this.registry) === 'partner';
    const role = stated ?? (pending?.force === 'firm' || isOurs ? (pending?.role ?? null) : null);
    let party = role === null ? innOwner(this, token) : innOwnerIn(role, this, token, isOurs);
    if (role !== null && party?.role === null) Object.assign(party, { role, firm: true });
    party ??= this.#open(role, role !== null, token);
    this.current = party;
    party.inn ??= foundIn(this.view, token, token.repaired);
    party.end = Math.max(party.end, token.end);
  }

  kpp(token: NumberToken): void {
    this.pending.clear();
    const holder = kppOwner(this, token);
    if (!holder) {
      this.#open(token.role ?? 'subscriber', token.role !== null, token).kpp = foundIn(this.view, token);
      return;
    }
    if (holder.kpp === null) holder.kpp = foundIn(this.view, token, token.repaired);
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
        kpp: foundIn(this.view, token),
      });
    }
    holder.end = Math.max(holder.end, token.end);
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
