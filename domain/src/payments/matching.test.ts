import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createInvoiceFinder } from './invoices.ts';
import { type Decided, type LedgerDebt, matchPayments, type PaymentToMatch, remainingOf } from './matching.ts';
import { readStatementTable } from './read-table.ts';
import { sampleStatement } from './sample.ts';

const today = '2026-03-17';
const aDebt = (over: Partial<LedgerDebt> = {}): LedgerDebt => ({
  partnerId: 'p-new',
  partnerName: 'ООО «Новый»',
  payerInn: '7736207543',
  product: '1c-reporting',
  invoiceNumber: 'СЧ-1',
  amountKopecks: 100_000,
  receivedKopecks: 0,
  dueDate: '2026-03-01',
  paidAt: null,
  ...over,
});
const aPayment = (over: Partial<Decided<PaymentToMatch>> = {}): Decided<PaymentToMatch> => ({
  paidOn: today,
  amountKopecks: 100_000,
  payerInn: '7736207543',
  payerName: 'ООО «Новый»',
  purpose: 'Оплата по счёту СЧ-1 от 01.02.2026',
  documentNumber: '318',
  bookedBefore: null,
  isSecond: false,
  similarBooked: null,
  decision: null,
  ...over,
});
const match = (payment: Partial<Decided<PaymentToMatch>>, ...debts: LedgerDebt[]) =>
  matchPayments([aPayment(payment)], debts.length > 0 ? debts : [aDebt()], today).matches[0];
const part = (kopecks: number, invoiceNumber = 'СЧ-1') => ({
  partnerId: 'p-new',
  product: '1c-reporting',
  invoiceNumber,
  kopecks,
});

describe('The purpose of a payment names an invoice', () => {
  test.each([
    ['СЧ-1', 'Оплата по счету СЧ-1', true],
    ['СЧ-1', 'оплата по сч-1.', true],
    ['СЧ-1', 'Оплата по счёту № СЧ – 1, НДС нет', true],
    ['CЧ-1', 'Оплата СЧ-1', true],
    ['СЧ-1', 'Оплата по счёту СЧ-10', false],
    ['СЧ-1', 'Оплата по счёту СЧ-1/2', false],
    ['СЧ-1', 'Оплата по счёту АСЧ-1', false],
    ['СЧ-1', 'Оплата по счёту 1', false],
    ['118', 'Оплата по счёту № 118 от 12.03.2026', true],
    ['118', 'по счетам 117, 118 и 119', true],
    ['118', 'счет на оплату №118', true],
    ['118', 'по договору 118', false],
    ['118', 'Счёт 5, договор 118', false],
    ['118', 'Оплата по счёту 5 от 118.03.2026', false],
    ['12', 'Счёт 77 от 12.03.2026', false],
    ['12/34', 'счёт 12/34', true],
    ['12/34', 'акт 12/34', false],
    ['118', 'Окончательный расчёт 118', false],
    ['', 'счёт', false],
  ])('%s in «%s»: %s', (invoice, purpose, found) => {
    expect(createInvoiceFinder(['Б-7', invoice])(purpose)).toEqual(found ? [1] : []);
  });
  test.each([
    ['счет', [0]],
    [' ', [0]],
    ['а', [0]],
    ['- ', []],
  ])('and one of «%s» without end is looked through at once', (piece, found) => {
    expect(createInvoiceFinder(['118'])(`Счёт${piece.repeat(20_000)} 118`)).toEqual(found);
  });
});

describe('A payment is matched by itself', () => {
  test('where payer, invoice and sum agree', () => {
    expect(match({})).toEqual({ state: 'matched', text: 'Оплачен счёт СЧ-1.', allocations: [part(100_000)] });
  });

  test('with what earlier payments have left', () => {
    expect(match({ amountKopecks: 40_000 }, aDebt({ receivedKopecks: 60_000 }))).toMatchObject({
      state: 'matched',
      allocations: [part(40_000)],
    });
  });

  test('to several invoices where it is the sum of all that it names', () => {
    const debts = [aDebt(), aDebt({ invoiceNumber: 'СЧ-2', amountKopecks: 5_000 })];
    expect(match({ amountKopecks: 105_000, purpose: 'Счета СЧ-1, СЧ-2' }, ...debts)).toMatchObject({
      state: 'matched',
      allocations: [part(100_000), part(5_000, 'СЧ-2')],
    });
  });

  test('one that was booked before changes nothing', () => {
    expect(match({ bookedBefore: 'выписка от 16.03.2026' })).toMatchObject({
      state: 'repeated',
      text: expect.stringContaining('Ничего не изменится'),
    });
  });
});

