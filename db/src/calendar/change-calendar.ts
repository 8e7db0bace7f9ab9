import { type CalendarYearData, isSettled, type ProductionCalendar } from '@perenos/domain';
import type { Database, EntityManager } from '../database.ts';
import { CalendarYearRevision, Ticket, TicketItem } from '../entities/index.ts';
import { type Actor, writeJournal } from '../journal/write.ts';
import { judgedAgainLine, saysAnother } from '../tickets/judge-again.ts';
import { judgeTicket, loadTicketFacts, storeJudgement } from '../tickets/judge-ticket.ts';
import { reckonTerm } from '../tickets/keep-clock.ts';
import { notifyTicketChanged } from '../tickets/numbers.ts';
import { loadCalendar } from './load-calendar.ts';

type NewYear = { year: number; data: CalendarYearData; source: string };

/** Keeps a year of the calendar as its next revision, in the caller's transaction. @returns the calendar that holds now. */
export async function addCalendarYear(
  em: EntityManager,
  { year, data, source }: NewYear,
  { actor, at }: { actor: Actor; at: Date },
): Promise<ProductionCalendar> {
  await em.execute('lock table calendar_year_revision in exclusive mode');
  const before = await loadCalendar(em);
  const [last] = await em.find(CalendarYearRevision, { year }, { orderBy: { revision: 'desc' }, limit: 1 });
  const revision = (last?.revision ?? 0) + 1;
  em.create(CalendarYearRevision, { year, revision, data, source, loadedAt: at, loadedBy: actor.name });
  await em.flush();
  const after = await loadCalendar(em);
  await writeJournal(em, at, [
    {
      actor,
      kind: 'calendar-loaded',
      objectType: 'calendar',
      objectId: String(year),
      grounds: `Производственный календарь ${year} года, редакция ${revision}: ${source}`,
      before: { version: before.version },
      after: { version: after.version, workingDaysOff: data.nonWorking.length },
    },
  ]);
  return after;
}

/**
 * Judges and reckons every open ticket by the calendar as it is now, each in a transaction of its own. Those that are done
 * keep the calendar of their day. One that can't be judged holds up no other: it goes to `onProblem`. @returns how many
 * are due at another moment than before.
 */
export async function reckonOpenTickets(
  database: Database,
  at: Date,
  onProblem: (problem: { ticketId: number; error: unknown }) => void,
): Promise<number> {
  const open = await database.em().find(Ticket, { closedAt: null }, { fields: ['id'], orderBy: { id: 'asc' } });
  let moved = 0;
  for (const { id } of open) {
    const isMoved = await database
      .em()
      .transactional((tx) => reckonOne(tx, id, at))
      .catch((error: unknown) => {
        onProblem({ ticketId: id, error });
        return false;
      });
    if (isMoved) moved += 1;
  }
  return moved;
}

const newCalendar = {
  actor: { kind: 'system', name: 'Система' },
  grounds: 'Загружен производственный календарь.',
} as const;

async function reckonOne(tx: EntityManager, id: number, at: Date): Promise<boolean> {
  await tx.execute('select id from ticket where id = ? for update', [id]);
  const ticket = await tx.findOneOrFail(Ticket, id);
  if (isSettled(ticket.state)) return false;
  const items = await tx.find(TicketItem, { ticket: id }, { orderBy: { position: 'asc' } });
  const facts = await loadTicketFacts(tx, ticket, items);
  const judgement = judgeTicket(ticket, items, facts, at);
  const before = { dueAt: ticket.dueAt?.getTime(), verdict: ticket.verdict };
  const isJudgedOtherwise = judgement !== null && saysAnother(items, judgement);
  if (judgement) storeJudgement(ticket, items, judgement, at);
  reckonTerm(ticket, facts);
  await tx.flush();
  if (isJudgedOtherwise) await writeJournal(tx, at, [judgedAgainLine(ticket, items, before.verdict, newCalendar)]);
  const isMoved = ticket.dueAt?.getTime() !== before.dueAt;
  if (isMoved || isJudgedOtherwise) await notifyTicketChanged(tx, id);
  return isMoved;
}
