import type { IsoDate } from '../registry/types.ts';
import { clauses2026, type RegulationClause, sections2026 } from './clauses.ts';
import { type EditionParameters, parameters2026 } from './parameters.ts';
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
  /** The numbers that its rules read. */
  parameters: EditionParameters;
};

export const edition2026: Edition = {
  id: '2026',
  validFrom: '2026-01-01',
  sections: sections2026,
  clauses: clauses2026,
  parameters: parameters2026,
};

/** What the product brings; those that were put in force here stand beside it. */
export const publishedEditions: readonly Edition[] = [edition2026];

/** What a draft changes; all else is as in edition 2026. */
export type EditionChange = {
  /** Its identifier, too: it stands in every decision that is made by it. */
  name: string;
  validFrom: IsoDate;
  clauses: Partial<Record<RegulationClause, string>>;
  parameters: Partial<EditionParameters>;
};

/** The edition that a draft would be. */
export const editionOf = ({ name, validFrom, clauses, parameters }: EditionChange): Edition => ({
  id: name,
  validFrom,
  sections: sections2026,
  clauses: { ...clauses2026, ...clauses },
  parameters: { ...parameters2026, ...parameters },
});

/**
 * The edition in force on a day: the latest that is valid by then. Before the first one its text applies, too, as
 * nothing older is known.
 */
export function editionOn(editions: readonly Edition[], date: IsoDate): Edition {
  const inOrder = [...editions].sort((a, b) => a.validFrom.localeCompare(b.validFrom));
  return inOrder.findLast(({ validFrom }) => validFrom <= date) ?? inOrder[0] ?? edition2026;
}

const texts: Readonly<Record<CitedClause, string>> = { ...clauses2026, ...productRules };

/** Every identifier that a decision can cite, in the order of the regulation, then FB and SE. */
export const citedClauses = Object.keys(texts) as CitedClause[];
const position = new Map<ClauseId, number>(citedClauses.map((id, index) => [id, index]));

/** The Russian text of a clause or rule, in this edition; null for an identifier that doesn't exist. */
export const clauseText = (id: ClauseId, edition: Edition = edition2026): string | null =>
  position.has(id) ? (edition.clauses[id as RegulationClause] ?? texts[id as CitedClause]) : null;

/** Clauses without repetitions, in the order of the regulation. */
export const orderClauses = (clauses: readonly CitedClause[]): CitedClause[] =>
  [...new Set(clauses)].sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
