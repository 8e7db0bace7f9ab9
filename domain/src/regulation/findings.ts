import type { IsoDate } from '../registry/types.ts';
import type { CitedClause } from './editions.ts';
import { missingPoint } from './missing-points.ts';
import type { Effect, MissingCode } from './types.ts';

/** A rule of the code and the sentence of the clause that it carries out; a test proves the quotation. */
export type RuleText = { clause: CitedClause; quote: string };

export type Facts = Record<string, string | number | boolean | null>;
type Said = { text: string; facts: Facts };

/**
 * What one rule found out about an item. Rules don't decide: all of them report, and `decide` draws the verdict from
 * the findings by the precedence of the offline check.
 */
export type Finding =
  /** The regulation forbids it, whatever is supplied. */
  | (Said & { kind: 'refusal'; clause: CitedClause })
  /** Something that the requester can supply is missing or wrong. */
  | (Said & { kind: 'missing'; code: MissingCode; clauses: readonly CitedClause[] })
  /** The machine must not decide. `clauses` is empty where the regulation is silent. */
  | (Said & { kind: 'doubt'; clauses: readonly CitedClause[] })
  /** The transfer may not happen before `until`. `clause` is null where only the mail asks for that. */
  | (Said & { kind: 'hold'; until: IsoDate; clause: CitedClause | null })
  /** The clause that sets the demand. Without one nothing is ever executed. */
  | (Said & { kind: 'ground'; clause: CitedClause })
  | (Said & { kind: 'effect'; effect: Effect; clause: CitedClause })
  /** What the specialist should know; adds no clause to the decision. */
  | (Said & { kind: 'note'; clause: CitedClause | null });

export const refusal = (clause: CitedClause, text: string, facts: Facts = {}): Finding => ({
  kind: 'refusal',
  clause,
  text,
  facts,
});

/** `clauses` are those of the missing point itself; the demand's own clause comes from its `ground`. */
export const missing = (code: MissingCode, facts: Facts = {}, text: string = missingPoint(code).text): Finding => ({
  kind: 'missing',
  code,
  clauses: missingPoint(code).clauses,
  text,
  facts,
});

export const doubt = (clauses: readonly CitedClause[], text: string, facts: Facts = {}): Finding => ({
  kind: 'doubt',
  clauses,
  text,
  facts,
});
export const hold = (clause: CitedClause | null, until: IsoDate, text: string, facts: Facts = {}): Finding => ({
  kind: 'hold',
  clause,
  until,
  text,
  facts,
});
export const ground = (clause: CitedClause, text: string, facts: Facts = {}): Finding => ({
  kind: 'ground',
  clause,
  text,
  facts,
});
export const effect = (name: Effect, clause: CitedClause, text: string, facts: Facts = {}): Finding => ({
  kind: 'effect',
  effect: name,
  clause,
  text,
  facts,
});
export const note = (clause: CitedClause | null, text: string, facts: Facts = {}): Finding => ({
  kind: 'note',
  clause,
  text,
  facts,
});

export const hasMissing = (findings: readonly Finding[]): boolean => findings.some((f) => f.kind === 'missing');
