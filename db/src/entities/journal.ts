import { defineEntity, p } from '@mikro-orm/core';
import type { ClauseId, JournalKind, Mailbox } from '@perenos/domain';
import { mailboxes } from '@perenos/domain';
import { bytes, instant, json, oneOf, text } from '../columns.ts';
import { Ticket, TicketItem } from './ticket.ts';

const refuseChange = `raise exception 'journal_entry is append-only' using errcode = 'restrict_violation'`;

/** What a line is looked up by with free words. */
export const journalSearchText = `(translate(lower(grounds || ' '::text || actor_name || ' '::text || object_id), 'ё'::text, 'е'::text))`;

const JournalEntrySchema = defineEntity({
  name: 'JournalEntry',
  tableName: 'journal_entry',
  properties: {
    id: p.integer().primary(),
    at: instant().index(),
    /** `system`, or `user`. */
    actor: text<'system' | 'user'>(),
    /** No foreign key: the journal outlives the user. */
    actorId: p.integer().strictNullable(),
    actorName: text(),
    kind: text<JournalKind>().index(),
    ticket: () => p.manyToOne(Ticket).strictNullable().index().deleteRule('no action'),
    item: () => p.manyToOne(TicketItem).strictNullable().deleteRule('no action'),
    objectType: text(),
    objectId: text(),
    /** In Russian, for people. */
    grounds: text(),
    clauses: json<ClauseId[]>(),
    before: json<unknown>().nullable(),
    after: json<unknown>().nullable(),
  },
  indexes: [
    { properties: ['objectType', 'objectId'] },
    { properties: ['actorId', 'at'] },
    {
      name: 'journal_entry_search_index',
      expression: `create index "journal_entry_search_index" on "journal_entry" using gin (${journalSearchText} gin_trgm_ops)`,
    },
  ],
  triggers: [
    {
      name: 'journal_entry_append_only',
      timing: 'before',
      events: ['update', 'delete'],
      forEach: 'row',
      body: refuseChange,
    },
  ],
  checks: [{ name: 'journal_entry_actor_check', expression: "(actor = 'user') = (actor_id is not null)" }],
});
/** One line of the journal: who, when, what, on what grounds. Append-only: triggers refuse update, delete and truncate. */
export class JournalEntry extends JournalEntrySchema.class {}
JournalEntrySchema.setClass(JournalEntry);

export const outboxStates = ['queued', 'sent', 'failed', 'cancelled'] as const;
export type OutboxState = (typeof outboxStates)[number];
export const outboxRoles = ['source-partner', 'target-partner', 'asker', 'staff', 'partner', 'holder'] as const;
export type OutboxRole = (typeof outboxRoles)[number];

const OutboxMessageSchema = defineEntity({
  name: 'OutboxMessage',
  tableName: 'outbox_message',
  properties: {
    id: p.integer().primary(),
    ticket: () => p.manyToOne(Ticket).strictNullable().index().deleteRule('no action'),
    role: text<OutboxRole>(),
    /** Own Message-ID with angle brackets, the same at every attempt, so that replies find the ticket. */
    messageId: text().unique(),
    toAddress: text(),
    fromMailbox: text<Mailbox>(),
    subject: text(),
    text: text(),
    /** The text holds a password: it is shown to nobody, and dropped once the message has left. */
    secret: p.boolean().default(false),
    inReplyTo: text().strictNullable(),
    references: json<string[]>(),
    state: text<OutboxState>().default('queued'),
    queuedAt: instant().onCreate(() => new Date()),
    /** Not sent before this instant: the undo window, then the back-off. */
    notBeforeAt: instant(),
    leasedUntil: instant().strictNullable(),
    sentAt: instant().strictNullable(),
    attempts: p.integer().default(0),
    lastError: text().strictNullable(),
  },
  indexes: [{ name: 'outbox_message_queued_index', properties: ['notBeforeAt', 'id'], where: "state = 'queued'" }],
  checks: [
    { name: 'outbox_message_state_check', expression: oneOf('state', outboxStates) },
    { name: 'outbox_message_role_check', expression: oneOf('role', outboxRoles) },
    { name: 'outbox_message_mailbox_check', expression: oneOf('from_mailbox', mailboxes) },
    { name: 'outbox_message_sent_check', expression: "(state = 'sent') = (sent_at is not null)" },
  ],
});
/** A message to send, written in the transaction that gives rise to it. */
export class OutboxMessage extends OutboxMessageSchema.class {}
OutboxMessageSchema.setClass(OutboxMessage);

const OutboxAttachmentSchema = defineEntity({
  name: 'OutboxAttachment',
  tableName: 'outbox_attachment',
  properties: {
    id: p.integer().primary(),
    message: () => p.manyToOne(OutboxMessage).deleteRule('cascade'),
    position: p.integer(),
    fileName: text(),
    mimeType: text(),
    size: p.integer(),
    content: bytes(),
  },
  uniques: [{ properties: ['message', 'position'] }],
});
/** A file that goes out with a message, kept as it was sent. */
export class OutboxAttachment extends OutboxAttachmentSchema.class {}
OutboxAttachmentSchema.setClass(OutboxAttachment);
