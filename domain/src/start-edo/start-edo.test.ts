import { describe, expect, test } from 'vitest';
import type { Direction, Subscriber } from '../registry/types.ts';
import { anItem, aSubscriber } from '../testing/builders.ts';
import { judgeOne } from '../testing/judge-one.ts';

// The request is of 17.03.2026.
const fns: Direction = { code: 'FNS', kpp: '773643001', active: true };
const promo = (concludedOn: string, visible = false): Subscriber['itsPromo'] => ({
  name: 'start-edo',
  concludedOn,
  visible,
});
const judged = (subscriber: Partial<Subscriber>, item = {}, today?: string) =>
  judgeOne({
    today,
    mailbox: 'partners',
    kind: 'start-edo',
    items: [
      anItem({ product: null, targetPartnerName: null, targetPartnerInn: null, targetPartnerLogin: null, ...item }),
    ],
    data: { subscribers: [aSubscriber({ directions: [fns], ...subscriber })] },
  });

describe('SE-1 extra directions', () => {
  test.each<[string, Direction[]]>([
    ['one that is not ФНС', [{ ...fns, code: 'ROSSTAT' }]],
    ['a second one, no longer active', [fns, { ...fns, code: 'PFR', active: false }]],
    ['two of ФНС', [fns, { ...fns, kpp: '784001001' }]],
  ])('%s', (_case, directions) => {
    expect(judged({ directions, itsPromo: promo('2026-03-17') })).toMatchObject({
      verdict: 'request-data',
      missing: ['extra-directions'],
      clauses: ['SE-1'],
      action: null,
      notBefore: null,
    });
  });

  test('a single ФНС, or none at all, is not extra', () => {
    expect(judged({}).clauses).toEqual(['SE-4']);
    expect(judged({ directions: [] }).clauses).toEqual(['SE-4']);
  });
});

describe('SE-2 and SE-3 the promotion is not visible yet', () => {
  test.each([
    ['2026-03-17', '2026-03-19'],
    ['2026-03-16', '2026-03-18'],
  ])('SE-2: concluded on %s: wait until %s', (concludedOn, notBefore) => {
    expect(judged({ itsPromo: promo(concludedOn) })).toMatchObject({
      verdict: 'wait',
      notBefore,
      clauses: ['SE-2'],
      action: null,
    });
  });

  test('when the wait is over and it is still not visible: to the firm «1С»; visible: a closer look', () => {
    expect(judged({ itsPromo: promo('2026-03-17') }, {}, '2026-03-19').clauses).toEqual(['SE-3']);
    expect(judged({ itsPromo: promo('2026-03-17', true) }, {}, '2026-03-19').clauses).toEqual(['SE-4']);
  });

  test('SE-3: concluded two days ago: to the firm «1С»', () => {
    expect(judged({ itsPromo: promo('2026-03-15') })).toMatchObject({
      verdict: 'refuse',
      clauses: ['SE-3'],
      notBefore: null,
    });
  });
});

describe('SE-4 everything else', () => {
  test.each<[string, Partial<Subscriber>]>([
    ['the promotion is visible', { itsPromo: promo('2026-03-01', true) }],
    ['there is no promotion', { itsPromo: null }],
    ['it is concluded only tomorrow', { itsPromo: promo('2026-03-18') }],
  ])('%s', (_case, subscriber) => {
    expect(judged(subscriber)).toMatchObject({
      verdict: 'review',
      clauses: ['SE-4'],
      missing: [],
      subject: 'subscriber',
    });
  });

  test('a subscriber that is not known, not stated or read with doubt', () => {
    expect(judged({}, { subscriberInn: '7708503727' })).toMatchObject({
      verdict: 'review',
      clauses: ['SE-4'],
      subject: null,
    });
    expect(judged({}, { subscriberInn: null }).clauses).toEqual(['SE-4']);
    expect(judged({ itsPromo: promo('2026-03-01') }, { doubtful: ['subscriberInn'] }).clauses).toEqual(['SE-4']);
  });

  test('in another mailbox', () => {
    expect(
      judgeOne({
        mailbox: 'sverka',
        kind: 'start-edo',
        data: { subscribers: [aSubscriber({ itsPromo: promo('2026-03-01') })] },
      }),
    ).toMatchObject({
      verdict: 'review',
      clauses: [],
    });
  });
});
