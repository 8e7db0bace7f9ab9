import { expect, test } from 'vitest';
import { unpaidDebts } from './debts.ts';
import type { Debt } from './types.ts';

const paidOn = (paidAt: string | null): Debt => ({
  product: '1С-Отчетность',
  amountKopecks: 490000,
  invoiceNumber: 'СЧ-1',
  dueDate: '2026-03-01',
  paidAt,
});

test.each([
  [null, 1],
  ['2026-03-16', 0],
  ['2026-03-17', 0],
  ['2026-03-18', 1],
])('money received on %s: %i unpaid on 17.03.2026', (paidAt, count) => {
  expect(unpaidDebts({ debts: [paidOn(paidAt)] }, '2026-03-17')).toHaveLength(count);
});
