import {
  type Mailbox,
  type MailRequest,
  type Partner,
  type Product,
  type Registry,
  requestFields,
} from '@perenos/domain';
import type { ParsedMail } from '../../types.ts';
import { latestWish, withWishedDate } from '../dates/wished-date.ts';
import { combinedDrafts } from '../drafts/combined-drafts.ts';
import type { Draft } from '../drafts/draft.ts';
import { withProperNames } from '../drafts/proper-names.ts';
import { restrictionDrafts } from '../drafts/restriction-drafts.ts';
import { readStatement } from '../drafts/statement.ts';
import { readSubject, withEdoProduct } from '../drafts/subject.ts';
import { isAboutRestriction, kindOf } from '../kind/kind.ts';
import { contradictedFields, partsContradict } from '../objections/contradictions.ts';
import { dismissals, productsLeftOut, remarksIn } from '../objections/objection.ts';
import { unstatedIn } from '../objections/promised-data.ts';
import { bareNames, type View, viewOf, without } from '../text/view.ts';
import { findProducts } from '../values/products.ts';
import { targetFields } from './asked-fields.ts';
import { distinctItems, emptyItem, fieldsOf, itemOf } from './requested-item.ts';

export type ExtractionInput = {
  /** Stands in the evidence, so that the panel knows in which mail of a thread a value was read. */
  mailId: string;
  mailbox: Mailbox;
  mail: ParsedMail;
  registry: Registry;
  /** The partner or sales centre that sends the mail; null for others. */
  senderPartner: Partner | null;
  /** It answers in the thread of a request: what it says against that request is judged there. */
  isReply?: boolean;
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

/** «Отправь дальше в Астрал», «прошу согласовать перенос и отправить в Астрал» in a forwarded mail: its forwarder did so. */
const toSendOn =
  /(?<![а-я])(?:(?:согласуй(?:те)?|согласовать)\s+(?:\S+\s+){0,2}?и\s+)?(?:отправ(?:ь|ить)|пере(?:шли|слать)|направ(?:ь|ить)|перенаправ(?:ь|ить)|переда(?:й|ть))(?:те)?\s+[^.!?\n]{0,30}?в\s+астрал[а-я]*/g;

/** Drafts of which nobody is sure that they are for one of these products. */
const doubtProducts = (drafts: readonly Draft[], products: readonly Product[]): Draft[] =>
  drafts.map((draft) =>
    draft.product && products.includes(draft.product.value)
      ? { ...draft, product: { ...draft.product, doubtful: true } }
      : draft,
  );

/** Whether it states names and ИНН of both sides and the login to go to: nobody writes all that for anything but a transfer. */
const isWhole = ({ subscriber, target }: Draft): boolean =>
  subscriber.inn !== null &&
  subscriber.name !== null &&
  target.inn !== null &&
  target.name !== null &&
  target.login !== null;

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
  const own = readStatement(views.own, registry, { ...options, sender: input.senderPartner });
  const forwarded = readStatement(views.forwarded, registry, options);
  const drafts = combinedDrafts(own, forwarded);
  // Companies may be called anything: «Отбой», «Понедельник».
  const subject = without(views.subject, bareNames(views.subject, `${views.own.folded}\n${views.forwarded.folded}`));
  const words = `${subject.folded}\n${views.own.folded}\n${views.forwarded.folded.replace(toSendOn, ' ')}`;
  const { kind, isDoubted, awaitsLetter } = kindOf(mailbox, {
    words,
    unsaid: `${views.unsaid.folded}\n${remarksIn(views.signature.folded)}`,
    hasInn: drafts.some((draft) => draft.subscriber.inn !== null || draft.target.inn !== null),
    // The subject may state what the words promise.
    unstated: /\d{9}/.test(subject.folded) ? [] : unstatedIn(drafts),
    hasLogin: drafts.some((draft) => draft.target.login !== null),
    hasProduct: drafts.some((draft) => draft.product !== null) || findProducts(views.subject).length > 0,
    hasDocument: mail.attachments.length > 0,
    isReply: input.isReply,
    hasTransfer: drafts.some(({ subscriber, target }) => subscriber.inn !== null && target.login !== null),
    isWhole: drafts.length > 0 && drafts.every(isWhole),
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
  const stated = withProperNames(readSubject(views.subject, drafts, { registry, kind }), registry);
  const named = kind === 'edo-reject' ? withEdoProduct(stated, asking) : stated;
  const filled = doubtProducts(named, productsLeftOut(words, kind));
  const items = distinctItems(filled.map((draft) => itemOf(input.mailId, kind, draft)));
  const contradicted =
    isDoubted || isForLater
      ? requestFields
      : new Set([
          // The letter is asked for where the regulation demands it; else a person looks first.
          ...(awaitsLetter ? targetFields : []),
          ...contradictedFields(mail, { ...views, words }, items, registry),
        ]);
  for (const item of items)
    item.doubtful.push(...[...contradicted].filter((field) => item[field] !== null && !item.doubtful.includes(field)));
  if (kind !== 'transfer') return { kind, items, picturedFields: [] };
  return { kind, items: withWishedDate(items, { ...input, views: asking }), picturedFields: [] };
}
