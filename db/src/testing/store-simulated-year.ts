import { type ClockSetting, clockOfEvents, defaultWorkingTime, doneAt, receiptOf } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import type { SimulatedTicket, SimulatedYearOptions } from './simulated-year.ts';

const chunk = 2_000;

/**
 * Puts a simulated year into an empty database, with the terms as `TicketClockKeeper` would have kept them. Ids are those
 * of the simulation; specialist 0 is the user with id 1, partner 0 is `sim-0`.
 */
export async function storeSimulatedYear(
  em: EntityManager,
  tickets: readonly SimulatedTicket[],
  { partners, specialists, calendar }: Pick<SimulatedYearOptions, 'partners' | 'specialists' | 'calendar'>,
): Promise<void> {
  await storePeople(em, partners, specialists);
  const setting = { calendar, settings: defaultWorkingTime };
  for (let from = 0; from < tickets.length; from += chunk) {
    const some = tickets.slice(from, from + chunk);
    await insert(
      em,
      'ticket',
      ticketShape,
      some.map((ticket) => ticketRow(ticket, setting)),
    );
    await insert(em, 'ticket_item', itemShape, some.flatMap(itemRows));
    await insert(em, 'journal_entry', journalShape, some.flatMap(journalRows));
    await insert(em, 'outbox_message', messageShape, some.flatMap(messageRows));
  }
  await em.execute(`select setval(pg_get_serial_sequence('ticket', 'id'), (select max(id) from ticket))`);
  await em.execute(`select setval('ticket_number', (select max(id) from ticket))`);
  await em.execute('analyze');
}

async function storePeople(em: EntityManager, partners: number, specialists: number): Promise<void> {
  await em.execute(
    `insert into partner (id, name, name_key, inn, kind)
     select 'sim-' || n, 'ООО «Партнёр ' || n || '»', 'партнер ' || n, lpad((7700000000 + n)::text, 10, '0'), 'partner'
     from generate_series(0, ${partners - 1}) n`,
  );
  await em.execute(
    `insert into staff_user (id, login, name, role, password_hash, active, created_at)
     select n, 'sim-' || n, 'Специалист ' || n, 'specialist', '', true, now() from generate_series(1, ${specialists}) n`,
  );
  await em.execute(`select setval(pg_get_serial_sequence('staff_user', 'id'), ${specialists})`);
}

async function insert(em: EntityManager, table: string, shape: string, rows: readonly object[]): Promise<void> {
  const columns = shape.split(', ').map((column) => column.split(' ')[0]);
  await em.execute(
    `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_to_recordset(?::jsonb) as row (${shape})`,
    [JSON.stringify(rows)],
  );
}

const ticketShape =
  'id int, number text, mailbox text, kind text, state text, opened_at timestamptz, received_at timestamptz, starts_at timestamptz, due_at timestamptz, closed_at timestamptz, clock_events jsonb, calendar_version text, counted_seconds int, subject text, subject_key text, sender_address text, sender_name text, sender_role text, sender_partner_id text, verdict text, assignee_id int, merged_into_id int, version int';

const numberOf = (id: number): string => `П-${String(id).padStart(6, '0')}`;
const userId = (index: number): number => index + 1;

function ticketRow(ticket: SimulatedTicket, setting: ClockSetting): object {
  const received = ticket.events.filter(({ kind }) => kind === 'received');
  const clock = clockOfEvents(ticket.events, setting);
  const closedAt = doneAt(ticket.events);
  return {
    id: ticket.id,
    number: numberOf(ticket.id),
    mailbox: ticket.mailbox,
    kind: 'transfer',
    state: ticket.state,
    opened_at: received[0]?.at,
    received_at: received.at(-1)?.at,
    starts_at: clock?.startsAt ?? null,
    due_at: clock?.dueAt ?? null,
    closed_at: closedAt,
    clock_events: ticket.events,
    calendar_version: setting.calendar.version,
    counted_seconds: closedAt && clock ? Math.round(receiptOf(ticket.events, setting, closedAt).countedSeconds) : null,
    subject: `Перенос абонента ${ticket.id}`,
    subject_key: 'перенос абонента',
    sender_address: `manager@partner-${ticket.partner ?? 'none'}.example`,
    sender_name: 'Менеджер',
    sender_role: ticket.partner === null ? 'unknown' : 'partner',
    sender_partner_id: ticket.partner === null ? null : `sim-${ticket.partner}`,
    verdict: ticket.verdict,
    assignee_id: ticket.assignee === null ? null : userId(ticket.assignee),
    merged_into_id: ticket.mergedInto,
    version: 1,
  };
}

const itemShape =
  'ticket_id int, position int, product text, subscriber_inn text, doubtful jsonb, evidence jsonb, corrections jsonb, decision jsonb, verdict text, state text';

const itemRows = (ticket: SimulatedTicket): object[] =>
  ticket.items.map(({ product, verdict, clauses }, position) => ({
    ticket_id: ticket.id,
    position,
    product,
    subscriber_inn: String(7_700_000_000 + ticket.id),
    doubtful: [],
    evidence: {},
    corrections: {},
    decision: { verdict, clauses, notBefore: null, sourcePartnerId: null, targetPartnerId: null },
    verdict,
    state: 'open',
  }));

const journalShape =
  'at timestamptz, actor text, actor_id int, actor_name text, kind text, ticket_id int, object_type text, object_id text, grounds text, clauses jsonb';

const journalRows = (ticket: SimulatedTicket): object[] =>
  ticket.acts.map(({ kind, at, by }) => ({
    at,
    actor: 'user',
    actor_id: userId(by),
    actor_name: `Специалист ${userId(by)}`,
    kind,
    ticket_id: ticket.id,
    object_type: 'ticket',
    object_id: numberOf(ticket.id),
    grounds: 'Смоделировано',
    clauses: [],
  }));

const messageShape =
  'ticket_id int, role text, message_id text, to_address text, from_mailbox text, subject text, text text, "references" jsonb, state text, queued_at timestamptz, not_before_at timestamptz, sent_at timestamptz';

const messageRows = (ticket: SimulatedTicket): object[] =>
  ticket.answers.map(({ at, state }, index) => ({
    ticket_id: ticket.id,
    role: 'asker',
    message_id: `<sim-${ticket.id}-${index}@astral.example>`,
    to_address: 'manager@partner.example',
    from_mailbox: ticket.mailbox,
    subject: 'Re: Перенос абонента',
    text: 'Смоделировано',
    references: [],
    state,
    queued_at: at,
    not_before_at: at,
    sent_at: state === 'sent' ? at : null,
  }));
