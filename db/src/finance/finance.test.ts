import { type Debt, moscowDateOf, type Restriction } from '@perenos/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../database.ts';
import { JournalEntry, OutboxMessage, RestrictionDecision, StatementRow } from '../entities/index.ts';
import { importRegistry } from '../registry/import.ts';
import { loadPartners } from '../registry/load-partners.ts';
import { aPartner, aRegistry } from '../testing/builders.ts';
import { createTestDatabase } from '../testing/index.ts';
import { bookPayments } from './book-payments.ts';
import { keepStatement } from './keep-statement.ts';
import { lockFinance } from './locks.ts';
import { imposeDueRestrictions } from './restrictions.ts';
import { previewPayments, rowsOf } from './statement-preview.ts';

const at = new Date('2026-03-17T09:00:00Z');
const user = { kind: 'user', id: 1, name: 'Анна Петрова' } as const;
const system = { kind: 'system', name: 'Финансовая блокировка' } as const;
const aDebt = (invoiceNumber: string, over: Partial<Debt> = {}): Debt => ({
  product: '1c-reporting',
  amountKopecks: 990_000,
  invoiceNumber,
  dueDate: '2026-03-02',
  paidAt: null,
  ...over,
});
const automatic: Restriction = { since: '2026-03-10', imposedBy: 'automatic' };
const bundle = aRegistry({
  partners: [
    aPartner({ id: 'center', kind: 'sales-center', inn: '7743013902', emails: ['info@center.example'] }),
    aPartner({
      id: 'paid',
      inn: '7736207543',
      salesCenterId: 'center',
      restriction: automatic,
      debts: [aDebt('СЧ-1')],
    }),
    aPartner({
      id: 'asked',
      inn: '7708503727',
      salesCenterId: 'center',
      restriction: { since: '2026-03-10', imposedBy: 'center' },
      debts: [aDebt('СЧ-2')],
    }),
    aPartner({
      id: 'late',
      inn: '7707083893',
      salesCenterId: 'center',
      debts: [aDebt('СЧ-3')],
      emails: ['@late.example'],
    }),
    aPartner({ id: 'soon', inn: '500100732259', debts: [aDebt('СЧ-4', { dueDate: '2026-03-12' })] }),
  ],
});

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  await importRegistry(database.em(), bundle, system, at);
});
afterAll(() => database.close());

const partner = async (id: string) => {
  const [found] = await loadPartners(database.em(), { id });
  if (!found) throw new Error(id);
  return found;
};
const payment = (line: number, payerInn: string, invoice: string, amountKopecks = 990_000) => ({
  line,
  paidOn: '2026-03-16',
  amountKopecks,
  payerInn,
  payerName: 'Плательщик',
  purpose: `Оплата по счёту ${invoice}`,
  documentNumber: String(line),
});

test('two runs of the daily job at once restrict whom debts restrict, once, and tell him and his centre', async () => {
  const problems: unknown[] = [];
  const run = () => imposeDueRestrictions(database, { actor: system, at }, (problem) => problems.push(problem));
  const runs = database.kind === 'pglite' ? [await run(), await run()] : await Promise.all([run(), run()]);
  expect(problems).toEqual([]);
  expect(runs.flat().map(({ id }) => id)).toEqual(['late']);
  expect((await partner('late')).restriction).toEqual({
    since: moscowDateOf(at.toISOString()),
    imposedBy: 'automatic',
  });
  expect((await partner('asked')).restriction?.imposedBy).toBe('center');
  expect((await partner('soon')).restriction).toBeNull();
  const letters = await database.em().find(OutboxMessage, {}, { orderBy: { id: 'asc' } });
  expect(letters.map(({ toAddress, state }) => [toAddress, state])).toEqual([
    ['', 'failed'],
    ['info@center.example', 'queued'],
  ]);
  expect(letters[0]?.text).toContain('счёт СЧ-3');
  expect(letters[0]?.lastError).toContain('нет полного адреса');
  const line = await database.em().findOneOrFail(JournalEntry, { kind: 'restriction-imposed' });
  expect(line).toMatchObject({ objectType: 'partner', objectId: 'late' });
  expect(line.grounds).toContain('в установленный срок не оплачены счета СЧ-3');
});

test('booking pays, lifts what FB-2 lifts and nothing else; a part is kept to the kopeck', async () => {
  const read = {
    lines: [payment(1, '7736207543', 'СЧ-1'), payment(2, '7708503727', 'СЧ-2'), payment(3, '7707083893', 'СЧ-3', 1)],
    problems: [],
    skipped: { outgoing: 0, other: 0 },
  };
  const report = await database.em().transactional(async (tx) => {
    await lockFinance(tx);
    const file = { fileName: 'a.csv', bytes: new Uint8Array([1]), format: 'csv', encoding: 'utf-8', read } as const;
    const statement = await keepStatement(tx, file, user, at);
    const rows = await rowsOf(tx, statement);
    const [, , part] = rows;
    if (!part) throw new Error('no third payment');
    const key = { partnerId: 'late', product: '1c-reporting', invoiceNumber: 'СЧ-3' };
    part.decision = { kind: 'allocate', allocations: [{ ...key, kopecks: 1 }] };
    return bookPayments(tx, await previewPayments(tx, rows, '2026-03-17'), { actor: user, at });
  });
  expect(report).toMatchObject({ paid: 2, partial: 1, lifted: 1, unallocated: 0 });
  expect(await partner('paid')).toMatchObject({ restriction: null, debts: [{ paidAt: '2026-03-16' }] });
  expect(await partner('asked')).toMatchObject({
    restriction: { imposedBy: 'center' },
    debts: [{ paidAt: '2026-03-16' }],
  });
  expect(await partner('late')).toMatchObject({ restriction: { imposedBy: 'automatic' }, debts: [{ paidAt: null }] });
  expect(await database.em().count(StatementRow, { state: 'allocated' })).toBe(3);
  expect(await database.em().count(JournalEntry, { kind: 'payment-booked' })).toBe(3);
});

test('the registry’s old file undoes neither a payment nor what was decided about a restriction', async () => {
  const lines = await database.em().count(JournalEntry);
  const report = await importRegistry(database.em(), bundle, system, at);
  expect(report.changed).toBe(false);
  expect(await database.em().count(JournalEntry)).toBe(lines);
  expect(await partner('paid')).toMatchObject({ restriction: null, debts: [{ paidAt: '2026-03-16' }] });
  expect((await partner('late')).restriction?.imposedBy).toBe('automatic');
  expect(await database.em().count(RestrictionDecision)).toBe(2);
});

test('but what it says anew holds: an invoice that has grown is unpaid, another restriction is another', async () => {
  const partners = bundle.partners.map((one) =>
    one.id === 'paid'
      ? {
          ...one,
          debts: [aDebt('СЧ-1', { amountKopecks: 990_001 })],
          restriction: { since: '2026-03-17', imposedBy: 'center' },
        }
      : one,
  );
  await importRegistry(database.em(), { ...bundle, partners }, system, at);
  expect(await partner('paid')).toMatchObject({
    restriction: { since: '2026-03-17', imposedBy: 'center' },
    debts: [{ paidAt: null }],
  });
});

test('an address of two partners is told at the import', async () => {
  const twins = ['t-1', 't-2'].map((id) => aPartner({ id, emails: ['shared@post.example'] }));
  const { sharedAddresses } = await importRegistry(database.em(), aRegistry({ partners: twins }), system, at);
  expect(sharedAddresses.map(({ address, partners }) => [address, partners.length])).toEqual([
    ['shared@post.example', 2],
  ]);
});
