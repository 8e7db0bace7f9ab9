import { expect, test } from 'vitest';
import type { Debt, Partner } from '../registry/types.ts';
import { newPartner } from '../testing/builders.ts';
import { paymentEffects } from './effects.ts';
import { afterPayment, type LedgerDebt } from './matching.ts';

const on = '2026-03-17';
const debt = (invoiceNumber: string): Debt => ({
  product: '1c-etp',
  amountKopecks: 100,
  invoiceNumber,
  dueDate: '2026-03-01',
  paidAt: null,
});
const partner = (id: string, imposedBy: string, ...invoices: string[]): Partner =>
  newPartner({ id, name: id, restriction: { since: '2026-03-10', imposedBy }, debts: invoices.map(debt) });
const ledger = (partners: Partner[]): LedgerDebt[] =>
  partners.flatMap(({ id, name, inn, debts }) =>
    debts.map((one) => ({ ...one, partnerId: id, partnerName: name, payerInn: inn, receivedKopecks: 0 })),
  );
const pay = (partnerId: string, invoiceNumber: string, kopecks = 100) => ({
  partnerId,
  product: '1c-etp',
  invoiceNumber,
  kopecks,
});

test('payments lift exactly the restrictions that FB-2 lifts, and say of the others why they stay', () => {
  const partners = [
    partner('paid', 'automatic', 'A-1', 'A-2'),
    partner('half', 'automatic', 'B-1', 'B-2'),
    partner('part', 'automatic', 'C-1'),
    partner('asked', 'centre', 'D-1'),
    partner('untouched', 'automatic'),
  ];
  const before = ledger(partners);
  const parts = [
    pay('paid', 'A-1'),
    pay('paid', 'A-2'),
    pay('half', 'B-1'),
    pay('part', 'C-1', 99),
    pay('asked', 'D-1'),
  ];
  const { debts, restrictions } = paymentEffects(before, afterPayment(before, parts, on), partners, on);
  expect(debts.map(({ after }) => [after.invoiceNumber, after.receivedKopecks, after.paidAt])).toEqual([
    ['A-1', 100, on],
    ['A-2', 100, on],
    ['B-1', 100, on],
    ['C-1', 99, null],
    ['D-1', 100, on],
  ]);
  expect(restrictions.map(({ partnerId, outcome, rule }) => [partnerId, outcome, rule])).toEqual([
    ['paid', 'lifted', 'FB-2'],
    ['half', 'stays', 'FB-4'],
    ['part', 'stays', 'FB-4'],
    ['asked', 'stays', 'FB-8'],
  ]);
});
