import { defineEntity, p } from '@mikro-orm/core';
import { instant, json, text } from '../columns.ts';
import { Mail } from './mail.ts';
import type { StoredFilter, StoredSort } from './shapes.ts';
import { Ticket } from './ticket.ts';
import { User } from './user.ts';

const SavedViewSchema = defineEntity({
  name: 'SavedView',
  tableName: 'saved_view',
  properties: {
    id: p.integer().primary(),
    owner: () => p.manyToOne(User).index().deleteRule('cascade'),
    name: text(),
    filter: json<StoredFilter>(),
    /** null: the queue's own order. */
    sort: json<StoredSort>().strictNullable(),
    /** Seen by all; changed by its owner alone. */
    shared: p.boolean().default(false),
  },
});
/** A view of the queue that a member of the staff has named. */
export class SavedView extends SavedViewSchema.class {}
SavedViewSchema.setClass(SavedView);

const NoteSchema = defineEntity({
  name: 'Note',
  tableName: 'note',
  properties: {
    id: p.integer().primary(),
    ticket: () => p.manyToOne(Ticket).index().deleteRule('no action'),
    /** null: the product itself, an escalation. */
    author: () => p.manyToOne(User).strictNullable().deleteRule('no action'),
    text: text(),
    at: instant(),
  },
});
/** Заметка: what colleagues tell each other about a ticket; never leaves the house. */
export class Note extends NoteSchema.class {}
NoteSchema.setClass(Note);

const MentionSchema = defineEntity({
  name: 'Mention',
  tableName: 'mention',
  properties: {
    id: p.integer().primary(),
    note: () => p.manyToOne(Note).deleteRule('cascade'),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    readAt: instant().strictNullable(),
  },
  uniques: [{ properties: ['note', 'user'] }],
  indexes: [{ name: 'mention_unread_index', properties: ['user'], where: 'read_at is null' }],
});
/** Who is called by a note. */
export class Mention extends MentionSchema.class {}
MentionSchema.setClass(Mention);

const PresenceSchema = defineEntity({
  name: 'Presence',
  tableName: 'presence',
  properties: {
    ticket: () => p.manyToOne(Ticket).primary().deleteRule('cascade'),
    user: () => p.manyToOne(User).primary().deleteRule('cascade'),
    seenAt: instant(),
  },
});
/** Who looks at a ticket, by the last sign of it; in a table, so that all processes of the api know. */
export class Presence extends PresenceSchema.class {}
PresenceSchema.setClass(Presence);

const MailLinkSchema = defineEntity({
  name: 'MailLink',
  tableName: 'mail_link',
  properties: {
    ticket: () => p.manyToOne(Ticket).primary().deleteRule('cascade'),
    mail: () => p.manyToOne(Mail).primary().index().deleteRule('cascade'),
  },
});
/** A mail that belongs to another ticket besides its own: one that was split off from it. */
export class MailLink extends MailLinkSchema.class {}
MailLinkSchema.setClass(MailLink);
