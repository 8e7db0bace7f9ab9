import { type RestrictionOutcome, restrictionAfterPayment } from '../financial-block/automatic.ts';
import type { IsoDate, Partner, Restriction } from '../registry/types.ts';
import type { LedgerDebt } from './matching.ts';
import { debtKey } from './types.ts';

/** A debt that payments change: what had come for it before, and what has come with them. */
export type DebtEffect = { before: LedgerDebt; after: LedgerDebt };
export type RestrictionEffect = RestrictionOutcome & {
  partnerId: string;
  partnerName: string;
  restriction: Restriction;
};

/** What booking payments does: to debts, and to the restrictions of those whose debts they are. */
export type PaymentEffects = { debts: DebtEffect[]; restrictions: RestrictionEffect[] };

/**
 * Compares the debts before and after payments. Only partners who got something are looked at: nobody's restriction is
 * lifted because of another's money.
 * @param partners those with debts in the ledger, as the registry has them
 * @param on the day of the booking: FB-2 asks for debts paid by then
 */
export function paymentEffects(
  before: readonly LedgerDebt[],
  after: readonly LedgerDebt[],
  partners: readonly Partner[],
  on: IsoDate,
): PaymentEffects {
  const debts = before.flatMap((debt, at) => {
    const now = after[at];
    return now && now !== debt ? [{ before: debt, after: now }] : [];
  });
  const touched = new Set(debts.map((effect) => effect.after.partnerId));
  const nameOf = (id: string): string => partners.find((partner) => partner.id === id)?.name ?? id;
  const paidAt = new Map(debts.map(({ after: debt }) => [debtKey(debt), debt.paidAt]));
  const restrictions = partners
    .filter(({ id }) => touched.has(id))
    .flatMap((partner) => {
      const { id: partnerId, name: partnerName, restriction } = partner;
      const paid = partner.debts.map((debt) => ({
        ...debt,
        paidAt: debt.paidAt ?? paidAt.get(debtKey({ ...debt, partnerId })) ?? null,
      }));
      const outcome = restrictionAfterPayment({ debts: paid, restriction }, on, nameOf);
      return outcome && restriction ? [{ ...outcome, partnerId, partnerName, restriction }] : [];
    });
  return { debts, restrictions };
}
