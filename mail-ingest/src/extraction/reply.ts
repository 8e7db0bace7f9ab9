import {
  type ItemField,
  isValidInn,
  itemFields,
  type MailRequest,
  type MissingCode,
  nameKey,
  type RequestedItem,
  type RequestField,
  requestFields,
} from '@perenos/domain';
import { courtesy } from '../parsing/patterns.ts';
import { type ExtractionInput, emptyItem, extractRequest, viewsOf } from './extract-request.ts';
import { isStrange, objects, sentencesOf, unsettles } from './objection.ts';
import { placeOf } from './view.ts';

export type ReplyInput = ExtractionInput & {
  /** The ticket's request as it stands before this mail. */
  previous: MailRequest;
  /** What the ticket lacks, so that a bare value («Soft Servis_40») is understood. */
  expected: readonly MissingCode[];
  /** Whether it comes from another partner than the request. */
  isFromAnother?: boolean;
};

/** Which field a missing code asks for. */
const askedBy: Partial<Record<MissingCode, readonly RequestField[]>> = {
  product: ['product'],
  'subscriber-inn': ['subscriberInn'],
  'subscriber-inn-invalid': ['subscriberInn'],
  'subscriber-kpp': ['subscriberKpp'],
  'subscriber-name': ['subscriberName'],
  'subscriber-not-found': ['subscriberInn', 'subscriberKpp', 'subscriberName'],
  'target-partner-name': ['targetPartnerName'],
  'target-partner-inn': ['targetPartnerInn'],
  'target-partner-inn-invalid': ['targetPartnerInn'],
  'target-partner-login': ['targetPartnerLogin'],
  'target-partner-login-mismatch': ['targetPartnerLogin'],
  'target-partner-not-found': ['targetPartnerName', 'targetPartnerInn', 'targetPartnerLogin'],
  'fields-not-copyable': requestFields,
};

const asked = (expected: readonly MissingCode[]): Set<RequestField> =>
  new Set(expected.flatMap((code) => askedBy[code] ?? []));

const correctionWords =
  /(?:^|[^а-я])(?:верн|правильн|корректн|исправ|ошиб|опечат|уточн|вместо|поправ|читать|актуальн|измен[ие]|поменя|замен|на\s+самом\s+деле|другой\s+логин|не\s+тот)/;

/** A reply that is nothing but the value asked for: a login, a name. Bare numbers are read as numbers anyway. */
function bareValue(input: ReplyInput, item: RequestedItem): void {
  const wanted = asked(input.expected);
  const view = viewsOf(input.mail).own;
  const lines: { text: string; start: number }[] = [];
  let start = 0;
  for (const raw of view.text.split('\n')) {
    const text = raw.trim();
    if (text !== '') lines.push({ text, start: start + raw.indexOf(text) });
    start += raw.length + 1;
  }
  const take = (field: RequestField, fits: (text: string) => boolean): void => {
    const candidates = lines.filter((line) => fits(line.text));
    const [only] = candidates;
    if (!wanted.has(field) || item[field] !== null || candidates.length !== 1 || !only) return;
    Object.assign(item, { [field]: only.text });
    item.evidence[field] = {
      source: 'mail',
      mailId: input.mailId,
      ...placeOf(view, only.start, only.start + only.text.length),
    };
  };
  take(
    'targetPartnerLogin',
    (text) =>
      /^[A-Za-z0-9][A-Za-z0-9_.\-@ ]{1,40}$/.test(text) &&
      /[A-Za-z]/.test(text) &&
      !/^(?:ok|hi|hello|thanks|re|fwd?)$/i.test(text),
  );
}

