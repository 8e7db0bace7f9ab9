import type { IsoDate, LetterField, OfficialLetter } from '@perenos/domain';
import type { DocumentText } from '../../types.ts';
import { addressedToAstral } from './addressee.ts';
import { type DateMention, dateMentions } from './dates.ts';
import { type Flow, flowOf, inRows } from './flow.ts';
import { nameMentions } from './names.ts';
import { type NumberMention, numberMentions } from './numbers.ts';
import { productMentions } from './products.ts';
import { type InnMention, innMentions } from './roles.ts';
import { type Hints, trustKpp } from './trust.ts';
import { requestStart } from './wording.ts';

/** A value that the letter states, where it stands, and whether a person must look. */
type Found<T> = { value: T; start: number; end: number; doubtful: boolean; repaired: boolean };

/** Reads an official letter (chapter 3). What can't be decided is named in `doubtful`; nothing is guessed. */
export function readLetter(document: DocumentText, hints: Hints, lowQuality: boolean): OfficialLetter {
  const flow = flowOf(document);
  const inOrder = readFlow(flow, hints);
  // Where columns were read apart, labels stand away from their values: rows put them together.
  const rows =
    document.pages.some((page) => page.words.length > 0) && !inOrder.complete
      ? readFlow(flowOf(document, inRows), hints)
      : null;
  const { fields, flow: used } = rows && rows.score > inOrder.score ? rows : inOrder;
  const evidence: OfficialLetter['evidence'] = {};
  const doubtful = new Set<LetterField>();
  const take = <T>(field: LetterField, found: Found<T> | null): T | null => {
    if (found) {
      const where = used.evidenceAt(found.start, found.end, found.repaired);
      if (where) evidence[field] = where;
    }
    if (found?.doubtful || (found === null && lowQuality)) doubtful.add(field);
    return found ? found.value : null;
  };
  const addressee = addressedToAstral(used.text);
  if (addressee === null) doubtful.add('addressedToAstral');
  const letter = {
    attachment: document.fileName,
    form: document.form,
    readable: true,
    subscriberInn: take('subscriberInn', fields.subscriberInn),
    subscriberKpp: take('subscriberKpp', fields.subscriberKpp),
    subscriberName: take('subscriberName', fields.subscriberName),
    product: take('product', fields.product),
    targetPartnerInn: take('targetPartnerInn', fields.targetPartnerInn),
    targetPartnerName: take('targetPartnerName', fields.targetPartnerName),
    letterDate: take('letterDate', fields.letterDate),
    effectiveDate: take('effectiveDate', fields.effectiveDate ?? fields.letterDate),
    addressedToAstral: addressee,
    sealDetected: sealOf(document),
    groupInns: take('groupInns', fields.groupInns) ?? [],
    lowQuality,
  };
  // An ИП has no КПП: its absence is no doubt. Names only serve for comparison.
  if (letter.subscriberInn?.length === 12) doubtful.delete('subscriberKpp');
  if (letter.groupInns.length === 0 && fields.groupInns === null) doubtful.delete('groupInns');
  for (const field of ['subscriberName', 'targetPartnerName'] as const) doubtful.delete(field);
  return { ...letter, doubtful: [...doubtful], evidence };
}

type LetterFields = {
  subscriberInn: Found<string> | null;
  subscriberKpp: Found<string> | null;
  subscriberName: Found<string> | null;
  product: Found<OfficialLetter['product']> | null;
  targetPartnerInn: Found<string> | null;
  targetPartnerName: Found<string> | null;
  letterDate: Found<IsoDate> | null;
  effectiveDate: Found<IsoDate> | null;
  groupInns: Found<string[]> | null;
};

type FlowReading = { flow: Flow; fields: LetterFields; complete: boolean; score: number };

function readFlow(flow: Flow, hints: Hints): FlowReading {
  const mentions = numberMentions(flow);
  const inns = innMentions(flow, mentions, hints);
  const target = targetOf(inns, hints);
  const { subscriber, group } = subscriberOf(flow, inns, target?.value ?? null, hints);
  const dates = datesOf(flow.text);
  const found = (mention: InnMention): Found<string> => ({
    value: mention.value,
    start: mention.start,
    end: mention.end,
    doubtful: !mention.certain,
    repaired: mention.repaired,
  });
  const fields: LetterFields = {
    subscriberInn: subscriber && found(subscriber),
    subscriberKpp: subscriber && kppOf(mentions, subscriber, inns, hints),
    subscriberName: subscriber && nameBefore(flow, subscriber),
    product: productOf(flow.text),
    targetPartnerInn: target && { ...found(target), doubtful: !target.certain || target.several },
    targetPartnerName: target ? nameBefore(flow, target) : null,
    letterDate: dates.letter,
    effectiveDate: dates.effective,
    groupInns: group.length === 0 ? null : groupFound(group),
  };
  const wanted = [
    fields.subscriberInn,
    fields.targetPartnerInn,
    fields.product,
    fields.letterDate,
    fields.effectiveDate,
  ];
  const score = wanted.filter((field) => field !== null && !field.doubtful).length;
  return { flow, fields, complete: score === wanted.length, score };
}

