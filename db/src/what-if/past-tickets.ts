import type {
  IsoInstant,
  OfficialLetter,
  PastTicket,
  PaymentDocument,
  ProductionCalendar,
  RegistryChange,
} from '@perenos/domain';
import { loadCalendar, loadCalendarVersion } from '../calendar/load-calendar.ts';
import type { EntityManager } from '../database.ts';

/** Received from the first instant until before the second. */
export type PastPeriod = { from: Date; until: Date };

/** Those that were judged, and still hold something. */
const ofPeriod = `t.received_at >= ? and t.received_at < ? and t.judgement is not null and t.merged_into_id is null
  and exists (select from ticket_item where ticket_id = t.id)`;

export async function countPastTickets(em: EntityManager, { from, until }: PastPeriod): Promise<number> {
  const [row] = await em.execute<{ count: number }[]>(`select count(*)::int as count from ticket t where ${ofPeriod}`, [
    from,
    until,
  ]);
  return row?.count ?? 0;
}

/** One row of JSON a ticket: entities would take as long to make as the judging itself. */
const described = `json_build_object('id', t.id, 'number', t.number, 'mailbox', t.mailbox, 'kind', t.kind,
  'sender', t.judgement -> 'sender', 'requestDate', t.judgement -> 'requestDate', 'dkim', t.judgement -> 'dkim',
  'picturedFields', t.judgement #> '{request,picturedFields}', 'receivedAt', t.received_at, 'closedAt', t.closed_at,
  'events', t.clock_events, 'calendarVersion', t.calendar_version,
  'decided', (select json_agg(decision -> 'verdict' order by position) from ticket_item where ticket_id = t.id),
  'items', (select json_agg(json_build_object('product', product, 'subscriberInn', subscriber_inn,
    'subscriberKpp', subscriber_kpp, 'subscriberName', subscriber_name, 'targetPartnerName', target_partner_name,
    'targetPartnerInn', target_partner_inn, 'targetPartnerLogin', target_partner_login, 'wishedDate', wished_date,
    'doubtful', doubtful, 'evidence', evidence) order by position) from ticket_item where ticket_id = t.id),
  'papers', array(select json_build_object('letter', document.letter, 'payment', document.payment)
    from (select id from mail where ticket_id = t.id union select mail_id from mail_link where ticket_id = t.id) share
    join mail on mail.id = share.id join document on document.mail_id = mail.id
    where document.kind in ('letter', 'payment') order by mail.received_at nulls last, document.id))`;

type Papers = { letter: OfficialLetter | null; payment: PaymentDocument | null }[];
type Described = Omit<PastTicket, 'letters' | 'payments' | 'calendar'> & {
  calendarVersion: string | null;
  papers: Papers;
};
type Row = { id: number; received_at: Date | string; ticket: Described };

/**
 * The judged tickets of a period with all that they are judged by, the latest first, so many at a time. Only reads.
 */
export async function* pastTickets(
  em: EntityManager,
  { from, until }: PastPeriod,
  portion: number,
): AsyncGenerator<PastTicket[]> {
  const calendarOf = await calendars(em);
  let after: unknown[] = [until, 0];
  for (;;) {
    const rows = await em.execute<Row[]>(
      `select t.id, t.received_at, ${described} as ticket from ticket t
       where ${ofPeriod} and (t.received_at, t.id) < (?, ?) order by t.received_at desc, t.id desc limit ${portion}`,
      [from, until, ...after],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    after = [last.received_at, last.id];
    const past: PastTicket[] = [];
    for (const { ticket } of rows) past.push(pastTicket(ticket, await calendarOf(ticket.calendarVersion)));
    yield past;
  }
}

function pastTicket({ papers, calendarVersion: _version, ...ticket }: Described, calendar: ProductionCalendar) {
  return {
    ...ticket,
    receivedAt: utc(ticket.receivedAt),
    closedAt: ticket.closedAt && utc(ticket.closedAt),
    letters: papers.flatMap(({ letter }) => letter ?? []),
    payments: papers.flatMap(({ payment }) => payment ?? []),
    calendar,
  };
}

/** PostgreSQL's JSON tells an instant in the session's zone. */
const utc = (instant: string): IsoInstant => new Date(instant).toISOString();

/** The calendar that a ticket was reckoned by, else the one that holds now. */
async function calendars(em: EntityManager): Promise<(version: string | null) => Promise<ProductionCalendar>> {
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

type PastExecution = { at: IsoInstant; changes: RegistryChange[] };
type ExecutionRow = { id: number; executed_at: Date | string; changes: RegistryChange[] };

/** What was carried out from an instant on and still stands, the latest first, read so many at a time. */
export async function* executionsSince(em: EntityManager, since: Date, portion: number): AsyncGenerator<PastExecution> {
  let before: unknown[] = ['infinity', 0];
  for (;;) {
    const rows = await em.execute<ExecutionRow[]>(
      `select id, executed_at, execution -> 'changes' as changes from ticket_item
       where state = 'executed' and execution is not null and executed_at >= ? and (executed_at, id) < (?, ?)
       order by executed_at desc, id desc limit ${portion}`,
      [since, ...before],
    );
    for (const { executed_at: at, changes } of rows) yield { at: new Date(at).toISOString(), changes };
    const last = rows.at(-1);
    if (last === undefined) return;
    before = [last.executed_at, last.id];
  }
}
