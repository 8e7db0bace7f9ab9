import { defineEntity, p } from '@mikro-orm/core';
import { type CheckFact, type CheckId, checkIds } from '@perenos/domain';
import { instant, json, oneOf, text } from '../columns.ts';
import { Application } from './subscriber.ts';

export const checkRunStates = ['running', 'passed', 'failed', 'unavailable'] as const;
export type CheckRunState = (typeof checkRunStates)[number];

const ApplicationCheckSchema = defineEntity({
  name: 'ApplicationCheck',
  tableName: 'application_check',
  properties: {
    id: p.integer().primary(),
    application: () => p.manyToOne(Application).deleteRule('cascade'),
    check: text<CheckId>().fieldName('check_id'),
    /** From 1; the highest is the one that counts, those before it are the history. */
    attempt: p.integer(),
    state: text<CheckRunState>(),
    startedAt: instant(),
    /** null while it runs. */
    finishedAt: instant().strictNullable(),
    /** null: the service itself. */
    actorId: p.integer().strictNullable(),
    actorName: text(),
    /** One sentence in Russian; empty while it runs. */
    summary: text().default(''),
    facts: json<CheckFact[]>().default('[]'),
    /** On which a person passed it by hand; null: the machine's own result. */
    grounds: text().strictNullable(),
    /** Digest of what the result rests on: with other requisites it no longer holds. */
    restsOn: text(),
  },
  uniques: [{ properties: ['application', 'check', 'attempt'] }],
  indexes: [
    {
      // two people who start one check at once start it once
      name: 'application_check_running_unique',
      expression: `create unique index "application_check_running_unique" on "application_check" ("application_id", "check_id") where state = 'running'`,
    },
  ],
  checks: [
    { name: 'application_check_check_id_check', expression: oneOf('check_id', checkIds) },
    { name: 'application_check_state_check', expression: oneOf('state', checkRunStates) },
    { name: 'application_check_finished_check', expression: "(state = 'running') = (finished_at is null)" },
    { name: 'application_check_grounds_check', expression: "grounds is null or state = 'passed'" },
  ],
});
/** One run of one check of an application. Runs are added and finished, never changed afterwards. */
export class ApplicationCheck extends ApplicationCheckSchema.class {}
ApplicationCheckSchema.setClass(ApplicationCheck);
