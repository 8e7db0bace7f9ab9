import {
  type EntityManager,
  loadPayers,
  PaymentAllocation,
  type PaymentInHand,
  previewPayments,
  rowsOf,
  Statement,
  type StatementPreview,
  type StatementRow,
} from '@perenos/db';
import { type Allocation, debtProductName, type IsoDate } from '@perenos/domain';
import type { z } from 'zod';
import type { paymentRow, statementDetail, statementRow } from '../contract/finance.ts';
import { ApiError } from '../http/errors.ts';

type Detail = z.infer<typeof statementDetail>;
type PaymentView = z.infer<typeof paymentRow>;

/** Rows of the contract for statements, with their figures. */
export async function describeStatements(
  em: EntityManager,
  statements: readonly Statement[],
): Promise<z.infer<typeof statementRow>[]> {
  const figures = await em.execute<{ id: number; payments: number; amount: string; unallocated: number }[]>(
    `select statement_id as id, count(*)::int as payments, sum(amount_kopecks)::text as amount,
       (count(*) filter (where state = 'unallocated'))::int as unallocated
     from statement_row where statement_id = any(?::int[]) group by statement_id`,
    [`{${statements.map(({ id }) => id).join(',')}}`],
  );
  return statements.map((statement) => {
    const own = figures.find(({ id }) => id === statement.id);
    return {
      id: statement.id,
      fileName: statement.fileName,
      format: statement.format,
      state: statement.state,
      uploadedAt: statement.uploadedAt.toISOString(),
      uploadedByName: statement.uploadedByName,
      bookedAt: statement.bookedAt?.toISOString() ?? null,
      bookedByName: statement.bookedByName,
      payments: own?.payments ?? 0,
      amountKopecks: Number(own?.amount ?? 0),
      unallocated: own?.unallocated ?? 0,
    };
  });
}

type Names = (partnerId: string) => string;

async function namesFor(em: EntityManager, allocations: readonly { partnerId: string }[]): Promise<Names> {
  const partners = await loadPayers(em, [...new Set(allocations.map(({ partnerId }) => partnerId))]);
  return (id) => partners.find((partner) => partner.id === id)?.name ?? id;
}

const shown =
  (nameOf: Names) =>
  (allocation: Allocation): PaymentView['allocations'][number] => ({
    ...allocation,
    partnerName: nameOf(allocation.partnerId),
    productName: debtProductName(allocation.product),
  });

/** What was booked of these payments. */
async function bookedOf(em: EntityManager, rows: readonly StatementRow[]): Promise<Map<number, Allocation[]>> {
  const stored = await em.find(
    PaymentAllocation,
    { row: { $in: rows.map(({ id }) => id) } },
    { orderBy: { id: 'asc' }, disableIdentityMap: true },
  );
  const parts = stored.map(({ row, partner, product, invoiceNumber, amountKopecks }) => ({
    rowId: row.id,
    allocation: { partnerId: partner.id, product, invoiceNumber, kopecks: amountKopecks },
  }));
  return new Map(
    [...Map.groupBy(parts, ({ rowId }) => rowId)].map(([id, list]) => [id, list.map(({ allocation }) => allocation)]),
  );
}

function viewOf(
  { row, restKopecks, match }: PaymentInHand,
  {
    statement,
    booked,
    nameOf,
  }: { statement: Pick<Statement, 'id' | 'fileName'>; booked: readonly Allocation[]; nameOf: Names },
): PaymentView {
  const isBooked = row.state !== 'preview';
  const planned = 'allocations' in match ? match.allocations : [];
  const suggested = match.state === 'review' ? match.proposal : isBooked && match.state === 'matched' ? planned : [];
  return {
    id: row.id,
    statementId: statement.id,
    statementName: statement.fileName,
    line: row.line,
    paidOn: row.paidOn,
    amountKopecks: row.amountKopecks,
    restKopecks: isBooked ? restKopecks : restKopecks - planned.reduce((sum, { kopecks }) => sum + kopecks, 0),
    payerInn: row.payerInn,
    payerName: row.payerName,
    purpose: row.purpose,
    documentNumber: row.documentNumber,
    state: row.state === 'preview' ? match.state : row.state,
    text: textOf(row, match),
    allocations: (isBooked ? booked : planned).map(shown(nameOf)),
    proposal: suggested.map(shown(nameOf)),
    decidedByName: row.decidedByName,
  };
}

function textOf({ state, note, decision }: StatementRow, match: PaymentInHand['match']): string {
  if (decision?.kind === 'dismiss') return `Отложено: ${decision.reason}`;
  // what waits for a person is told by the registry as it is now
  return state === 'preview' || state === 'unallocated' ? match.text : (note ?? match.text);
}

const partsOf = ({ match }: PaymentInHand): readonly Allocation[] => {
  if ('allocations' in match) return match.allocations;
  return match.state === 'review' ? match.proposal : [];
};

/** Payments as the panel shows them. */
export async function describePayments(em: EntityManager, payments: readonly PaymentInHand[]): Promise<PaymentView[]> {
  const rows = payments.map(({ row }) => row);
  const booked = await bookedOf(em, rows);
  const nameOf = await namesFor(em, [...payments.flatMap(partsOf), ...[...booked.values()].flat()]);
  const statements = await em.find(Statement, { id: { $in: [...new Set(rows.map(({ statement }) => statement.id))] } });
  return payments.flatMap((payment) => {
    const statement = statements.find(({ id }) => id === payment.row.statement.id);
    return statement ? [viewOf(payment, { statement, booked: booked.get(payment.row.id) ?? [], nameOf })] : [];
  });
}

const debtViews = ({ effects }: StatementPreview): Detail['debts'] =>
  effects.debts.map(({ before, after }) => ({
    partnerId: after.partnerId,
    partnerName: after.partnerName,
    productName: debtProductName(after.product),
    invoiceNumber: after.invoiceNumber,
    amountKopecks: after.amountKopecks,
    receivedBefore: before.receivedKopecks,
    receivedAfter: after.receivedKopecks,
    paidAt: after.paidAt,
  }));

/** A statement with its payments, and what booking would do; once it is booked, nothing more is planned. */
export async function describeStatement(em: EntityManager, id: number, today: IsoDate): Promise<Detail> {
  const statement = await em.findOne(Statement, { id });
  const [row] = statement ? await describeStatements(em, [statement]) : [];
  if (!statement || !row) throw new ApiError('not-found', { what: 'Выписка' });
  const preview = await previewPayments(em, await rowsOf(em, statement), today);
  const isBooked = statement.state === 'booked';
  return {
    ...row,
    encoding: statement.encoding,
    problems: statement.problems,
    skippedOutgoing: statement.skippedOutgoing,
    skippedOther: statement.skippedOther,
    digest: preview.digest,
    rows: await describePayments(em, preview.payments),
    debts: isBooked ? [] : debtViews(preview),
    restrictions: isBooked
      ? []
      : preview.effects.restrictions.map(({ partnerId, partnerName, outcome, rule, text }) => ({
          partnerId,
          partnerName,
          outcome,
          rule,
          text,
        })),
  };
}
