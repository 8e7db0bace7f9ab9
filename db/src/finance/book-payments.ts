import { type Allocation, debtProductName, formatDate, formatRoubles, type LedgerDebt } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { Debt, PaymentAllocation, type StatementRow } from '../entities/index.ts';
import { type Actor, type JournalLine, writeJournal } from '../journal/write.ts';
import { loadPartners } from '../registry/load-partners.ts';
import { liftRestriction } from './restrictions.ts';
import type { PaymentInHand, StatementPreview } from './statement-preview.ts';

type Booking = { actor: Actor; at: Date };

/** What booking has done, in figures. */
export type BookingReport = {
  paid: number;
  partial: number;
  lifted: number;
  unallocated: number;
  partnerIds: string[];
};

const partsOf = ({ match }: PaymentInHand): readonly Allocation[] => ('allocations' in match ? match.allocations : []);

/**
 * Does what the preview says, in the caller's transaction under `lockFinance`: payments to debts, debts paid, the
 * restrictions lifted that FB-2 lifts, each with its line in the journal and its letters.
 * @throws RegistryChangedError if a restriction is no longer what the preview was made from
 */
export async function bookPayments(
  em: EntityManager,
  { payments, effects }: StatementPreview,
  booking: Booking,
): Promise<BookingReport> {
  for (const payment of payments) bookOne(em, payment, booking);
  await em.flush();
  const lines: JournalLine[] = [];
  for (const { before, after } of effects.debts) {
    if (after.paidAt !== null) await markPaid(em, after, after.paidAt);
    lines.push(debtLine(before, after, payments, booking));
  }
  await writeJournal(em, booking.at, lines);
  const lifted = effects.restrictions.filter(({ outcome }) => outcome === 'lifted');
  const partners = await loadPartners(em, { id: { $in: lifted.map(({ partnerId }) => partnerId) } });
  for (const { partnerId, restriction, rule } of lifted) {
    const partner = partners.find(({ id }) => id === partnerId);
    if (!partner) continue;
    const invoices = effects.debts
      .filter(({ after }) => after.partnerId === partnerId)
      .map(({ after }) => `${after.invoiceNumber} (${formatDate(after.paidAt ?? '')})`);
    const grounds = `оплата поступила: ${invoices.join(', ')}; неоплаченных счетов нет`;
    await liftRestriction(em, { partner, restriction, grounds, rules: [rule], ...booking });
  }
  const paid = effects.debts.filter(({ after }) => after.paidAt !== null).length;
  return {
    paid,
    partial: effects.debts.length - paid,
    lifted: lifted.length,
    unallocated: payments.filter(({ row }) => row.state === 'unallocated').length,
    partnerIds: [...new Set(effects.debts.map(({ after }) => after.partnerId))],
  };
}

/** The row's own state, and its parts. */
function bookOne(em: EntityManager, payment: PaymentInHand, { actor, at }: Booking): void {
  const { row, match, restKopecks } = payment;
  const parts = partsOf(payment);
  for (const { partnerId, product, invoiceNumber, kopecks } of parts)
    em.create(PaymentAllocation, {
      row,
      partner: partnerId,
      product,
      invoiceNumber,
      amountKopecks: kopecks,
      paidOn: row.paidOn,
      bookedAt: at,
      bookedByName: actor.name,
    });
  const left = restKopecks - parts.reduce((sum, { kopecks }) => sum + kopecks, 0);
  row.state = stateOf(match.state, left);
  row.note = match.text;
  // what was decided is done; the rest of a payment is for another decision
  if (row.decision?.kind === 'allocate') row.decision = null;
}

const stateOf = (match: PaymentInHand['match']['state'], left: number): StatementRow['state'] => {
  if (match === 'repeated' || match === 'dismissed') return match;
  return left === 0 ? 'allocated' : 'unallocated';
};

const markPaid = (
  em: EntityManager,
  { partnerId, product, invoiceNumber }: LedgerDebt,
  paidAt: string,
): Promise<number> => em.nativeUpdate(Debt, { partner: partnerId, product, invoiceNumber, paidAt: null }, { paidAt });

function debtLine(
  before: LedgerDebt,
  after: LedgerDebt,
  payments: readonly PaymentInHand[],
  { actor }: Booking,
): JournalLine {
  const parts = payments.filter((payment) =>
    partsOf(payment).some(
      ({ partnerId, product, invoiceNumber }) =>
        partnerId === after.partnerId && product === after.product && invoiceNumber === after.invoiceNumber,
    ),
  );
  const from = parts
    .map(({ row }) => `платёж ${row.documentNumber ? `№ ${row.documentNumber} ` : ''}от ${formatDate(row.paidOn)}`)
    .join(', ');
  const left = after.amountKopecks - after.receivedKopecks;
  const result = after.paidAt === null ? `осталось ${formatRoubles(left)}` : 'оплачен полностью';
  return {
    actor,
    kind: 'payment-booked',
    objectType: 'debt',
    objectId: `${after.partnerId}/${after.invoiceNumber}`,
    grounds: `${after.partnerName}: счёт ${after.invoiceNumber} (${debtProductName(after.product)}), ${from}: ${result}`,
    before: { receivedKopecks: before.receivedKopecks, paidAt: before.paidAt },
    after: { receivedKopecks: after.receivedKopecks, paidAt: after.paidAt },
  };
}
