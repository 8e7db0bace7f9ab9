import type { CitedClause } from './editions.ts';
import { orderClauses } from './editions.ts';
import type { Finding } from './findings.ts';
import {
  type Advisory,
  type Decision,
  type DecisionInEdition,
  missingCodes,
  type Reason,
  type TicketAction,
  type Verdict,
} from './types.ts';

/** What is known of an item beside the findings. */
export type Outline = {
  subject: Decision['subject'];
  sourcePartnerId: string | null;
  targetPartnerId: string | null;
  licenceId: string | null;
  applicationId: string | null;
  /** What one click would do; none where there is nothing to do in the registry. */
  action: TicketAction | null;
  advisories: readonly Advisory[];
};

export const blankOutline: Outline = {
  subject: null,
  sourcePartnerId: null,
  targetPartnerId: null,
  licenceId: null,
  applicationId: null,
  action: null,
  advisories: [],
};

const noGround: Finding = {
  kind: 'doubt',
  clauses: [],
  text: 'Ни один пункт регламента не даёт основания для решения: разбирает специалист.',
  facts: {},
};

type Kind = Finding['kind'];
const clausesOf = (finding: Finding): readonly CitedClause[] => {
  if (finding.kind === 'missing' || finding.kind === 'doubt') return finding.clauses;
  return finding.kind === 'note' || finding.clause === null ? [] : [finding.clause];
};
/** A missing document has no clause of its own: the one that demands it stands beside it. */
const reasonOf = (finding: Finding, demand: CitedClause | null): Reason => {
  const own = finding.kind === 'missing' || finding.kind === 'doubt' ? (finding.clauses[0] ?? null) : finding.clause;
  const clause = own ?? (finding.kind === 'missing' ? demand : null);
  const facts = finding.kind === 'missing' ? { missing: finding.code, ...finding.facts } : finding.facts;
  return { clause, text: finding.text, facts };
};

/**
 * Precedence of the offline check: refuse → request-data → review → wait → execute. (Who asks and where, 1.1 and 1.2,
 * stands before: those rules report alone.) Nothing is executed without a ground.
 */
function verdictOf(findings: readonly Finding[]): Verdict {
  const some = (kind: Kind): boolean => findings.some((f) => f.kind === kind);
  if (some('refusal')) return 'refuse';
  if (some('missing')) return 'request-data';
  if (some('doubt')) return 'review';
  return some('hold') ? 'wait' : 'execute';
}

/** The findings that a verdict rests on; the others are left out of its clauses and reasons. */
const basis: Readonly<Record<Verdict, readonly Kind[]>> = {
  refuse: ['refusal'],
  'request-data': ['ground', 'missing'],
  review: ['doubt', 'ground', 'note'],
  wait: ['hold', 'ground', 'effect', 'note'],
  execute: ['ground', 'effect', 'note'],
};

/** Draws the decision from all findings about one item. */
export function decide(outline: Outline, reported: readonly Finding[]): DecisionInEdition {
  const grounded = reported.some((f) => f.kind !== 'note' && f.kind !== 'effect' && f.kind !== 'hold');
  const findings = grounded ? reported : [...reported, noGround];
  const verdict = verdictOf(findings);
  const kinds = basis[verdict];
  const used = kinds.flatMap((kind) => findings.filter((f) => f.kind === kind));
  const acts = verdict === 'execute' || verdict === 'wait';
  const demand = used.find((f) => f.kind === 'ground')?.clause ?? null;
  const codes = new Set(used.flatMap((f) => (f.kind === 'missing' ? [f.code] : [])));
  const holds = used.flatMap((f) => (f.kind === 'hold' ? [f.until] : [])).sort();
  return {
    subject: outline.subject,
    verdict,
    action: acts ? outline.action : null,
    clauses: orderClauses(used.flatMap(clausesOf)),
    reasons: used.map((finding) => reasonOf(finding, demand)),
    missing: missingCodes.filter((code) => codes.has(code)),
    effects: [...new Set(used.flatMap((f) => (f.kind === 'effect' ? [f.effect] : [])))],
    notBefore: holds.at(-1) ?? null,
    advisories: [...new Set(outline.advisories)],
    sourcePartnerId: outline.sourcePartnerId,
    targetPartnerId: outline.targetPartnerId,
    licenceId: outline.licenceId,
    applicationId: outline.applicationId,
  };
}
