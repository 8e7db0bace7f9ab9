import { createHash } from 'node:crypto';
import {
  type Decided,
  formatDate,
  type LedgerDebt,
  type MatchedPayment,
  matchPayments,
  type PaymentEffects,
  type PaymentToMatch,
  paymentEffects,
} from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { PaymentAllocation, type Statement, StatementRow } from '../entities/index.ts';
import { loadLedger, loadPayers } from './ledger.ts';

/** What is left of a payment that was booked in part. */
export type PaymentInHand = { row: StatementRow; restKopecks: number; match: MatchedPayment };

export type StatementPreview = {
  payments: PaymentInHand[];
  effects: PaymentEffects;
  ledgerBefore: LedgerDebt[];
  /** Changes when what booking would do changes: what a person has seen is what is booked, or nothing is. */
  digest: string;
};

type Counted = { id: number; file_name: string; at: string; line: number; fingerprint: string; occurrence: number };

const placeholders = (list: readonly unknown[]): string => list.map(() => '?').join(', ');

/** Payments with these marks that were booked or decided about, under other statements' rows. */
async function knownPayments(em: EntityManager, rows: readonly StatementRow[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const found = await em.execute<Counted[]>(
    `select row.id, statement.file_name, statement.booked_at::date::text as at, row.line, row.fingerprint, row.occurrence
     from statement_row row join statement on statement.id = row.statement_id
     where row.state in ('allocated', 'unallocated', 'dismissed')
       and row.fingerprint in (${placeholders(rows)}) and row.id not in (${placeholders(rows)})`,
    [...rows.map(({ fingerprint }) => fingerprint), ...rows.map(({ id }) => id)],
  );
  return new Map(
    found.map(({ file_name, at, line, fingerprint, occurrence }) => [
      `${fingerprint}/${occurrence}`,
      `выписка «${file_name}», проведена ${formatDate(at)}, строка ${line}`,
    ]),
  );
}

/** Booked payments of the same day, sum, payer and number whose purpose reads otherwise, by row. */
async function similarPayments(em: EntityManager, rows: readonly StatementRow[]): Promise<Map<number, string>> {
  if (rows.length === 0) return new Map();
  const found = await em.execute<{ id: number; file_name: string; line: number }[]>(
    `select row.id, statement.file_name, other.line
     from statement_row row
     join statement_row other on other.paid_on = row.paid_on and other.amount_kopecks = row.amount_kopecks
       and other.payer_inn = row.payer_inn and other.document_number = row.document_number
       and other.fingerprint <> row.fingerprint and other.state in ('allocated', 'unallocated', 'dismissed')
     join statement on statement.id = other.statement_id
     where row.id in (${placeholders(rows)}) and other.id not in (${placeholders(rows)})`,
    [...rows.map(({ id }) => id), ...rows.map(({ id }) => id)],
  );
  return new Map(found.map(({ id, file_name, line }) => [id, `выписка «${file_name}», строка ${line}`]));
}

/** How much of each payment has been booked already. */
async function allocatedOf(em: EntityManager, rows: readonly StatementRow[]): Promise<Map<number, number>> {
  const allocations = await em.find(
    PaymentAllocation,
    { row: { $in: rows.map(({ id }) => id) } },
    { disableIdentityMap: true },
  );
  const sums = new Map<number, number>();
  for (const { row, amountKopecks } of allocations) sums.set(row.id, (sums.get(row.id) ?? 0) + amountKopecks);
  return sums;
}

const decisionOf = ({ decision }: StatementRow): Decided<PaymentToMatch>['decision'] => {
  if (decision === null) return null;
  return decision.kind === 'dismiss' ? 'dismissed' : decision.allocations;
};

/** What becomes of these payments by the registry as it is now: each one's match, and what all of them do together. */
export async function previewPayments(
  em: EntityManager,
  rows: readonly StatementRow[],
  today: string,
): Promise<StatementPreview> {
  const known = await knownPayments(em, rows);
  const similar = await similarPayments(em, rows);
  const allocated = await allocatedOf(em, rows);
  const restOf = (row: StatementRow): number => row.amountKopecks - (allocated.get(row.id) ?? 0);
  const ledgerBefore = await loadLedger(em);
  const { matches, ledger } = matchPayments(
    rows.map((row) => ({
      paidOn: row.paidOn,
      amountKopecks: restOf(row),
      payerInn: row.payerInn,
      payerName: row.payerName,
      purpose: row.purpose,
      documentNumber: row.documentNumber,
      bookedBefore: known.get(`${row.fingerprint}/${row.occurrence}`) ?? null,
      isSecond: row.occurrence > 1,
      similarBooked: similar.get(row.id) ?? null,
      decision: decisionOf(row),
    })),
    ledgerBefore,
    today,
  );
  const touched = ledgerBefore.filter((debt, at) => ledger[at] !== debt).map(({ partnerId }) => partnerId);
  const partners = await loadPayers(em, [...new Set(touched)]);
  const effects = paymentEffects(ledgerBefore, ledger, partners, today);
  const payments = rows.flatMap((row, at) => {
    const match = matches[at];
    return match ? [{ row, restKopecks: restOf(row), match }] : [];
  });
  return { payments, effects, ledgerBefore, digest: digestOf(payments, effects) };
}

const digestOf = (payments: readonly PaymentInHand[], effects: PaymentEffects): string =>
  createHash('sha256')
    .update(JSON.stringify([payments.map(({ row, restKopecks, match }) => [row.id, restKopecks, match]), effects]))
    .digest('hex')
    .slice(0, 32);

/** The payments of a statement in the order of its lines. */
export const rowsOf = (em: EntityManager, statement: Pick<Statement, 'id'>): Promise<StatementRow[]> =>
  em.find(StatementRow, { statement: statement.id }, { orderBy: { line: 'asc' } });
