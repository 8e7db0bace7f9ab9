import type { Flow } from './flow.ts';
import type { InnMention } from './roles.ts';
import { type Hints, isPartnerOnly } from './trust.ts';
import { requestStart } from './wording.ts';

/** The best reading of each number: a certain mention speaks for doubtful ones of the same owner. */
const surest = (mentions: readonly InnMention[]): InnMention | null =>
  mentions.find((m) => m.certain && !m.repaired) ?? mentions.find((m) => m.certain) ?? mentions[0] ?? null;

export function targetOf(inns: readonly InnMention[], hints: Hints): (InnMention & { rivals: string[] }) | null {
  // Nobody asks to be moved to himself: what stands among the writer's own requisites is no target.
  const own = new Set(inns.filter((m) => m.role === 'own').map((m) => m.value));
  const targets = inns.filter((m) => m.role === 'target' && !own.has(m.value) && !isSwapped(m, hints));
  const elsewhere = targets.filter((m) => !servesNow(m, inns, hints));
  const possible = elsewhere.length > 0 ? elsewhere : targets;
  const best = surest(possible) ?? unnamedTarget(inns, hints);
  const certain = [...new Set(possible.filter((m) => m.certain).map((m) => m.value))];
  return best && { ...best, rivals: certain.length > 1 ? certain.filter((inn) => inn !== best.value) : [] };
}

/** «Договор с партнёром А прекращён, перенести к партнёру Б»: the registry knows A as the one that serves, the mail doesn't ask for him. */
function servesNow({ value }: InnMention, inns: readonly InnMention[], { registry, request }: Hints): boolean {
  const subscribers = inns.flatMap((m) => registry.subscribersByInn(m.value));
  return (
    subscribers.some(({ partnerId }) => registry.partnerById(partnerId)?.inn === value) &&
    !request?.items.some((item) => item.targetPartnerInn === value)
  );
}

/** Columns read across: the words say «партнёр» of the company for which the mail asks, and which is no partner. */
const isSwapped = ({ value }: InnMention, { registry, request }: Hints): boolean =>
  registry.partnerByInn(value) === null && (request?.items.some((item) => item.subscriberInn === value) ?? false);

/**
 * A partner's number without a word that makes it the target: certain where the mail names the same target, otherwise a
 * person must look (it may be the partner that serves now).
 */
function unnamedTarget(inns: readonly InnMention[], hints: Hints): InnMention | null {
  const asked = (inn: string) => hints.request?.items.some((item) => item.targetPartnerInn === inn) ?? false;
  const partners = inns.filter((m) => (m.role === 'own' || m.role === 'subscriber') && isPartnerOnly(m.value, hints));
  const same = partners.find((m) => asked(m.value));
  if (same) return same;
  const first = partners.find((m) => !servesNow(m, inns, hints));
  return first ? { ...first, certain: false } : null;
}

/**
 * The subscriber, and the members of its group where a list of companies follows (4.1.8). The words around a number come
 * first; the writer's own requisites serve where the text names no other company.
 */
export function subscriberOf(
  flow: Flow,
  inns: readonly InnMention[],
  target: string | null,
  hints: Hints,
): { subscriber: InnMention | null; group: InnMention[] } {
  const candidates = inns.filter(
    (m) =>
      (m.role === 'subscriber' || m.role === 'own' || (m.role === 'target' && isSwapped(m, hints))) &&
      m.value !== target &&
      !isPartnerOnly(m.value, hints),
  );
  const named = candidates.filter((m) => m.role === 'subscriber');
  const list = listOf(flow.text, candidates);
  const isKnown = (m: InnMention) => hints.registry.subscribersByInn(m.value).length > 0;
  // Two numbers side by side are no group yet: a bank has one, too.
  if (new Set(list.map((m) => m.value)).size >= 2 && (listing.test(flow.text) || list.every(isKnown))) {
    const [first] = candidates;
    return {
      subscriber: first ? surest(candidates.filter((m) => m.value === first.value || isMisread(m, first))) : null,
      group: list,
    };
  }
  const possible = named.length > 0 ? named : candidates;
  const stated = possible.find(isKnown) ?? possible[0];
  if (!stated) return { subscriber: null, group: [] };
  const same = candidates.filter((m) => m.value === stated.value || isMisread(m, stated));
  return { subscriber: surest(same), group: [] };
}

/** Two readings of one number: one of them is unsure, and they differ in two digits at most. */
export const isMisread = (a: InnMention, b: InnMention): boolean =>
  (!a.certain || !b.certain) &&
  a.value.length === b.value.length &&
  [...a.value].filter((d, i) => d !== b.value[i]).length <= 2;

