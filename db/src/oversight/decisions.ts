import { decisionsOf, type JournalFact, type PersonalDecision } from '@perenos/domain';
import type { EntityManager } from '../database.ts';

type TicketDecision = PersonalDecision & { ticketId: number };
type Row = Omit<JournalFact, 'at'> & { at: string | Date; ticketId: number };

const acts = `('executed', 'refused', 'data-asked', 'answered', 'closed')`;
const told = `('executed', 'refused', 'data-asked', 'answered', 'closed', 'judged', 'document-added', 'merged', 'split', 'field-corrected', 'undone', 'reversed', 'reopened')`;

/** The decisions that people made between two instants, the first included, as the journal tells them; the latest first. */
export async function loadDecisions(em: EntityManager, from: Date, to: Date): Promise<TicketDecision[]> {
  const rows = await em.execute<Row[]>(
    `select j.id, j.at, j.actor_id as "actorId", j.actor_name as "actorName", j.kind, j.item_id as "itemId", j.grounds,
       j.clauses, j.before, j.after, j.ticket_id as "ticketId"
     from journal_entry j
     where j.kind in ${told} and j.ticket_id in (
       select ticket_id from journal_entry where kind in ${acts} and actor = 'user' and at >= ? and at < ?)
     order by j.id`,
    [from, to],
  );
  const items = await itemsByTicket(em, [...new Set(rows.map(({ ticketId }) => ticketId))]);
  const lines = Map.groupBy(
    rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() })),
    ({ ticketId }) => ticketId,
  );
  return [...lines]
    .flatMap(([ticketId, own]) =>
      decisionsOf(own, items.get(ticketId) ?? []).map((decision) => ({ ...decision, ticketId })),
    )
    .filter(({ at }) => at >= from.toISOString() && at < to.toISOString())
    .sort((a, b) => b.at.localeCompare(a.at) || b.entryId - a.entryId || a.itemId - b.itemId);
}

async function itemsByTicket(em: EntityManager, ticketIds: readonly number[]): Promise<Map<number, number[]>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await em.execute<{ id: number; ticket_id: number }[]>(
    `select id, ticket_id from ticket_item where ticket_id = any(?) order by position`,
    [`{${ticketIds.join(',')}}`],
  );
  return new Map(
    [...Map.groupBy(rows, ({ ticket_id }) => ticket_id)].map(([id, own]) => [id, own.map((item) => item.id)]),
  );
}
