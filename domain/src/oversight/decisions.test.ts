import { describe, expect, test } from 'vitest';
import type { JournalKind } from '../journal/kinds.ts';
import type { Verdict } from '../regulation/types.ts';
import { decisionsOf, type JournalFact } from './decisions.ts';
import { agreementOf, agrees, overrideOf } from './overrides.ts';
import { drawSample } from './sampling.ts';

let id = 0;
const line = (kind: JournalKind, given: Partial<JournalFact> = {}): JournalFact => {
  id += 1;
  const minute = String(id % 60).padStart(2, '0');
  return {
    ...{ id, at: `2026-11-16T10:${minute}:00.000Z`, actorId: 1, actorName: 'Анна', kind, itemId: 10 },
    ...{ grounds: 'Основание', clauses: ['4.1.4'], before: null, after: null },
    ...given,
  };
};
const judged = (verdict: Verdict, itemId: number | null = 10) =>
  line('judged', { actorId: null, itemId, after: { verdict } });
const corrected = (verdict: Verdict) =>
  line('field-corrected', { before: { verdict: 'request-data' }, after: { field: 'subscriberKpp', verdict } });
const whole = { itemId: null };
const told = (itemId: number, verdict: Verdict) => ({ itemId, position: itemId - 9, verdict, clauses: ['3.5'] });
const decided = (...lines: JournalFact[]) => decisionsOf(lines, [10]);
const overrides = (...lines: JournalFact[]) => decided(...lines).map(overrideOf);

describe('machine and person', () => {
  test.each<[Verdict, JournalKind, string | null]>([
    ['execute', 'executed', null],
    ['execute', 'refused', 'refused-otherwise'],
    ['execute', 'data-asked', 'asked-otherwise'],
    ['execute', 'answered', 'answered-otherwise'],
    ['execute', 'closed', 'closed-otherwise'],
    ['request-data', 'data-asked', null],
    ['request-data', 'refused', 'refused-otherwise'],
    ['request-data', 'answered', 'answered-otherwise'],
    ['request-data', 'closed', 'closed-otherwise'],
    ['refuse', 'refused', null],
    ['refuse', 'data-asked', 'asked-otherwise'],
    ['refuse', 'answered', 'answered-otherwise'],
    ['refuse', 'closed', 'closed-otherwise'],
    ['wait', 'refused', 'refused-otherwise'],
    ['wait', 'closed', 'closed-otherwise'],
    ['review', 'refused', 'review-decided'],
    ['review', 'data-asked', 'review-decided'],
    ['review', 'answered', 'review-decided'],
    ['review', 'closed', 'review-decided'],
  ])('%s, then %s: %s', (verdict, kind, override) => {
    const given = kind === 'executed' || kind === 'refused' ? {} : whole;
    expect(overrides(judged(verdict), line(kind, given))).toEqual([override]);
  });
});

describe('the course of a ticket', () => {
  test('a field put right, then executed, differs from what the machine would have done', () => {
    const [decision] = decided(judged('request-data'), corrected('execute'), line('executed'));
    expect(decision).toMatchObject({ machine: 'request-data', corrected: ['subscriberKpp'], act: 'executed' });
    expect(decision && overrideOf(decision)).toBe('corrected');
  });
  test('a mail that completes the data, then execution, agrees', () => {
    expect(overrides(judged('request-data'), line('data-asked', whole), judged('execute'), line('executed'))).toEqual([
      null,
      null,
    ]);
  });
  test('what was undone was never decided', () => {
    const undone = { ...whole, before: { action: 'refuse' } };
    expect(overrides(judged('execute'), line('refused'), line('undone', undone), line('executed'))).toEqual([null]);
  });
  test('what was transferred back differs, with the grounds of the transfer back', () => {
    const [decision] = decided(judged('execute'), line('executed'), line('reversed', { grounds: 'Ошибка партнёра' }));
    expect(decision?.reversed).toMatchObject({ grounds: 'Ошибка партнёра' });
    expect(decision && overrideOf(decision)).toBe('reversed');
  });
  test('of several items each has its own machine’s verdict, and is asked about where it lacks something', () => {
    const lines = [judged('execute', 10), judged('request-data', 11), line('data-asked', whole)];
    const decisions = decisionsOf([...lines, line('executed', { itemId: 10 })], [10, 11]);
    expect(decisions.map(({ itemId, act }) => [itemId, act])).toEqual([
      [11, 'asked'],
      [10, 'executed'],
    ]);
    expect(decisions.map(overrideOf)).toEqual([null, null]);
  });
  test.each<JournalKind>(['judged', 'document-added', 'merged', 'split'])(
    'judged anew at once (%s), each of several items has its own verdict',
    (kind) => {
      const after = { verdict: 'review', items: [told(10, 'execute'), told(11, 'review')] };
      const lines = [judged('request-data', 10), judged('execute', 11), line(kind, { ...whole, after })];
      const decisions = decisionsOf([...lines, line('executed', whole)], [10, 11]);
      expect(decisions.map(({ itemId, machine, clauses }) => [itemId, machine, clauses])).toEqual([
        [10, 'execute', ['3.5']],
        [11, 'review', ['3.5']],
      ]);
      expect(decisions.map(overrideOf)).toEqual([null, 'review-decided']);
    },
  );
  test('a field put right in one item is no correction of the others', () => {
    const after = { field: 'product', verdict: 'execute', items: [told(10, 'execute'), told(11, 'execute')] };
    const lines = [judged('request-data', 10), judged('request-data', 11), line('field-corrected', { after })];
    const decisions = decisionsOf([...lines, line('executed', whole)], [10, 11]);
    expect(decisions.map(overrideOf)).toEqual(['corrected', null]);
  });
  test('a line of old that tells only the worst verdict of several items says nothing of any', () => {
    const lines = [judged('execute', 10), judged('execute', 11), judged('review', null), line('executed', whole)];
    expect(decisionsOf(lines, [10, 11]).map(overrideOf)).toEqual([null, null]);
  });
  test('closing concerns what is still open', () => {
    const lines = [judged('execute', 10), judged('review', 11), line('executed'), line('closed', whole)];
    expect(decisionsOf(lines, [10, 11]).map(({ itemId, act }) => [itemId, act])).toEqual([
      [10, 'executed'],
      [11, 'closed'],
    ]);
  });
  test('the machine decides nothing itself', () => {
    expect(decided(judged('execute'), line('closed', { ...whole, actorId: null }))).toEqual([]);
  });
});

