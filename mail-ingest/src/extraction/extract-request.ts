import {
  type Evidence,
  type Mailbox,
  type MailRequest,
  nameKey,
  type Partner,
  type Registry,
  type RequestedItem,
  type RequestField,
  requestFields,
  type TicketKind,
} from '@perenos/domain';
import type { ParsedMail } from '../types.ts';
import { targetFields } from './asked-fields.ts';
import { contradictedFields, partsContradict } from './contradictions.ts';
import { type Draft, type DraftTarget, emptyDraft, type ProductFound, type Statement } from './draft.ts';
import { isHedged } from './hedges.ts';
import { isAboutRestriction, kindOf } from './kind.ts';
import { dismissals, productsLeftOut, remarksIn } from './objection.ts';
import type { Found } from './party.ts';
import { findProducts } from './products.ts';
import { restrictionDrafts } from './restriction-drafts.ts';
import { readStatement } from './statement.ts';
import { readSubject } from './subject.ts';
import { bareNames, placeOf, type View, viewOf, without } from './view.ts';
import { latestWish, withWishedDate } from './wished-date.ts';

export type ExtractionInput = {
  /** Stands in the evidence, so that the panel knows in which mail of a thread a value was read. */
  mailId: string;
  mailbox: Mailbox;
  mail: ParsedMail;
  registry: Registry;
  /** The partner or sales centre that sends the mail; null for others. */
  senderPartner: Partner | null;
};

/** The views of a mail that may state a request, the author's own words first; `unsaid` and `signature` may only object. */
export function viewsOf(mail: ParsedMail): {
  own: View;
  forwarded: View;
  subject: View;
  unsaid: View;
  signature: View;
} {
  const ranges = (kind: 'own' | 'forwarded' | 'signature') => mail.segments.filter((segment) => segment.kind === kind);
  return {
    own: viewOf(mail.text, ranges('own'), 'body'),
    forwarded: viewOf(mail.text, ranges('forwarded'), 'forwarded'),
    subject: viewOf(mail.subject, [{ start: 0, end: mail.subject.length }], 'subject'),
    unsaid: viewOf(mail.unsaid ?? '', [{ start: 0, end: mail.unsaid?.length ?? 0 }], 'body'),
    signature: viewOf(mail.text, ranges('signature'), 'body'),
  };
}

const fillTarget = (first: DraftTarget, second: DraftTarget): DraftTarget => {
  // Two partners are never mixed: where the ИНН or the names differ, the second one is somebody else.
  const differ =
    (first.inn !== null && second.inn !== null && first.inn.value !== second.inn.value) ||
    (first.name !== null &&
      second.name !== null &&
      nameKey(first.name.value) !== nameKey(second.name.value) &&
      first.inn === null);
  return differ
    ? first
    : { name: first.name ?? second.name, inn: first.inn ?? second.inn, login: first.login ?? second.login };
};

/** What own words leave out is taken from the forwarded mail: of the same subscriber, or where each speaks of one only. */
function fillDraft(draft: Draft, own: Statement, forwarded: Statement): Draft {
  const same = forwarded.drafts.find(
    (other) => draft.subscriber.inn !== null && other.subscriber.inn?.value === draft.subscriber.inn.value,
  );
  const alone = forwarded.drafts.length === 1 && own.drafts.length === 1 ? forwarded.drafts[0] : undefined;
  const conflicts =
    alone?.subscriber.inn && draft.subscriber.inn && alone.subscriber.inn.value !== draft.subscriber.inn.value;
  const other = same ?? (conflicts ? undefined : alone);
  return {
    subscriber: {
      name: draft.subscriber.name ?? other?.subscriber.name ?? null,
      inn: draft.subscriber.inn ?? other?.subscriber.inn ?? null,
      kpp: draft.subscriber.kpp ?? (draft.subscriber.inn === null || same ? (other?.subscriber.kpp ?? null) : null),
    },
    target: fillTarget(draft.target, other?.target ?? forwarded.target),
    product: draft.product ?? other?.product ?? forwarded.product,
  };
}

function combine(own: Statement, forwarded: Statement): Draft[] {
  if (own.drafts.length > 0) return own.drafts.map((draft) => fillDraft(draft, own, forwarded));
  const base =
    forwarded.drafts.length > 0
      ? forwarded.drafts
      : [{ ...emptyDraft, target: forwarded.target, product: forwarded.product }];
  return base.map((draft) => ({
    ...draft,
    target: fillTarget(own.target, draft.target),
    product: own.product ?? draft.product,
  }));
}

const evidenceOf = (mailId: string, found: Found | ProductFound): Evidence => ({
  source: 'mail',
  mailId,
  ...placeOf(found.view, found.start, found.end),
});

/** Fields that a ticket of this kind has; all others are null (CHECK, «The financial block»). */
const fieldsOf = (kind: TicketKind): readonly RequestField[] => {
  if (kind === 'other') return [];
  return isAboutRestriction(kind) ? targetFields : requestFields;
};

export const emptyItem = (): RequestedItem => ({
  product: null,
  subscriberInn: null,
  subscriberKpp: null,
  subscriberName: null,
  targetPartnerName: null,
  targetPartnerInn: null,
  targetPartnerLogin: null,
  doubtful: [],
  evidence: {},
});

