import type { IsoDate, LetterField, OfficialLetter } from '@perenos/domain';
import type { DocumentText } from '../../types.ts';
import { addressedToAstral } from './addressee.ts';
import { columnOf } from './columns.ts';
import { type Flow, flowOf, inRows } from './flow.ts';
import type { Found } from './found.ts';
import { datesOf } from './letter-dates.ts';
import { nameMentions } from './names.ts';
import { lostNumbers, type NumberMention, numberMentions } from './numbers.ts';
import { hasProductFragment, productMentions } from './products.ts';
import { type InnMention, innMentions } from './roles.ts';
import { isAnothersLetter, isMisread, subscriberOf, targetOf } from './sides.ts';
import { isSignedForPartner } from './signatory.ts';
import { type Hints, hasKpp, trustKpp } from './trust.ts';

/** Reads an official letter (chapter 3). What can't be decided is named in `doubtful`; nothing is guessed. */
export function readLetter(document: DocumentText, hints: Hints, lowQuality: boolean): OfficialLetter {
  const flow = flowOf(document);
  const isRecognized = document.pages.some(({ method }) => method === 'ocr');
  const inOrder = readFlow(flow, isRecognized, hints);
  // Where columns were read apart, labels stand away from their values: rows put them together.
  const isWhole = inOrder.complete && addressedToAstral(flow.text) === true;
  const rows =
    document.pages.some((page) => page.words.length > 0) && !isWhole
      ? readFlow(flowOf(document, inRows), isRecognized, hints)
      : null;
  const { fields, flow: used } = rows && rows.score > inOrder.score ? rows : inOrder;
  // What one order of the words shows to be stated is stated, though the other one tells more.
  const orders = rows ? [inOrder, rows] : [inOrder];
  const lost = new Set(orders.flatMap((order) => [...order.lost]));
  const isElsewhere = orders.some(({ flow }) => addressedToAstral(flow.text));
  const evidence: OfficialLetter['evidence'] = {};
  const alternatives: NonNullable<OfficialLetter['alternatives']> = {};
  const doubtful = new Set<LetterField>();
  const take = <T>(field: LetterField, found: Found<T> | null): T | null => {
    if (found) {
      const where = used.evidenceAt(found.start, found.end, found.repaired);
      if (where) evidence[field] = where;
    }
    if (found?.doubtful || (found === null && (lowQuality || lost.has(field)))) doubtful.add(field);
    if (found?.doubtful && found.alternatives?.length) alternatives[field] = found.alternatives.slice(0, offered);
    return found ? found.value : null;
  };
  // Rows of a sheet that lies aslant mix their lines: where they alone have Астрал above the request, a person looks.
  const addressee = addressedToAstral(used.text);
  if (addressee === null || (!addressee && (lowQuality || isElsewhere))) doubtful.add('addressedToAstral');
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
  for (const field of Object.keys(alternatives) as LetterField[]) if (!doubtful.has(field)) delete alternatives[field];
  const hasAlternatives = Object.keys(alternatives).length > 0;
  return { ...letter, doubtful: [...doubtful], evidence, ...(hasAlternatives ? { alternatives } : {}) };
}

/** More choices than these are no help: the person types what he sees. */
const offered = 4;

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

type FlowReading = {
  flow: Flow;
  fields: LetterFields;
  /** What the letter states in a way that was not made out: null there doesn't mean that it is absent. */
  lost: ReadonlySet<LetterField>;
  complete: boolean;
  score: number;
};

function readFlow(flow: Flow, isRecognized: boolean, hints: Hints): FlowReading {
  const mentions = numberMentions(flow);
  const all = innMentions(flow, mentions, hints);
  const inns = all.filter((m) => m.value.length === 10 || m.value.length === 12);
  const numbers = lostNumbers(flow, mentions);
  const isNumberLost = numbers.has('inn') || all.length > inns.length;
  const target = targetOf(inns, hints);
  const { subscriber, group } = subscriberOf(flow, inns, target?.value ?? null, hints);
  const dates = datesOf(flow);
  const found = (mention: InnMention): Found<string> => ({
    value: mention.value,
    start: mention.start,
    end: mention.end,
    doubtful: !mention.certain,
    repaired: mention.repaired,
    ...(mention.alternatives ? { alternatives: mention.alternatives } : {}),
  });
  const subscriberName = subscriber && nameBefore(flow, subscriber);
  const isAnothers =
    subscriber !== null &&
    (isAnothersLetter(flow, subscriber, target, inns, hints) ||
      isSignedForPartner(flow.text, subscriberName?.value ?? null, hints));
  const fields: LetterFields = {
    subscriberInn: subscriber && { ...found(subscriber), doubtful: !subscriber.certain || isAnothers },
    subscriberKpp: subscriber && kppOf(mentions, subscriber, inns, hints),
    subscriberName,
    product: productOf(flow.text),
    targetPartnerInn: target && {
      ...found(target),
      doubtful: !target.certain || target.rivals.length > 0 || namesAnotherTarget(flow, target, hints),
      alternatives: [...new Set([...target.rivals, ...(target.alternatives ?? [])])],
    },
    targetPartnerName: target ? nameBefore(flow, target) : null,
    letterDate: dates.letter,
    effectiveDate: dates.effective,
    groupInns: group.length === 0 ? null : groupFound(group, isNumberLost),
  };
  const wanted = [
    fields.subscriberInn,
    fields.targetPartnerInn,
    fields.product,
    fields.letterDate,
    fields.effectiveDate,
  ];
  const score = wanted.filter((field) => field !== null && !field.doubtful).length;
  const lost = new Set<LetterField>(dates.untold ? ['letterDate', 'effectiveDate'] : []);
  // The number for which the mail asks is there, but the words about it say another thing than what is asked.
  const states = (inn: string | null): boolean => inns.some((m) => m.value === inn);
  if (hints.request?.items.some((item) => states(item.subscriberInn))) lost.add('subscriberInn').add('subscriberKpp');
  if (hints.request?.items.some((item) => states(item.targetPartnerInn))) lost.add('targetPartnerInn');
  if (isNumberLost) lost.add('subscriberInn').add('targetPartnerInn');
  if (hasOrphanedKpp(flow, mentions)) lost.add('subscriberInn').add('subscriberKpp');
  if (numbers.has('kpp')) lost.add('subscriberKpp');
  if (isRecognized && hasProductFragment(flow.text)) lost.add('product');
  return { flow, fields, lost, complete: score === wanted.length, score };
}