describe('A person decides', () => {
  const two = [aDebt(), aDebt({ invoiceNumber: 'СЧ-2', amountKopecks: 5_000 })];
  const another = aDebt({ partnerId: 'p-old', partnerName: 'ООО «Прежний»', payerInn: '7707083893' });
  test.each<[string, Partial<PaymentToMatch>, LedgerDebt[], string, object[]]>([
    ['a part', { amountKopecks: 99_999 }, [aDebt()], 'partial', [part(99_999)]],
    ['more than is wanted', { amountKopecks: 100_001 }, [aDebt()], 'overpaid', [part(100_000)]],
    ['several, not their sum', { amountKopecks: 104_999, purpose: 'СЧ-1 СЧ-2' }, two, 'several-differ', []],
    ['an invoice that is paid', {}, [aDebt({ paidAt: '2026-03-10' })], 'already-paid', []],
    [
      'one paid among the named',
      { purpose: 'СЧ-1, СЧ-2' },
      [aDebt(), aDebt({ invoiceNumber: 'СЧ-2', paidAt: '2026-03-10' })],
      'already-paid',
      [],
    ],
    ['no invoice', { purpose: 'Оплата услуг' }, [aDebt()], 'no-invoice', []],
    ['an unknown payer', { payerInn: '7708503727', purpose: 'услуги' }, [aDebt()], 'payer-unknown', []],
    ['another’s invoice', {}, [another], 'anothers-invoice', []],
    ['no ИНН', { payerInn: null }, [aDebt()], 'no-payer', []],
    ['an ИНН with an error', { payerInn: '7736207544' }, [aDebt()], 'no-payer', []],
    ['one invoice twice in the registry', {}, [aDebt(), aDebt()], 'ambiguous', []],
    ['two partners of one ИНН', {}, [aDebt(), aDebt({ partnerId: 'p-twin' })], 'ambiguous', []],
    ['the same line twice', { isSecond: true }, [aDebt()], 'same-twice', []],
    ['one like a booked one', { similarBooked: 'строка 5' }, [aDebt()], 'similar-booked', []],
    ['money given back', { purpose: 'Возврат по счёту СЧ-1' }, [aDebt()], 'refund', []],
    ['a day to come', { paidOn: '2026-03-18' }, [aDebt()], 'future-date', []],
  ])('about %s', (_what, payment, debts, reason, proposal) => {
    expect(match(payment, ...debts)).toMatchObject({ state: 'review', reason, proposal });
  });

  test('about the second payment of an invoice that the file has paid already', () => {
    const { matches } = matchPayments([aPayment(), aPayment({ documentNumber: '319' })], [aDebt()], today);
    expect(matches).toMatchObject([{ state: 'matched' }, { state: 'review', reason: 'already-paid' }]);
  });

  test('and the decision stands, to the kopeck', () => {
    expect(match({ decision: [part(30_000)] })).toMatchObject({
      state: 'decided',
      text: 'Разнесено вручную. Не разнесено 700,00\u00A0₽.',
    });
    expect(match({ decision: 'dismissed' })).toMatchObject({ state: 'dismissed' });
  });

  test.each([
    ['more than is still wanted', [part(100_001)]],
    ['an invoice that isn’t there', [part(1, 'СЧ-9')]],
    ['nothing', []],
    ['one invoice twice', [part(1), part(1)]],
    ['less than a kopeck', [part(0.5)]],
  ])('but not about %s', (_what, decision) => {
    expect(match({ decision })).toMatchObject({ state: 'review', reason: 'ambiguous' });
  });
});

test('no payment ever brings a debt more than it wants, or gives away more than came', () => {
  const invoices = ['СЧ-1', 'СЧ-2', 'СЧ-3'];
  const payments = fc.array(
    fc.record({ amount: fc.integer({ min: 1, max: 300 }), named: fc.subarray(invoices, { minLength: 1 }) }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(payments, (list) => {
      const debts = invoices.map((invoiceNumber) => aDebt({ invoiceNumber, amountKopecks: 100 }));
      const asked = list.map(({ amount, named }) => aPayment({ amountKopecks: amount, purpose: named.join(', ') }));
      const { matches, ledger } = matchPayments(asked, debts, today);
      for (const debt of ledger) {
        expect(debt.receivedKopecks).toBeLessThanOrEqual(debt.amountKopecks);
        expect(remainingOf(debt)).toBe(debt.amountKopecks - debt.receivedKopecks);
      }
      for (const [index, each] of matches.entries())
        if (each.state === 'matched')
          expect(each.allocations.reduce((sum, { kopecks }) => sum + kopecks, 0)).toBe(asked[index]?.amountKopecks);
    }),
  );
});

test('the example of a statement is read whole, and pays what it says', () => {
  const debts = ['А-1', 'А-2', 'А-3', 'А-4'].map((invoiceNumber) => aDebt({ invoiceNumber }));
  const read = readStatementTable(sampleStatement(debts, today).map((cells, at) => ({ line: at + 1, cells })));
  if (!read.ok) throw new Error(read.reason);
  const { matches } = matchPayments(
    read.statement.lines.map((line) => aPayment(line)),
    debts,
    today,
  );
  expect(matches.map(({ state }) => state)).toEqual(['matched', 'matched', 'matched', 'review', 'review']);
});
