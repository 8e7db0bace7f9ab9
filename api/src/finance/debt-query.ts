import { containingPattern, type EntityManager, folded } from '@perenos/db';
import { debtProductName, debtStateOn, type IsoDate, overdueDays } from '@perenos/domain';
import type { z } from 'zod';
import type { debtRow, debtTotals } from '../contract/finance.ts';
import type { ListRequest } from '../http/list-query.ts';

export const debtFilterStates = ['unpaid', 'overdue', 'due', 'partial', 'paid'] as const;

export type DebtFilter = {
  q?: string | undefined;
  partnerId?: string | undefined;
  product?: string | undefined;
  state?: (typeof debtFilterStates)[number] | undefined;
  dueFrom?: IsoDate | undefined;
  dueTo?: IsoDate | undefined;
};

/** Sort field of the contract → SQL. */
const orders: Readonly<Record<string, string>> = {
  partnerName: `translate(lower(partner_name), 'ё', 'е')`,
  product: 'product',
  invoiceNumber: 'invoice_number',
  amountKopecks: 'amount',
  remainingKopecks: 'remaining',
  dueDate: 'due_date',
  // the longer overdue, the earlier it was due; what is paid or in time has no days
  overdueDays: `case when remaining > 0 then due_date end`,
  paidAt: 'paid_at',
};
export const sortableDebts = Object.keys(orders);

type Row = {
  id: number;
  partner_id: string;
  partner_name: string;
  partner_inn: string;
  sales_center_name: string | null;
  product: string;
  invoice_number: string;
  amount: string;
  received: string;
  remaining: string;
  due_date: string;
  paid_at: string | null;
  restricted: boolean;
};

/** Debts with what has come for them; `remaining` by the end of the day. One parameter: the day. */
const source = `(
  select debt.id, debt.partner_id, partner.name as partner_name, partner.inn as partner_inn,
    center.name as sales_center_name, debt.product, debt.invoice_number, debt.amount_kopecks as amount,
    coalesce(booked.kopecks, 0) as received, debt.due_date, debt.paid_at,
    case when debt.paid_at <= day.today then 0
      else greatest(0, debt.amount_kopecks - coalesce(booked.kopecks, 0)) end as remaining,
    restriction.partner_id is not null as restricted, day.today
  from debt
  cross join (select ?::date as today) day
  join partner on partner.id = debt.partner_id
  left join partner center on center.id = partner.sales_center_id
  left join restriction on restriction.partner_id = debt.partner_id
  left join (
    select partner_id, product, invoice_number, sum(amount_kopecks) as kopecks
    from payment_allocation group by partner_id, product, invoice_number
  ) booked on booked.partner_id = debt.partner_id and booked.product = debt.product
    and booked.invoice_number = debt.invoice_number
) debts`;

const isPaid = '(paid_at is not null and paid_at <= today)';
const byState: Readonly<Record<(typeof debtFilterStates)[number], string>> = {
  unpaid: `not ${isPaid}`,
  overdue: `not ${isPaid} and due_date < today`,
  due: `not ${isPaid} and due_date >= today`,
  partial: `not ${isPaid} and received > 0`,
  paid: isPaid,
};

type Where = { sql: string; values: unknown[] };

function whereOf({ q, partnerId, product, state, dueFrom, dueTo }: DebtFilter, ids: readonly number[] | null): Where {
  const parts: [string, ...unknown[]][] = [];
  if (ids) parts.push([`id in (${ids.map(() => '?').join(', ') || 'null'})`, ...ids]);
  if (partnerId) parts.push(['partner_id = ?', partnerId]);
  if (product) parts.push(['product = ?', product]);
  if (state) parts.push([byState[state]]);
  if (dueFrom) parts.push(['due_date >= ?', dueFrom]);
  if (dueTo) parts.push(['due_date <= ?', dueTo]);
  if (q?.trim()) {
    const text = `translate(lower(partner_name || ' ' || partner_inn || ' ' || invoice_number), 'ё', 'е')`;
    parts.push([`${text} like ?`, containingPattern(folded(q))]);
  }
  const sql = parts.length === 0 ? '' : `where ${parts.map(([condition]) => `(${condition})`).join(' and ')}`;
  return { sql, values: parts.flatMap(([, ...values]) => values) };
}

const viewOf = (row: Row, today: IsoDate): z.infer<typeof debtRow> => {
  const debt = { paidAt: row.paid_at, dueDate: row.due_date };
  return {
    id: row.id,
    partnerId: row.partner_id,
    partnerName: row.partner_name,
    partnerInn: row.partner_inn,
    salesCenterName: row.sales_center_name,
    product: row.product,
    productName: debtProductName(row.product),
    invoiceNumber: row.invoice_number,
    amountKopecks: Number(row.amount),
    receivedKopecks: Number(row.received),
    remainingKopecks: Number(row.remaining),
    ...debt,
    overdueDays: overdueDays(debt, today),
    state: debtStateOn(debt, today),
    restricted: row.restricted,
  };
};

/** One page of debts, by default the longest overdue first. */
export async function findDebts(
  em: EntityManager,
  { filter, sort, ids, offset, limit }: ListRequest<DebtFilter>,
  today: IsoDate,
): Promise<z.infer<typeof debtRow>[]> {
  const where = whereOf(filter, ids);
  const descending = sort?.field === 'overdueDays' ? !sort.descending : (sort?.descending ?? false);
  const order = `${orders[sort?.field ?? 'overdueDays'] ?? 'id'} ${descending ? 'desc' : 'asc'} nulls last`;
  const rows = await em.execute<Row[]>(
    `select id, partner_id, partner_name, partner_inn, sales_center_name, product, invoice_number, amount::text as amount,
       received::text as received, remaining::text as remaining, due_date::text as due_date, paid_at::text as paid_at,
       restricted
     from ${source} ${where.sql} order by ${order}, id limit ? offset ?`,
    [today, ...where.values, limit, offset],
  );
  return rows.map((row) => viewOf(row, today));
}

/** Sums over all debts that the filter finds, in whole kopecks. */
export async function totalDebts(
  em: EntityManager,
  filter: DebtFilter,
  today: IsoDate,
  ids: readonly number[] | null = null,
): Promise<z.infer<typeof debtTotals>> {
  const where = whereOf(filter, ids);
  const [row] = await em.execute<Record<string, string>[]>(
    `select count(*)::text as count, coalesce(sum(amount), 0)::text as amount,
       coalesce(sum(remaining), 0)::text as remaining,
       coalesce(sum(remaining) filter (where due_date < today), 0)::text as overdue,
       count(*) filter (where remaining > 0 and due_date < today)::text as overdue_count
     from ${source} ${where.sql}`,
    [today, ...where.values],
  );
  return {
    count: Number(row?.count),
    amountKopecks: Number(row?.amount),
    remainingKopecks: Number(row?.remaining),
    overdueKopecks: Number(row?.overdue),
    overdueCount: Number(row?.overdue_count),
  };
}
