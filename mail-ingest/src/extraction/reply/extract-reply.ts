import {
  itemFields,
  type MailRequest,
  type MissingCode,
  type RequestedItem,
  type RequestField,
  requestFields,
} from '@perenos/domain';
import { courtesy } from '../../parsing/patterns.ts';
import { isAboutRestriction } from '../kind/kind.ts';
import { isUnsure } from '../objections/hedges.ts';
import { withoutLetterToCome } from '../objections/letter-to-come.ts';
import { isStrange, objects, productsLeftOut, remarksIn, sentencesOf, unsettles } from '../objections/objection.ts';
import { unstatedBy } from '../objections/promised-data.ts';
import { askedFields, sameValue, targetFields } from '../request/asked-fields.ts';
import { type ExtractionInput, extractRequest, viewsOf } from '../request/extract-request.ts';
import { emptyItem } from '../request/requested-item.ts';
import { placeOf, type View } from '../text/view.ts';
import { answersIn, severalIn } from './answers.ts';
import { withoutAwaited, withoutExplanation, withoutOmission } from './awaited.ts';
import { contestedBy, unasked } from './contests.ts';
import { hasMisgiving } from './misgivings.ts';

export type ReplyInput = ExtractionInput & {
  /** The ticket's request as it stands before this mail. */
  previous: MailRequest;
  /** What the ticket lacks, so that a bare value («Soft Servis_40») is understood. */
  expected: readonly MissingCode[];
  /** Whether it comes from another partner than the request. */
  isFromAnother?: boolean;
};

/** With which a reply says that it replaces a value. */
const correctionWords =
  /(?:^|[^а-я])(?:верн|правильн|корректн|исправ|ошиб|опечат|уточн|вместо|поправ|читать|актуальн|измен[ие]|поменя|замен|на\s+самом\s+деле|другой\s+логин|не\s+тот)/;

const wrongInn: Partial<Record<MissingCode, 'subscriberInn' | 'targetPartnerInn'>> = {
  'subscriber-inn-invalid': 'subscriberInn',
  'target-partner-inn-invalid': 'targetPartnerInn',
};

/** What the items of a ticket have in common. */
function commonOf(items: readonly RequestedItem[]): RequestedItem {
  const [first] = items;
  const common = emptyItem();
  for (const field of requestFields)
    if (first && items.every((item) => item[field] === first[field])) Object.assign(common, { [field]: first[field] });
  return common;
}

/** Puts what was asked for where it belongs, over whatever else was read there, where the registry confirms it. */
function takeAnswers(input: ReplyInput, item: RequestedItem, wanted: ReadonlySet<RequestField>): void {
  const { previous, registry } = input;
  const { own } = viewsOf(input.mail);
  const leftOut = productsLeftOut(own.folded, previous.kind, { isReply: true });
  const unsure = isUnsure(own.folded);
  const question = { item: commonOf(previous.items), wanted, registry, leftOut };
  if (previous.items.length === 1) item.doubtful.push(...severalIn(own, question));
  for (const answer of answersIn(own, question)) {
    const { field, value, start, end, isConfirmed } = answer;
    const replaces = isConfirmed && previous.items.length === 1 && !sameValue(field, item[field], value);
    if (item[field] !== null && !replaces) continue;
    Object.assign(item, { [field]: value });
    item.evidence[field] = { source: 'mail', mailId: input.mailId, ...placeOf(own, start, end) };
    item.doubtful = item.doubtful.filter((one) => one !== field).concat(answer.doubtful || unsure ? [field] : []);
  }
}

/** ИНН of the ticket whose check digits are wrong: they are named only to be replaced. Every sign keeps its place. */
const withoutWrong = (text: string, { items }: MailRequest, expected: readonly MissingCode[]): string =>
  expected
    .flatMap((code) => {
      const field = wrongInn[code];
      return field ? items.flatMap((item) => item[field] ?? []) : [];
    })
    .reduce((rest, inn) => rest.replaceAll(inn, '·'.repeat(inn.length)), text);

