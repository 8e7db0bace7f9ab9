import { defineEntity, p } from '@mikro-orm/core';
import type { EditionChange } from '@perenos/domain';
import { calendarDate, instant, json, oneOf, text } from '../columns.ts';

const editionStates = ['draft', 'in-force'] as const;
type EditionState = (typeof editionStates)[number];

const EditionDraftSchema = defineEntity({
  name: 'EditionDraft',
  tableName: 'edition_draft',
  properties: {
    id: p.integer().primary(),
    /** Stands in every decision that is made by it. */
    name: text().unique(),
    /** `in-force`: holds from `validFrom` on and is never changed again. */
    state: text<EditionState>(),
    validFrom: calendarDate().strictNullable().unique(),
    /** Only what differs from edition 2026. */
    clauses: json<EditionChange['clauses']>(),
    parameters: json<EditionChange['parameters']>(),
    author: text(),
    createdAt: instant(),
    changedBy: text(),
    changedAt: instant(),
    version: p.integer().version(),
  },
  checks: [
    { name: 'edition_draft_state_check', expression: oneOf('state', editionStates) },
    { name: 'edition_draft_day_check', expression: "(state = 'in-force') = (valid_from is not null)" },
  ],
});
/** Редакция регламента, prepared here: a draft, or in force from a day on. */
export class EditionDraft extends EditionDraftSchema.class {}
EditionDraftSchema.setClass(EditionDraft);
