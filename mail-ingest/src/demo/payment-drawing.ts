import { a4, cell, newDocument, rule, type Sheet, writeLine, writeParagraph } from './drawing-fonts.ts';

export type PaymentSide = { inn: string; kpp: string | null; name: string; account: string; bank: string; bic: string };

/** What stands on a payment order (платёжное поручение, form 0401060). `date` as written, «12.03.2026». */
export type PaymentOrderDrawing = {
  number: string;
  date: string;
  amountKopecks: number;
  payer: PaymentSide;
  payee: PaymentSide;
  purpose: string;
};

const left = 40;
const wide = 340;
const label = 60;
const value = a4.width - 2 * left - wide - label;

/** «6900-00»: rubles and kopecks parted by a hyphen, as form 0401060 demands. */
const amountOf = (kopecks: number): string => {
  const rubles = Math.trunc(kopecks / 100);
  return `${rubles}-${String(kopecks % 100).padStart(2, '0')}`;
};

/** Draws a payment order of form 0401060 as a born-digital PDF. */
export async function drawPaymentOrderPdf(order: PaymentOrderDrawing): Promise<Uint8Array> {
  const { pdf, fonts } = await newDocument('sans');
  const sheet: Sheet = { page: pdf.addPage([a4.width, a4.height]), fonts };
  drawHead(sheet, order);
  const y = drawSides(sheet, order);
  writeParagraph(sheet, order.purpose, left, y + 12, a4.width - 2 * left, { size: 10 });
  rule(sheet, left, y + 62, a4.width - left, y + 62);
  writeLine(sheet, 'Назначение платежа', left, y + 64, 200, { size: 8.5 });
  writeLine(sheet, 'М.П.', left, y + 92, 60, { size: 10 });
  writeLine(sheet, 'Подписи', left + 80, y + 92, 80, { size: 10 });
  drawBankMark(sheet, order, y + 90);
  return pdf.save();
}

function drawHead(sheet: Sheet, order: PaymentOrderDrawing): void {
  rule(sheet, left, 62, left + 110, 62);
  writeLine(sheet, 'Поступ. в банк плат.', left, 64, 110, { size: 8.5, align: 'center' });
  writeLine(sheet, order.date, left + 230, 48, 110, { size: 10, align: 'center' });
  rule(sheet, left + 230, 62, left + 340, 62);
  writeLine(sheet, 'Списано со сч. плат.', left + 230, 64, 110, { size: 8.5, align: 'center' });
  cell(sheet, '0401060', { x: a4.width - left - 64, y: 44, width: 64, height: 22 }, { size: 10 });
  writeLine(sheet, `ПЛАТЕЖНОЕ ПОРУЧЕНИЕ № ${order.number}`, left, 96, 260, { size: 13, bold: true });
  writeLine(sheet, order.date, left + 270, 98, 90, { size: 10, align: 'center' });
  writeLine(sheet, 'электронно', left + 390, 98, 90, { size: 10, align: 'center' });
  writeLine(sheet, 'Сумма', left, 128, 60, { size: 10 });
  writeLine(sheet, 'прописью', left, 141, 60, { size: 10 });
  writeLine(sheet, rublesInWords(order.amountKopecks), left + 72, 128, 420, { size: 10 });
}

function drawSides(sheet: Sheet, order: PaymentOrderDrawing): number {
  const { payer, payee } = order;
  const rows: [string, string | null, string, string][] = [
    [`ИНН ${payer.inn}`, `КПП ${payer.kpp ?? '0'}`, 'Сумма', amountOf(order.amountKopecks)],
    [payer.name, null, '', ''],
    ['Плательщик', null, 'Сч. №', payer.account],
    [payer.bank, null, 'БИК', payer.bic],
    ['Банк плательщика', null, 'Сч. №', ''],
    [payee.bank, null, 'БИК', payee.bic],
    ['Банк получателя', null, 'Сч. №', ''],
    [`ИНН ${payee.inn}`, `КПП ${payee.kpp ?? '0'}`, 'Сч. №', payee.account],
    [payee.name, null, 'Вид оп.', '01'],
    ['Получатель', null, 'Очер. плат.', '5'],
  ];
  const height = 23;
  let y = 168;
  for (const [first, second, name, text] of rows) {
    cell(sheet, first, { x: left, y, width: second === null ? wide : wide / 2, height });
    if (second !== null) cell(sheet, second, { x: left + wide / 2, y, width: wide / 2, height });
    cell(sheet, name, { x: left + wide, y, width: label, height });
    cell(sheet, text, { x: left + wide + label, y, width: value, height });
    y += height;
  }
  return y;
}

function drawBankMark(sheet: Sheet, order: PaymentOrderDrawing, y: number): void {
  writeLine(sheet, 'Отметки банка', left + 290, y, 120, { size: 10 });
  const lines = [order.payer.bank, `БИК ${order.payer.bic}`, 'ПРОВЕДЕНО', order.date];
  for (const [i, line] of lines.entries()) {
    writeLine(sheet, line, left + 290, y + 18 + i * 13, 200, { size: 9.5, align: 'center' });
  }
}

const units = ['', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять'];
const teens = [
  'десять',
  'одиннадцать',
  'двенадцать',
  'тринадцать',
  'четырнадцать',
  'пятнадцать',
  'шестнадцать',
  'семнадцать',
  'восемнадцать',
  'девятнадцать',
];
const tens = [
  '',
  '',
  'двадцать',
  'тридцать',
  'сорок',
  'пятьдесят',
  'шестьдесят',
  'семьдесят',
  'восемьдесят',
  'девяносто',
];
const hundreds = [
  '',
  'сто',
  'двести',
  'триста',
  'четыреста',
  'пятьсот',
  'шестьсот',
  'семьсот',
  'восемьсот',
  'девятьсот',
];

const plural = (n: number, forms: readonly [string, string, string]): string => {
  const tail = n % 100;
  if (tail >= 11 && tail <= 14) return forms[2];
  const last = n % 10;
  return last === 1 ? forms[0] : last >= 2 && last <= 4 ? forms[1] : forms[2];
};

function belowThousand(n: number, feminine: boolean): string[] {
  const words = [hundreds[Math.trunc(n / 100)] ?? ''];
  const rest = n % 100;
  if (rest >= 10 && rest < 20) words.push(teens[rest - 10] ?? '');
  else {
    const unit = rest % 10;
    const female = unit === 1 ? 'одна' : 'две';
    words.push(
      tens[Math.trunc(rest / 10)] ?? '',
      feminine && (unit === 1 || unit === 2) ? female : (units[unit] ?? ''),
    );
  }
  return words.filter((word) => word !== '');
}

/** «Шесть тысяч девятьсот рублей 00 копеек»; up to 999 999 rubles, which no invoice of a demo passes. */
function rublesInWords(kopecks: number): string {
  const rubles = Math.trunc(kopecks / 100);
  const thousands = Math.trunc(rubles / 1000);
  const words = [
    ...(thousands > 0 ? [...belowThousand(thousands, true), plural(thousands, ['тысяча', 'тысячи', 'тысяч'])] : []),
    ...(rubles === 0 ? ['ноль'] : belowThousand(rubles % 1000, false)),
    plural(rubles, ['рубль', 'рубля', 'рублей']),
  ].join(' ');
  const rest = kopecks % 100;
  const tail = `${String(rest).padStart(2, '0')} ${plural(rest, ['копейка', 'копейки', 'копеек'])}`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${tail}`;
}
