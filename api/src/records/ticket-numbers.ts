import { type EntityManager, Ticket } from '@perenos/db';

/** Numbers of tickets by their ids, for rows that only hold the id. */
export async function ticketNumbers(
  em: EntityManager,
  rows: readonly { ticket: { id: number } | null }[],
): Promise<Map<number, string>> {
  const ids = [...new Set(rows.flatMap(({ ticket }) => (ticket ? [ticket.id] : [])))];
  if (ids.length === 0) return new Map();
  const tickets = await em.find(Ticket, { id: { $in: ids } }, { fields: ['id', 'number'] });
  return new Map(tickets.map(({ id, number }) => [id, number]));
}
