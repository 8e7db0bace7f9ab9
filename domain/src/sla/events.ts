import type { IsoInstant } from '../registry/types.ts';
import type { ClauseId } from '../regulation/types.ts';
import type { ItemStarts } from '../tickets/clock.ts';
import { compareInstants } from '../working-time/instants.ts';
import { phasesOf } from './phases.ts';

/**
 * What happened to a ticket as far as the term of 1.3 goes, in the order in which it was recorded. Nothing recorded is
 * ever changed: what turns out otherwise is a later event. `at` is the instant from which it holds.
 *
 * `received`: a mail that supplied something. `complete`: the data are there, the term runs. `incomplete`: data are
 * missing, the term stands. `waiting`: a transfer may not happen before a date (3.4.2, 4.1.14), the term runs from
 * `until`. `done`: settled.
 */
export type ClockEvent =
  | { kind: 'received'; at: IsoInstant }
  | { kind: 'complete'; at: IsoInstant }
  | { kind: 'incomplete'; at: IsoInstant }
  | { kind: 'waiting'; at: IsoInstant; until: IsoInstant; clauses: readonly ClauseId[] }
  | { kind: 'done'; at: IsoInstant };

/** A ticket as it stands, as far as its term goes. */
export type ClockFacts = {
  /** Receipt of the latest mail that supplied something. */
  receivedAt: IsoInstant;
  /** When it was judged last; null: never yet. */
  judgedAt: IsoInstant | null;
  itemStarts: ItemStarts;
  /** The clauses that hold an open item back until a date; empty: none does. */
  waitingBy: readonly ClauseId[];
  closedAt: IsoInstant | null;
};

/** The events to record so that the ticket's events tell how it stands now; none if they do already. */
export function newClockEvents(recorded: readonly ClockEvent[], facts: ClockFacts): ClockEvent[] {
  const isKnownMail = recorded.some(({ kind, at }) => kind === 'received' && at === facts.receivedAt);
  const received: ClockEvent[] = isKnownMail ? [] : [{ kind: 'received', at: facts.receivedAt }];
  const standing = standingEvent(facts, isKnownMail ? facts.judgedAt : facts.receivedAt);
  if (standing === null || isTold(recorded, standing)) return received;
  return [...received, standing];
}

function standingEvent(facts: ClockFacts, since: IsoInstant | null): ClockEvent | null {
  if (facts.closedAt !== null) return { kind: 'done', at: facts.closedAt };
  if (facts.judgedAt === null || since === null) return null;
  const [start] = facts.itemStarts.filter((one) => one !== null).sort(compareInstants);
  if (start === undefined) return { kind: 'incomplete', at: since };
  if (facts.waitingBy.length > 0 && compareInstants(start, since) > 0)
    return { kind: 'waiting', at: since, until: start, clauses: facts.waitingBy };
  return { kind: 'complete', at: start };
}

/** Whether the events so far say the same. Data that were missing before are still missing since then. */
function isTold(recorded: readonly ClockEvent[], standing: ClockEvent): boolean {
  const last = phasesOf(recorded).at(-1);
  switch (standing.kind) {
    case 'complete':
      return last?.kind === 'running' && last.since === standing.at;
    case 'waiting':
      return last?.kind === 'running' && last.since === standing.until;
    case 'incomplete':
      return last?.kind === 'waiting-data';
    default:
      return last?.kind === 'done' && last.since === standing.at;
  }
}
