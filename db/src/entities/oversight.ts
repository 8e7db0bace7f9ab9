import { defineEntity, type Opt, p } from '@mikro-orm/core';
import {
  type ClauseId,
  type DecisionAct,
  decisionActs,
  type EscalationRecipient,
  escalationRecipients,
  type OverrideKind,
  type ReviewVerdict,
  reviewVerdicts,
  type Verdict,
  verdicts,
} from '@perenos/domain';
import { instant, json, oneOf, text } from '../columns.ts';
import { Ticket, TicketItem } from './ticket.ts';
import { User } from './user.ts';

const EscalationRuleSchema = defineEntity({
  name: 'EscalationRule',
  tableName: 'escalation_rule',
  properties: {
    id: p.integer().primary(),
    percent: p.integer(),
    recipient: text<EscalationRecipient>(),
    /** For the recipient `user`. */
    user: () => p.manyToOne(User).strictNullable().deleteRule('no action'),
    byMail: p.boolean(),
    byNote: p.boolean(),
    active: p.boolean(),
    version: p.integer().version(),
  },
  checks: [
    { name: 'escalation_rule_percent_check', expression: 'percent >= 1 and percent <= 300' },
    { name: 'escalation_rule_recipient_check', expression: oneOf('recipient', escalationRecipients) },
    { name: 'escalation_rule_user_check', expression: "(recipient = 'user') = (user_id is not null)" },
    { name: 'escalation_rule_way_check', expression: 'by_mail or by_note' },
  ],
});
/** Правило эскалации: who is told once a part of the term has run. Never deleted: what fired names it. */
export class EscalationRule extends EscalationRuleSchema.class {}
EscalationRuleSchema.setClass(EscalationRule);

const EscalationSchema = defineEntity({
  name: 'Escalation',
  tableName: 'escalation',
  properties: {
    id: p.integer().primary(),
    ticket: () => p.manyToOne(Ticket).deleteRule('no action'),
    rule: () => p.manyToOne(EscalationRule).deleteRule('no action'),
    /** The run of the term that it belongs to. */
    startsAt: instant(),
    reachedAt: instant(),
    at: instant().index(),
    /** Names of those who were told; empty where a more urgent rule told the same people. */
    told: json<string[]>(),
  },
  uniques: [{ name: 'escalation_once_unique', properties: ['ticket', 'rule', 'startsAt'] }],
});
/** A rule that fired: once for each run of a ticket's term. */
export class Escalation extends EscalationSchema.class {}
EscalationSchema.setClass(Escalation);

const DecisionSampleSchema = defineEntity({
  name: 'DecisionSample',
  tableName: 'decision_sample',
  properties: {
    id: p.integer().primary(),
    /** Moscow calendar dates, both included. */
    fromDate: p.date().$type<string>(),
    toDate: p.date().$type<string>(),
    seed: text(),
    perSpecialist: p.integer(),
    perClause: p.integer(),
    /** Decisions of the period that it was drawn from. */
    drawnFrom: p.integer(),
    createdAt: instant(),
    createdBy: () => p.manyToOne(User).deleteRule('no action'),
  },
});
/** Выборка: decisions of a period, drawn at random for review. */
export class DecisionSample extends DecisionSampleSchema.class {}
DecisionSampleSchema.setClass(DecisionSample);

const SampledDecisionSchema = defineEntity({
  name: 'SampledDecision',
  tableName: 'sampled_decision',
  properties: {
    id: p.integer().primary(),
    sample: () => p.manyToOne(DecisionSample).deleteRule('cascade'),
    position: p.integer(),
    ticket: () => p.manyToOne(Ticket).index().deleteRule('no action'),
    item: () => p.manyToOne(TicketItem).deleteRule('no action'),
    /** Line of the journal. */
    entryId: p.integer(),
    decidedAt: instant(),
    byId: p.integer(),
    byName: text(),
    act: text<DecisionAct>(),
    machine: text<Verdict>(),
    /** How it differs from the machine's verdict; null where it doesn't. */
    override: text<OverrideKind>().strictNullable(),
    clauses: json<ClauseId[]>(),
    drawnFor: json<ClauseId[]>(),
    grounds: text(),
    verdict: text<ReviewVerdict>().strictNullable(),
    /** Why it is right or wrong. */
    reason: text<Opt<string>>().default(''),
    reviewedAt: instant().strictNullable(),
    reviewedBy: () => p.manyToOne(User).strictNullable().deleteRule('no action'),
  },
  uniques: [{ name: 'sampled_decision_once_unique', properties: ['sample', 'entryId', 'item'] }],
  checks: [
    { name: 'sampled_decision_act_check', expression: oneOf('act', decisionActs) },
    { name: 'sampled_decision_machine_check', expression: oneOf('machine', verdicts) },
    { name: 'sampled_decision_verdict_check', expression: oneOf('verdict', reviewVerdicts) },
    {
      name: 'sampled_decision_reviewed_check',
      expression: '(verdict is null) = (reviewed_by_id is null) and (verdict is null) = (reviewed_at is null)',
    },
    { name: 'sampled_decision_four_eyes_check', expression: 'reviewed_by_id is null or reviewed_by_id <> by_id' },
  ],
});
/** A decision in a sample, and what its reviewer says of it. */
export class SampledDecision extends SampledDecisionSchema.class {}
SampledDecisionSchema.setClass(SampledDecision);
