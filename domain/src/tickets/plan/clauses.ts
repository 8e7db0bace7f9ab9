import type { Product } from '../../products.ts';
import type { ClauseId, Decision, Effect } from '../../regulation/types.ts';

type Section = Partial<Record<Effect, ClauseId>>;

const reporting: Section = {
  'invoice-to-target': '4.1.11',
  'tariff-replaced': '4.1.11',
  'account-only': '4.1.12',
  'application-only': '4.1.13',
  'group-dissolves': '4.1.8',
  'representative-invoice-at-quarter-end': '4.1.6',
};
const astralReport: Section = {
  'tariff-replaced': '4.2.8',
  'account-only': '4.2.7',
  'group-dissolves': '4.2.5',
  'representative-invoice-at-quarter-end': '4.2.3',
};
const sections: Readonly<Record<Product, Section>> = {
  '1c-reporting': reporting,
  'astral-report-4.5': astralReport,
  'astral-report-online': { 'group-dissolves': '4.3.4' },
  'astral-online': {},
  'astral-et': {},
  '1c-etp': {},
  'astral-edo': {},
};

/** The clause by which a transfer of this product has the effect; null where the regulation knows no such effect. */
export const effectClause = (product: Product, effect: Effect): ClauseId | null => sections[product][effect] ?? null;

/** The clause that the transfer itself rests on: the first one that isn't there for an effect alone. */
export function groundClause(
  decision: Pick<Decision, 'clauses' | 'effects'>,
  product: Product | null,
): ClauseId | null {
  const alone = new Set<ClauseId | null>();
  // A group and a representative are both the ground of the transfer and the reason of its effect.
  for (const effect of decision.effects)
    if (product !== null && effect !== 'group-dissolves' && effect !== 'representative-invoice-at-quarter-end')
      alone.add(effectClause(product, effect));
  return decision.clauses.find((clause) => !alone.has(clause)) ?? decision.clauses[0] ?? null;
}
