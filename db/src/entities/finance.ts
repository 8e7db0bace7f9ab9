import { defineEntity, p } from '@mikro-orm/core';
import type { Allocation, StatementProblem } from '@perenos/domain';
import { calendarDate, instant, json, oneOf, text } from '../columns.ts';
import { Partner } from './partner.ts';

const RestrictionDecisionSchema = defineEntity({
  name: 'RestrictionDecision',
  tableName: 'restriction_decision',
  properties: {
    partner: () => p.manyToOne(Partner).primary().deleteRule('cascade'),
    since: calendarDate().primary(),
    /** `automatic`, or the id of the sales centre that asked. */
    imposedBy: text().primary(),
    /** Why, in Russian; null where it was lifted here and imposed elsewhere. */
    reason: text().strictNullable(),
    /** Who imposed it here; null as above. */
    imposedByName: text().strictNullable(),
    liftedOn: calendarDate().strictNullable(),
  },
});
/**
 * What was decided here about a restriction: the registry's own row holds no more than who and since when, and goes when
 * it is lifted. The import leaves a restriction with such a decision as it was decided.
 */
export class RestrictionDecision extends RestrictionDecisionSchema.class {}
RestrictionDecisionSchema.setClass(RestrictionDecision);

export const statementStates = ['preview', 'booked'] as const;
export type StatementState = (typeof statementStates)[number];
export const statementFormats = ['csv', '1c'] as const;
export type StatementFormat = (typeof statementFormats)[number];

const StatementSchema = defineEntity({
  name: 'Statement',
  tableName: 'statement',
  properties: {
    id: p.integer().primary(),
    fileName: text(),
    /** Of the file's bytes: the same file again is the same statement. */
    sha256: text().unique(),
    format: text<StatementFormat>(),
    /** As it was read: `utf-8`, `windows-1251`, `cp866`. */
    encoding: text(),
    state: text<StatementState>().default('preview'),
    uploadedAt: instant(),
    /** No foreign key, as in the journal. */
    uploadedById: p.integer(),
    uploadedByName: text(),
    bookedAt: instant().strictNullable(),
    bookedByName: text().strictNullable(),
    /** Lines of the file that look like payments and can't be read. */
    problems: json<StatementProblem[]>(),
    skippedOutgoing: p.integer(),
    skippedOther: p.integer(),
  },
  checks: [
    { name: 'statement_state_check', expression: oneOf('state', statementStates) },
    { name: 'statement_format_check', expression: oneOf('format', statementFormats) },
    { name: 'statement_booked_check', expression: "(state = 'booked') = (booked_at is not null)" },
  ],
});
/** Выписка банка: a file of payments, first looked at, then booked. */
export class Statement extends StatementSchema.class {}
StatementSchema.setClass(Statement);

export const statementRowStates = ['preview', 'allocated', 'unallocated', 'repeated', 'dismissed'] as const;
export type StatementRowState = (typeof statementRowStates)[number];
/** What a person has decided about a payment. */
export type RowDecision = { kind: 'allocate'; allocations: Allocation[] } | { kind: 'dismiss'; reason: string };

const StatementRowSchema = defineEntity({
  name: 'StatementRow',
  tableName: 'statement_row',
  properties: {
    id: p.integer().primary(),
    statement: () => p.manyToOne(Statement).index().deleteRule('cascade'),
    /** Line of the file, from 1. */
    line: p.integer(),
    paidOn: calendarDate(),
    amountKopecks: p.bigint('number'),
    payerInn: text().strictNullable(),
    payerName: text(),
    purpose: text(),
    documentNumber: text().strictNullable(),
    /** SHA-256 of day, sum, payer, number and purpose: the same payment in another file has the same one. */
    fingerprint: text(),
    /** Which of several equal lines of its file it is, from 1: only the first can be a payment of its own by itself. */
    occurrence: p.integer(),
    state: text<StatementRowState>().default('preview'),
    decision: json<RowDecision>().strictNullable(),
    /** Who decided about it, in the preview or afterwards. */
    decidedByName: text().strictNullable(),
    decidedAt: instant().strictNullable(),
    /** What the product says of it since it was booked. */
    note: text().strictNullable(),
  },
  uniques: [{ properties: ['statement', 'line'] }],
  indexes: [
    {
      name: 'statement_row_payment_unique',
      expression:
        'create unique index "statement_row_payment_unique" on "statement_row" ("fingerprint", "occurrence") where state in (\'allocated\', \'unallocated\', \'dismissed\')',
    },
    {
      name: 'statement_row_unallocated_index',
      expression:
        'create index "statement_row_unallocated_index" on "statement_row" ("paid_on", "id") where state = \'unallocated\'',
    },
  ],
  checks: [
    { name: 'statement_row_state_check', expression: oneOf('state', statementRowStates) },
    { name: 'statement_row_amount_check', expression: 'amount_kopecks > 0' },
  ],
});
/** One payment of a statement. */
export class StatementRow extends StatementRowSchema.class {}
StatementRowSchema.setClass(StatementRow);

const PaymentAllocationSchema = defineEntity({
  name: 'PaymentAllocation',
  tableName: 'payment_allocation',
  properties: {
    id: p.integer().primary(),
    row: () => p.manyToOne(StatementRow).index().deleteRule('no action'),
    /** The debt by what tells it apart: its row in the registry is written anew by every import that changes it. */
    partner: () => p.manyToOne(Partner).deleteRule('cascade'),
    product: text(),
    invoiceNumber: text(),
    amountKopecks: p.bigint('number'),
    /** The day the money was received. */
    paidOn: calendarDate(),
    bookedAt: instant(),
    bookedByName: text(),
  },
  indexes: [{ properties: ['partner', 'product', 'invoiceNumber'] }],
  checks: [{ name: 'payment_allocation_amount_check', expression: 'amount_kopecks > 0' }],
});
/** A part of a payment that was booked to a debt. */
export class PaymentAllocation extends PaymentAllocationSchema.class {}
PaymentAllocationSchema.setClass(PaymentAllocation);
