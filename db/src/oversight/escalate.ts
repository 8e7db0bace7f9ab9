import {
  type ClockSetting,
  compareInstants,
  type DueEscalation,
  dueEscalations,
  type Edition,
  type EscalationRule as EscalationRuleData,
  escalationLetter,
  escalationText,
  type IsoInstant,
  isSettled,
  type ProductionCalendar,
  ticketStates,
} from '@perenos/domain';
import { loadCalendar } from '../calendar/load-calendar.ts';
import type { Database, EntityManager } from '../database.ts';
import { callByNote } from '../desk/notes.ts';
import { EscalationRule, Ticket, User } from '../entities/index.ts';
import { writeJournal } from '../journal/write.ts';
import { queueMessage } from '../outbox/index.ts';
import { loadEditions } from '../regulation/load-editions.ts';
import { workingTimeOf } from '../tickets/keep-clock.ts';
import { notifyTicketChanged } from '../tickets/numbers.ts';

const actor = { kind: 'system', name: 'Эскалация' } as const;

/** Who may be told: read once a sweep. */
type House = {
  rules: EscalationRuleData[];
  people: User[];
  calendar: ProductionCalendar;
  editions: readonly Edition[];
  now: Date;
};

/**
 * Fires every rule that has come to hold for an open ticket, once for each run of its term, whoever else fires at the same
 * time. A ticket that fails holds up no other: it goes to `onProblem`. @returns how many rules fired.
 */
export async function escalateTickets(
  database: Database,
  now: Date,
  onProblem: (problem: { ticketId: number; error: unknown }) => void,
): Promise<number> {
  const em = database.em();
  const house = await readHouse(em, now);
  const known = await firedBefore(em);
  let fired = 0;
  for (const ticket of await runningBy(em, now)) {
    const { id } = ticket;
    if (dueFor(ticket, house).every((one) => known.has(keyOf(id, one)))) continue;
    fired += await database
      .em()
      .transactional((tx) => escalateOne(tx, id, house))
      .catch((error: unknown) => {
        onProblem({ ticketId: id, error });
        return 0;
      });
  }
  return fired;
}

/** Tickets whose term has begun by then, as they stand now. */
const runningBy = (em: EntityManager, at: Date): Promise<Ticket[]> =>
  em.find(
    Ticket,
    { state: { $in: ticketStates.filter((state) => !isSettled(state)) }, startsAt: { $lte: at } },
    { orderBy: { dueAt: 'asc', id: 'asc' } },
  );

/** A rule that would fire for a ticket, and the names of those who would be told. */
export type EscalationAhead = { ticket: Ticket; rule: EscalationRuleData; reachedAt: IsoInstant; told: string[] };

/**
 * What would fire by a later moment if nobody did anything until then: the sweep with its clock moved, which tells nobody.
 * Those that come first stand first.
 */
export async function escalationsAhead(em: EntityManager, at: Date): Promise<EscalationAhead[]> {
  const house = await readHouse(em, at);
  const known = await firedBefore(em);
  const ahead = (await runningBy(em, at)).flatMap((ticket) => {
    const told: Told[] = [];
    return dueFor(ticket, house)
      .filter((one) => !known.has(keyOf(ticket.id, one)))
      .sort(byUrgency)
      .map((one): EscalationAhead => {
        const people = toBeTold(one, ticket, house.people, told);
        told.push(...people.map(({ id: userId }) => ({ userId, rule: one.rule })));
        return { ticket, rule: one.rule, reachedAt: one.reachedAt, told: people.map(({ name }) => name) };
      });
  });
  return ahead.sort((a, b) => compareInstants(a.reachedAt, b.reachedAt));
}

async function readHouse(em: EntityManager, now: Date): Promise<House> {
  const rules = await em.find(EscalationRule, { active: true }, { orderBy: { percent: 'asc', id: 'asc' } });
  return {
    rules: rules.map(escalationRuleData),
    people: await em.find(User, { active: true }, { orderBy: { id: 'asc' } }),
    calendar: await loadCalendar(em),
    editions: await loadEditions(em),
    now,
  };
}

const settingOf = (ticket: Ticket, { calendar, editions }: House): ClockSetting => ({
  calendar,
  settings: workingTimeOf(ticket, editions),
});
const dueFor = (ticket: Ticket, house: House): DueEscalation[] =>
  dueEscalations(ticket, house.rules, house.now.toISOString(), settingOf(ticket, house));

/** A rule as the domain knows it. */
export const escalationRuleData = ({ user, ...rule }: EscalationRule): EscalationRuleData => ({
  id: rule.id,
  percent: rule.percent,
  recipient: rule.recipient,
  userId: user?.id ?? null,
  byMail: rule.byMail,
  byNote: rule.byNote,
  active: rule.active,
});

const keyOf = (ticketId: number, { rule, startsAt }: Pick<DueEscalation, 'rule' | 'startsAt'>): string =>
  `${ticketId}/${rule.id}/${new Date(startsAt).getTime()}`;

