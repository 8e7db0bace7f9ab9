import { describe, expect, it } from 'vitest';
import { aPage, aText, inn, nothingKnown } from '../testing/builders.ts';
import { interpretDocument } from './interpret.ts';

const order = (amount = '5350-50', words = 'Пять тысяч триста пятьдесят рублей 50 копеек') => `11.03.2026 0401060
Поступ. в банк плат. Списано со сч. плат.
ПЛАТЕЖНОЕ ПОРУЧЕНИЕ № 45 12.03.2026 электронно
Сумма ${words}
прописью
ИНН ${inn.romashka} КПП 001201001 Сумма | ${amount}
ООО «Ромашка»
Плательщик Сч. № 40702810615000002615
ПАО Банк «Полесье» БИК 049802615
Банк плательщика Сч. № 30101810000000000615
АО «Речной Банк» БИК 049601777
Банк получателя Сч. № 30101810000000000777
ИНН ${inn.target} КПП 004501001 Сч. № 40702810777000001777
ООО «Софт» Вид оп. 01
Получатель
Оплата по счету № 402 от 01.03.2026 за лицензию 1С-Отчетность
Назначение платежа`;

const paymentOf = (text: string) => {
  const { kind, payment } = interpretDocument(aText(text), nothingKnown);
  expect(kind).toBe('payment');
  return payment;
};

describe('a payment order of form 0401060', () => {
  it('names payer, payee, sum in kopecks and its own date, not that of the bank or the invoice', () => {
    expect(paymentOf(order())).toMatchObject({
      readable: true,
      payerInn: inn.romashka,
      payeeInn: inn.target,
      amountKopecks: 535_050,
      date: '2026-03-12',
      doubtful: [],
    });
  });

  it('a line that was recognised twice is no second side', () => {
    const text = order().replace('ООО «Ромашка»\n', `${inn.romashka}\nООО «Ромашка»\n`);
    expect(paymentOf(text)).toMatchObject({ payerInn: inn.romashka, payeeInn: inn.target });
  });

  it('takes no ИНН of a bank for the payee’s', () => {
    const text = order().replace('АО «Речной Банк»', `АО «Речной Банк» ИНН ${inn.source}`);
    expect(paymentOf(text)).toMatchObject({ payerInn: inn.romashka, payeeInn: inn.target, doubtful: [] });
  });

  it('takes no roubles without kopecks from the sum “прописью”', () => {
    const text = order().replace('Сумма Пять', 'Сумма прописью: 5350 руб. Пять');
    expect(paymentOf(text)).toMatchObject({ amountKopecks: 535_050, doubtful: [] });
  });

  it.each([
    ['6900-00', 690_000],
    ['6900=', 690_000],
    ['16 450,00', 1_645_000],
    ['1 234 567.00', 123_456_700],
  ])('reads the sum %s', (written, kopecks) => {
    expect(paymentOf(order(written, 'Столько рублей 00 копеек'))?.amountKopecks).toBe(kopecks);
  });

  it('whose sum in words ends with other kopecks is doubtful', () => {
    expect(paymentOf(order('5350-80'))?.doubtful).toEqual(['amount']);
  });

  it('whose sum or date the second pass read otherwise is doubtful', () => {
    const read = (second: (digits: string) => string) =>
      interpretDocument(aText('', { pages: [aPage(order('535000-50'), { method: 'ocr', second })] }), nothingKnown)
        .payment?.doubtful;
    expect(read((digits) => digits)).toEqual([]);
    expect(read((digits) => digits.replace('53500050', '58500050'))).toEqual(['amount']);
    expect(read((digits) => digits.replace('12032026', '12032020'))).toEqual(['date']);
  });

  it('whose number was recognised once only is doubtful', () => {
    const page = aPage(order(), { method: 'ocr', second: (digits) => (digits === inn.target ? '' : digits) });
    expect(interpretDocument(aText('', { pages: [page] }), nothingKnown).payment?.doubtful).toEqual(['payeeInn']);
  });
});

describe('a payment of which the money may not have reached the payee', () => {
  const all = ['payerInn', 'payeeInn', 'amount', 'date'];
  it.each([
    'НЕ ИСПОЛНЕНО',
    'Статус: на подписании',
    'Статус платежа: создан',
    'Отклонён банком',
    'ОТКАЗАНО',
    'Исполнение приостановлено',
    'Помещено в картотеку',
    'Черновик',
  ])('is doubtful in all: «%s»', (mark) => {
    expect(paymentOf(`${order()}\n${mark}`)?.doubtful).toEqual(all);
  });

  it.each(['Статус: Исполнен', 'ИСПОЛНЕНО 12.03.2026', 'Доплата по договору с ООО «Черновик и Ко»'])(
    'is sure where it was carried out: «%s»',
    (mark) => {
      expect(paymentOf(`${order()}\n${mark}`)?.doubtful).toEqual([]);
    },
  );

  it.each([
    ['a rent', 'Оплата по договору аренды № 3 за март'],
    ['a refund', 'Возврат по счету № 402 от 01.03.2026'],
    ['a purpose that says nothing of a licence', 'Оплата по договору № 12'],
  ])('is doubtful in all where it is for another thing: %s', (_what, purpose) => {
    const text = order().replace('Оплата по счету № 402 от 01.03.2026 за лицензию 1С-Отчетность', purpose);
    expect(paymentOf(text)?.doubtful).toEqual(all);
  });

  it('is doubtful in all where a sheet bears another order', () => {
    expect(paymentOf(`${order()}\n${order()}`)?.doubtful).toEqual(all);
  });
});