test('agreement is counted per clause and month; what the machine left to a person is told apart', () => {
  const clauses = ['4.1.4', '1.4'];
  const decisions = [
    ...decided(judged('execute'), line('executed', { clauses })),
    ...decided(judged('execute'), line('refused', { at: '2026-11-30T21:00:00.000Z' })),
    ...decided(judged('review'), line('closed', whole)),
  ];
  expect(decisions.map(agrees)).toEqual([true, false, null]);
  expect(agreementOf(decisions)).toEqual([
    { clause: '4.1.4', month: '2026-11', agreed: 1, differed: 0, byPerson: 1 },
    { clause: '1.4', month: '2026-11', agreed: 1, differed: 0, byPerson: 0 },
    { clause: '4.1.4', month: '2026-12', agreed: 0, differed: 1, byPerson: 0 },
  ]);
});

describe('a sample', () => {
  const many = Array.from({ length: 60 }, (_, index) => {
    const clauses = [index % 3 === 0 ? '4.1.4' : '1.2'];
    return decided(judged('execute'), line('executed', { actorId: (index % 4) + 1, clauses }));
  }).flat();
  const draw = (seed: string, perSpecialist: number, perClause: number, from = many) =>
    drawSample(from, { seed, perSpecialist, perClause });
  const ids = (drawn: ReturnType<typeof draw>) => drawn.map(({ decision }) => decision.entryId);
  test('holds so many of each specialist', () => {
    const drawn = draw('первая', 3, 0);
    const counts = Map.groupBy(drawn, ({ decision }) => decision.byId);
    expect([...counts.values()].map((own) => own.length)).toEqual([3, 3, 3, 3]);
    expect(drawn.every(({ drawnFor }) => drawnFor.length === 0)).toBe(true);
  });
  test('holds so many of each clause, or all there are', () => {
    expect(draw('первая', 0, 5).map(({ drawnFor }) => drawnFor[0])).toHaveLength(10);
    expect(draw('первая', 0, 1000)).toHaveLength(60);
    expect(draw('первая', 1000, 1000)).toHaveLength(60);
  });
  test('is the same for the same seed, in whatever order the decisions come, and another for another seed', () => {
    expect(ids(draw('первая', 3, 5, [...many].reverse()))).toEqual(ids(draw('первая', 3, 5)));
    expect(ids(draw('вторая', 3, 5))).not.toEqual(ids(draw('первая', 3, 5)));
  });
  test('favours no decision: over many seeds each is drawn about as often', () => {
    const hits = new Map<number, number>();
    for (let seed = 0; seed < 400; seed += 1)
      for (const entryId of ids(draw(String(seed), 3, 0))) hits.set(entryId, (hits.get(entryId) ?? 0) + 1);
    const counts = many.map(({ entryId }) => hits.get(entryId) ?? 0);
    // 400 draws of 3 out of 15: 80 on average, four standard deviations of the binomial law either way
    expect(Math.min(...counts)).toBeGreaterThan(48);
    expect(Math.max(...counts)).toBeLessThan(112);
  });
});
