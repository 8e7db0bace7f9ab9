import type { IsoInstant } from '../registry/types.ts';
import type { ClockSetting } from '../tickets/clock.ts';
import { addWorkingHours, workingTimeBetween } from '../working-time/deadlines.ts';
import { compareInstants } from '../working-time/instants.ts';
import { type Pace, paceOf, paceReason } from './pace.ts';
import { momentInWords, timeInWords } from './words.ts';

/** Working hours ahead that are looked at. */
export const forecastHours = 2;

/** A ticket whose term runs. */
export type ForecastTicket = { id: number; dueAt: IsoInstant; assigneeId: number | null };

/** A member of the staff who decides about tickets, and what was measured of him. */
export type ForecastPerson = {
  id: number;
  name: string;
  /** Tickets that he settled today. */
  doneToday: number;
  /** Tickets per working hour over the last days; null: he settled none. */
  usualPerHour: number | null;
};

/** Somebody who could take a ticket over, and when he would be done with it. */
export type Helper = { id: number; name: string; open: number; finishAt: IsoInstant; inTime: boolean };

export type PredictedBreach = {
  ticketId: number;
  dueAt: IsoInstant;
  assigneeId: number | null;
  /** null: nobody gets to it at today's pace. */
  finishAt: IsoInstant | null;
  /** Working seconds past the deadline; null where there is no end in sight. */
  lateBySeconds: number | null;
  /** In Russian. */
  reason: string;
  /** The fastest first. */
  couldTake: Helper[];
};

export type PersonForecast = ForecastPerson & { open: number; pace: Pace };
export type Forecast = {
  until: IsoInstant;
  /** Due until then, not counting those that are late. */
  dueSoon: number[];
  late: number[];
  breaches: PredictedBreach[];
  people: PersonForecast[];
};

type ForecastInput = {
  now: IsoInstant;
  /** Working seconds of today so far. */
  workedSeconds: number;
  tickets: readonly ForecastTicket[];
  people: readonly ForecastPerson[];
  setting: ClockSetting;
};

type Planned = { ticket: ForecastTicket; person: PersonForecast | null; place: number };

/**
 * What will breach within the next two working hours if everybody goes on as today: each works through what is on his
 * desk in the order of the deadlines; what nobody has is taken by whoever is free first. Throws `CalendarYearMissing`.
 */
export function forecast({ now, workedSeconds, tickets, people, setting }: ForecastInput): Forecast {
  const { calendar, settings } = setting;
  const until = addWorkingHours(calendar, settings, now, forecastHours);
  const queue = [...tickets].sort((a, b) => compareInstants(a.dueAt, b.dueAt) || a.id - b.id);
  const team = people.map((person) => ({
    ...person,
    open: queue.filter(({ assigneeId }) => assigneeId === person.id).length,
    pace: paceOf(person, people, workedSeconds),
  }));
  const isLate = ({ dueAt }: ForecastTicket): boolean => compareInstants(dueAt, now) < 0;
  const isSoon = (ticket: ForecastTicket): boolean => !isLate(ticket) && compareInstants(ticket.dueAt, until) <= 0;
  const breaches = plan(queue, team)
    .filter(({ ticket }) => isSoon(ticket))
    .flatMap((planned) => breachOf(planned, { queue, team, now, setting }));
  return {
    until,
    dueSoon: queue.filter(isSoon).map(({ id }) => id),
    late: queue.filter(isLate).map(({ id }) => id),
    breaches,
    people: team,
  };
}

const hoursFor = (person: PersonForecast, tickets: number): number =>
  person.pace.perHour > 0 ? tickets / person.pace.perHour : Number.POSITIVE_INFINITY;

/** Who does what as the how-manieth of his queue. */
function plan(queue: readonly ForecastTicket[], team: readonly PersonForecast[]): Planned[] {
  const taken = new Map<number, number>();
  const next = (person: PersonForecast): number => (taken.get(person.id) ?? 0) + 1;
  return queue.map((ticket) => {
    const freeFirst = [...team]
      .filter(({ pace }) => pace.perHour > 0)
      .sort((a, b) => hoursFor(a, next(a)) - hoursFor(b, next(b)) || a.id - b.id);
    const person = team.find(({ id }) => id === ticket.assigneeId) ?? freeFirst[0] ?? null;
    if (person === null) return { ticket, person, place: 0 };
    const place = next(person);
    taken.set(person.id, place);
    return { ticket, person, place };
  });
}

type Surroundings = {
  queue: readonly ForecastTicket[];
  team: readonly PersonForecast[];
  now: IsoInstant;
  setting: ClockSetting;
};

function breachOf({ ticket, person, place }: Planned, given: Surroundings): PredictedBreach[] {
  const { calendar, settings } = given.setting;
  const finishAt = person === null ? null : finishOf(person, place, given);
  if (finishAt !== null && compareInstants(finishAt, ticket.dueAt) <= 0) return [];
  const lateBySeconds = finishAt === null ? null : workingTimeBetween(calendar, settings, ticket.dueAt, finishAt);
  const { id: ticketId, dueAt, assigneeId } = ticket;
  const reason = reasonOf({ ticket, person, place }, finishAt, lateBySeconds);
  return [{ ticketId, dueAt, assigneeId, finishAt, lateBySeconds, reason, couldTake: helpersFor(ticket, given) }];
}

/** null where it lies beyond all planning. */
function finishOf(person: PersonForecast, place: number, { now, setting }: Surroundings): IsoInstant | null {
  const hours = hoursFor(person, place);
  return hours > longestPlan ? null : addWorkingHours(setting.calendar, setting.settings, now, hours);
}

/** Working hours: what takes longer than some weeks is no forecast, and may run past the calendar's years. */
const longestPlan = 200;

/** By whom it would be done soonest, if it took its place among what he has by its deadline. */
function helpersFor(ticket: ForecastTicket, given: Surroundings): Helper[] {
  const helpers = given.team.flatMap((person) => {
    if (person.id === ticket.assigneeId) return [];
    const before = given.queue.filter(
      ({ assigneeId, dueAt, id }) =>
        assigneeId === person.id && id !== ticket.id && compareInstants(dueAt, ticket.dueAt) <= 0,
    ).length;
    const finishAt = finishOf(person, before + 1, given);
    if (finishAt === null) return [];
    const { id, name, open } = person;
    return [{ id, name, open, finishAt, inTime: compareInstants(finishAt, ticket.dueAt) <= 0 }];
  });
  return helpers.sort((a, b) => compareInstants(a.finishAt, b.finishAt) || a.open - b.open || a.id - b.id);
}

function reasonOf(
  { ticket, person, place }: Planned,
  finishAt: IsoInstant | null,
  lateBySeconds: number | null,
): string {
  if (person === null) return 'Темп неизвестен: в рабочее время сегодня и в последние дни никто ничего не завершил.';
  const whose =
    ticket.assigneeId === null ? `Никто не взял; первым освободится ${person.name}` : `Исполнитель: ${person.name}`;
  const ahead = place === 1 ? 'раньше него ничего нет' : `раньше него обращений: ${place - 1}`;
  const pace = paceReason(person.pace);
  if (finishAt === null || lateBySeconds === null) return `${whose}, ${ahead}. ${pace}: до него дело не дойдёт.`;
  return `${whose}, ${ahead}. ${pace}: будет готово ${momentInWords(finishAt)}, на ${timeInWords(lateBySeconds)} рабочего времени позже срока.`;
}
