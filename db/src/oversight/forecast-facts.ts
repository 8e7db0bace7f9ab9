import {
  addCalendarDays,
  type ClockSetting,
  defaultWorkingTime,
  type ForecastPerson,
  type ForecastTicket,
  medianOf,
  moscowDateOf,
  moscowMidnight,
  usualPerHour,
  workingTimeBetween,
} from '@perenos/domain';
import { loadCalendar } from '../calendar/load-calendar.ts';
import type { EntityManager } from '../database.ts';
import { staffLoads } from '../desk/staff.ts';

/** Calendar days before today by which the usual pace is measured. */
const lookBackDays = 14;

/** A person with what he usually takes from taking a ticket to settling it, in working seconds. */
export type MeasuredPerson = ForecastPerson & { medianSeconds: number | null };
export type ForecastFacts = {
  /** Working seconds of today so far. */
  workedSeconds: number;
  tickets: ForecastTicket[];
  people: MeasuredPerson[];
  setting: ClockSetting;
};

/** What a forecast is made from: whose term runs, who there is, and how fast they are. Throws `CalendarYearMissing`. */
export async function loadForecastFacts(em: EntityManager, now: Date): Promise<ForecastFacts> {
  const setting = { calendar: await loadCalendar(em), settings: defaultWorkingTime };
  const today = moscowDateOf(now.toISOString());
  const since = new Date(moscowMidnight(addCalendarDays(today, -lookBackDays)));
  const done = await settledByDay(em, since);
  const handling = await handlingTimes(em, since, setting);
  const tickets = await runningTickets(em, now);
  const people = (await staffLoads(em)).map(({ id, name, role }) => {
    const own = done.filter(({ userId }) => userId === id);
    return {
      ...{ id, name, role },
      doneToday: own.find(({ date }) => date === today)?.count ?? 0,
      usualPerHour: usualPerHour(
        own.filter(({ date }) => date !== today),
        setting,
      ),
      medianSeconds: medianOf(handling.get(id) ?? []),
    };
  });
  return {
    workedSeconds: workingTimeBetween(setting.calendar, setting.settings, moscowMidnight(today), now.toISOString()),
    tickets,
    // a supervisor counts where he takes part in the work
    people: people.flatMap(({ role, ...person }) =>
      role === 'specialist' || person.doneToday > 0 || tickets.some(({ assigneeId }) => assigneeId === person.id)
        ? [person]
        : [],
    ),
    setting,
  };
}

async function runningTickets(em: EntityManager, now: Date): Promise<ForecastTicket[]> {
  const rows = await em.execute<{ id: number; due_at: string | Date; assignee_id: number | null }[]>(
    `select id, due_at, assignee_id from ticket where state = 'open' and due_at is not null and starts_at <= ?
     order by due_at, id`,
    [now],
  );
  return rows.map((row) => ({
    id: row.id,
    dueAt: new Date(row.due_at).toISOString(),
    assigneeId: row.assignee_id,
  }));
}

/** Tickets that each person settled, by Moscow day: whose act was the last on them. */
const settledByDay = (em: EntityManager, since: Date): Promise<{ userId: number; date: string; count: number }[]> =>
  em.execute(
    `select j.actor_id as "userId", to_char(t.closed_at at time zone 'Europe/Moscow', 'YYYY-MM-DD') as date,
       count(distinct t.id)::int as count
     from ticket t join journal_entry j on j.ticket_id = t.id and j.at = t.closed_at and j.actor = 'user'
       and j.kind in ('executed', 'refused', 'answered', 'closed')
     where t.closed_at >= ? and t.merged_into_id is null group by 1, 2`,
    [since],
  );

/** Working seconds from the last taking to the settling, by person. */
async function handlingTimes(em: EntityManager, since: Date, setting: ClockSetting): Promise<Map<number, number[]>> {
  const rows = await em.execute<{ assignee_id: number; closed_at: string | Date; taken_at: string | Date }[]>(
    `select t.assignee_id, t.closed_at, max(j.at) as taken_at
     from ticket t join journal_entry j on j.ticket_id = t.id and j.kind in ('taken', 'assigned') and j.at <= t.closed_at
     where t.closed_at >= ? and t.assignee_id is not null group by t.id`,
    [since],
  );
  const times = new Map<number, number[]>();
  for (const { assignee_id: id, closed_at, taken_at } of rows) {
    const [from, to] = [new Date(taken_at).toISOString(), new Date(closed_at).toISOString()];
    const seconds = workingTimeBetween(setting.calendar, setting.settings, from, to);
    times.set(id, [...(times.get(id) ?? []), seconds]);
  }
  return times;
}
