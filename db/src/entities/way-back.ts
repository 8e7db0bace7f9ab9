import { defineEntity, p } from '@mikro-orm/core';
import { type DraftSlot, draftSlots, type StaffAction } from '@perenos/domain';
import { instant, json, oneOf, text } from '../columns.ts';
import type { DoneChanges, TicketSnapshot } from './shapes.ts';
import { Ticket } from './ticket.ts';
import { User } from './user.ts';

const UndoPointSchema = defineEntity({
  name: 'UndoPoint',
  tableName: 'undo_point',
  properties: {
    ticket: () => p.oneToOne(Ticket).owner().primary().deleteRule('cascade'),
    action: text<StaffAction>(),
    /** Who did it; no foreign key, as in the journal. */
    actorId: p.integer(),
    /** Until when it can be undone: then its letters leave. */
    until: instant(),
    before: json<TicketSnapshot>(),
    /** The ticket as the act left it: whatever has happened since makes an undo wrong. */
    after: text(),
    /** What the act did to the registry, in order. */
    changes: json<DoneChanges[]>(),
    /** The messages that it queued. */
    messageIds: json<number[]>(),
  },
});
/** What the last deciding act on a ticket found, so that it can be taken back while its letters are still here. */
export class UndoPoint extends UndoPointSchema.class {}
UndoPointSchema.setClass(UndoPoint);

const ReplyDraftSchema = defineEntity({
  name: 'ReplyDraft',
  tableName: 'reply_draft',
  properties: {
    id: p.integer().primary(),
    ticket: () => p.manyToOne(Ticket).deleteRule('cascade'),
    user: () => p.manyToOne(User).deleteRule('cascade').index(),
    purpose: text<DraftSlot>(),
    text: text(),
    savedAt: instant(),
  },
  uniques: [{ properties: ['ticket', 'user', 'purpose'] }],
  checks: [{ name: 'reply_draft_purpose_check', expression: oneOf('purpose', draftSlots) }],
});
/** What a person has typed about a ticket and not sent yet. */
export class ReplyDraft extends ReplyDraftSchema.class {}
ReplyDraftSchema.setClass(ReplyDraft);

const TemplateVersionSchema = defineEntity({
  name: 'TemplateVersion',
  tableName: 'template_version',
  properties: {
    id: p.integer().primary(),
    /** As in domain's catalogue of templates. */
    key: text(),
    /** From 2 on: version 1 is the product's own text, which stands in domain. */
    version: p.integer(),
    text: text(),
    byId: p.integer(),
    byName: text(),
    at: instant(),
  },
  uniques: [{ properties: ['key', 'version'] }],
  checks: [{ name: 'template_version_version_check', expression: 'version > 1' }],
});
/** One text that a supervisor gave a template; the one with the highest version is in use. Never changed. */
export class TemplateVersion extends TemplateVersionSchema.class {}
TemplateVersionSchema.setClass(TemplateVersion);
