import type { EventArgs, EventSubscriber } from '@mikro-orm/core';
import {
  type ClauseId,
  type ClockFacts,
  clockOfEvents,
  defaultWorkingTime,
  type Edition,
  editionOn,
  moscowDateOf,
  newClockEvents,
  type ProductionCalendar,
  receiptOf,
  termOf,
  type WorkingTimeSettings,
} from '@perenos/domain';
import { loadCalendar } from '../calendar/load-calendar.ts';
import type { EntityManager } from '../database.ts';
import { Ticket } from '../entities/index.ts';
import { loadEditions } from '../regulation/load-editions.ts';

/** The clauses by which a transfer waits for a date. */
const holdingBack: readonly ClauseId[] = ['3.4.2', '4.1.14', 'SE-2'];

/**
 * Keeps the events of every ticket's term whenever a ticket is written, whatever act or mail wrote it, and computes its
 * clock from them. An event that is recorded is never changed; a ticket that has nothing new to tell keeps the clock that
 * it has, with the calendar of its day.
 */
export class TicketClockKeeper implements EventSubscriber<Ticket> {
  getSubscribedEntities() {
    return [Ticket];
  }

  async beforeCreate({ entity, em }: EventArgs<Ticket>): Promise<void> {
    await keepClock(em as EntityManager, entity);
  }

  async beforeUpdate({ entity, em }: EventArgs<Ticket>): Promise<void> {
    await keepClock(em as EntityManager, entity);
  }
}

async function keepClock(em: EntityManager, ticket: Ticket): Promise<void> {
  const recorded = ticket.clockEvents ?? [];
  const fresh = newClockEvents(recorded, factsOf(ticket));
  if (fresh.length === 0) return;
  ticket.clockEvents = [...recorded, ...fresh];
  if (fresh.some(({ kind }) => kind !== 'received'))
    reckonTerm(ticket, { calendar: await loadCalendar(em), editions: await loadEditions(em) });
}

type OfItsDay = Pick<Ticket, 'judgement' | 'receivedAt'>;

/** The edition by which a ticket is judged: that of its request day. */
export const editionOfTicket = ({ judgement, receivedAt }: OfItsDay, editions: readonly Edition[]): Edition =>
  editionOn(editions, judgement?.requestDate ?? moscowDateOf(receivedAt.toISOString()));

/** The working time and the term of a ticket, by the edition of its request day. */
export const workingTimeOf = (ticket: OfItsDay, editions: readonly Edition[]): WorkingTimeSettings =>
  termOf(editionOfTicket(ticket, editions), defaultWorkingTime);

/** Computes the ticket's clock from its events by this calendar and the edition of its day. Throws `CalendarYearMissing`. */
export function reckonTerm(
  ticket: Ticket,
  { calendar, editions }: { calendar: ProductionCalendar; editions: readonly Edition[] },
): void {
  const setting = { calendar, settings: workingTimeOf(ticket, editions) };
  const clock = clockOfEvents(ticket.clockEvents, setting);
  ticket.startsAt = clock && new Date(clock.startsAt);
  ticket.dueAt = clock && new Date(clock.dueAt);
  ticket.calendarVersion = setting.calendar.version;
  ticket.countedSeconds =
    ticket.closedAt && clock
      ? Math.round(receiptOf(ticket.clockEvents, setting, ticket.closedAt.toISOString()).countedSeconds)
      : null;
}

function factsOf({ receivedAt, closedAt, judgement }: Ticket): ClockFacts {
  const waiting = judgement?.decisions.filter(({ verdict }) => verdict === 'wait') ?? [];
  return {
    receivedAt: receivedAt.toISOString(),
    // a ticket that is being put together has no decision yet
    judgedAt: judgement && judgement.decisions.length > 0 ? judgement.at : null,
    itemStarts: judgement?.itemStarts ?? [],
    waitingBy: holdingBack.filter((clause) => waiting.some(({ clauses }) => clauses.includes(clause))),
    closedAt: closedAt?.toISOString() ?? null,
  };
}
