import {
  type MailRequest,
  type MissingCode,
  type Registry,
  type RequestField,
  requestFields,
  type Sender,
} from '@perenos/domain';
import { candidateInns, interpretBodyLetter, interpretFile } from '../../documents/index.ts';
import { type ExtractionInput, extractReply, extractRequest, fieldsIn, mergeRequests } from '../../extraction/index.ts';
import type { DocumentText, ParsedMail, ReadDocument } from '../../types.ts';
import { namesIn, numbersIn } from '../mentions.ts';
import { required } from '../required.ts';
import type { MailContext, RegistryKeys, Step, TicketThread } from '../types.ts';

/** The words of the author and of what is forwarded, without quotations and signatures. */
const ownWords = (mail: ParsedMail): string =>
  mail.segments
    .filter(({ kind }) => kind === 'own' || kind === 'forwarded')
    .map(({ start, end }) => mail.text.slice(start, end))
    .join('\n');

/** What a mail mentions, before anybody has understood it. */
function mentioned(mail: ParsedMail, texts: readonly DocumentText[], context: MailContext): RegistryKeys {
  const sender = required(context, 'sender');
  const words = `${mail.subject}\n${mail.text}`;
  const scanned = texts.flatMap((t) => t.pages.map((page) => page.text)).join('\n');
  const known = context.thread?.request.items.flatMap((i) => [i.subscriberInn, i.targetPartnerInn]) ?? [];
  return {
    inns: [
      ...new Set([
        ...numbersIn(`${words}\n${scanned}`),
        ...candidateInns(texts),
        ...known.filter((inn) => inn !== null),
      ]),
    ],
    names: namesIn(`${words}\n${scanned}`),
    logins: [],
    addresses: [sender.address],
    partnerIds: sender.partnerId ? [sender.partnerId] : [],
    partnersIn: words,
  };
}

const bodyLetter = (mail: ParsedMail, registry: Registry, request: MailRequest | null): ReadDocument[] => {
  const letter = interpretBodyLetter(ownWords(mail), { registry, request });
  const text: DocumentText = { attachmentIndex: -1, fileName: '', form: 'body', pages: [], problem: null };
  return letter ? [{ ...text, kind: 'letter', letter, payment: null }] : [];
};

/** What a picture or a scan states of the request's fields. */
function statedIn(document: ReadDocument, registry: Registry): RequestField[] {
  if (document.form !== 'scan' || document.kind === 'payment') return [];
  const { letter } = document;
  if (letter) return requestFields.filter((field) => field !== 'targetPartnerLogin' && letter[field] !== null);
  return [...fieldsIn(document.pages.map((page) => page.text).join('\n'), registry)];
}

/** Fields that the text leaves out and a picture or a scan states: they can't be copied (2.2). */
function picturedFields(request: MailRequest, documents: readonly ReadDocument[], registry: Registry): RequestField[] {
  const absent = requestFields.filter((field) => request.items.some((item) => item[field] === null));
  const pictured = new Set(absent.length > 0 ? documents.flatMap((document) => statedIn(document, registry)) : []);
  return absent.filter((field) => pictured.has(field));
}

const expectedOf = (thread: TicketThread): MissingCode[] => [
  ...new Set(thread.items.flatMap(({ open, decision }) => (open ? (decision?.missing ?? []) : []))),
];

/** What this mail states, and the ticket's request with it. */
function stated(input: ExtractionInput, thread: TicketThread | null, sender: Sender) {
  if (!thread) {
    const request = extractRequest(input);
    return { own: request, merged: { request, supplied: true } };
  }
  const expected = expectedOf(thread);
  const isFromAnother = sender.partnerId !== thread.sender.partnerId;
  const own = extractReply({ ...input, previous: thread.request, expected, isFromAnother });
  return { own, merged: mergeRequests(thread.request, own, expected) };
}

/** Text → the request's fields, each with where it was read; documents → letters and payment documents. */
export const extract: Step['run'] = async (context, { store }) => {
  const mail = required(context, 'parsed');
  const sender = required(context, 'sender');
  const texts = required(context, 'texts');
  const { thread } = context;
  const registry = await store.registry(mentioned(mail, texts, context));
  const senderPartner = sender.partnerId ? registry.partnerById(sender.partnerId) : null;
  const mailbox = thread?.mailbox ?? context.raw.mailbox;
  const { own, merged } = stated(
    { mailId: required(context, 'mailId'), mailbox, mail, registry, senderPartner },
    thread,
    sender,
  );
  const read = texts.flatMap((text) => interpretFile(text, { registry, request: merged.request }));
  const documents = [...bodyLetter(mail, registry, merged.request), ...read];
  const pictured = picturedFields(merged.request, documents, registry);
  const all = new Set([...merged.request.picturedFields, ...pictured]);
  const request = { ...merged.request, picturedFields: requestFields.filter((field) => all.has(field)) };
  const detail = `${request.kind}, ${documents.map((d) => `${d.fileName}: ${d.kind}`).join(', ')}`;
  return {
    kind: 'next',
    context: { ...context, documents, request: own, merged: { request, supplied: merged.supplied } },
    detail,
  };
};