function itemOf(mailId: string, kind: TicketKind, draft: Draft): RequestedItem {
  const item = emptyItem();
  const values: Record<RequestField, Found | ProductFound | null> = {
    product: draft.product,
    subscriberInn: draft.subscriber.inn,
    subscriberKpp: draft.subscriber.kpp,
    subscriberName: draft.subscriber.name,
    targetPartnerName: draft.target.name,
    targetPartnerInn: draft.target.inn,
    targetPartnerLogin: draft.target.login,
  };
  for (const field of fieldsOf(kind)) {
    const found = values[field];
    if (!found) continue;
    Object.assign(item, { [field]: found.value });
    item.evidence[field] = evidenceOf(mailId, found);
    if (!found.doubtful && !isHedged(found.view, found.start, found.end)) continue;
    item.doubtful.push(field);
    if (found.alternatives?.length) item.alternatives = { ...item.alternatives, [field]: [...found.alternatives] };
  }
  return item;
}

const distinctItems = (items: RequestedItem[]): RequestedItem[] => {
  const key = (item: RequestedItem): string =>
    JSON.stringify([
      item.product,
      item.subscriberInn,
      item.subscriberKpp,
      item.subscriberInn === null ? item.subscriberName : null,
      item.targetPartnerInn,
    ]);
  return [...Map.groupBy(items, key).values()].flatMap(([first]) => first ?? []);
};

/** «Отправь дальше в Астрал», «прошу согласовать перенос и отправить в Астрал» in a forwarded mail: its forwarder did so. */
const toSendOn =
  /(?<![а-я])(?:(?:согласуй(?:те)?|согласовать)\s+(?:\S+\s+){0,2}?и\s+)?(?:отправ(?:ь|ить)|пере(?:шли|слать)|направ(?:ь|ить)|перенаправ(?:ь|ить)|переда(?:й|ть))(?:те)?\s+[^.!?\n]{0,30}?в\s+астрал[а-я]*/g;

/**
 * What a mail asks for: its kind, and the fields of each item with the place where each was read. Own words first, then
 * what is forwarded, then the subject; never from signatures, disclaimers or quoted mails. null = not stated. Fields
 * whose reading is a guess stand in `doubtful`. `picturedFields` is empty: documents are read elsewhere (2.2).
 */
export function extractRequest(input: ExtractionInput): MailRequest {
  const { mail, mailbox, registry } = input;
  const { own: author, ...others } = viewsOf(mail);
  const views = { ...others, own: without(author, dismissals(author.folded)) };
  const options = { fromPartnerIsTarget: mailbox === 'sverka' };
  const own = readStatement(views.own, registry, options);
  const forwarded = readStatement(views.forwarded, registry, options);
  const drafts = combine(own, forwarded);
  // Companies may be called anything: «Отбой», «Понедельник».
  const subject = without(views.subject, bareNames(views.subject, `${views.own.folded}\n${views.forwarded.folded}`));
  const words = `${subject.folded}\n${views.own.folded}\n${views.forwarded.folded.replace(toSendOn, ' ')}`;
  const { kind, isDoubted } = kindOf(mailbox, {
    words,
    unsaid: `${views.unsaid.folded}\n${remarksIn(views.signature.folded)}`,
    hasInn: drafts.some((draft) => draft.subscriber.inn !== null || draft.target.inn !== null),
    hasKpp: drafts.every(({ subscriber: { inn, kpp } }) => kpp !== null || inn?.value.length === 12),
    hasLogin: drafts.some((draft) => draft.target.login !== null),
    hasProduct: drafts.some((draft) => draft.product !== null) || findProducts(views.subject).length > 0,
    hasDocument: mail.attachments.length > 0,
    hasTransfer: drafts.some(({ subscriber, target }) => subscriber.inn !== null && target.login !== null),
  });
  if (kind === 'other') return { kind, items: [emptyItem()], picturedFields: [] };
  const asking = [subject, views.own, views.forwarded];
  const isForLater = kind !== 'transfer' && latestWish(mail, asking) !== null;
  if (isAboutRestriction(kind)) {
    const about = own.parties.length > 0 || own.target.login !== null ? own : forwarded;
    const items = restrictionDrafts(about, kind, input).map((draft) => itemOf(input.mailId, kind, draft));
    // The sender is meant where no partner is named: a doubt of the mail is one of that, too.
    if (isForLater || partsContradict(mail, views)) for (const item of items) item.doubtful = [...fieldsOf(kind)];
    return { kind, items, picturedFields: [] };
  }
  const leftOut = productsLeftOut(words, kind);
  const filled = readSubject(views.subject, drafts, { registry, kind }).map((draft) =>
    draft.product && leftOut.includes(draft.product.value)
      ? { ...draft, product: { ...draft.product, doubtful: true } }
      : draft,
  );
  const items = distinctItems(filled.map((draft) => itemOf(input.mailId, kind, draft)));
  const contradicted =
    isDoubted || isForLater ? requestFields : contradictedFields(mail, { ...views, words }, items, registry);
  for (const item of items)
    item.doubtful.push(...contradicted.filter((field) => item[field] !== null && !item.doubtful.includes(field)));
  if (kind !== 'transfer') return { kind, items, picturedFields: [] };
  return { kind, items: withWishedDate(items, { ...input, views: asking }), picturedFields: [] };
}