/**
 * Bare values go where they were asked for: an ИНН or a name without a role word, when only the partner's is missing; not
 * one that the ticket has already where it was read.
 */
function redirect(item: RequestedItem, wanted: ReadonlySet<RequestField>, previous: MailRequest): void {
  const move = (from: RequestField, to: RequestField): void => {
    if (item[from] === null || item[to] !== null || wanted.has(from) || !wanted.has(to)) return;
    if (previous.items.some((one) => sameValue(from, one[from], item[from]))) return;
    Object.assign(item, { [to]: item[from], [from]: null });
    const evidence = item.evidence[from];
    if (evidence) item.evidence[to] = evidence;
    delete item.evidence[from];
  };
  move('subscriberInn', 'targetPartnerInn');
  move('subscriberName', 'targetPartnerName');
  move('targetPartnerInn', 'subscriberInn');
  move('targetPartnerName', 'subscriberName');
}

const says = (item: RequestedItem): boolean => itemFields.some((field) => (item[field] ?? null) !== null);

/** Whether a reply tells something, apart from thanks and questions. */
const remarks = (words: string): boolean =>
  sentencesOf(words).some((sentence) => !sentence.endsWith('?') && !courtesy.test(sentence));

/** The words of a reply that may speak against the request. */
function wordsAgainst(said: string, stated: readonly RequestedItem[], expected: readonly MissingCode[]): string {
  const awaitsLetter = expected.some((code) => code.startsWith('official-letter'));
  const own = awaitsLetter ? withoutLetterToCome(said) : said;
  if (askedFields(expected).size === 0) return own;
  if (stated.length === 0) return withoutAwaited(own);
  const corrects = expected.some((code) => /-(?:invalid|mismatch)$/.test(code));
  return corrects ? withoutExplanation(own) : withoutOmission(own);
}

/** What was asked for and is given, but not without reserve. */
function misgiven(item: RequestedItem, own: View, wanted: ReadonlySet<RequestField>): RequestField[] {
  const given = [...wanted].filter((field) => item[field] !== null);
  const ends = given.flatMap((field) => {
    const evidence = item.evidence[field];
    return evidence?.source === 'mail' ? [evidence.end] : [];
  });
  const from = own.offsets.findIndex((offset) => offset >= Math.max(...ends));
  return ends.length > 0 && from >= 0 && hasMisgiving(own.folded.slice(from)) ? given : [];
}

const bringsPapers = ({ mail }: ReplyInput): boolean => mail.attachments.some(({ inline }) => !inline);

/** Whether a reply takes the request back, puts it off, or leaves its very product out. */
function standsAgainst(words: string, input: ReplyInput, stated: readonly RequestedItem[]): boolean {
  const { previous, expected } = input;
  const isOpen = (field: RequestField): boolean => stated.every((item) => item[field] === null);
  const unstated = unstatedBy(expected.filter((code) => [...askedFields([code])].every(isOpen)));
  const circumstances = { unstated, isReply: true, bringsPapers: bringsPapers(input) };
  const leftOut = productsLeftOut(words, previous.kind, circumstances);
  return (
    previous.items.some(({ product }) => product !== null && leftOut.includes(product)) ||
    objects(words, previous.kind, circumstances)
  );
}

/** What a reply states, item by item, each value where it was asked for. */
function readItems(input: ReplyInput, wanted: ReadonlySet<RequestField>): Pick<MailRequest, 'kind' | 'items'> {
  const { previous, expected } = input;
  const isRestriction = isAboutRestriction(previous.kind);
  const mail = { ...input.mail, text: withoutWrong(input.mail.text, previous, expected) };
  const read = extractRequest({ ...input, mail: { ...mail, subject: '' }, isReply: true });
  const items = read.kind === 'other' && !isRestriction ? extractAs({ ...input, mail }) : read.items;
  if (!isRestriction)
    for (const item of items) {
      redirect(item, wanted, previous);
      if (items.length === 1) takeAnswers(input, item, wanted);
    }
  return { kind: read.kind === 'other' ? previous.kind : read.kind, items: items.filter(says) };
}

