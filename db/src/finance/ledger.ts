import type { LedgerDebt, Partner as PartnerData } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { loadPartners } from '../registry/load-partners.ts';

type Row = {
  partner_id: string;
  partner_name: string;
  payer_inn: string;
  product: string;
  invoice_number: string;
  amount: string;
  received: string;
  due_date: string;
  paid_at: string | null;
};

/** Every debt with what booked payments have brought for it, in a fixed order. `partnerIds`: of these partners alone. */
export async function loadLedger(em: EntityManager, partnerIds?: readonly string[]): Promise<LedgerDebt[]> {
  if (partnerIds?.length === 0) return [];
  const only = partnerIds ? `where debt.partner_id in (${partnerIds.map(() => '?').join(', ')})` : '';
  const rows = await em.execute<Row[]>(
    // bigint as text: PGlite gives it as a number, PostgreSQL as a string
    `select debt.partner_id, partner.name as partner_name, partner.inn as payer_inn, debt.product, debt.invoice_number,
       debt.amount_kopecks::text as amount, coalesce(booked.kopecks, 0)::text as received,
       debt.due_date::text as due_date, debt.paid_at::text as paid_at
     from debt join partner on partner.id = debt.partner_id
     left join (
       select partner_id, product, invoice_number, sum(amount_kopecks) as kopecks
       from payment_allocation group by partner_id, product, invoice_number
     ) booked using (partner_id, product, invoice_number)
     ${only} order by debt.partner_id, debt.position`,
    partnerIds ? [...partnerIds] : [],
  );
  return rows.map((row) => ({
    partnerId: row.partner_id,
    partnerName: row.partner_name,
    payerInn: row.payer_inn,
    product: row.product,
    invoiceNumber: row.invoice_number,
    amountKopecks: Number(row.amount),
    receivedKopecks: Number(row.received),
    dueDate: row.due_date,
    paidAt: row.paid_at,
  }));
}

/** These partners, and all sales centres: who imposed a restriction has to be called by name. */
export const loadPayers = (em: EntityManager, partnerIds: readonly string[]): Promise<PartnerData[]> =>
  loadPartners(em, { $or: [{ id: { $in: [...partnerIds] } }, { kind: 'sales-center' }] });
