import { nameKey, type Registry } from '@perenos/domain';
import type { Cue, NameToken, NumberToken, Role, Token } from './tokens.ts';
import type { View } from './view.ts';

export type Found = {
  value: string;
  start: number;
  end: number;
  doubtful: boolean;
  view: View;
  /** What else a doubtful value may be. */
  alternatives?: readonly string[];
};

/** A company that a text speaks about, as far as the text says. */
export type Party = {
  role: Role | null;
  /** false: the role comes from a preposition or a guess, which the registry may overrule. */
  firm: boolean;
  /** Nothing but the order of the text spoke for the role. */
  unsure: boolean;
  name: Found | null;
  weakName: boolean;
  inn: Found | null;
  kpp: Found | null;
  /** Where the party is first named, and where its last value ends. */
  start: number;
  end: number;
  /** Where it is named again: one partner may stand beneath each of its subscribers. */
  again: number[];
};

const foundIn = (view: View, token: { value: string; start: number; end: number }, doubtful = false): Found => ({
  value: token.value,
  start: token.start,
  end: token.end,
  doubtful,
  view,
});

/** Their full stops end no sentence: «абонент орг. «Лютик»», not «данные клиента ниже. Мы …». */
const abbreviations =
  /(?:^|\s)(?:[а-яё]|ул|пр|пер|пл|стр|оф|кв|кор|обл|тел|моб|доб|факс|наим|назв|орг|комп|предпр|парт|аб|абон|зак|инд|рег|нов|тек|прод|серв|лог|юр|физ|ген|дир|гл|бух|им|см)\./gi;
const movesWhom =
  /(?<![а-яё])пере(?:нес|вед|вес|нос(?:им|ите)|вод(?:им|ите))[а-яё]*[\s,]+(?:пожалуйста[\s,]+)?[^\n]{0,40}$/i;

/** `isOrder`: «абонент → партнёр», «кого и куда»: the words tell in which order the next lines come. */
type Pending = { role: Role; end: number; force: Cue['force']; isOrder: boolean };
/** Between the two words of an order; «абонента к партнёру» is none. */
const orderGap = /^(?:[^а-яё\n]*(?!(?:ко?|на|в|от|у|со?|за)[\s,])[а-яё]+){0,3}[^а-яё\n]*$/;

/** Reads tokens in order and gathers them into parties, the way a reader keeps «whose data are these» in mind. */
class Gatherer {
  readonly parties: Party[] = [];
  #current: Party | null = null;
  #pending: Pending | null = null;
  readonly #view: View;
  readonly #registry: Registry;

  constructor(view: View, registry: Registry) {
    this.#view = view;
    this.#registry = registry;
  }