/** A КПП with no ИНН before it: nobody writes one alone, so the ИНН was not made out. */
const hasOrphanedKpp = (flow: Flow, mentions: readonly NumberMention[]): boolean =>
  mentions.some(
    ({ kind, start }, i) => kind === 'kpp' && /\p{L}{4}/u.test(flow.text.slice(mentions[i - 1]?.end ?? 0, start)),
  );

const towards =
  /(?<!\p{L})(?:к|на|за)\s+(?:нов\p{L}*\s+|друг\p{L}*\s+)?(?:партн\p{L}*\s+|организаци\p{L}*\s+|компани\p{L}*\s+)?$/iu;

/** «К партнёру ООО «А» либо к партнёру ООО «Б»»: a second partner whom the letter gives no number. */
const namesAnotherTarget = (flow: Flow, target: InnMention, { registry }: Hints): boolean =>
  nameMentions(flow.text).some(({ name, start }) => {
    const partners = towards.test(flow.text.slice(Math.max(0, start - 40), start)) ? registry.partnersByName(name) : [];
    // The name beside the number is the number's own, though one of the two may be wrong.
    const isOwn = start === nameBefore(flow, target)?.start;
    return partners.length > 0 && !isOwn && !partners.some(({ inn }) => inn === target.value);
  });

/** A member whose number was not made out may be the one that seems to be missing. */
function groupFound(group: readonly InnMention[], isNumberLost: boolean): Found<string[]> {
  const values = [...new Set(group.map((m) => m.value))];
  const starts = group.map((m) => m.start);
  return {
    value: values,
    start: Math.min(...starts),
    end: Math.max(...group.map((m) => m.end)),
    doubtful: isNumberLost || values.some((value) => !group.some((m) => m.value === value && m.certain)),
    repaired: group.some((m) => m.repaired),
  };
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
  // Requisites in two columns: the КПП doesn't follow its ИНН, but the registry or the mail has them together.
  const apart = mentions
    .filter((m) => m.kind === 'kpp')
    .map((mention) => ({ mention, ...trustKpp(mention, subscriber.value, hints) }))
    .find(({ value }) => hasKpp(subscriber.value, value, hints));
  const best = behind.find((k) => k.certain && !k.repaired) ?? behind.find((k) => k.certain) ?? behind[0] ?? apart;
  if (!best) return null;
  const rivals = new Set(behind.filter((k) => k.certain).map((k) => k.value));
  const others = new Set([...rivals, ...(best.alternatives ?? [])].filter((kpp) => kpp !== best.value));
  return {
    value: best.value,
    start: best.mention.start,
    end: best.mention.end,
    doubtful: !best.certain || rivals.size > 1,
    repaired: best.repaired,
    alternatives: [...others],
  };
}

const legalForm = /(?<!\p{L})(?:ООО|ОАО|ЗАО|ПАО|АО|ИП)(?!\p{L})/u;

/** The company to which the number belongs: the last one before it, or the one above it where a row holds several. */
function nameBefore(flow: Flow, mention: InnMention): Found<string> | null {
  const from = Math.max(0, mention.start - 160);
  const before = flow.text.slice(from, mention.start);
  const names = nameMentions(before);
  const { index, count } = columnOf(flow.text, mention.start);
  const row = names.slice(-count);
  const last = names.at(-1);
  const behind = before.slice(last?.end);
  const isRow =
    row.length === count && behind.includes('\n') && !before.slice(row[0]?.start, last?.start).includes('\n');
  const name = isRow ? row[index] : last;
  // A company in between whose name was not made out: the number is that one's.
  return name && !legalForm.test(behind)
    ? { value: name.name, start: from + name.start, end: from + name.end, doubtful: false, repaired: false }
    : null;
}

function productOf(text: string): LetterFields['product'] {
  const mentions = productMentions(text);
  const named = mentions.filter((m) => m.product !== 'ambiguous');
  const [first] = named.length > 0 ? named : mentions;
  if (!first) return null;
  const product = first.product === 'ambiguous' ? null : first.product;
  const others = [...new Set(named.map((m) => m.product))];
  const several = others.length > 1;
  return {
    value: several ? null : product,
    start: first.start,
    end: first.end,
    doubtful: several || product === null,
    repaired: false,
    alternatives: several ? others : [],
  };
}

function sealOf(document: DocumentText): boolean | null {
  const seen = document.pages.map((page) => page.sealDetected);
  return seen.includes(true) ? true : seen.includes(null) || seen.length === 0 ? null : false;
}
