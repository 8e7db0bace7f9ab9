import {
  type ClockEvent,
  defaultWorkingTime,
  type Mailbox,
  mailboxes,
  moscowDateOf,
  openingOnOrAfter,
  type Product,
  type ProductionCalendar,
  products,
  type TicketState,
  type Verdict,
  verdicts,
} from '@perenos/domain';

/** An act of a person on a simulated ticket, as the journal keeps it. */
export type SimulatedAct = {
  kind: 'taken' | 'executed' | 'refused' | 'answered' | 'data-asked' | 'reopened';
  at: Date;
  by: number;
};

/** All that happened to one ticket: what its figures can be reckoned from by anybody. */
export type SimulatedTicket = {
  /** From 1. */
  id: number;
  mailbox: Mailbox;
  state: TicketState;
  /** One an item. */
  items: { product: Product | null; verdict: Verdict; clauses: string[] }[];
  verdict: Verdict;
  /** Index into the year's partners; null: the sender is none. */
  partner: number | null;
  /** Index into the year's specialists. */
  assignee: number | null;
  events: ClockEvent[];
  acts: SimulatedAct[];
  answers: { at: Date; state: 'sent' | 'cancelled' }[];
  /** Id of an earlier ticket that this one became a part of. */
  mergedInto: number | null;
};

export type SimulatedYearOptions = {
  size: number;
  seed: number;
  /** Tickets are received from the first instant until the second; nothing happens after it. */
  begin: Date;
  now: Date;
  partners: number;
  specialists: number;
  calendar: ProductionCalendar;
};

/** Mulberry32: the same year for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const hour = 3_600_000;
const clauses = ['1.1', '3.2', '3.4.2', '3.5', '3.6', '4.1.1', '4.1.4', '4.1.11', '4.1.14', '4.2.1', '5.2'];
const states: Readonly<Record<string, TicketState>> = {
  executed: 'executed',
  refused: 'refused',
  answered: 'answered',
};

/** A year of tickets with their events: complete at once, completed later, waiting for a date, reopened, merged, still open, forgotten. */
export function simulateYear(options: SimulatedYearOptions): SimulatedTicket[] {
  const random = randomOf(options.seed);
  return Array.from({ length: options.size }, (_, index) => new Course(index + 1, options, random).told());
}

/** One ticket while it is made up. Whatever would happen later than now has not happened. */
class Course {
  readonly #id: number;
  readonly #options: SimulatedYearOptions;
  readonly #random: () => number;
  readonly #events: ClockEvent[] = [];
  readonly #acts: SimulatedAct[] = [];
  readonly #answers: SimulatedTicket['answers'] = [];
  #assignee: number | null = null;
  #state: TicketState = 'open';

  constructor(id: number, options: SimulatedYearOptions, random: () => number) {
    this.#id = id;
    this.#options = options;
    this.#random = random;
  }

  told(): SimulatedTicket {
    const received = this.#receipt();
    this.#events.push({ kind: 'received', at: received.toISOString() });
    this.#run(received, this.#random());
    const items = Array.from({ length: this.#random() < 0.1 ? 2 : 1 }, () => this.#item());
    const isMerged = this.#id > 100 && this.#state !== 'open' && this.#random() < 0.02;
    return {
      id: this.#id,
      mailbox: this.#oneOf(mailboxes),
      state: isMerged ? 'closed' : this.#state,
      items,
      verdict: items[0]?.verdict ?? 'review',
      partner: this.#random() < 0.08 ? null : Math.floor(this.#random() ** 2 * this.#options.partners),
      assignee: this.#assignee,
      events: this.#events,
      acts: this.#acts,
      answers: this.#answers,
      mergedInto: isMerged ? this.#id - 100 : null,
    };
  }

  #run(received: Date, course: number): void {
    if (course < 0.72) this.#complete(received, received);
    else if (course < 0.88) this.#incomplete(received);
    else if (course < 0.94) this.#waiting(received);
    else this.#untimed(received);
  }

  /** Answered without its data ever having been complete: no term ran. */
  #untimed(received: Date): void {
    this.#events.push({ kind: 'incomplete', at: received.toISOString() });
    this.#settle(this.#later(received, 30), 'answered');
  }