/**
 * What a mail in a known thread adds to its request, or null where it states nothing. The subject doesn't count: it is
 * that of the first mail. A value that differs from the earlier one without having been asked for, and without a word of
 * correction, stays doubtful.
 */
export function extractReply(input: ReplyInput): MailRequest | null {
  const { previous, expected } = input;
  const { own: author, unsaid, forwarded, signature } = viewsOf(input.mail);
  const own = `${author.folded}\n${unsaid.folded}`;
  const wanted = askedFields(expected);
  const { kind, items } = readItems(input, wanted);
  const contesting = (contests: readonly RequestField[]): MailRequest => ({
    kind: previous.kind,
    items: [],
    picturedFields: [],
    contests,
  });
  // A request that is taken back or put off goes to a person with whatever it holds: nobody is sure of it any more.
  const words = wordsAgainst(own, items, expected);
  if (standsAgainst(`${words}\n${forwarded.folded}\n${remarksIn(signature.folded)}`, input, items))
    return contesting(requestFields);
  const contested = contestedBy(author, previous, items, { registry: input.registry, wanted });
  // What is missing is asked for all the same; but what is complete waits for a person.
  if (items.length === 0) {
    const isContested =
      unsettles(words) || (expected.length === 0 && isStrange(own)) || (input.isFromAnother === true && remarks(own));
    const fields = isContested ? [...contested, ...targetFields.filter((field) => !wanted.has(field))] : contested;
    return fields.length > 0 && !bringsPapers(input) ? contesting(fields) : null;
  }
  const [only, ...others] = items;
  if (only && others.length === 0) only.doubtful.push(...misgiven(only, author, wanted));
  if (only?.subscriberInn === null && others.length === 0 && !correctionWords.test(own))
    only.doubtful.push(...unasked(only, previous, wanted, author));
  return { kind, items, picturedFields: [], ...(contested.length > 0 ? { contests: contested } : {}) };
}

/**
 * «Добавьте ещё одного клиента: ООО …»: in the thread of a transfer that asks to transfer it too. «Добавьте клиенту
 * направление» does not.
 */
const addsSomebody = new RegExp(
  [
    String.raw`(?<![а-я])(?:добав|включ|допиш|дополн)[а-я]+[\s,]+`,
    String.raw`(?:(?:пожалуйста|еще|также|и|к|в|эту|этой|нашу|нашей|заявк[а-я]*|спис[а-я]+|запрос[а-я]*|перенос[а-я]*|одн[а-я]+|нов[а-я]+|следующ[а-я]+|втор[а-я]+)[\s,]+)*`,
    String.raw`(?:абонента|клиента|организацию|компанию|(?<=(?:еще|также|спис[а-я]+|заявк[а-я]+)\s)(?:ооо|ип|ао))(?![а-я])`,
    '(?![^.!?]*(?:направлени|сертификат|сотрудник|тариф|лицензи|доступ))',
    // «И ещё одного добавьте, пожалуйста, туда же: ООО …», «заодно и ООО … туда же».
    String.raw`|(?<![а-я])(?:добавьте|допишите|включите|заодно|ещ[её]\s+(?:од(?:ин|на|ного|ну)|вот))(?![а-я])[^.!?\n]{0,60}(?<![а-я])(?:ооо|ип|ао|нко|ано)(?![а-я])(?![^.!?]*(?:направлени|сертификат|сотрудник|тариф|лицензи|доступ))`,
  ].join(''),
);

/** The fields of a reply whose words alone ask for nothing: «Логин: Dom_Servis 24». */
function extractAs(input: ReplyInput): RequestedItem[] {
  const adds = input.previous.kind === 'transfer' && addsSomebody.test(viewsOf(input.mail).own.folded);
  const subject = adds ? 'просим перенести' : 'перенос';
  return extractRequest({ ...input, mailbox: 'perevod', mail: { ...input.mail, subject }, isReply: true }).items;
}
