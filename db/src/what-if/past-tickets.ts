import type { OfficialLetter, PastTicket, PaymentDocument, ProductionCalendar, RegistryChange } from '@perenos/domain';
import { loadCalendar, loadCalendarVersion } from '../calendar/load-calendar.ts';
import type { EntityManager } from '../database.ts';
import { type StoredJudgement, Ticket, TicketItem } from '../entities/index.ts';
import { requestedItem } from '../tickets/judge-ticket.ts';

/** Received from the first instant until before the second. */
export type PastPeriod = { from: Date; until: Date };

/** Those that were judged, and still hold something. */
const ofPeriod = ({ from, until }: PastPeriod) => ({
  receivedAt: { $gte: from, $lt: until },
  judgement: { $ne: null },
  mergedIntoId: null,
});

export const countPastTickets = (em: EntityManager, period: PastPeriod): Promise<number> =>
  em.count(Ticket, ofPeriod(period));

/**
 * The judged tickets of a period with all that they are judged by, the latest first, so many at a time. Only reads.
 * `em` is forked for each portion: nothing piles up.
 */
export async function* pastTickets(
  em: EntityManager,
  period: PastPeriod,
  portion: number,
): AsyncGenerator<PastTicket[]> {
  const calendars = await calendarsOf(em);
  let after: { receivedAt: Date; id: number } | null = null;
  for (;;) {
    const fork = em.fork();
    const rows: Ticket[] = await fork.find(
      Ticket,
      {
        ...ofPeriod(period),
        ...(after && {
          $or: [{ receivedAt: { $lt: after.receivedAt } }, { receivedAt: after.receivedAt, id: { $lt: after.id } }],
        }),
      },
      { orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }], limit: portion, disableIdentityMap: true },
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    after = { receivedAt: last.receivedAt, id: last.id };
    yield await described(fork, rows, calendars);
  }
}

type Calendars = (version: string | null) => Promise<ProductionCalendar>;

async function calendarsOf(em: EntityManager): Promise<Calendars> {
  const now = await loadCalendar(em);
  const known = new Map<string | null, ProductionCalendar>([
    [null, now],
    [now.version, now],
  ]);
  return async (version) => {
    const found = known.get(version) ?? (version === null ? now : ((await loadCalendarVersion(em, version)) ?? now));
    known.set(version, found);
    return found;
  };
}

async function described(em: EntityManager, tickets: readonly Ticket[], calendars: Calendars): Promise<PastTicket[]> {
  const ids = tickets.map(({ id }) => id);
  const items = await em.find(
    TicketItem,
    { ticket: { $in: ids } },
    { orderBy: [{ ticket: 'asc' }, { position: 'asc' }], disableIdentityMap: true },
  );
  const itemsOf = Map.groupBy(items, ({ ticket }) => ticket.id);
  const papersOf = await loadPapersOf(em, ids);
  const past: PastTicket[] = [];
  for (const ticket of tickets) {
    const own = itemsOf.get(ticket.id) ?? [];
    if (ticket.judgement === null || own.length === 0) continue;
    const papers = papersOf.get(ticket.id) ?? [];
    past.push({
      ...factsOf(ticket, ticket.judgement),
      items: own.map(requestedItem),
      decided: own.map(({ decision }) => decision),
      letters: papers.flatMap(({ letter }) => letter ?? []),
      payments: papers.flatMap(({ payment }) => payment ?? []),
      calendar: await calendars(ticket.calendarVersion),
    });
  }
  return past;
}

type Facts = Omit<PastTicket, 'items' | 'decided' | 'letters' | 'payments' | 'calendar'>;

const factsOf = (ticket: Ticket, { sender, requestDate, request, dkim }: StoredJudgement): Facts => ({
  id: ticket.id,
  number: ticket.number,
  mailbox: ticket.mailbox,
  kind: ticket.kind,
  sender,
  requestDate,
  receivedAt: ticket.receivedAt.toISOString(),
  closedAt: ticket.closedAt?.toISOString() ?? null,
  picturedFields: request.picturedFields,
  dkim,
  events: ticket.clockEvents,
});

type PaperRow = { ticket_id: number; letter: OfficialLetter | null; payment: PaymentDocument | null };

/** By ticket, in the order in which the mails came. */
async function loadPapersOf(em: EntityManager, ticketIds: readonly number[]): Promise<Map<number, PaperRow[]>> {
  const rows = await em.execute<PaperRow[]>(
    `select share.ticket_id, document.letter, document.payment
     from (select ticket_id, id as mail_id from mail where ticket_id in (?)
           union select ticket_id, mail_id from mail_link where ticket_id in (?)) share
     join mail on mail.id = share.mail_id
     join document on document.mail_id = share.mail_id
     where document.kind in ('letter', 'payment')
     order by mail.received_at nulls last, document.id`,
    [ticketIds, ticketIds],
  );
  return Map.groupBy(rows, (row) => row.ticket_id);
}

/** What was carried out from an instant on and still stands, the latest first. */
export async function executionsSince(
  em: EntityManager,
  since: Date,
): Promise<{ at: Date; changes: RegistryChange[] }[]> {
  const items = await em.fork().find(
    TicketItem,
    { state: 'executed', executedAt: { $gte: since } },
    {
      fields: ['executedAt', 'execution'],
      orderBy: [{ executedAt: 'desc' }, { id: 'desc' }],
      disableIdentityMap: true,
    },
  );
  return items.flatMap(({ executedAt, execution }) =>
    executedAt === null || execution === null ? [] : [{ at: executedAt, changes: execution.changes }],
  );
}