/** Words about several companies. */
const listing =
  /групп|холдинг|следующ|переч[её]н|спис(?:ок|к)|состав|входящ|участник|дочерн|головн|подведомственн|юридическ\p{L}+\s+лиц|(?:организаци|компани|учреждени)(?:й|ям)|(?:обществ|предприяти|филиал)(?:ам|ям|ы)|абонент(?:ов|ам|ы)(?!\p{L})/iu;

/** What stands between two entries of a list: names, numbers, labels; no new request. */
const breaksList =
  /прос[иья]|перен[оеё]с|перев[её]|партн[её]р|продукт|сервис|исх\.|\n\P{L}*(?:генеральн\p{L}*\s+)?директор|уважени/iu;

/** Names of companies hold any word: «Ладья-Сервис» speaks of no service. Quotes may be lost in recognition. */
const quotedNames = /[«"“„][^»"”\n]{1,80}[»"”]|(?<=[\p{L}])-[\p{L}]+/gu;

/** The longest row of companies in which one follows another without words of another matter. */
function listOf(text: string, candidates: readonly InnMention[]): InnMention[] {
  let best: InnMention[] = [];
  let row: InnMention[] = [];
  for (const mention of candidates) {
    const last = row.at(-1);
    const between = last ? text.slice(last.end, mention.start) : '';
    if (last && (between.length > 220 || breaksList.test(between.replace(quotedNames, '')))) row = [];
    row = [...row, mention];
    if (new Set(row.map((m) => m.value)).size > new Set(best.map((m) => m.value)).size || row.length > best.length)
      best = row;
  }
  return best;
}

/** The letter of a partner, of a mother company: one in which the subscriber is only spoken of, is none of his (3.1). */
export const isAnothersLetter = (
  flow: Flow,
  subscriber: InnMention,
  target: InnMention | null,
  inns: readonly InnMention[],
  hints: Hints,
): boolean =>
  hasPartnersHead(flow, subscriber, inns, hints) ||
  hasAnothersHead(flow, subscriber, inns) ||
  (target !== null && asksItself(flow, subscriber, target, inns));

/** «АО «Партнёр», ИНН …, просит перенести абонента …». */
function asksItself(flow: Flow, subscriber: InnMention, target: InnMention, inns: readonly InnMention[]): boolean {
  const named = Math.min(...inns.filter((m) => m.value === subscriber.value).map((m) => m.start));
  return inns.some(
    (m) =>
      m.value === target.value &&
      m.end < named &&
      !isAskedFor(flow, m) &&
      /^[^.;]{0,40}\s(?:просит|просим|прошу)\s/i.test(flow.text.slice(m.end, m.end + 60)),
  );
}

/** «К партнёру ООО «Партнёр», ИНН …, просим перенести …». */
const isAskedFor = ({ text }: Flow, { start }: InnMention): boolean =>
  /(?<!\p{L})к\s+партн[^.;]{0,120}$/iu.test(text.slice(Math.max(0, start - 140), start));

/** Before the request only partners are named; where nothing asks («передаёт абонента …»), before the subscriber. */
function hasPartnersHead(flow: Flow, subscriber: InnMention, inns: readonly InnMention[], hints: Hints): boolean {
  const asked = requestStart(flow.text);
  const named = Math.min(...inns.filter((m) => m.value === subscriber.value).map((m) => m.start));
  const head = inns.filter((m) =>
    asked < 0 ? m.role === 'own' && m.start < named : m.start < asked && !isAskedFor(flow, m),
  );
  return head.length > 0 && head.every(({ value }) => value !== subscriber.value && isPartnerOnly(value, hints));
}

/** On whose letterhead only another company's ИНН stands, read with certainty. */
function hasAnothersHead(flow: Flow, subscriber: InnMention, inns: readonly InnMention[]): boolean {
  const asked = requestStart(flow.text);
  const head = inns.filter((m) => m.start < asked);
  const others = head.filter((m) => !isAddressees(flow, m));
  return (
    others.some(({ role }) => role === 'own') &&
    others.every(({ certain }) => certain) &&
    !head.some((m) => m.value === subscriber.value || isMisread(m, subscriber))
  );
}

const isAddressees = ({ text }: Flow, { start }: InnMention): boolean =>
  /астрал[\s\S]{0,120}$/iu.test(text.slice(Math.max(0, start - 160), start));