/** What fired for tickets that are still open, so that a sweep opens no transaction in vain. */
async function firedBefore(em: EntityManager): Promise<Set<string>> {
  const rows = await em.execute<{ ticket_id: number; rule_id: number; starts_at: string | Date }[]>(
    `select e.ticket_id, e.rule_id, e.starts_at from escalation e join ticket t on t.id = e.ticket_id
     where t.closed_at is null`,
  );
  return new Set(rows.map((row) => `${row.ticket_id}/${row.rule_id}/${new Date(row.starts_at).getTime()}`));
}

async function escalateOne(tx: EntityManager, id: number, house: House): Promise<number> {
  await tx.execute('select id from ticket where id = ? for update', [id]);
  const ticket = await tx.findOneOrFail(Ticket, id);
  const told: Told[] = [];
  let fired = 0;
  for (const one of dueFor(ticket, house).sort(byUrgency)) {
    const people = toBeTold(one, ticket, house.people, told);
    if (!(await record(tx, ticket, one, people, house.now))) continue;
    fired += 1;
    told.push(...people.map(({ id: userId }) => ({ userId, rule: one.rule })));
    if (people.length > 0) await tell(tx, ticket, one, people, house);
  }
  if (fired > 0) await notifyTicketChanged(tx, id);
  return fired;
}

/** Whom this sweep has told of the ticket, and by which rule. */
type Told = { userId: number; rule: EscalationRuleData };

const toBeTold = (
  { rule, tells }: DueEscalation,
  ticket: Ticket,
  people: readonly User[],
  told: readonly Told[],
): User[] => (tells ? recipientsOf(rule, ticket, people).filter((person) => !knows(person, rule, told)) : []);

const byUrgency = (a: DueEscalation, b: DueEscalation): number =>
  b.rule.percent - a.rule.percent || Number(b.rule.byMail) - Number(a.rule.byMail) || a.rule.id - b.rule.id;

/** Whoever is meant by two rules at once, as a supervisor of a ticket that nobody has, is told once. */
const knows = ({ id }: User, rule: EscalationRuleData, told: readonly Told[]): boolean =>
  told.some((one) => one.userId === id && (one.rule.byMail || !rule.byMail) && (one.rule.byNote || !rule.byNote));

/** @returns false if it had fired already. */
async function record(
  tx: EntityManager,
  ticket: Ticket,
  { rule, startsAt, reachedAt }: DueEscalation,
  people: readonly User[],
  now: Date,
): Promise<boolean> {
  const rows = await tx.execute<object[]>(
    `insert into escalation (ticket_id, rule_id, starts_at, reached_at, at, told) values (?, ?, ?, ?, ?, ?::jsonb)
     on conflict (ticket_id, rule_id, starts_at) do nothing returning id`,
    [ticket.id, rule.id, new Date(startsAt), new Date(reachedAt), now, JSON.stringify(people.map(({ name }) => name))],
  );
  return rows.length > 0;
}

/** Whoever the rule means; a ticket that nobody has, and a person who has left, are the supervisors' concern. */
function recipientsOf({ recipient, userId }: EscalationRuleData, ticket: Ticket, people: readonly User[]): User[] {
  const named = recipient === 'assignee' ? ticket.assignee?.id : recipient === 'user' ? userId : null;
  const found = people.filter(({ id }) => id === named);
  return found.length > 0 ? found : people.filter(({ role }) => role === 'supervisor');
}

/** By note and by mail as the rule says; who has no address gets the note in any case. */
async function tell(
  tx: EntityManager,
  ticket: Ticket,
  due: DueEscalation,
  people: readonly User[],
  house: House,
): Promise<void> {
  const { now } = house;
  const text = escalationText(due, now.toISOString(), settingOf(ticket, house));
  const mailed = due.rule.byMail ? people.filter(({ email }) => email !== null) : [];
  const called = due.rule.byNote ? people : people.filter((person) => !mailed.includes(person));
  if (called.length > 0) await callByNote(tx, { ticket, text, at: now, userIds: called.map(({ id }) => id) });
  const letter = escalationLetter(ticket.number, ticket.subject, text);
  // not of the ticket's own correspondence, which is with those outside
  for (const { email } of mailed)
    await queueMessage(tx, { role: 'staff', from: ticket.mailbox, to: email, ...letter }, now);
  await writeJournal(tx, now, [
    {
      actor,
      kind: 'escalated',
      ticket,
      objectType: 'ticket',
      objectId: ticket.number,
      grounds: `${ruleWords(due)}${text} ${toldWords('Заметкой', called)}${toldWords('Письмом', mailed)}`.trim(),
      clauses: ['1.3'],
    },
  ]);
}

/** Which rule it was, where the text doesn't say so: that of a term which is over names no share. */
const ruleWords = ({ rule: { percent } }: DueEscalation): string => (percent >= 100 ? `${percent} % срока. ` : '');

const toldWords = (how: string, people: readonly User[]): string =>
  people.length === 0 ? '' : `${how}: ${people.map(({ name }) => name).join(', ')}. `;
