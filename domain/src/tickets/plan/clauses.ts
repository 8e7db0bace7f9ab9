import type { Product } from '../../products.ts';
import { type ProductSection, sectionOf } from '../../regulation/transfer/sections.ts';
import type { ClauseId, Decision, Effect } from '../../regulation/types.ts';

const sayings: Readonly<Record<Effect, (section: ProductSection) => { clause: ClauseId } | undefined>> = {
  'invoice-to-target': (section) => section.invoiceToTarget,
  'tariff-replaced': (section) => section.tariffReplaced,
  'account-only': (section) => section.accountOnly,
  'application-only': (section) => section.acceptedApplication,
  'group-dissolves': (section) => section.group,
  'representative-invoice-at-quarter-end': (section) => section.quarterEndInvoice,
};

/** The clause by which a transfer of this product has the effect; null where its section knows no such effect. */
export function effectClause(product: Product, effect: Effect): ClauseId | null {
  const section = sectionOf(product);
  return section === null ? null : (sayings[effect](section)?.clause ?? null);
}

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
