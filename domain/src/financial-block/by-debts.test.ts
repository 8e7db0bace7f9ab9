import { describe, expect, test } from 'vitest';
import type { Debt, Partner } from '../registry/types.ts';
import { aSalesCenter, newPartner } from '../testing/builders.ts';
import { russianCalendar } from '../working-time/calendar.ts';
import { dueRestrictions, restrictionAfterPayment } from './automatic.ts';
import { imposeByHand, liftByHand } from './by-hand.ts';
import { blockingDebts, debtStateOn, graceEndsOn, overdueDays } from './overdue.ts';
import { blockingTermsOn } from './terms.ts';

const aDebt = (over: Partial<Debt> = {}): Debt => ({
  product: '1c-reporting',
  amountKopecks: 100_000,
  invoiceNumber: 'СЧ-1',
  dueDate: '2026-03-10',
  paidAt: null,
  ...over,
});
const on = '2026-03-17';
const terms = blockingTermsOn(on);
const nameOf = () => 'АО «Центр»';
const automatic = { since: '2026-03-16', imposedBy: 'automatic' };
const byCenter = { since: '2026-03-16', imposedBy: 'p-center' };
const partner = (over: Partial<Partner> = {}): Partner => newPartner({ salesCenterId: 'p-center', ...over });

describe('A debt', () => {
  test.each([
    ['2026-03-10', 'due', 0],
    ['2026-03-11', 'overdue', 1],
    ['2026-03-17', 'overdue', 7],
  ])('due on 10.03 is on %s %s by %i days', (day, state, days) => {
    expect(debtStateOn(aDebt(), day)).toBe(state);
    expect(overdueDays(aDebt(), day)).toBe(days);
  });

  test('is paid from the day on which the money came', () => {
    expect(debtStateOn(aDebt({ paidAt: '2026-03-17' }), '2026-03-16')).toBe('overdue');
    expect(debtStateOn(aDebt({ paidAt: '2026-03-17' }), '2026-03-17')).toBe('paid');
  });
});

describe('Overdue debts restrict by themselves', () => {
  test('after three working days, in which a bank may still carry the money', () => {
    // 06.03.2026 is a Friday; 07.03 … 09.03 are days off
    expect(graceEndsOn('2026-03-06', terms, russianCalendar)).toBe('2026-03-12');
    const debts = [aDebt({ dueDate: '2026-03-06' })];
    expect(blockingDebts({ debts }, '2026-03-12', terms, russianCalendar)).toEqual([]);
    expect(blockingDebts({ debts }, '2026-03-13', terms, russianCalendar)).toEqual(debts);
  });

  test('from the sum of the terms on, to the kopeck', () => {
    const debts = [aDebt({ amountKopecks: 100 }), aDebt({ amountKopecks: 99, invoiceNumber: 'СЧ-2' })];
    expect(blockingDebts({ debts }, on, { ...terms, minimumKopecks: 199 }, russianCalendar)).toHaveLength(2);
    expect(blockingDebts({ debts }, on, { ...terms, minimumKopecks: 200 }, russianCalendar)).toEqual([]);
  });

  test('a partner, once, and never over another restriction; never a sales centre', () => {
    const due = (over: Partial<Partner>): number =>
      dueRestrictions([partner({ debts: [aDebt()], ...over })], on, terms, russianCalendar).length;
    expect(due({})).toBe(1);
    expect(due({ restriction: automatic })).toBe(0);
    expect(due({ restriction: byCenter })).toBe(0);
    expect(due({ kind: 'sales-center' })).toBe(0);
    expect(due({ debts: [aDebt({ paidAt: on })] })).toBe(0);
    expect(due({ debts: [] })).toBe(0);
  });
});

describe('After a payment', () => {
  const paid = aDebt({ paidAt: on });
  test.each([
    ['goes when every debt is paid (FB-2)', automatic, [paid], 'lifted', 'FB-2'],
    ['stays while one is not (FB-4)', automatic, [paid, aDebt({ invoiceNumber: 'СЧ-2' })], 'stays', 'FB-4'],
    ['stays while one is not, due or not (FB-4)', automatic, [paid, aDebt({ dueDate: '2026-04-01' })], 'stays', 'FB-4'],
    ['stays where a sales centre asked for it (FB-8)', byCenter, [paid], 'stays', 'FB-8'],
  ] as const)('a restriction %s', (_what, restriction, debts, outcome, rule) => {
    expect(restrictionAfterPayment(partner({ restriction, debts: [...debts] }), on, nameOf)).toMatchObject({
      outcome,
      rule,
    });
  });

  test('nothing is said of a partner who isn’t restricted', () => {
    expect(restrictionAfterPayment(partner({ debts: [paid] }), on, nameOf)).toBeNull();
  });
});

describe('By hand the rules are the same', () => {
  const hand = { on, terms, calendar: russianCalendar };
  test.each<[string, Partner, 'sales-center' | 'overdue', object]>([
    [
      'its sales centre asks',
      partner(),
      'sales-center',
      { ok: true, rules: ['FB-5'], restriction: { since: on, imposedBy: 'p-center' } },
    ],
    [
      'it has overdue debts',
      partner({ debts: [aDebt()] }),
      'overdue',
      { ok: true, restriction: { imposedBy: 'automatic' } },
    ],
    ['nothing is overdue', partner({ debts: [aDebt({ dueDate: on })] }), 'overdue', { ok: false, rule: 'FB-4' }],
    ['it has no sales centre', partner({ salesCenterId: null }), 'sales-center', { ok: false, rule: 'FB-6' }],
    ['it is a sales centre', aSalesCenter({ debts: [aDebt()] }), 'overdue', { ok: false, rule: 'FB-6' }],
    ['it is restricted', partner({ restriction: byCenter }), 'sales-center', { ok: false, rule: 'FB-5' }],
    [
      'it is restricted, and owes',
      partner({ restriction: automatic, debts: [aDebt()] }),
      'overdue',
      { ok: false, rule: 'FB-5' },
    ],
  ])('imposing where %s', (_case, whom, basis, decision) => {
    expect(imposeByHand(whom, { ...hand, basis })).toMatchObject(decision);
  });

  const unpaid = [aDebt()];
  test.each<[string, Partial<Partner>, 'paid' | 'sales-center', object]>([
    ['automatic, all paid', { restriction: automatic }, 'paid', { ok: true, rules: ['FB-2'] }],
    [
      'automatic, all paid, its centre asks',
      { restriction: automatic },
      'sales-center',
      { ok: true, rules: ['FB-2', 'FB-9'] },
    ],
    ['automatic, unpaid', { restriction: automatic, debts: unpaid }, 'paid', { ok: false, rule: 'FB-4' }],
    [
      'automatic, unpaid, its centre asks',
      { restriction: automatic, debts: unpaid },
      'sales-center',
      { ok: false, rule: 'FB-4' },
    ],
    [
      'the centre’s own, at its request',
      { restriction: byCenter, debts: unpaid },
      'sales-center',
      { ok: true, rules: ['FB-7'] },
    ],
    ['the centre’s own, because all is paid', { restriction: byCenter }, 'paid', { ok: false, rule: 'FB-8' }],
    ['none', {}, 'paid', { ok: false, rule: 'FB-10' }],
    ['none, its centre asks', {}, 'sales-center', { ok: false, rule: 'FB-10' }],
  ])('lifting one that is %s', (_case, over, basis, decision) => {
    expect(liftByHand(partner(over), { basis, on, nameOf })).toMatchObject(decision);
  });
});