  #complete(since: Date, from: Date): void {
    this.#events.push({ kind: 'complete', at: since.toISOString() });
    // forgotten: nobody ever touches it
    if (this.#random() < 0.01) return;
    const taken = this.#later(from, this.#random() < 0.15 ? 20 : 2);
    if (this.#random() < 0.93) this.#act('taken', taken);
    const done = this.#later(taken, this.#random() < 0.1 ? 24 : 2.5);
    const isDone = this.#settle(done, this.#random() < 0.8 ? 'executed' : 'refused');
    if (isDone && this.#random() < 0.03) this.#reopen(since, done);
  }

  #reopen(since: Date, done: Date): void {
    const reopened = this.#later(done, 10);
    if (!this.#act('reopened', reopened)) return;
    this.#state = 'open';
    this.#events.push({ kind: 'complete', at: since.toISOString() });
    this.#settle(this.#later(reopened, 5), 'executed');
  }

  #incomplete(received: Date): void {
    this.#events.push({ kind: 'incomplete', at: received.toISOString() });
    const asked = this.#later(received, 4);
    if (!this.#act('data-asked', asked)) return;
    this.#answers.push({ at: asked, state: this.#random() < 0.1 ? 'cancelled' : 'sent' });
    this.#state = 'waiting-data';
    const supplied = this.#later(asked, 40);
    if (supplied > this.#options.now) return;
    this.#state = 'open';
    this.#events.push({ kind: 'received', at: supplied.toISOString() });
    this.#complete(supplied, supplied);
  }

  #waiting(received: Date): void {
    const date = moscowDateOf(
      new Date(received.getTime() + (1 + Math.floor(this.#random() * 14)) * 24 * hour).toISOString(),
    );
    const until = new Date(openingOnOrAfter(this.#options.calendar, defaultWorkingTime, date));
    this.#events.push({ kind: 'waiting', at: received.toISOString(), until: until.toISOString(), clauses: ['4.1.14'] });
    if (until > this.#options.now) {
      this.#state = 'waiting-date';
      return;
    }
    const done = this.#later(until, 3);
    this.#act('taken', this.#later(received, 5));
    this.#settle(done, 'executed');
  }

  #settle(at: Date, kind: 'executed' | 'refused' | 'answered'): boolean {
    if (!this.#act(kind, at)) return false;
    this.#events.push({ kind: 'done', at: at.toISOString() });
    this.#answers.push({ at, state: this.#random() < 0.03 ? 'cancelled' : 'sent' });
    this.#state = states[kind] ?? 'closed';
    return true;
  }

  #act(kind: SimulatedAct['kind'], at: Date): boolean {
    if (at > this.#options.now) return false;
    const by = this.#assignee !== null && this.#random() < 0.9 ? this.#assignee : this.#specialist();
    this.#acts.push({ kind, at, by });
    if (kind === 'taken') this.#assignee = by;
    return true;
  }

  #item(): SimulatedTicket['items'][number] {
    const cited = new Set([this.#oneOf(clauses), this.#oneOf(clauses)]);
    return {
      product: this.#random() < 0.06 ? null : this.#oneOf(products),
      verdict: this.#oneOf(verdicts),
      clauses: this.#random() < 0.04 ? [] : [...cited],
    };
  }

  #specialist(): number {
    return Math.floor(this.#random() * this.#options.specialists);
  }

  #oneOf<T>(values: readonly T[]): T {
    return values[Math.floor(this.#random() * values.length)] as T;
  }

  /** Mostly by day, seldom at night, at weekends too. */
  #receipt(): Date {
    const { begin, now } = this.#options;
    const instant = begin.getTime() + this.#random() * (now.getTime() - begin.getTime() - 12 * hour);
    const midnight = Math.floor(instant / (24 * hour)) * 24 * hour;
    const clock = this.#random() < 0.85 ? 5.5 + this.#random() * 9 : this.#random() * 24;
    return new Date(Math.max(begin.getTime(), Math.round(midnight + clock * hour)));
  }

  /** Exponentially distributed, `hours` on the average, to the millisecond. */
  #later(from: Date, hours: number): Date {
    return new Date(from.getTime() + 1 + Math.round(-Math.log(1 - this.#random()) * hours * hour));
  }
}
