import {
  type Database,
  type EntityManager,
  judgeTicket,
  loadTicketFacts,
  notifyTicketChanged,
  storeJudgement,
  Ticket,
  TicketItem,
  verdictsNow,
  writeJournal,
} from '@perenos/db';
import { type IsoInstant, isSettled, moscowDateOf, transition, verdictLabels } from '@perenos/domain';

/** Tickets with an open item whose date has come. */
const arrived = (em: EntityManager, today: string): Promise<{ id: number }[]> =>
  em.execute(
    `select distinct ticket_id as id from ticket_item
     where state = 'open' and verdict = 'wait' and decision->>'notBefore' <= ? order by 1`,
    [today],
  );

const hasCome = (start: IsoInstant | null | undefined, now: Date): boolean => Boolean(start && new Date(start) <= now);

async function openTicket(em: EntityManager, id: number, now: Date): Promise<void> {
  await em.execute('select id from ticket where id = ? for update', [id]);
  const ticket = await em.findOneOrFail(Ticket, id);
  if (isSettled(ticket.state)) return;
  const items = await em.find(TicketItem, { ticket: id }, { orderBy: { position: 'asc' } });
  // The clock of a wait starts at the opening hour of its day: before that there is nothing to do yet.
  const starts = ticket.judgement?.itemStarts ?? [];
  const due = items.some((item, i) => item.verdict === 'wait' && item.state === 'open' && hasCome(starts[i], now));
  if (!due) return;
  const facts = await loadTicketFacts(em, ticket, items);
  const judgement = judgeTicket(ticket, items, facts, now);
  if (!judgement) return;
  const next = transition(ticket.state, 'date-arrived');
  if (next.ok) ticket.state = next.state;
  storeJudgement(ticket, items, judgement, now);
  await em.flush();
  await writeJournal(em, now, [
    {
      actor: { kind: 'system', name: 'Система' },
      kind: 'judged',
      ticket,
      objectType: 'ticket',
      objectId: ticket.number,
      grounds: `Наступила дата переноса. Решение: ${verdictLabels[ticket.verdict]}`,
      clauses: judgement.decisions.flatMap((decision) => decision.clauses),
      after: verdictsNow(ticket, items),
    },
  ]);
  await notifyTicketChanged(em, id);
}

/**
 * Opens the tickets whose date has come, at the opening hour, judged anew by that day. One that can't be judged now holds
 * up no other: it goes to `onProblem` and is tried again with the next round.
 */
export async function openArrived(
  database: Database,
  now: Date,
  onProblem: (problem: { ticketId: number; error: unknown }) => void,
): Promise<void> {
  for (const { id } of await arrived(database.em(), moscowDateOf(now.toISOString()))) {
    await database
      .em()
      .transactional((em) => openTicket(em, id, now))
      .catch((error: unknown) => onProblem({ ticketId: id, error }));
  }
}
