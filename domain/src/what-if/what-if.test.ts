import { describe, expect, test } from 'vitest';
import { createRegistry } from '../registry/registry.ts';
import { edition2026, editionOf } from '../regulation/editions.ts';
import { judge } from '../regulation/judge.ts';
import { aGroup, aJudgeInput, aLetter, aLicence, aRegistryData } from '../testing/builders.ts';
import { applyChanges } from '../tickets/plan/apply.ts';
import type { RegistryChange } from '../tickets/plan/changes.ts';
import { russianCalendar } from '../working-time/calendar.ts';
import { defaultWorkingTime } from '../working-time/deadlines.ts';
import { compareTicket, type JudgingTerms, type PastTicket } from './compare.ts';
import { createPastRegistry } from './past-registry.ts';
import { createTally } from './tally.ts';

const { editions: _all, calendar, registry, ...asked } = aJudgeInput({ letters: [aLetter()] });
/** Received on Tuesday 17.03.2026 at 11:00 in Moscow, executed an hour later. */
const ticket: PastTicket = {
  ...asked,
  id: 1,
  number: 'П-000001',
  receivedAt: '2026-03-17T08:00:00Z',
  closedAt: '2026-03-18T07:30:00Z',
  decided: [null],
  events: [
    { kind: 'received', at: '2026-03-17T08:00:00Z' },
    { kind: 'complete', at: '2026-03-17T08:00:00Z' },
  ],
  calendar: russianCalendar,
};
const was: JudgingTerms = { editions: [edition2026], settings: defaultWorkingTime };
const compared = (would: Partial<JudgingTerms>, over: Partial<PastTicket> = {}) =>
  compareTicket({ ...ticket, ...over }, registry, { was, would: { ...was, ...would } }, '2026-04-01T00:00:00Z');
const edition = (parameters: object) => [editionOf({ name: 'Б', validFrom: '2026-01-01', clauses: {}, parameters })];

describe('a past ticket on other terms', () => {
  test('that are the same is the same', () => {
    expect(compared({})).toMatchObject({ difference: null, wasLate: true, wouldBeLate: true });
    expect(compared({ editions: edition({}) }).difference).toBeNull();
  });

  test('of a longer term is due later, and no longer late', () => {
    expect(compared({ editions: edition({ termHours: 9 }) })).toMatchObject({
      wouldBeLate: false,
      difference: {
        items: [],
        deadline: {
          was: { dueAt: '2026-03-18T07:00:00Z', isLate: true },
          would: { dueAt: '2026-03-18T08:00:00Z', isLate: false },
        },
      },
    });
  });

  test('that need data has no term running', () => {
    const letters = [aLetter({ effectiveDate: '2026-03-05', letterDate: '2026-03-05' })];
    expect(compared({ editions: edition({ letterMaximumAgeDays: 10 }) }, { letters }).difference).toMatchObject({
      items: [{ was: { verdict: 'execute' }, would: { verdict: 'request-data', clauses: ['3.4.1', '4.1.4'] } }],
      deadline: { would: { dueAt: null, isLate: false } },
    });
  });

  test('tells whether it still comes to what was decided', () => {
    expect(compared({}).reproduced).toBe(false);
    expect(
      compared({}, { decided: judge({ ...asked, registry, calendar }).map(({ verdict }) => verdict) }).reproduced,
    ).toBe(true);
  });
});

describe('the registry of an earlier day', () => {
  const data = aRegistryData({ licences: [aLicence({ partnerId: null })], groups: [aGroup()] });
  const [subscriber, licence, group] = [data.subscribers[0], data.licences[0], data.groups[0]];
  if (!subscriber || !licence || !group) throw new Error('the builders make one of each');
  const { id: groupId, memberInns, ...head } = group;
  const changes: RegistryChange[] = [
    {
      ...{ type: 'subscriber-partner', inn: subscriber.inn, kpp: subscriber.kpp, product: '1c-reporting' },
      ...{ before: subscriber.partnerId, after: 'p-new', clause: '4.1.4' },
    },
    { type: 'licence-tariff', licenceId: licence.id, before: licence.tariff, after: 'Обслуживание', clause: '4.1.11' },
    { type: 'group-dissolved', groupId, group: head, before: memberInns, after: null, clause: '4.1.8' },
  ];
  const later = () => createPastRegistry(structuredClone(applyChanges(data, changes)));

  test('is as it was before an execution', () => {
    const past = later();
    past.takeBack(changes);
    const before = createRegistry(data);
    expect(past.registry.subscriber(subscriber.inn, subscriber.kpp)).toEqual(subscriber);
    expect(past.registry.licencesOf(licence.subscriberInn, licence.subscriberKpp, licence.product)).toEqual([licence]);
    expect(past.registry.groupOf(memberInns[0] ?? '', group.product)).toEqual(
      before.groupOf(memberInns[0] ?? '', group.product),
    );
  });

  test('keeps what has become another since by other ways', () => {
    const past = later();
    const moved = past.registry.subscriber(subscriber.inn, subscriber.kpp);
    if (moved) moved.partnerId = 'p-third';
    past.takeBack(changes);
    expect(moved?.partnerId).toBe('p-third');
  });
});

test('a tally counts each verdict, clause and deadline once an item', () => {
  const tally = createTally();
  const letters = [aLetter({ effectiveDate: '2026-03-05', letterDate: '2026-03-05' })];
  tally.add(compared({ editions: edition({ letterMaximumAgeDays: 10 }) }, { letters }));
  tally.add(compared({ editions: edition({ termHours: 9 }) }));
  tally.addUnjudged();
  expect(tally.summary()).toMatchObject({
    tickets: 3,
    items: 2,
    differing: 2,
    unjudged: 1,
    verdicts: [{ was: 'execute', would: 'request-data', items: 1 }],
    clauses: [
      { clause: '3.4.1', gained: 1, lost: 0, otherwise: 0 },
      { clause: '4.1.4', gained: 0, lost: 0, otherwise: 1 },
      { clause: '4.1.11', gained: 0, lost: 1, otherwise: 0 },
    ],
    deadlines: { earlier: 0, later: 1, begun: 0, dropped: 1 },
    late: { was: 2, would: 0 },
  });
});
