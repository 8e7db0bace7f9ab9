import { describe, expect, test } from 'vitest';
import { allowedActions, type StaffSituation } from './actions.ts';
import { ticketStates } from './states.ts';

const allowed = (over: Partial<StaffSituation> = {}) =>
  allowedActions({
    state: 'open',
    openVerdicts: ['execute'],
    role: 'specialist',
    assignedTo: 'me',
    undoable: false,
    reversible: 'none',
    ...over,
  });

describe('execution', () => {
  test('is offered for an open ticket with an item to execute', () => {
    expect(allowed()).toContain('execute');
    expect(allowed({ openVerdicts: ['request-data', 'execute'] })).toContain('execute');
    expect(allowed({ assignedTo: 'nobody' })).toContain('execute');
  });
  test.each(['request-data', 'refuse', 'wait', 'review'] as const)('is not offered under %s', (verdict) => {
    expect(allowed({ openVerdicts: [verdict] })).not.toContain('execute');
  });
  test.each(ticketStates.filter((state) => state !== 'open'))('is not offered for a ticket that is %s', (state) => {
    expect(allowed({ state })).not.toContain('execute');
  });
  test('is not offered for a ticket without open items', () => {
    expect(allowed({ openVerdicts: [] })).not.toContain('execute');
  });
});

describe('who has the ticket', () => {
  test('one that nobody has can be taken, one of mine can be released', () => {
    expect(allowed({ assignedTo: 'nobody' })).toContain('take');
    expect(allowed({ assignedTo: 'nobody' })).not.toContain('release');
    expect(allowed()).toContain('release');
    expect(allowed()).not.toContain('take');
  });
  test("another's ticket is out of a specialist's reach, but not of a supervisor's", () => {
    expect(allowed({ assignedTo: 'another' })).toEqual([]);
    expect(allowed({ assignedTo: 'another', role: 'supervisor' })).toEqual(
      expect.arrayContaining(['take', 'release', 'execute']),
    );
  });
});

describe('settled tickets', () => {
  test.each(['executed', 'refused', 'answered', 'closed', 'reversed'] as const)(
    '%s: only a supervisor can reopen',
    (state) => {
      expect(allowed({ state, openVerdicts: [] })).toEqual([]);
      expect(allowed({ state, openVerdicts: [], role: 'supervisor' })).toEqual(['reopen']);
    },
  );
});

test('a specialist may ask, refuse or correct under any verdict: an eye may see what the machine cannot (3.5–3.7)', () => {
  for (const verdict of ['execute', 'request-data', 'refuse', 'wait', 'review'] as const)
    for (const state of ['open', 'waiting-data', 'waiting-date'] as const)
      expect(allowed({ state, openVerdicts: [verdict] })).toEqual(
        expect.arrayContaining(['ask-data', 'refuse', 'answer', 'correct', 'close']),
      );
});

describe('the way back', () => {
  test.each(ticketStates)('while the letters are still here an act that left the ticket %s can be undone', (state) => {
    expect(allowed({ state })).not.toContain('undo');
    expect(allowed({ state, undoable: true })).toContain('undo');
  });
  test('then a transfer can be reversed, by whoever executed it, by whoever has the ticket, or by a supervisor', () => {
    const executed = { state: 'executed', openVerdicts: [], assignedTo: 'nobody' } as const;
    expect(allowed({ ...executed, reversible: 'mine' })).toContain('reverse');
    expect(allowed({ ...executed, reversible: 'others', assignedTo: 'me' })).toContain('reverse');
    expect(allowed({ ...executed, reversible: 'others', role: 'supervisor' })).toContain('reverse');
    expect(allowed({ ...executed, reversible: 'others' })).not.toContain('reverse');
    expect(allowed({ ...executed, reversible: 'mine', undoable: true })).not.toContain('reverse');
    expect(allowed({ ...executed, reversible: 'none' })).not.toContain('reverse');
  });
  test('what is reversed is not reversed again', () => {
    expect(allowed({ state: 'reversed', openVerdicts: [], reversible: 'mine' })).toEqual([]);
  });
});

test.each(['administrator', 'finance', 'ca-administrator'] as const)(
  'one in the role %s decides nothing about tickets',
  (role) => {
    for (const state of ticketStates)
      for (const assignedTo of ['nobody', 'me', 'another'] as const)
        expect(allowed({ role, state, assignedTo, undoable: true, reversible: 'mine' })).toEqual([]);
  },
);

describe('regrouping', () => {
  test('items are split off where there are several, and tickets are joined once the letters have left', () => {
    expect(allowed({ openVerdicts: ['execute', 'refuse'] })).toEqual(expect.arrayContaining(['merge', 'split']));
    expect(allowed({ openVerdicts: ['execute'] })).not.toContain('split');
    for (const action of ['merge', 'split'])
      expect(allowed({ openVerdicts: ['execute', 'refuse'], undoable: true })).not.toContain(action);
  });
});
