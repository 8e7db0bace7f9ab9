import { defineEntity, type Opt, p } from '@mikro-orm/core';
import type { Mailbox, MailRequest, OfficialLetter, PaymentDocument, Sender } from '@perenos/domain';
import { mailboxes } from '@perenos/domain';
import { bytes, instant, json, oneOf, text } from '../columns.ts';
import { collectLexemes } from './search-words.ts';
import type { StepLogEntry, StoredAddress, StoredPage, StoredSegment } from './shapes.ts';
import { Ticket } from './ticket.ts';

/** `unfetched`: the mail server doesn't hand it out; only where it lies is known, `raw` is empty. */
export const mailStates = ['kept', 'processed', 'failed', 'unfetched'] as const;
export type MailState = (typeof mailStates)[number];

const MailSchema = defineEntity({
  name: 'Mail',
  tableName: 'mail',
  properties: {
    id: p.integer().primary(),
    mailbox: text<Mailbox>(),
    /** Where it came from, unique per source: see `RawMail.sourceKey` of mail-ingest. */
    sourceKey: text().unique(),
    /** Of the raw bytes, hex. */
    sha256: text().index(),
    raw: bytes(),
    /** The encoding that a person chose for the mail's texts where the declared one is wrong. */
    charset: text().strictNullable(),
    keptAt: instant(),
    state: text<MailState>().default('kept'),
    attempts: p.integer().default(0),
    /** Not claimed, or fetched, before this instant (back-off). */
    notBeforeAt: instant(),
    /** Claimed by a process until this instant; past it the claim is void. */
    leasedUntil: instant().strictNullable(),
    outcome: text().strictNullable(),
    reason: text().strictNullable(),
    processedAt: instant().strictNullable(),
    receivedAt: instant().strictNullable().index(),
    messageId: text().strictNullable().index(),
    inReplyTo: text().strictNullable(),
    references: json<string[]>().onCreate(() => []),
    fromAddress: text().strictNullable().index(),
    fromName: text().strictNullable(),
    to: json<StoredAddress[]>().onCreate(() => []),
    subject: text().onCreate(() => ''),
    text: text().onCreate(() => ''),
    segments: json<StoredSegment[]>().onCreate(() => []),
    html: text().strictNullable().lazy(),
    /** Ticket number found in the subject. */
    threadToken: text().strictNullable().index(),
    ticket: () => p.manyToOne(Ticket).strictNullable().index().deleteRule('no action'),
    /** Of sender, subject, text and attachments: what tells a mail sent twice. */
    contentHash: text().strictNullable().index(),
    dkim: text<'pass' | 'fail'>().strictNullable(),
    sender: json<Sender>().strictNullable(),
    /** What this mail alone asks for. */
    request: json<MailRequest>().strictNullable(),
    stepLog: json<StepLogEntry[]>().onCreate(() => []),
    /** Cut off: a tsvector holds at most 1 MB, and a longer mail mustn't fail to be kept. */
    search: p
      .type('tsvector')
      .columnType('tsvector')
      .$type<Opt<string>>()
      .generated(`(to_tsvector('russian'::regconfig, (subject || ' '::text) || "left"(text, 100000))) stored`)
      .lazy(),
  },
  indexes: [
    { name: 'mail_search_index', expression: 'create index "mail_search_index" on "mail" using gin ("search")' },
    { name: 'mail_unprocessed_index', properties: ['notBeforeAt', 'id'], where: "state = 'kept'" },
    { name: 'mail_unfetched_index', properties: ['mailbox', 'notBeforeAt'], where: "state = 'unfetched'" },
    {
      name: 'mail_sender_search_index',
      expression: 'create index "mail_sender_search_index" on "mail" using gin ("from_address" gin_trgm_ops)',
    },
  ],
  triggers: [
    {
      name: 'mail_lexemes',
      timing: 'after',
      events: ['insert', 'update'],
      forEach: 'row',
      body: collectLexemes('new.search is distinct from old.search', 'new.search'),
    },
  ],
  checks: [
    { name: 'mail_mailbox_check', expression: oneOf('mailbox', mailboxes) },
    { name: 'mail_state_check', expression: oneOf('state', mailStates) },
  ],
});
/** A mail as it was received, and what became of it. The raw bytes are kept before anything is parsed. */
export class Mail extends MailSchema.class {}
MailSchema.setClass(Mail);

