import { describe, expect, test } from 'vitest';
import type { ClockEvent } from '../sla/events.ts';
import { russianCalendar } from '../working-time/calendar.ts';
import { defaultWorkingTime } from '../working-time/deadlines.ts';
import { fromMilliseconds, milliseconds } from '../working-time/instants.ts';
import {
  dueEscalations,
  type EscalationRule,
  escalatedNumber,
  escalationLetter,
  escalationText,
  partOfTermAt,
} from './escalations.ts';

const setting = { calendar: russianCalendar, settings: defaultWorkingTime };
/** `2026-11-16 10:00:00`, Moscow time. */
const moscow = (local: string): string => fromMilliseconds(milliseconds(`${local.replace(' ', 'T')}+03:00`));
const rule = (given: Partial<EscalationRule> = {}): EscalationRule => ({
  ...{ id: 1, percent: 50, recipient: 'assignee', userId: null, byMail: false, byNote: true, active: true },
  ...given,
});
const running = (local: string): ClockEvent[] => [
  { kind: 'received', at: moscow(local) },
  { kind: 'complete', at: moscow(local) },
];
const firedAt = (events: ClockEvent[], local: string, rules: EscalationRule[] = [rule()]): number[] =>
  dueEscalations({ clockEvents: events }, rules, moscow(local), setting).map((due) => due.rule.percent);

describe.each([
  // start, percent, the second at which it fires
  ['2026-11-16 09:00:00', 50, '2026-11-16 13:00:00'],
  ['2026-11-16 09:00:00', 80, '2026-11-16 15:24:00'],
  ['2026-11-16 09:00:00', 100, '2026-11-16 17:00:00'],
  ['2026-11-16 09:00:00', 125, '2026-11-17 10:00:00'],
  // over the night, and what falls due at closing stays on that day
  ['2026-11-16 13:30:00', 50, '2026-11-16 17:30:00'],
  ['2026-11-16 13:30:01', 50, '2026-11-17 08:30:01'],
  // a Friday evening; the night and the weekend aren't counted
  ['2026-11-20 18:00:00', 50, '2026-11-23 12:30:00'],
  // over the holiday of 4 November
  ['2026-11-03 16:30:00', 80, '2026-11-05 13:54:00'],
])('a term that starts at %s has run to %i %%', (start, percent, second) => {
  const rules = [rule({ percent })];
  test(`at ${second}, not a second earlier`, () => {
    const before = fromMilliseconds(milliseconds(moscow(second)) - 1000);
    expect(dueEscalations({ clockEvents: running(start) }, rules, before, setting)).toEqual([]);
    expect(firedAt(running(start), second, rules)).toEqual([percent]);
    expect(partOfTermAt(moscow(start), percent, setting)).toBe(moscow(second));
  });
});

describe('a term that stands', () => {
  const start = moscow('2026-11-16 09:00:00');
  const late = '2026-11-18 12:00:00';
  test.each<[string, ClockEvent]>([
    ['for missing data', { kind: 'incomplete', at: moscow('2026-11-16 12:59:59') }],
    ['because the ticket is done', { kind: 'done', at: moscow('2026-11-16 12:59:59') }],
    [
      'until a date',
      { kind: 'waiting', at: moscow('2026-11-16 12:00:00'), until: moscow('2026-11-23 08:30:00'), clauses: ['4.1.14'] },
    ],
  ])('%s escalates nothing', (_, event) => {
    expect(firedAt([{ kind: 'complete', at: start }, event], late)).toEqual([]);
  });
  test('escalates anew from where it began to run anew', () => {
    const again = moscow('2026-11-18 09:00:00');
    const events: ClockEvent[] = [
      { kind: 'complete', at: start },
      { kind: 'incomplete', at: moscow('2026-11-16 12:00:00') },
      { kind: 'complete', at: again },
    ];
    expect(firedAt(events, '2026-11-18 12:59:59')).toEqual([]);
    const [due] = dueEscalations({ clockEvents: events }, [rule()], moscow('2026-11-18 13:00:00'), setting);
    expect(due).toMatchObject({ startsAt: again, reachedAt: moscow('2026-11-18 13:00:00') });
  });
});

describe('several rules', () => {
  const told = (rules: EscalationRule[]) =>
    dueEscalations({ clockEvents: running('2026-11-16 09:00:00') }, rules, moscow('2026-11-17 12:00:00'), setting)
      .filter(({ tells }) => tells)
      .map(({ rule: { id } }) => id);
  test('that come at once for the same people tell the most urgent alone', () => {
    expect(told([rule({ id: 1, percent: 50 }), rule({ id: 2, percent: 80 }), rule({ id: 3, percent: 100 })])).toEqual([
      3,
    ]);
  });
  test('for different people, or by a way that the other doesn’t go, all tell', () => {
    expect(told([rule({ id: 1 }), rule({ id: 2, percent: 80, recipient: 'supervisors' })])).toEqual([1, 2]);
    expect(told([rule({ id: 1, byMail: true }), rule({ id: 2, percent: 80 })])).toEqual([1, 2]);
  });
  test('that are switched off tell nothing', () => {
    expect(told([rule({ active: false })])).toEqual([]);
  });
});

test.each([
  [80, '2026-11-16 15:24:00', 'Прошло 80 % срока: 6 ч 24 мин из 8 рабочих часов. Завершить до 16.11.2026 в 17:00.'],
  [100, '2026-11-16 17:05:00', 'Срок истёк 16.11.2026 в 17:00: прошло 8 ч 5 мин из 8 рабочих часов.'],
])('%i %% is told in words', (percent, now, words) => {
  const due = { rule: rule({ percent }), startsAt: moscow('2026-11-16 09:00:00') };
  expect(escalationText(due, moscow(now), setting)).toBe(words);
  expect(escalatedNumber(escalationLetter('П-000008', 'Перенос', words).subject)).toBe('П-000008');
});