  #open(role: Role | null, firm: boolean, at: { start: number; end: number }): Party {
    const party: Party = {
      role,
      firm,
      unsure: false,
      name: null,
      weakName: false,
      inn: null,
      kpp: null,
      start: at.start,
      end: at.end,
      again: [],
    };
    this.parties.push(party);
    this.#current = party;
    return party;
  }

  /** The role that an earlier word gives to what stands at `start`: not across a sentence's end or another full line. */
  #takePending(start: number): Pending | null {
    const pending = this.#pending;
    this.#pending = null;
    if (!pending) return null;
    const between = this.#view.text.slice(pending.end, start);
    const lines = between.split('\n');
    const rest = lines[0] ?? '';
    if (
      lines.length > 1 &&
      (pending.force === 'pronoun' ||
        pending.isOrder ||
        /[.!?](?:\s|$)/.test(rest.trimEnd()) ||
        lines.slice(1, -1).some((line) => line.trim() !== ''))
    )
      return null;
    if (lines.length > 1 && pending.role === 'source' && !/^\s*[:–—-]?\s*$/.test(rest)) return null;
    if (lines.length === 1 && /[.!?]\s+\S/.test(between.replace(abbreviations, ''))) return null;
    // «Прежний партнёр трубку не берёт, просим перенести ООО «Лютик»»: the verb speaks of another one.
    if (pending.role === 'source' && movesWhom.test(between)) return null;
    return pending;
  }

  cue(cue: Cue): void {
    const last = this.#pending;
    const isOrder =
      last !== null && last.role !== cue.role && orderGap.test(this.#view.folded.slice(last.end, cue.start));
    this.#pending = cue.role === 'other' ? null : { role: cue.role, end: cue.end, force: cue.force, isOrder };
  }

  #sameName(a: Party, token: NameToken): boolean {
    return a.name !== null && nameKey(a.name.value) === nameKey(token.value);
  }

  /**
   * `next`: the ИНН that follows before any other name; it tells two companies of one name apart, and a group named after
   * its head from the head in the list.
   */
  name(token: NameToken, next: NumberToken | null): void {
    const nextInn = next?.value ?? null;
    const pending = this.#takePending(token.start);
    const role = token.role ?? pending?.role ?? null;
    const firm = token.role !== null ? token.firm : pending?.force === 'firm';
    const known = this.parties.find(
      (party) =>
        this.#sameName(party, token) &&
        !(party.role === 'other' && nextInn !== null && this.#knownAs(nextInn) === 'subscriber') &&
        (party.inn === null || nextInn === null || party.inn.value === nextInn) &&
        (role === null || party.role === null || party.role === role),
    );
    if (known && token.strength === 'weak' && !known.weakName) {
      this.#current = known;
      return;
    }
    const repeated =
      known && (known.inn === null || role === null || known.role === role) && !this.#startsNewItem(known, token)
        ? known
        : null;
    const current = this.#current;
    const joins =
      current !== null &&
      current.name === null &&
      !(this.#parted(current, token) && this.#hasOwnInn(current, token, next)) &&
      // A КПП alone, whose ИНН stands in the subject, is not that of «к ООО …» behind it.
      (role === null ||
        current.role === role ||
        current.role === null ||
        (!current.firm && !firm && (current.inn !== null || current.kpp === null)));
    const lines = current === null ? '' : this.#view.text.slice(current.end, token.start);
    // A number without role words takes only a name that follows it at once: «7700… ООО «Лютик»».
    const foreign =
      current !== null &&
      current.role === null &&
      current.inn !== null &&
      role !== null &&
      /[\p{L}\n]/u.test(lines) &&
      !(role === 'subscriber' && next === null && this.#isNextLine(lines) && this.#knownAs(current.inn.value) === role);
    const party = repeated ?? (joins && !foreign ? current : this.#open(role, firm, token));
    if (repeated && token.start > repeated.end) repeated.again.push(token.start);
    this.#current = party;
    if (role !== null && (party.role === null || (firm && !party.firm))) Object.assign(party, { role, firm });
    if (party.name === null || (party.weakName && token.strength === 'strong')) {
      party.name = foundIn(this.#view, token);
      party.weakName = token.strength === 'weak';
    }
    party.end = Math.max(party.end, token.end);
  }

  /** «ИНН/КПП – 770… / Наименование абонента – ООО «А»»: the order of 2.1. */
  #isNextLine(between: string): boolean {
    return between.split('\n').length === 2;
  }

  #parted(current: Party, token: NameToken): boolean {
    return this.#view.text.slice(current.end, token.start).includes('\n');
  }

  /** «1. ИНН 770… / 2. ООО «Б», ИНН 780…»: a name with an ИНН on its own line doesn't complete the line above. */
  #hasOwnInn(current: Party, token: NameToken, next: NumberToken | null): boolean {
    if (next === null || current.inn === null || current.inn.value === next.value) return false;
    return !this.#view.text.slice(token.end, next.start).includes('\n');
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
    const known = [...(partner ? [partner] : []), ...this.#registry.subscribersByInn(inn)].map(({ name }) =>
      nameKey(name),
    );
    const isNamed = ({ name }: Party): boolean => name !== null && known.includes(nameKey(name.value));
    if (this.#current === null || this.#current.name === null || isNamed(this.#current)) return null;
    return this.parties.find((party) => party.inn === null && party.role !== 'other' && isNamed(party)) ?? null;
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

  inn(token: NumberToken): void {
    const pending = token.role === null ? this.#takePending(token.start) : null;
    this.#pending = null;
    // «Перенесите к нам ИНН 540…» says whom, «на нас, ИНН 780…» the one to whom: the registry knows whose it is.
    const isNear =
      pending !== null && /^[\s,(:–—-]*(?:инн[\s:№]*)?$/.test(this.#view.folded.slice(pending.end, token.start));
    const isOurs = pending?.force === 'pronoun' && isNear && this.#knownAs(token.value) === 'partner';
    const role = token.role ?? (pending?.force === 'firm' || isOurs ? (pending?.role ?? null) : null);
    let party: Party | null;
    if (role !== null) {
      const sameRole = this.parties.filter((one) => one.role === role);
      const current =
        this.#current?.role === role || (!isOurs && this.#current?.role === null && this.#current?.inn === null)
          ? this.#current
          : null;
      const named = this.#namedLike(token.value);
      party =
        (named?.role === null || named?.role === role ? named : null) ??
        (current && (current.inn === null || current.inn.value === token.value) ? current : null) ??
        sameRole.findLast((one) => one.inn === null) ??
        sameRole.find((one) => one.inn?.value === token.value) ??
        null;
      party ??= role === 'target' ? this.#makeRoom(token) : null;
      if (party && party.role === null) Object.assign(party, { role, firm: true });
    } else party = this.#ownerOf(token);
    party ??= this.#open(role, role !== null, token);
    this.#current = party;
    party.inn ??= foundIn(this.#view, token, token.repaired);
    party.end = Math.max(party.end, token.end);
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
    this.#pending = null;
    const byRole = token.role === null ? null : this.parties.findLast((party) => party.role === token.role);
    const current = byRole ?? this.#current;
    const holder = this.#holderOf(token) ?? current;
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

  /** A КПП on a line of its own may follow the target partner's data though it is the subscriber's: the registry knows. */
  #holderOf(token: NumberToken): Party | null {
    const current = this.#current;
    if (token.role !== null || !current || current.role === 'subscriber') return null;
    const belongs = this.parties.filter(
      (party) =>
        party.kpp === null && party.inn !== null && this.#registry.subscriber(party.inn.value, token.value) !== null,
    );
    const isCurrents = current.inn !== null && this.#registry.partnerByInn(current.inn.value)?.kpp === token.value;
    return belongs.length === 1 && !isCurrents ? (belongs[0] ?? null) : null;
  }

  login(): void {
    this.#pending = null;
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
    if (token.type === 'cue') gatherer.cue(token);
    else if (token.type === 'name') gatherer.name(token, nextInn(tokens, index));
    else if (token.type === 'inn') gatherer.inn(token);
    else if (token.type === 'kpp') gatherer.kpp(token);
    else if (token.type === 'login') gatherer.login();
  }
  return gatherer.parties;
}
