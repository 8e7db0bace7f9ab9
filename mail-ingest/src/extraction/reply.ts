import {
  itemFields,
  type MailRequest,
  type MissingCode,
  type Registry,
  type RequestedItem,
  type RequestField,
  requestFields,
} from '@perenos/domain';
import { courtesy } from '../parsing/patterns.ts';
import { answersIn } from './answers.ts';
import { askedFields, sameValue, targetFields } from './asked-fields.ts';
import { type ExtractionInput, extractRequest, viewsOf } from './extract-request.ts';
import { isUnsure } from './hedges.ts';
import { isAboutRestriction } from './kind.ts';
import { isStrange, objects, productsLeftOut, sentencesOf, unsettles } from './objection.ts';
import { unstatedBy } from './promised-data.ts';
import { emptyItem } from './requested-item.ts';
import { placeOf } from './view.ts';

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
  const leftOut = productsLeftOut(own.folded, previous.kind);
  const unsure = isUnsure(own.folded);
  for (const answer of answersIn(own, { item: commonOf(previous.items), wanted, registry, leftOut })) {
    const { field, value, start, end, isConfirmed } = answer;
    const replaces = isConfirmed && previous.items.length === 1 && !sameValue(field, item[field], value);
    if (item[field] !== null && !replaces) continue;
    Object.assign(item, { [field]: value });
    item.evidence[field] = { source: 'mail', mailId: input.mailId, ...placeOf(own, start, end) };
    item.doubtful = item.doubtful.filter((one) => one !== field).concat(answer.doubtful || unsure ? [field] : []);
  }
}

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

/** Whether a reply names another partner by an ИНН than those to whom the ticket goes: it may mean that one. */
const namesAnotherPartner = (words: string, { items }: MailRequest, registry: Registry): boolean =>
  (words.match(/(?<!\d)\d{10}(?:\d\d)?(?!\d)/g) ?? []).some(
    (inn) => registry.partnerByInn(inn) !== null && items.every((item) => item.targetPartnerInn !== inn),
  );

const says = (item: RequestedItem): boolean => itemFields.some((field) => (item[field] ?? null) !== null);

/** Whether a reply tells something, apart from thanks and questions. */
const remarks = (words: string): boolean =>
  sentencesOf(words).some((sentence) => !sentence.endsWith('?') && !courtesy.test(sentence));

/** Fields that a reply states otherwise than the ticket has them, though nobody asked. */
const unasked = (said: RequestedItem, previous: MailRequest, wanted: ReadonlySet<RequestField>): RequestField[] =>
  requestFields.filter(
    (field) =>
      said[field] !== null &&
      !wanted.has(field) &&
      !said.doubtful.includes(field) &&
      previous.items.every((item) => item[field] !== null && !sameValue(field, item[field], said[field])),
  );

/**
 * What a mail in a known thread adds to its request, or null where it states nothing. The subject doesn't count: it is
 * that of the first mail. A value that differs from the earlier one without having been asked for, and without a word of
 * correction, stays doubtful.
 */
export function extractReply(input: ReplyInput): MailRequest | null {
  const { previous, expected } = input;
  const { own: author, unsaid } = viewsOf(input.mail);
  const own = `${author.folded}\n${unsaid.folded}`;
  const contesting = (contests: readonly RequestField[]): MailRequest => ({
    kind: previous.kind,
    items: [],
    picturedFields: [],
    contests,
  });
  // A request that is taken back or put off goes to a person with whatever it holds: nobody is sure of it any more.
  if (objects(own, previous.kind, unstatedBy(expected))) return contesting(requestFields);
  const read = extractRequest({ ...input, mail: { ...input.mail, subject: '' } });
  const isRestriction = isAboutRestriction(previous.kind);
  const items = read.kind === 'other' && !isRestriction ? extractAs(input) : read.items;
  const wanted = askedFields(expected);
  for (const item of items) {
    if (!isRestriction) redirect(item, wanted, previous);
    if (items.length === 1 && !isRestriction) takeAnswers(input, item, wanted);
  }
  const stated = items.filter(says);
  // What is missing is asked for all the same; but what is complete waits for a person.
  if (stated.length === 0) {
    const bringsPapers = input.mail.attachments.some(({ inline }) => !inline);
    const isContested =
      unsettles(own) ||
      namesAnotherPartner(author.folded, previous, input.registry) ||
      (expected.length === 0 && isStrange(own)) ||
      (input.isFromAnother === true && remarks(own));
    return isContested && !bringsPapers ? contesting(targetFields) : null;
  }
  const [only, ...others] = stated;
  if (only?.subscriberInn === null && others.length === 0 && !correctionWords.test(own))
    only.doubtful.push(...unasked(only, previous, wanted));
  return { kind: read.kind === 'other' ? previous.kind : read.kind, items: stated, picturedFields: [] };
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
  return extractRequest({ ...input, mailbox: 'perevod', mail: { ...input.mail, subject } }).items;
}
