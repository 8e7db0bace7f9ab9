import { unpaidDebts } from '../registry/debts.ts';
import type { Debt, IsoDate, Partner } from '../registry/types.ts';
import type { ProductionCalendar } from '../working-time/calendar.ts';
import { blockingDebts } from './overdue.ts';
import type { BlockingTerms } from './terms.ts';

/** A partner whom overdue debts restrict, with the debts that do. */
export type DueRestriction = { partner: Partner; debts: Debt[] };

/**
 * Whom overdue debts restrict on a day. Nobody who is restricted already, by whomever: a restriction that a sales centre
 * asked for stays its own. No sales centre: the block is in favour of them.
 */
export function dueRestrictions(
  partners: readonly Partner[],
  on: IsoDate,
  terms: BlockingTerms,
  calendar: ProductionCalendar,
): DueRestriction[] {
  return partners
    .filter(({ kind, restriction }) => kind === 'partner' && restriction === null)
    .map((partner) => ({ partner, debts: blockingDebts(partner, on, terms, calendar) }))
    .filter(({ debts }) => debts.length > 0);
}

/** What a payment does to a partner's restriction, and why, by which rule. */
export type RestrictionOutcome = {
  outcome: 'lifted' | 'stays';
  rule: 'FB-2' | 'FB-4' | 'FB-8';
  text: string;
};

/**
 * FB-2 after a payment: an automatic restriction goes once every debt of that partner is paid. One that a sales centre
 * asked for stays, paid or not (FB-8). null: the partner is not restricted.
 */
export function restrictionAfterPayment(
  partner: Pick<Partner, 'debts' | 'restriction'>,
  on: IsoDate,
  nameOf: (partnerId: string) => string,
): RestrictionOutcome | null {
  const { restriction } = partner;
  if (restriction === null) return null;
  if (restriction.imposedBy !== 'automatic') {
    const text = `Ограничение остаётся: его запросил Центр продаж ${nameOf(restriction.imposedBy)}, снять его может только он.`;
    return { outcome: 'stays', rule: 'FB-8', text };
  }
  const unpaid = unpaidDebts(partner, on);
  if (unpaid.length > 0) {
    const invoices = unpaid.map(({ invoiceNumber }) => invoiceNumber).join(', ');
    return {
      outcome: 'stays',
      rule: 'FB-4',
      text: `Ограничение остаётся: не оплачены все счета, осталось ${invoices}.`,
    };
  }
  return { outcome: 'lifted', rule: 'FB-2', text: 'Ограничение снимается: все счета партнёра оплачены.' };
}
