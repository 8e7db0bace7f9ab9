import calendarFile from '@perenos/domain/calendar.json' with { type: 'json' };
import type { SimulatedTicket } from './simulated-year.ts';

/*
 * The audit's figures of a simulated year once more, from its events alone and by none of the product's own reckoning:
 * what the page shows must equal this.
 */

const [hour, day] = [3_600_000, 86_400_000];
/** The Moscow day of an instant, `YYYY-MM-DD`: UTC+3 the whole year. */
const moscowDay = (instant: number): string => new Date(instant + 3 * hour).toISOString().slice(0, 10);

type Office = { opens: number; closes: number; before: number }[];

/** The working stretches of some years, 8:30–17:30, with the working time that lies before each. */
function officeOf(years: readonly ('2025' | '2026' | '2027')[]): Office {
  const office: Office = [];
  let before = 0;
  for (const year of years) {
    const { nonWorking, workingWeekends } = calendarFile[year];
    const [off, worked] = [new Set<string>(nonWorking), new Set<string>(workingWeekends)];
    for (let at = Date.parse(`${year}-01-01T00:00:00+03:00`); moscowDay(at).startsWith(year); at += day) {
      const weekday = new Date(at + 3 * hour).getUTCDay();
      const date = moscowDay(at);
      if (off.has(date) || ((weekday === 0 || weekday === 6) && !worked.has(date))) continue;
      office.push({ opens: at + 8.5 * hour, closes: at + 17.5 * hour, before });
      before += 9 * hour;
    }
  }
  return office;
}

const office = officeOf(['2025', '2026', '2027']);

/** Working milliseconds from the first opening of all to an instant. */
function worked(instant: number): number {
  const last = office.findLast(({ opens }) => opens <= instant);
  return last ? last.before + Math.min(instant, last.closes) - last.opens : 0;
}

/** The earliest instant at which so much has been worked, no earlier than `start`. */
function dueAt(start: number): number {
  const target = worked(start) + 8 * hour;
  const found = office.find(({ before }) => before < target && target <= before + 9 * hour);
  if (!found) throw new RangeError('the years are over');
  return found.opens + target - found.before;
}

type Course = {
  id: number;
  received: number;
  closed: number | null;
  start: number | null;
  due: number | null;
  seconds: number | null;
  answered: number | null;
  answerSeconds: number | null;
  cause: string | null;
  keys: Record<string, string[]>;
};

const decisions = ['executed', 'refused', 'answered', 'data-asked'];

function courseOf(ticket: SimulatedTicket): Course {
  const received = Date.parse(ticket.events[0]?.at ?? '');
  const last = ticket.events.at(-1);
  const closed = last?.kind === 'done' ? Date.parse(last.at) : null;
  const standing = ticket.events.findLast(({ kind }) => kind !== 'received' && kind !== 'done');
  const start =
    standing?.kind === 'complete'
      ? Date.parse(standing.at)
      : standing?.kind === 'waiting'
        ? Date.parse(standing.until)
        : null;
  const [sent] = ticket.answers.filter(({ state }) => state !== 'cancelled').sort((a, b) => +a.at - +b.at);
  const answered = sent ? +sent.at : null;
  const decided = ticket.acts.findLast(({ kind }) => decisions.includes(kind));
  const by = closed === null ? ticket.assignee : (decided?.by ?? ticket.assignee);
  const distinct = (values: string[]): string[] => (values.length > 0 ? [...new Set(values)] : ['none']);
  return {
    id: ticket.id,
    received,
    closed,
    start,
    due: start === null ? null : dueAt(start),
    seconds: start === null || closed === null ? null : Math.round((worked(closed) - worked(start)) / 1000),
    answered,
    answerSeconds: answered === null ? null : Math.round((worked(answered) - worked(received)) / 1000),
    cause: causeOf(ticket, start),
    keys: {
      mailbox: [ticket.mailbox],
      verdict: [ticket.verdict],
      product: distinct(ticket.items.flatMap(({ product }) => product ?? [])),
      clause: distinct(ticket.items.flatMap(({ clauses }) => clauses)),
      specialist: [by === null ? 'none' : String(by + 1)],
      partner: [ticket.partner === null ? 'none' : `sim-${ticket.partner}`],
    },
  };
}

function causeOf({ acts }: SimulatedTicket, start: number | null): string | null {
  if (start === null) return null;
  if (acts.some(({ kind }) => kind === 'reopened')) return 'reopened';
  const touched = acts.filter(({ kind }) => kind !== 'reopened').map(({ at }) => +at);
  if (touched.length === 0) return 'never-taken';
  return worked(Math.min(...touched)) - worked(start) >= 4 * hour ? 'taken-late' : 'long-in-work';
}

