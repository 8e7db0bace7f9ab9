import { describe, expect, test } from 'vitest';
import { isClientBankExchange, readClientBankExchange } from './read-client-bank.ts';
import { readStatementTable } from './read-table.ts';

const table = (...rows: string[][]) => readStatementTable(rows.map((cells, index) => ({ line: index + 1, cells })));
const paid = { paidOn: '2026-03-17', amountKopecks: 990_000, payerInn: '7736207543' };

describe('A statement as a table', () => {
  test('is read from its headings down: preamble, totals and empty lines are no payments', () => {
    const read = table(
      ['Выписка по счёту 40702810000000000001', '', '', '', '', ''],
      ['за период с 17.03.2026', '', '', '', '', ''],
      ['Дата', '№ документа', 'Сумма', 'Плательщик', 'ИНН плательщика', 'Назначение платежа'],
      ['', '', '', '', '', ''],
      ['17.03.2026', '318', '9 900,00', 'ООО «Новый»', '7736207543', 'Оплата по счёту  СЧ-1'],
      ['Итого', '', '9 900,00', '', '', ''],
    );
    expect(read).toEqual({
      ok: true,
      statement: {
        lines: [{ ...paid, line: 5, payerName: 'ООО «Новый»', purpose: 'Оплата по счёту СЧ-1', documentNumber: '318' }],
        problems: [],
        skipped: { outgoing: 0, other: 1 },
      },
    });
  });

  test.each([
    [['Дата операции', 'Кредит', 'Контрагент', 'ИНН контрагента', 'Назначение']],
    [['ДАТА ПОСТУПЛЕНИЯ', 'Сумма по кредиту', 'Наименование плательщика', 'ИНН', 'Основание платежа']],
    [['Дата проводки', 'Приход', 'Отправитель', 'ИНН отправителя', 'Содержание операции']],
    [['Дата платежа', 'Сумма, руб.', 'Плательщик', 'Плательщик (ИНН)', 'Назначение платежа']],
  ])('is understood under the headings %j', (head) => {
    const read = table(head, ['2026-03-17', '9900.00', 'ООО «Новый»', '7736207543', 'СЧ-1']);
    expect(read.ok && read.statement.lines).toMatchObject([{ ...paid, payerName: 'ООО «Новый»', purpose: 'СЧ-1' }]);
  });

  test('with debit and credit columns takes what came in, and counts what went out', () => {
    const read = table(
      ['Дата', 'Дебет', 'Кредит', 'Плательщик', 'ИНН', 'Назначение платежа'],
      ['17.03.2026', '100,00', '', 'АО «Банк»', '7707083893', 'Комиссия'],
      ['17.03.2026', '', '9900-00', 'ООО «Новый»', '7736207543', 'СЧ-1'],
      ['17.03.2026', '0,00', '9900-00', 'ООО «Новый» ИНН 7736207543', '', 'СЧ-2'],
    );
    expect(read).toMatchObject({ ok: true, statement: { lines: [paid, paid], skipped: { outgoing: 1, other: 0 } } });
  });

  test('a line that looks like a payment and can’t be read is shown, not dropped', () => {
    const read = table(
      ['Дата', 'Сумма', 'Назначение платежа'],
      ['вчера', '100,00', 'СЧ-1'],
      ['17.03.2026', 'сто', 'СЧ-1'],
    );
    expect(read).toMatchObject({
      ok: true,
      statement: {
        lines: [],
        problems: [
          { line: 2, reason: 'Не читается дата.' },
          { line: 3, reason: 'Не читается сумма.', text: '17.03.2026 · сто · СЧ-1' },
        ],
      },
    });
  });

  test('a file without such headings is refused in words', () => {
    expect(table(['a', 'b'], ['1', '2'])).toMatchObject({ ok: false, reason: expect.stringContaining('Назначение') });
  });
});

test('A line of nothing but blanks doesn’t hold up a statement in 1С’s exchange format', () => {
  const text = `1CClientBankExchange\r\nРасчСчет=40702810000000000001\r\n${' '.repeat(50_000)}\r\nКонецФайла`;
  expect(readClientBankExchange(text)).toHaveProperty('ok', true);
});

test('A statement in 1С’s exchange format gives the payments to us', () => {
  const text = [
    '1CClientBankExchange',
    'Кодировка=Windows',
    'РасчСчет=40702810000000000001',
    'СекцияДокумент=Платежное поручение',
    'Номер=318',
    'Дата=16.03.2026',
    'Сумма=9900.00',
    'ПлательщикСчет=40702810000000000002',
    'ПлательщикИНН=7736207543',
    'Плательщик1=ООО «Новый»',
    'ПолучательСчет=40702810000000000001',
    'ДатаПоступило=17.03.2026',
    'НазначениеПлатежа=Оплата по счёту СЧ-1',
    'КонецДокумента',
    'СекцияДокумент=Платежное поручение',
    'Сумма=10.00',
    'Дата=17.03.2026',
    'ПлательщикСчет=40702810000000000001',
    'ПолучательСчет=40702810000000000002',
    'КонецДокумента',
    'КонецФайла',
  ].join('\r\n');
  expect(isClientBankExchange(text)).toBe(true);
  expect(readClientBankExchange(text)).toEqual({
    ok: true,
    statement: {
      lines: [{ ...paid, line: 4, payerName: 'ООО «Новый»', purpose: 'Оплата по счёту СЧ-1', documentNumber: '318' }],
      problems: [],
      skipped: { outgoing: 1, other: 0 },
    },
  });
});