/** Bare values go where they were asked for: an ИНН or a name without a role word, when only the partner's is missing. */
function redirect(item: RequestedItem, wanted: ReadonlySet<RequestField>): void {
  const move = (from: RequestField, to: RequestField): void => {
    if (item[from] === null || item[to] !== null || wanted.has(from) || !wanted.has(to)) return;
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

const sameValue = (field: ItemField, a: string | null, b: string | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    (field === 'subscriberName' || field === 'targetPartnerName') &&
    nameKey(a) === nameKey(b));

/** Whether a reply tells something, apart from thanks and questions. */
const remarks = (words: string): boolean =>
  sentencesOf(words).some((sentence) => !sentence.endsWith('?') && !courtesy.test(sentence));

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
  if (objects(own, previous.kind)) return contesting(requestFields);
  const read = extractRequest({ ...input, mail: { ...input.mail, subject: '' } });
  const restriction = previous.kind === 'block' || previous.kind === 'unblock' || previous.kind === 'debt-inquiry';
  const items = read.kind === 'other' && !restriction ? extractAs(input) : read.items;
  const wanted = asked(expected);
  for (const item of items) {
    if (!restriction) redirect(item, wanted);
    if (items.length === 1) bareValue(input, item);
  }
  const stated = items.filter(says);
  // What is missing is asked for all the same; but what is complete waits for a person.
  if (stated.length === 0) {
    const bringsPapers = input.mail.attachments.some(({ inline }) => !inline);
    const isContested =
      unsettles(own) || (expected.length === 0 && isStrange(own)) || (input.isFromAnother === true && remarks(own));
    return isContested && !bringsPapers ? contesting(targetFields) : null;
  }
  const corrects = correctionWords.test(own);
  for (const item of stated) {
    for (const field of requestFields) {
      const before = previous.items.map((one) => one[field]);
      const differs =
        item[field] !== null && before.every((value) => value !== null && !sameValue(field, value, item[field]));
      if (
        differs &&
        !corrects &&
        !wanted.has(field) &&
        stated.length === 1 &&
        item.subscriberInn === null &&
        !item.doubtful.includes(field)
      )
        item.doubtful.push(field);
    }
  }
  return { kind: read.kind === 'other' ? previous.kind : read.kind, items: stated, picturedFields: [] };
}

const targetFields: readonly RequestField[] = ['targetPartnerName', 'targetPartnerInn', 'targetPartnerLogin'];

const contested = (request: MailRequest, fields: readonly RequestField[]): MailRequest => ({
  ...request,
  items: request.items.map((item) => ({ ...item, doubtful: [...new Set([...item.doubtful, ...fields])] })),
});

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

type Match = { index: number } | 'all' | 'new';

/** Which item of the ticket a statement of a later mail is about. */
function matchOf(items: readonly RequestedItem[], said: RequestedItem, expected: readonly MissingCode[]): Match {
  const find = (fits: (item: RequestedItem) => boolean): number[] =>
    items.flatMap((item, index) => (fits(item) ? [index] : []));
  const pick = (indexes: number[]): Match | null => (indexes.length === 1 ? { index: indexes[0] ?? 0 } : null);
  if (said.subscriberInn !== null) {
    const sameInn = find((item) => item.subscriberInn === said.subscriberInn);
    const sameKpp = sameInn.filter(
      (index) =>
        said.subscriberKpp === null ||
        items[index]?.subscriberKpp === null ||
        items[index]?.subscriberKpp === said.subscriberKpp,
    );
    const sameProduct = sameKpp.filter(
      (index) => said.product === null || items[index]?.product === null || items[index]?.product === said.product,
    );
    const known = pick(sameProduct) ?? pick(sameKpp) ?? pick(sameInn);
    if (known) return known;
    if (sameInn.length > 1) return 'all';
    const sameName = find(
      (item) =>
        said.subscriberName !== null &&
        item.subscriberName !== null &&
        nameKey(item.subscriberName) === nameKey(said.subscriberName),
    );
    const open = find((item) => item.subscriberInn === null);
    const wrong = find((item) => item.subscriberInn !== null && !isValidInn(item.subscriberInn));
    const corrected = expected.some(
      (code) => code === 'subscriber-inn' || code === 'subscriber-inn-invalid' || code === 'subscriber-not-found',
    );
    return (
      pick(sameName) ??
      pick(open) ??
      pick(wrong) ??
      (items.length === 1 && (corrected || said.subscriberName === null) ? { index: 0 } : 'new')
    );
  }
  if (said.subscriberName !== null) {
    const sameName = pick(
      find(
        (item) => item.subscriberName !== null && nameKey(item.subscriberName) === nameKey(said.subscriberName ?? ''),
      ),
    );
    const nameless = pick(find((item) => item.subscriberName === null));
    return sameName ?? nameless ?? 'all';
  }
  if (said.subscriberKpp !== null)
    return (
      pick(find((item) => item.subscriberKpp === null && item.subscriberInn?.length === 10)) ??
      pick(find((item) => item.subscriberKpp === null)) ??
      (items.length === 1 ? { index: 0 } : 'all')
    );
  return 'all';
}

function fill(item: RequestedItem, said: RequestedItem, only: readonly ItemField[] = itemFields): RequestedItem {
  const next: RequestedItem = { ...item, doubtful: [...item.doubtful], evidence: { ...item.evidence } };
  for (const field of only) {
    const value = said[field] ?? null;
    const before = item[field] ?? null;
    if (value === null) continue;
    const keeps = sameValue(field, before, value);
    if (!keeps) Object.assign(next, { [field]: value });
    const evidence = said.evidence[field];
    if (!keeps && evidence) next.evidence[field] = evidence;
    next.doubtful = next.doubtful.filter((one) => one !== field);
    const { [field]: _settled, ...others } = next.alternatives ?? {};
    if (next.alternatives) next.alternatives = others;
    if (!said.doubtful.includes(field) || keeps) continue;
    next.doubtful.push(field);
    const contenders = [...(before === null ? [] : [before]), ...(said.alternatives?.[field] ?? [])];
    if (contenders.length > 0) next.alternatives = { ...others, [field]: contenders };
  }
  return next;
}

const sharedFields: readonly ItemField[] = [
  'product',
  'targetPartnerName',
  'targetPartnerInn',
  'targetPartnerLogin',
  'wishedDate',
];

/** Partner and product that all items so far have in common stand for an item that a later mail adds. */
function withShared(items: readonly RequestedItem[], said: RequestedItem): RequestedItem {
  const [first] = items;
  const shared = emptyItem();
  for (const field of sharedFields) {
    const evidence = first?.evidence[field];
    if (first && items.every((item) => item[field] === first[field])) Object.assign(shared, { [field]: first[field] });
    if (evidence) shared.evidence[field] = evidence;
  }
  return fill(shared, said);
}

/** «Логин Kedr_50, и туда же ООО …»: what was asked about the partner is answered for all that go to it. */
function withAsked(item: RequestedItem, added: RequestedItem, expected: readonly MissingCode[]): RequestedItem {
  if (item.targetPartnerInn === null || item.targetPartnerInn !== added.targetPartnerInn) return item;
  const open = targetFields.filter((field) => item[field] === null && asked(expected).has(field));
  return fill(item, added, open);
}

/**
 * The ticket's request with a later mail added: it fills what was missing and replaces what it corrects. `supplied` tells
 * whether any field changed; letters and payment documents are the caller's to count. Nothing is changed in place.
 */
export function mergeRequests(
  previous: MailRequest,
  followUp: MailRequest | null,
  expected: readonly MissingCode[],
): { request: MailRequest; supplied: boolean } {
  if (followUp === null) return { request: previous, supplied: false };
  if (followUp.contests) return { request: contested(previous, followUp.contests), supplied: true };
  let items = previous.kind === 'other' && followUp.kind !== 'other' ? [] : previous.items;
  const kind = previous.kind === 'other' ? followUp.kind : previous.kind;
  for (const said of followUp.items) {
    const match: Match = items.length === 0 ? 'new' : matchOf(items, said, expected);
    if (match === 'new') {
      const added = withShared(items, said);
      items = [...items.map((item) => withAsked(item, added, expected)), added];
    } else if (match === 'all') {
      const fields = items.length === 1 ? itemFields : sharedFields;
      items = items.map((item) => fill(item, said, fields));
    } else items = items.map((item, index) => (index === match.index ? fill(item, said) : item));
  }
  const values = (list: readonly RequestedItem[]): string =>
    JSON.stringify(list.map((item) => itemFields.map((field) => item[field] ?? null)));
  const picturedFields = [...new Set([...previous.picturedFields, ...followUp.picturedFields])].filter((field) =>
    items.some((item) => item[field] === null),
  );
  return {
    request: { kind, items, picturedFields },
    supplied: values(items) !== values(previous.items) || kind !== previous.kind,
  };
}
