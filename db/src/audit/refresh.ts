import {
  breachCause,
  type ClockSetting,
  defaultWorkingTime,
  type Edition,
  editionOn,
  firstAnswerSeconds,
  type JournalKind,
  moscowDateOf,
  type ProductionCalendar,
  type TicketAuditFacts,
  termOf,
} from '@perenos/domain';
import { loadCalendar } from '../calendar/load-calendar.ts';
import type { EntityManager } from '../database.ts';
import { loadEditions } from '../regulation/load-editions.ts';

/** So many tickets are told anew in one statement. */
const batch = 1_000;

const list = (kinds: readonly JournalKind[]): string => kinds.map((kind) => `'${kind}'`).join(', ');
const deciding = list(['executed', 'refused', 'answered', 'closed', 'data-asked', 'reversed']);
const takingUp = list(['taken', 'assigned', 'executed', 'refused', 'answered', 'closed', 'data-asked']);

/** One statement, so that the version and what is told of it are of one moment. */
const changedTickets = `
  select t.id, t.version, t.judgement ->> 'requestDate' as request_date, t.mailbox, t.verdict, t.sender_partner_id, t.opened_at, t.closed_at, t.starts_at, t.due_at,
    t.counted_seconds, t.assignee_id, t.merged_into_id,
    array(select distinct product from ticket_item where ticket_id = t.id and product is not null order by 1) products,
    array(select distinct clause from ticket_item i, jsonb_array_elements_text(coalesce(i.decision->'clauses', '[]')) clause
      where i.ticket_id = t.id order by 1) clauses,
    (select min(queued_at) from outbox_message m
      where m.ticket_id = t.id and m.role = 'asker' and m.state <> 'cancelled') answered_at,
    (select min(at) from journal_entry j where j.ticket_id = t.id and j.actor = 'user' and j.kind in (${takingUp})) taken_at,
    (select actor_id from journal_entry j where j.ticket_id = t.id and j.actor = 'user' and j.kind in (${deciding})
      order by j.id desc limit 1) decided_by,
    exists (select 1 from journal_entry j where j.ticket_id = t.id and j.kind = 'reopened') reopened
  from ticket t left join ticket_audit a on a.ticket_id = t.id
  where a.ticket_version is distinct from t.version order by t.id limit ${batch}`;

type ChangedTicket = {
  id: number;
  version: number;
  request_date: string | null;
  mailbox: string;
  verdict: string;
  sender_partner_id: string | null;
  opened_at: Date;
  closed_at: Date | null;
  starts_at: Date | null;
  due_at: Date | null;
  counted_seconds: number | null;
  assignee_id: number | null;
  merged_into_id: number | null;
  products: string[];
  clauses: string[];
  answered_at: Date | null;
  taken_at: Date | null;
  decided_by: number | null;
  reopened: boolean;
};

const iso = (value: Date | string): string => new Date(value).toISOString();
const milliseconds = (value: Date | string | null): number | null =>
  value === null ? null : new Date(value).getTime();
const isoOrNull = (value: Date | string | null): string | null => (value === null ? null : iso(value));

const upsert = `
  insert into ticket_audit (ticket_id, ticket_version, received_at, counts_until, facts)
  select ticket_id, ticket_version, received_at, counts_until, facts
  from jsonb_to_recordset(?::jsonb) as row (ticket_id int, ticket_version int, received_at timestamptz,
    counts_until timestamptz, facts text)
  order by ticket_id
  on conflict (ticket_id) do update set ticket_version = excluded.ticket_version, received_at = excluded.received_at,
    counts_until = excluded.counts_until, facts = excluded.facts`;

/**
 * Tells the audit of every ticket that has changed since it was told last, whatever act, mail or date changed it: the
 * figures are always those of the tickets as they stand. Safe when two run at once. @returns how many were told anew.
 */
export async function refreshAudit(em: EntityManager): Promise<number> {
  const house = { calendar: await loadCalendar(em), editions: await loadEditions(em) };
  let told = 0;
  for (;;) {
    const changed = await em.execute<ChangedTicket[]>(changedTickets);
    if (changed.length > 0) {
      const rows = changed.map((ticket) => rowOf(ticket, house));
      await em.execute(upsert, [JSON.stringify(rows)]);
    }
    told += changed.length;
    if (changed.length < batch) return told;
  }
}

type House = { calendar: ProductionCalendar; editions: readonly Edition[] };

/** The term is that of the edition of the ticket's day. */
function settingOf({ request_date, opened_at }: ChangedTicket, { calendar, editions }: House): ClockSetting {
  const edition = editionOn(editions, request_date ?? moscowDateOf(iso(opened_at)));
  return { calendar, settings: termOf(edition, defaultWorkingTime) };
}

function rowOf(ticket: ChangedTicket, house: House): Record<string, unknown> {
  const facts = factsOf(ticket, settingOf(ticket, house));
  return {
    ticket_id: ticket.id,
    ticket_version: ticket.version,
    received_at: iso(ticket.opened_at),
    counts_until: facts.closedAt && new Date(Math.max(facts.closedAt, facts.answeredAt ?? 0)).toISOString(),
    facts: ticket.merged_into_id === null ? JSON.stringify(facts) : null,
  };
}

function factsOf(ticket: ChangedTicket, setting: ClockSetting): TicketAuditFacts {
  const answeredAt = isoOrNull(ticket.answered_at);
  const facts = {
    startsAt: isoOrNull(ticket.starts_at),
    takenAt: isoOrNull(ticket.taken_at),
    reopened: ticket.reopened,
  };
  return {
    ticketId: ticket.id,
    mailbox: ticket.mailbox,
    verdict: ticket.verdict,
    products: ticket.products,
    clauses: ticket.clauses,
    partnerId: ticket.sender_partner_id,
    specialistId: ticket.closed_at === null ? ticket.assignee_id : (ticket.decided_by ?? ticket.assignee_id),
    receivedAt: Date.parse(iso(ticket.opened_at)),
    closedAt: milliseconds(ticket.closed_at),
    dueAt: milliseconds(ticket.due_at),
    doneSeconds: ticket.counted_seconds,
    answeredAt: milliseconds(ticket.answered_at),
    answerSeconds: firstAnswerSeconds(iso(ticket.opened_at), answeredAt, setting),
    cause: breachCause(facts, setting),
  };
}
