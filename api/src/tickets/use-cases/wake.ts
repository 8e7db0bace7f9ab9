import { LockMode } from '@mikro-orm/core';
import {
  judgeTicket,
  loadTicketFacts,
  notifyTicketChanged,
  storeJudgement,
  Ticket,
  TicketItem,
  writeJournal,
} from '@perenos/db';
import { moscowDateOf, transition } from '@perenos/domain';
import type { ApiDependencies } from '../../app-environment.ts';

/**
 * Wakes the tickets that waited for a date which has come (3.4.2, 4.1.14): they are judged again as of today and stand
 * in the queue as ready. @returns how many were judged. Safe to run in several processes at once.
 */
export async function wakeTickets(deps: ApiDependencies): Promise<number> {
  const today = moscowDateOf(deps.now().toISOString());
  const due: { id: number }[] = await deps.database.em().execute(
    `select distinct t.id from ticket_item i join ticket t on t.id = i.ticket_id
     where i.state = 'open' and i.verdict = 'wait' and i.decision->>'notBefore' <= ?
       and t.state in ('open', 'waiting-data', 'waiting-date') order by t.id`,
    [today],
  );
  for (const { id } of due) await wakeTicket(deps, id, today);
  return due.length;
}

async function wakeTicket(deps: ApiDependencies, id: number, today: string): Promise<void> {
  await deps.database.em().transactional(async (tx) => {
    const ticket = await tx.findOne(Ticket, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const items = await tx.find(TicketItem, { ticket: id }, { orderBy: { position: 'asc' } });
    const waits = items.some(
      ({ state, decision }) => state === 'open' && decision?.verdict === 'wait' && (decision.notBefore ?? '') <= today,
    );
    if (!ticket || !waits) return;
    const now = deps.now();
    const arrived = transition(ticket.state, 'date-arrived');
    if (arrived.ok) ticket.state = arrived.state;
    const judgement = judgeTicket(ticket, items, await loadTicketFacts(tx, ticket, items), now, today);
    if (!judgement) return;
    storeJudgement(ticket, items, judgement, now);
    await writeJournal(tx, now, [
      {
        actor: { kind: 'system', name: 'Система' },
        kind: 'judged',
        ticket,
        objectType: 'ticket',
        objectId: ticket.number,
        grounds: 'Наступила дата, раньше которой переносить нельзя: обращение рассмотрено заново',
        clauses: [...new Set(judgement.decisions.flatMap(({ clauses }) => clauses))],
        after: { verdicts: judgement.decisions.map(({ verdict }) => verdict) },
      },
    ]);
    await notifyTicketChanged(tx, id);
  });
}
