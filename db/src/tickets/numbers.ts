import type { EntityManager } from '../database.ts';

/** The next ticket number, `П-000123`. A number whose transaction is rolled back is never given again. */
export async function nextTicketNumber(em: EntityManager): Promise<string> {
  const [row] = await em.execute<{ next: number }[]>(`select nextval('ticket_number')::int as next`);
  return `П-${String(row?.next).padStart(6, '0')}`;
}

/** Tells the panel that a ticket changed, once the transaction is committed. */
export async function notifyTicketChanged(em: EntityManager, ticketId: number): Promise<void> {
  await em.execute(`select pg_notify('ticket_changed', ?)`, [String(ticketId)]);
}