const SearchLexemeSchema = defineEntity({
  name: 'SearchLexeme',
  tableName: 'search_lexeme',
  properties: { lexeme: text().primary() },
  indexes: [
    {
      name: 'search_lexeme_search_index',
      expression: 'create index "search_lexeme_search_index" on "search_lexeme" using gin ("lexeme" gin_trgm_ops)',
    },
  ],
});
/** A word that stands in some mail or name, without its ending: what a mistyped one is put right by. */
export class SearchLexeme extends SearchLexemeSchema.class {}
SearchLexemeSchema.setClass(SearchLexeme);

const AttachmentSchema = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  properties: {
    id: p.integer().primary(),
    mail: () => p.manyToOne(Mail).index().deleteRule('cascade'),
    position: p.integer(),
    fileName: text(),
    mimeType: text(),
    contentId: text().strictNullable(),
    inline: p.boolean().default(false),
    /** In bytes. */
    size: p.integer(),
    content: bytes(),
  },
  uniques: [{ properties: ['mail', 'position'] }],
});
export class Attachment extends AttachmentSchema.class {}
AttachmentSchema.setClass(Attachment);

const DocumentSchema = defineEntity({
  name: 'Document',
  tableName: 'document',
  properties: {
    id: p.integer().primary(),
    mail: () => p.manyToOne(Mail).index().deleteRule('cascade'),
    /** null: the mail's own body. */
    attachment: () => p.manyToOne(Attachment).strictNullable().index().deleteRule('cascade'),
    /** Path inside an archive. */
    innerName: text().strictNullable(),
    fileName: text(),
    kind: text<'letter' | 'payment' | 'picture' | 'other'>(),
    form: text<'scan' | 'editable' | 'body'>(),
    problem: text().strictNullable(),
    pages: json<StoredPage[]>().lazy(),
    letter: json<OfficialLetter>().strictNullable(),
    payment: json<PaymentDocument>().strictNullable(),
    text: text().lazy(),
  },
  checks: [
    { name: 'document_kind_check', expression: oneOf('kind', ['letter', 'payment', 'picture', 'other']) },
    { name: 'document_form_check', expression: oneOf('form', ['scan', 'editable', 'body']) },
  ],
});
/** An attachment, or a file inside an archive, as it was read. */
export class Document extends DocumentSchema.class {}
DocumentSchema.setClass(Document);

const ImapCursorSchema = defineEntity({
  name: 'ImapCursor',
  tableName: 'imap_cursor',
  properties: {
    mailbox: text<Mailbox>().primary(),
    host: text().primary(),
    /** RFC 9051, 2.3.1.1: UIDs mean something only together with UIDVALIDITY. */
    uidValidity: p.bigint('string'),
    /** All UIDs up to this one are kept. */
    lastUid: p.bigint('number'),
    updatedAt: instant(),
  },
});
/** How far a mailbox of an IMAP server is read. */
export class ImapCursor extends ImapCursorSchema.class {}
ImapCursorSchema.setClass(ImapCursor);

export const readingStates = ['reading', 'lost'] as const;
export type ReadingState = (typeof readingStates)[number];

const MailboxReadingSchema = defineEntity({
  name: 'MailboxReading',
  tableName: 'mailbox_reading',
  properties: {
    mailbox: text<Mailbox>().primary(),
    state: text<ReadingState>(),
    /** Since when it is so. */
    since: instant(),
    /** When the mailbox was last looked through to its end. */
    checkedAt: instant().strictNullable(),
    /** Why it can't be read, as the server or the network says. */
    problem: text().strictNullable(),
    /** When it is tried again. */
    retryAt: instant().strictNullable(),
  },
  checks: [
    { name: 'mailbox_reading_mailbox_check', expression: oneOf('mailbox', mailboxes) },
    { name: 'mailbox_reading_state_check', expression: oneOf('state', readingStates) },
  ],
});
/** Whether a mailbox on a mail server is being read: without a word from its reader nobody would notice that mail stays away. */
export class MailboxReading extends MailboxReadingSchema.class {}
MailboxReadingSchema.setClass(MailboxReading);
