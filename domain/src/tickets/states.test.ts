import { describe, expect, test } from 'vitest';
import type { Verdict } from '../regulation/types.ts';
import {
  askingEvent,
  initialTicketState,
  isSettled,
  judgedEvent,
  type TicketEvent,
  type TicketState,
  ticketEvents,
  ticketStates,
  transition,
  worstVerdict,
} from './states.ts';

/** Every state and event by hand: the state that follows, or the code of the refusal, marked by `!`. */
const expected: Record<TicketState, Record<TicketEvent, string>> = {
  open: {
    'judged-execute': 'open',
    'judged-request-data': 'open',
    'judged-refuse': 'open',
    'judged-wait': 'waiting-date',
    'judged-review': 'open',
    'data-asked': 'waiting-data',
    'data-asked-in-part': 'open',
    execution: 'executed',
    refusal: 'refused',
    answer: 'answered',
    'follow-up': 'open',
    'date-arrived': '!no-date-awaited',
    closing: 'closed',
    reopening: '!not-settled',
    reversal: 'open',
  },
  'waiting-data': {
    'judged-execute': 'open',
    'judged-request-data': 'waiting-data',
    'judged-refuse': 'open',
    'judged-wait': 'waiting-date',
    'judged-review': 'open',
    'data-asked': 'waiting-data',
    'data-asked-in-part': 'open',
    execution: '!waits-for-data',
    refusal: 'refused',
    answer: 'answered',
    'follow-up': 'open',
    'date-arrived': '!no-date-awaited',
    closing: 'closed',
    reopening: '!not-settled',
    reversal: 'waiting-data',
  },
  'waiting-date': {
    'judged-execute': 'open',
    'judged-request-data': 'open',
    'judged-refuse': 'open',
    'judged-wait': 'waiting-date',
    'judged-review': 'open',
    'data-asked': 'waiting-data',
    'data-asked-in-part': 'open',
    execution: '!waits-for-date',
    refusal: 'refused',
    answer: 'answered',
    'follow-up': 'open',
    'date-arrived': 'open',
    closing: 'closed',
    reopening: '!not-settled',
    reversal: 'waiting-date',
  },
  executed: settledRow('!already-executed', 'reversed'),
  refused: settledRow('!already-refused', 'refused'),
  answered: settledRow('!already-answered', 'answered'),
  closed: settledRow('!already-closed', 'closed'),
  reversed: settledRow('!already-reversed', '!already-reversed'),
};

function settledRow(refusal: string, reversal: string): Record<TicketEvent, string> {
  const row = Object.fromEntries(ticketEvents.map((event) => [event, refusal])) as Record<TicketEvent, string>;
  return { ...row, 'follow-up': 'open', reopening: 'open', reversal };
}

const pairs = ticketStates.flatMap((state) =>
  ticketEvents.map((event): [TicketState, TicketEvent, string] => [state, event, expected[state][event]]),
);

describe('every state and event', () => {
  test.each(pairs)('%s + %s → %s', (state, event, outcome) => {
    const result = transition(state, event);
    expect(result.ok ? result.state : `!${result.code}`).toBe(outcome);
  });
  test('a refusal says why, in Russian', () => {
    for (const [state, event] of pairs) {
      const result = transition(state, event);
      if (!result.ok) expect(result.reason, `${state} + ${event}`).toMatch(/^[А-Я].+\.$/);
    }
  });
});

describe('no mail is ever lost on a ticket', () => {
  test.each(ticketStates)('a new mail brings a ticket that is %s to a specialist', (state) => {
    expect(transition(state, 'follow-up')).toEqual({ ok: true, state: 'open' });
  });
  test('a ticket begins open', () => {
    expect(initialTicketState).toBe('open');
  });
});

test('executed, refused, answered, closed and reversed tickets are settled', () => {
  expect(ticketStates.filter(isSettled)).toEqual(['executed', 'refused', 'answered', 'closed', 'reversed']);
});

describe('a ticket of several items', () => {
  test.each<[Verdict[], TicketEvent]>([
    [['wait', 'execute'], 'judged-execute'],
    [['wait', 'review'], 'judged-review'],
    [['request-data', 'refuse'], 'judged-refuse'],
    [['wait', 'request-data'], 'judged-request-data'],
    [['wait', 'wait'], 'judged-wait'],
    [[], 'judged-review'],
  ])('%j is %s: one item that needs a specialist keeps it open', (verdicts, event) => {
    expect(judgedEvent(verdicts)).toBe(event);
  });
  test.each<[Verdict[], TicketEvent]>([
    [['request-data'], 'data-asked'],
    [['request-data', 'wait'], 'data-asked'],
    [['review'], 'data-asked'],
    [['execute'], 'data-asked'],
    [['execute', 'refuse'], 'data-asked'],
    [['request-data', 'execute'], 'data-asked-in-part'],
    [['request-data', 'refuse'], 'data-asked-in-part'],
  ])('asking for data with %j left is %s', (verdicts, event) => {
    expect(askingEvent(verdicts)).toBe(event);
  });
  test.each<[Verdict[], Verdict]>([
    [['execute', 'refuse', 'request-data'], 'refuse'],
    [['execute', 'request-data', 'review'], 'request-data'],
    [['wait', 'review', 'execute'], 'review'],
    [['execute', 'wait'], 'wait'],
    [['execute'], 'execute'],
    [[], 'review'],
  ])('%j shows as %s', (verdicts, worst) => {
    expect(worstVerdict(verdicts)).toBe(worst);
  });
});