describe('other papers that prove a payment', () => {
  const sides = { payerInn: inn.romashka, payeeInn: inn.target };

  it('a bank’s program shows the sides in two columns and the sum before the sign of the rouble', () => {
    const text = `Платёж № 18 от 12 марта 2026\nСтатус: Проведён\n7 200,00 ₽\nПлательщик\nООО «Ромашка»\nИНН ${inn.romashka}\nПолучатель\nООО «Софт»\nИНН ${inn.target}\nНазначение платежа\nЛицензия`;
    const read = { ...sides, amountKopecks: 720_000, date: '2026-03-12', doubtful: [] };
    expect(paymentOf(text)).toMatchObject(read);
    expect(paymentOf(text.replace('₽', '2'))).toMatchObject(read);
  });

  it.each([
    [
      'a bank’s program that says «От кого», «Кому»',
      `Платёж исполнен\n5 600,50 ₽\nДата 12.03.2026\nОт кого\nООО «Ромашка»\nИНН ${inn.romashka}\nКому\nООО «Софт»\nИНН ${inn.target}\nНазначение платежа\nЛицензия`,
    ],
    [
      'a form whose labels stand below the numbers',
      `ПЛАТЕЖНОЕ ПОРУЧЕНИЕ № 3 12.03.2026\nИНН ${inn.romashka} КПП 0 Сумма 5600,50\nПлательщик ООО «Ромашка»\nИНН ${inn.target} КПП 004501001\nПолучатель ООО «Софт»\nНазначение платежа: лицензия`,
    ],
    [
      'a receipt that counts roubles and kopecks in words',
      `Квитанция № 5 от 12.03.2026\nПринято от: ООО «Ромашка» ИНН ${inn.romashka}\nПолучатель ООО «Софт» ИНН ${inn.target}\nСумма: 5600 руб. 50 коп.\nНазначение платежа: лицензия`,
    ],
  ])('%s', (_what, text) => {
    expect(paymentOf(text)).toMatchObject({ ...sides, amountKopecks: 560_050, date: '2026-03-12' });
  });

  it('labels before what they name tell the sides in any order, their banks or not', () => {
    const text = `Платежное поручение № 14 от 12.03.2026
Получатель: ООО «Софт», ИНН ${inn.target}
Банк получателя: АО «Речной Банк»
Плательщик: ООО «Ромашка», ИНН ${inn.romashka}
Сумма: 4 900 (Четыре тысячи девятьсот) рублей
Назначение платежа: 1С-Отчетность`;
    const sides = { payerInn: inn.romashka, payeeInn: inn.target };
    expect(paymentOf(text)).toMatchObject({ ...sides, amountKopecks: 490_000, doubtful: [] });
  });

  it('a list of operations is none', () => {
    const text = `Список операций\nПлательщик Получатель Сумма Назначение платежа Дата списания\nООО «Ромашка» ИНН ${inn.romashka} ООО «Софт» ИНН ${inn.target} 4 900,00 12.03.2026`;
    expect(interpretDocument(aText(text), nothingKnown).kind).toBe('other');
  });

  it('a memorial order names who pays under «Дебет» and who is paid under «Кредит»', () => {
    const text = `МЕМОРИАЛЬНЫЙ ОРДЕР № 8 12.03.2026\n0401108\nДебет Кредит\nИНН ${inn.romashka} ${inn.target}\nСумма 5 600,00`;
    expect(paymentOf(text)).toMatchObject({ ...sides, date: '2026-03-12' });
  });

  it('a cash register’s receipt begins with the seller; without a buyer it proves nothing', () => {
    const receipt = (buyer: string) =>
      `КАССОВЫЙ ЧЕК\nООО «Софт»\nИНН ${inn.target}\n12.03.26 15:44${buyer}\nИТОГ = 5600.00`;
    expect(paymentOf(receipt(`\nПокупатель: ООО «Ромашка»\nИНН покупателя: ${inn.romashka}`))).toMatchObject(sides);
    expect(interpretDocument(aText(receipt('')), nothingKnown).kind).toBe('other');
  });

  it('an invoice is none, whatever its sample of a payment order says', () => {
    const text = `ООО «Софт» ИНН ${inn.target}\nБанк получателя\nСч. № 40702810777000001777\nВид оп.\nОчер. плат.\nСчёт № 87 от 12.03.2026\nПокупатель: ООО «Ромашка», ИНН ${inn.romashka}`;
    expect(interpretDocument(aText(text), nothingKnown).kind).toBe('other');
  });
});

it('a receipt without the words of a form is one by its title', () => {
  const text = `Квитанция об исполнении платежа
Дата операции: 12.03.2026
ИНН плательщика: ${inn.romashka}
ИНН получателя: ${inn.target}
Сумма: 4 900,00 руб.
Статус: исполнен`;
  expect(paymentOf(text)).toMatchObject({ payerInn: inn.romashka, payeeInn: inn.target, amountKopecks: 490_000 });
});

it('a receipt of a bank program names its sides before their numbers', () => {
  const text = `Чек по операции
Платеж исполнен 12.03.2026
Получатель: ООО «Софт» ИНН ${inn.target}
Плательщик: ООО «Ромашка» ИНН ${inn.romashka}
Сумма: 4 900,00 руб.
Назначение платежа: лицензия`;
  expect(paymentOf(text)).toMatchObject({
    payerInn: inn.romashka,
    payeeInn: inn.target,
    amountKopecks: 490_000,
    date: '2026-03-12',
  });
});
