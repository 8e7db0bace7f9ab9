import type { IsoDate } from '../registry/types.ts';
import { clauses2026, type RegulationClause, sections2026 } from './clauses.ts';
import { type ProductRule, productRules } from './product-rules.ts';
import type { ClauseId } from './types.ts';

/** A clause of the regulation or a rule of this product: whatever a decision can cite. */
export type CitedClause = RegulationClause | ProductRule;

/** A wording of the regulation and the day from which it is applied. */
export type Edition = {
  id: string;
  /** The text as received bears no date: the first day of the year of its name. */
  validFrom: IsoDate;
  sections: Readonly<Record<string, string>>;
  clauses: Readonly<Record<RegulationClause, string>>;
};

export const edition2026: Edition = {
  id: '2026',
  validFrom: '2026-01-01',
  sections: sections2026,
  clauses: clauses2026,
};

const texts: Readonly<Record<CitedClause, string>> = { ...clauses2026, ...productRules };

/** Every identifier that a decision can cite, in the order of the regulation, then FB and SE. */
export const citedClauses = Object.keys(texts) as CitedClause[];
const position = new Map<ClauseId, number>(citedClauses.map((id, index) => [id, index]));

/** The Russian text of a clause or rule; null for an identifier that doesn't exist. */
export const clauseText = (id: ClauseId): string | null => (position.has(id) ? texts[id as CitedClause] : null);

/** Clauses without repetitions, in the order of the regulation. */
export const orderClauses = (clauses: readonly CitedClause[]): CitedClause[] =>
  [...new Set(clauses)].sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