function groupFound(group: readonly InnMention[]): Found<string[]> {
  const values = [...new Set(group.map((m) => m.value))];
  const starts = group.map((m) => m.start);
  return {
    value: values,
    start: Math.min(...starts),
    end: Math.max(...group.map((m) => m.end)),
    doubtful: values.some((value) => !group.some((m) => m.value === value && m.certain)),
    repaired: group.some((m) => m.repaired),
  };
}

/** The best reading of each number: a certain mention speaks for doubtful ones of the same owner. */
const surest = (mentions: readonly InnMention[]): InnMention | null =>
  mentions.find((m) => m.certain && !m.repaired) ?? mentions.find((m) => m.certain) ?? mentions[0] ?? null;

function targetOf(inns: readonly InnMention[], hints: Hints): (InnMention & { several: boolean }) | null {
  // Nobody asks to be moved to himself: what stands among the writer's own requisites is no target.
  const own = new Set(inns.filter((m) => m.role === 'own').map((m) => m.value));
  const targets = inns.filter((m) => m.role === 'target' && !own.has(m.value));
  const best = surest(targets) ?? unnamedTarget(inns, hints);
  return best && { ...best, several: new Set(targets.filter((m) => m.certain).map((m) => m.value)).size > 1 };
}

/**
 * A partner's number without a word that makes it the target: certain where the mail names the same target, otherwise a
 * person must look (it may be the partner that serves now).
 */
function unnamedTarget(inns: readonly InnMention[], hints: Hints): InnMention | null {
  const asked = (inn: string) => hints.request?.items.some((item) => item.targetPartnerInn === inn) ?? false;
  const partners = inns.filter((m) => m.role === 'own' && isPartnerOnly(m.value, hints));
  const same = partners.find((m) => asked(m.value));
  if (same) return same;
  const [first] = partners;
  return first ? { ...first, certain: false } : null;
}

/**
 * The subscriber, and the members of its group where a list of companies follows (4.1.8). The words around a number come
 * first; the writer's own requisites serve where the text names no other company.
 */
function subscriberOf(
  flow: Flow,
  inns: readonly InnMention[],
  target: string | null,
  hints: Hints,
): { subscriber: InnMention | null; group: InnMention[] } {
  const candidates = inns.filter(
    (m) => (m.role === 'subscriber' || m.role === 'own') && m.value !== target && !isPartnerOnly(m.value, hints),
  );
  const named = candidates.filter((m) => m.role === 'subscriber');
  const list = listOf(flow.text, candidates);
  if (new Set(list.map((m) => m.value)).size >= 2) {
    const [first] = candidates;
    return {
      subscriber: first ? surest(candidates.filter((m) => m.value === first.value || isMisread(m, first))) : null,
      group: list,
    };
  }
  const [stated] = named.length > 0 ? named : candidates;
  if (!stated) return { subscriber: null, group: [] };
  const same = candidates.filter((m) => m.value === stated.value || isMisread(m, stated));
  return { subscriber: surest(same), group: [] };
}

/** Two readings of one number: one of them is unsure, and they differ in two digits at most. */
const isMisread = (a: InnMention, b: InnMention): boolean =>
  (!a.certain || !b.certain) &&
  a.value.length === b.value.length &&
  [...a.value].filter((d, i) => d !== b.value[i]).length <= 2;

const isPartnerOnly = (inn: string, { registry }: Hints): boolean =>
  registry.partnerByInn(inn) !== null && registry.subscribersByInn(inn).length === 0;

/** What stands between two entries of a list: names, numbers, labels; no new request. */
const breaksList = /прос[иья]|перен[оеё]с|перев[её]|партн[её]р|продукт|сервис|исх\.|тел\.|ОГРН|директор|уважени/iu;

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

