import { describe, expect, test } from 'vitest';
import type { Product } from '../products.ts';
import { aJudgeInput, aLetter, aLicence, anItem, aPayment, aSubscriber, aTariff } from '../testing/builders.ts';
import { judgeThread } from '../tickets/judge-thread.ts';
import { defaultWorkingTime } from '../working-time/deadlines.ts';
import { clauseText, type Edition, type EditionChange, edition2026, editionOf, editionOn } from './editions.ts';
import { judge } from './judge.ts';
import { type EditionParameters, parameterInfo, parameterNames, parameters2026 } from './parameters.ts';
import { judgingRules } from './register.ts';
import type { JudgeInput } from './types.ts';

const draft = (over: Partial<EditionChange> = {}): Edition =>
  editionOf({ name: '2026-2', validFrom: '2026-03-01', clauses: {}, parameters: {}, ...over });

/** A transfer of a product whose paid licence has so many days left, with the papers given. */
const transferOf = (product: Product, daysLeft: 2 | 3, over: Partial<JudgeInput> = {}): JudgeInput =>
  aJudgeInput({
    items: [anItem({ product })],
    payments: [aPayment()],
    data: {
      licences: [aLicence({ product, validUntil: `2026-03-${17 + daysLeft}`, issuedOn: '2026-01-10' })],
      tariffs: [aTariff({ product })],
    },
    ...over,
  });

const promotion = (concludedOn: string): JudgeInput =>
  aJudgeInput({
    mailbox: 'partners',
    kind: 'start-edo',
    data: {
      subscribers: [
        aSubscriber({
          directions: [{ code: 'FNS', kpp: null, active: true }],
          itsPromo: { name: 'start-edo', concludedOn, visible: false },
        }),
      ],
    },
  });

const requests = {
  letter: aJudgeInput({ letters: [aLetter({ effectiveDate: '2026-03-05', letterDate: '2026-03-05' })] }),
  oneC: transferOf('1c-reporting', 2),
  report: transferOf('astral-report-4.5', 2),
  online: transferOf('astral-report-online', 2),
  etp: transferOf('1c-etp', 2),
  reconciliation: aJudgeInput({
    requestDate: '2026-03-11',
    letters: [aLetter({ effectiveDate: '2026-03-11', letterDate: '2026-03-11' })],
    data: { licences: [aLicence({ issuedOn: '2026-02-10' })] },
  }),
  promotion: promotion('2026-03-15'),
};
type Request = keyof typeof requests;

/** What each number decides, and about which of the requests alone. */
const changes: [keyof EditionParameters, number, Request | 'term'][] = [
  ['termHours', 4, 'term'],
  ['letterMaximumAgeDays', 10, 'letter'],
  ['oneCReportingDaysLeft', 3, 'oneC'],
  ['astralReportDaysLeft', 3, 'report'],
  ['onlineReportDaysLeft', 3, 'online'],
  ['tradingServicesDaysLeft', 3, 'etp'],
  ['reconciliationWorkingDays', 9, 'reconciliation'],
  ['promotionVisibleAfterDays', 3, 'promotion'],
];

const outcomes = (editions: readonly Edition[]) =>
  Object.fromEntries(
    Object.entries(requests).map(([name, input]) => [
      name,
      judge({ ...input, editions }).map(({ edition: _, ...decision }) => decision),
    ]),
  );

describe('the edition in force', () => {
  const editions = [draft({ name: 'B', validFrom: '2026-09-01' }), edition2026, draft({ name: 'A' })];

  test.each([
    ['2020-05-05', '2026'],
    ['2026-02-28', '2026'],
    ['2026-03-01', 'A'],
    ['2026-08-31', 'A'],
    ['2026-09-01', 'B'],
    ['2030-01-01', 'B'],
  ])('on %s is %s', (date, id) => expect(editionOn(editions, date).id).toBe(id));

  test('of the request date decides, and stands in the decision', () => {
    const named = (requestDate: string) => judge(aJudgeInput({ requestDate, editions })).map(({ edition }) => edition);
    expect(named('2026-02-17')).toEqual(['2026']);
    expect(named('2026-03-17')).toEqual(['A']);
    expect(judge(aJudgeInput()).map(({ edition }) => edition)).toEqual(['2026']);
  });

  test('brings its own text of a clause, and the old one of all others', () => {
    const edition = draft({ clauses: { '3.4.1': 'Не более 10 дней.' } });
    expect(clauseText('3.4.1', edition)).toBe('Не более 10 дней.');
    expect(clauseText('3.4.2', edition)).toBe(clauseText('3.4.2'));
    expect(clauseText('FB-1', edition)).toBe(clauseText('FB-1'));
    expect(clauseText('4.9.9', edition)).toBeNull();
  });
});

describe('the numbers of an edition', () => {
  test('are each tried by a request of their own', () => {
    expect(changes.map(([name]) => name).sort()).toEqual([...parameterNames].sort());
  });

  test('as they are change nothing', () => {
    expect(outcomes([draft()])).toEqual(outcomes([edition2026]));
  });

  test.each(changes)('%s = %i changes what rests on it, and nothing else', (name, value, meant) => {
    const was = outcomes([edition2026]);
    const will = outcomes([draft({ parameters: { [name]: value } })]);
    const differing = Object.keys(was).filter((key) => JSON.stringify(was[key]) !== JSON.stringify(will[key]));
    expect(differing).toEqual(meant === 'term' ? [] : [meant]);
  });

  test('set the term of 1.3', () => {
    const judged = (editions: readonly Edition[]) =>
      judgeThread({
        ...requests.oneC,
        editions,
        settled: [null],
        previousStarts: [null],
        at: '2026-03-17T08:00:00Z',
        settings: defaultWorkingTime,
        letters: [aLetter()],
      }).clock?.dueAt;
    expect(judged([edition2026])).toBe('2026-03-18T07:00:00Z');
    expect(judged([draft({ parameters: { termHours: 4 } })])).toBe('2026-03-17T12:00:00Z');
  });

  test.each(parameterNames)('%s names its clauses and lies within its bounds', (name) => {
    const { clauses, least, most } = parameterInfo[name];
    for (const clause of clauses) expect(clauseText(clause)).not.toBeNull();
    expect(parameters2026[name]).toBeGreaterThanOrEqual(least);
    expect(parameters2026[name]).toBeLessThanOrEqual(most);
    if (name !== 'termHours' && name !== 'promotionVisibleAfterDays')
      expect(judgingRules.some((rule) => clauses.includes(rule.clause))).toBe(true);
  });
});