const ageHours = [0, 24, 72, 168, 336];
const tookHours = [0, 1, 2, 4, 6, 8, 12, 16];
const rank = (values: number[], part: number): number | null =>
  values.sort((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? null;

/** The tickets of each figure, and what is told of them. */
function figuresOf(courses: readonly Course[], begin: number, end: number) {
  const within = (instant: number | null): boolean => instant !== null && instant >= begin && instant < end;
  const received = courses.filter((one) => within(one.received));
  const done = courses.filter((one) => within(one.closed));
  const timed = done.filter(({ due }) => due !== null);
  const late = timed.filter(({ closed, due }) => Number(closed) > Number(due));
  const open = courses.filter((one) => one.received < end && (one.closed === null || one.closed >= end));
  const openLate = open.filter(({ due }) => due !== null && due < end);
  const answered = courses.filter((one) => within(one.answered));
  const tickets = {
    received,
    done,
    timed,
    'in-time': timed.filter((one) => !late.includes(one)),
    late,
    open,
    'open-late': openLate,
    breaches: [...late, ...openLate],
    answered,
  };
  const doneSeconds = timed.map(({ seconds }) => Number(seconds));
  const answerSeconds = answered.map((one) => Number(one.answerSeconds));
  const counts = Object.fromEntries(Object.entries(tickets).map(([figure, some]) => [figure, some.length])) as Record<
    keyof typeof tickets,
    number
  >;
  return {
    tickets,
    figures: {
      ...counts,
      doneMedian: rank(doneSeconds, 0.5),
      doneP95: rank(doneSeconds, 0.95),
      answerMedian: rank(answerSeconds, 0.5),
      answerP95: rank(answerSeconds, 0.95),
    },
  };
}

/** Every figure of a period of Moscow days, in the shape of the api's answer. */
export function recountYear(
  tickets: readonly SimulatedTicket[],
  { from, to, now }: { from: string; to: string; now: Date },
) {
  const courses = tickets.filter(({ mergedInto }) => mergedInto === null).map(courseOf);
  const [begin, over] = [Date.parse(`${from}T00:00:00+03:00`), Date.parse(`${to}T00:00:00+03:00`) + day];
  const end = Math.min(over, now.getTime());
  const whole = figuresOf(courses, begin, end);
  const { breaches, open, timed, done, received, late } = whole.tickets;
  const step = (hours: number[], index: number, value: number, isUpTo: boolean): boolean => {
    const [least, most] = [(hours[index] ?? 0) * hour, (hours[index + 1] ?? Infinity) * hour];
    return isUpTo ? (index === 0 || value > least) && value <= most : value >= least && value < most;
  };
  return {
    figures: whole.figures,
    previous: figuresOf(courses, 2 * begin - over, begin).figures,
    causes: ['reopened', 'never-taken', 'taken-late', 'long-in-work'].map((cause) => ({
      cause,
      count: breaches.filter((one) => one.cause === cause).length,
    })),
    ages: ageHours.map((_, index) => open.filter((one) => step(ageHours, index, end - one.received, false)).length),
    durations: tookHours.map(
      (_, index) => timed.filter((one) => step(tookHours, index, Number(one.seconds) * 1000, true)).length,
    ),
    rowOf: (dimension: string, key: string) =>
      figuresOf(
        courses.filter(({ keys }) => keys[dimension]?.includes(key)),
        begin,
        end,
      ).figures,
    keysOf: (dimension: string) => [
      ...new Set(
        [...received, ...done, ...open, ...whole.tickets.answered].flatMap(({ keys }) => keys[dimension] ?? []),
      ),
    ],
    pointOf: (first: string, last: string) => {
      const isIn = (instant: number | null): boolean =>
        instant !== null && moscowDay(instant) >= first && moscowDay(instant) <= last;
      const lateDone = late.filter(({ closed }) => isIn(closed)).length;
      return {
        received: received.filter((one) => isIn(one.received)).length,
        done: done.filter(({ closed }) => isIn(closed)).length,
        inTime: timed.filter(({ closed }) => isIn(closed)).length - lateDone,
        late: lateDone,
      };
    },
    ids: Object.fromEntries(
      Object.entries(whole.tickets).map(([figure, some]) => [figure, some.map(({ id }) => id).sort((a, b) => a - b)]),
    ),
  };
}