/** The КПП that follows the subscriber's ИНН, wherever in the letter. */
function kppOf(
  mentions: readonly NumberMention[],
  subscriber: InnMention,
  inns: readonly InnMention[],
  hints: Hints,
): Found<string> | null {
  const same = inns.filter((m) => m.value === subscriber.value || isMisread(m, subscriber));
  const behind = same.flatMap((inn) => {
    const next = mentions.find((m) => m.start >= inn.start && m.kind === 'kpp');
    const other = inns.find((m) => m.start > inn.start && m.value !== subscriber.value && !isMisread(m, subscriber));
    return next && next.start - inn.end < 80 && (!other || next.start < other.start)
      ? [{ mention: next, ...trustKpp(next, subscriber.value, hints) }]
      : [];
  });
  const best = behind.find((k) => k.certain && !k.repaired) ?? behind.find((k) => k.certain) ?? behind[0];
  if (!best) return null;
  const rivals = new Set(behind.filter((k) => k.certain).map((k) => k.value));
  return {
    value: best.value,
    start: best.mention.start,
    end: best.mention.end,
    doubtful: !best.certain || rivals.size > 1,
    repaired: best.repaired,
  };
}

function nameBefore(flow: Flow, mention: InnMention): Found<string> | null {
  const from = Math.max(0, mention.start - 160);
  const name = nameMentions(flow.text.slice(from, mention.start)).at(-1);
  return name
    ? { value: name.name, start: from + name.start, end: from + name.end, doubtful: false, repaired: false }
    : null;
}

function productOf(text: string): LetterFields['product'] {
  const mentions = productMentions(text);
  const named = mentions.filter((m) => m.product !== 'ambiguous');
  const [first] = named.length > 0 ? named : mentions;
  if (!first) return null;
  const product = first.product === 'ambiguous' ? null : first.product;
  const several = new Set(named.map((m) => m.product)).size > 1;
  return {
    value: several ? null : product,
    start: first.start,
    end: first.end,
    doubtful: several || product === null,
    repaired: false,
  };
}

/** A date of something else: a contract, an invoice, the letter that is answered. */
const foreignDate =
  /(?:договор|контракт|сч[её]т|акт|доверенност|приказ|протокол|устав|лицензи|накладн|поручени|на\s+(?:ваш\p{L}*\s+)?(?:исх\p{L}*\s*)?№)\p{L}*[^\n]{0,30}$/iu;
const effectiveBefore =
  /(?:(?<!\p{L})(?:с|c|со|начиная\s+с|не\s+ранее)\s*$)|дат[аыуе]\p{L}*[^\f]{0,90}$|(?:перен[оеё]с|перевод|перевести|перенести)\p{L}*[^.\f]{0,40}$|каког?о?й?\s+даты[^\f]{0,20}$/iu;
const outgoingBefore = /(?:исх\p{L}*|№|(?<!\p{L})от)[^\n]{0,30}$/iu;

/** Which date is the letter's own and which the one from which to transfer: by the words before, then by place. */
function datesOf(text: string): { letter: Found<IsoDate> | null; effective: Found<IsoDate> | null } {
  const mentions = dateMentions(text);
  const body = requestStart(text);
  const before = (m: DateMention) => text.slice(Math.max(0, m.start - 110), m.start);
  const own = mentions.filter((m) => !foreignDate.test(before(m)));
  const isOutgoing = (m: DateMention) =>
    outgoingBefore.test(before(m)) && (body < 0 || m.start < body || /исх/iu.test(before(m)));
  const effective = own.filter(
    (m) =>
      !isOutgoing(m) &&
      m.start > Math.min(...[body].filter((b) => b >= 0), text.length) &&
      effectiveBefore.test(before(m)),
  );
  const effectiveOrLabelled =
    effective.length > 0 ? effective : own.filter((m) => !isOutgoing(m) && effectiveBefore.test(before(m)));
  const rest = own.filter((m) => !effectiveOrLabelled.includes(m));
  const letter = rest.find(isOutgoing) ?? rest.find((m) => body >= 0 && m.start < body) ?? rest.at(-1);
  return { letter: foundDate(letter ? [letter] : []), effective: foundDate(effectiveOrLabelled) };
}

function foundDate(mentions: readonly DateMention[]): Found<IsoDate> | null {
  const [first] = mentions;
  if (!first) return null;
  const several = new Set(mentions.map((m) => m.date)).size > 1;
  return { value: first.date, start: first.start, end: first.end, doubtful: several, repaired: false };
}

function sealOf(document: DocumentText): boolean | null {
  const seen = document.pages.map((page) => page.sealDetected);
  return seen.includes(true) ? true : seen.includes(null) || seen.length === 0 ? null : false;
}
