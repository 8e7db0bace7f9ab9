import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IsoInstant } from '../registry/types.ts';
import { clockOf, itemStart } from '../tickets/clock.ts';
import { russianCalendar } from '../working-time/calendar.ts';
import { defaultWorkingTime } from '../working-time/deadlines.ts';
import { compareInstants, fromMilliseconds, milliseconds, moscowDateOf } from '../working-time/instants.ts';
import { type ClockEvent, type ClockFacts, newClockEvents } from './events.ts';
import { clockOfEvents, doneAt, phasesOf } from './phases.ts';

const setting = { calendar: russianCalendar, settings: defaultWorkingTime };
/** `2026-11-20 09:30:01`, Moscow time, as an instant in UTC. */
const moscow = (local: string): IsoInstant => fromMilliseconds(milliseconds(`${local.replace(' ', 'T')}+03:00`));
const facts = (over: Partial<ClockFacts>): ClockFacts => ({
  receivedAt: moscow('2026-11-16 10:00:00'),
  judgedAt: moscow('2026-11-16 10:00:05'),
  itemStarts: [],
  waitingBy: [],
  closedAt: null,
  ...over,
});
/** Records what each state of a ticket in turn has to tell. */
function recorded(...states: Partial<ClockFacts>[]): ClockEvent[] {
  const events: ClockEvent[] = [];
  for (const state of states) events.push(...newClockEvents(events, facts(state)));
  return events;
}

test('a complete mail is received and starts the term at its receipt, not at its reading', () => {
  const at = moscow('2026-11-16 10:00:00');
  expect(recorded({ itemStarts: [at] })).toEqual([
    { kind: 'received', at },
    { kind: 'complete', at },
  ]);
});

test('a ticket that is looked at again and stands as it stood tells nothing new', () => {
  const state = { itemStarts: [moscow('2026-11-16 10:00:00')] };
  expect(recorded(state, state, state)).toHaveLength(2);
  expect(
    recorded({ itemStarts: [null] }, { itemStarts: [null], judgedAt: moscow('2026-11-17 09:00:00') }),
  ).toHaveLength(2);
});

test('data that are missing hold the term since the mail that lacked them, and what completes them starts it anew', () => {
  const reply = moscow('2026-11-18 12:00:00');
  const events = recorded({ itemStarts: [null] }, { receivedAt: reply, itemStarts: [reply] });
  expect(phasesOf(events)).toEqual([
    { kind: 'waiting-data', since: moscow('2026-11-16 10:00:00') },
    { kind: 'running', since: reply },
  ]);
  expect(clockOfEvents(events, setting)).toEqual({ startsAt: reply, dueAt: moscow('2026-11-19 11:00:00') });
});

test('a transfer that may not happen before a date waits, then runs from the opening of that day by itself (4.1.14)', () => {
  const until = moscow('2026-11-23 08:30:00');
  const waiting = { itemStarts: [until], waitingBy: ['4.1.14'] as const };
  const events = recorded(waiting, { ...waiting, waitingBy: [], judgedAt: moscow('2026-11-23 08:31:00') });
  expect(events.map(({ kind }) => kind)).toEqual(['received', 'waiting']);
  expect(clockOfEvents(events, setting)).toEqual({ startsAt: until, dueAt: moscow('2026-11-23 16:30:00') });
});

test('an act that is undone was never done: the term runs as it ran', () => {
  const running = { itemStarts: [moscow('2026-11-16 10:00:00')] };
  const done = { ...running, closedAt: moscow('2026-11-16 11:00:00') };
  expect(doneAt(recorded(running, done))).toBe(moscow('2026-11-16 11:00:00'));
  const events = recorded(running, done, running);
  expect(doneAt(events)).toBeNull();
  expect(phasesOf(events)).toEqual(phasesOf(recorded(running)));
});

test('of several items the strictest counts: with the first of them settled the term is that of the rest', () => {
  const [first, second] = [moscow('2026-11-16 10:00:00'), moscow('2026-11-17 12:00:00')];
  const events = recorded(
    { itemStarts: [first, null] },
    { itemStarts: [first, second] },
    { itemStarts: [null, second] },
  );
  expect(clockOfEvents(events, setting)?.startsAt).toBe(second);
});

test('whatever happens to a ticket, its events tell the clock that the judgements have set', () => {
  const verdict = fc.constantFrom('execute', 'request-data', 'refuse', 'review', 'wait');
  const step = fc.record({ verdict, minutes: fc.integer({ min: 1, max: 12_000 }), byMail: fc.boolean() });
  const begin = milliseconds('2024-02-20T06:00:00Z');
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      let [at, receivedAt, start]: [number, number, IsoInstant | null] = [begin, begin, null];
      let events: ClockEvent[] = [];
      for (const [index, { verdict, minutes, byMail }] of steps.entries()) {
        at += minutes * 60_000;
        if (byMail || index === 0) receivedAt = at;
        const now = fromMilliseconds(at);
        const notBefore = verdict === 'wait' ? moscowDateOf(fromMilliseconds(at + 9 * 86_400_000)) : null;
        start = itemStart(start, { verdict, notBefore }, { receivedAt: now, ...setting });
        const waitingBy = verdict === 'wait' ? (['3.4.2'] as const) : [];
        const state = { receivedAt: fromMilliseconds(receivedAt), judgedAt: now, itemStarts: [start], waitingBy };
        events = [...events, ...newClockEvents(events, facts(state))];
        expect(clockOfEvents(events, setting)).toEqual(clockOf([start], setting));
      }
      const phases = phasesOf(events);
      for (const [index, phase] of phases.entries())
        expect(index === 0 || compareInstants(phases[index - 1]?.since ?? '', phase.since) < 0).toBe(true);
    }),
    { numRuns: 150 },
  );
});
