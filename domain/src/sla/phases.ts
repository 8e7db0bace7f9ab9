import type { IsoInstant } from '../registry/types.ts';
import type { ClauseId } from '../regulation/types.ts';
import type { Clock, ClockSetting } from '../tickets/clock.ts';
import { addWorkingHours } from '../working-time/deadlines.ts';
import { compareInstants } from '../working-time/instants.ts';
import type { ClockEvent } from './events.ts';

/** How a ticket's term stood from an instant on, until the next phase. */
export type Phase =
  | { kind: 'running'; since: IsoInstant }
  | { kind: 'waiting-data'; since: IsoInstant }
  | { kind: 'waiting-date'; since: IsoInstant; until: IsoInstant; clauses: readonly ClauseId[] }
  | { kind: 'done'; since: IsoInstant };

/** The course of a ticket's term, told by its events. A later event that holds from earlier on replaces what was told of that time. */
export function phasesOf(events: readonly ClockEvent[]): Phase[] {
  const phases: Phase[] = [];
  for (const event of events) {
    if (event.kind === 'received') continue;
    while (isNotBefore(phases.at(-1), event.at)) phases.pop();
    phases.push(...phaseOf(event));
  }
  return phases;
}

const isNotBefore = (phase: Phase | undefined, at: IsoInstant): boolean =>
  phase !== undefined && compareInstants(phase.since, at) >= 0;

function phaseOf(event: Exclude<ClockEvent, { kind: 'received' }>): Phase[] {
  switch (event.kind) {
    case 'complete':
      return [{ kind: 'running', since: event.at }];
    case 'incomplete':
      return [{ kind: 'waiting-data', since: event.at }];
    case 'waiting': {
      const { at: since, until, clauses } = event;
      return [
        { kind: 'waiting-date', since, until, clauses },
        { kind: 'running', since: until },
      ];
    }
    default:
      return [{ kind: 'done', since: event.at }];
  }
}

/**
 * The term as the events tell it: from the start of the last run, also of a ticket that is done; null while data are
 * missing. Throws `CalendarYearMissing`.
 */
export function clockOfEvents(events: readonly ClockEvent[], { calendar, settings }: ClockSetting): Clock | null {
  const last = phasesOf(events)
    .filter(({ kind }) => kind !== 'done')
    .at(-1);
  if (last?.kind !== 'running') return null;
  return { startsAt: last.since, dueAt: addWorkingHours(calendar, settings, last.since, settings.termHours) };
}

/** When a ticket was settled; null while it is open. */
export function doneAt(events: readonly ClockEvent[]): IsoInstant | null {
  const last = phasesOf(events).at(-1);
  return last?.kind === 'done' ? last.since : null;
}
