import { type IsoDate, type Partner, type Product, productNames, type Subscriber } from '@perenos/domain';
import { PDFDocument } from 'pdf-lib';
import { drawLetterPdf, type LetterDrawing } from './letter-drawing.ts';
import type { DemoAttachment } from './mail.ts';
import { drawPaymentOrderPdf, type PaymentSide } from './payment-drawing.ts';
import { type ScanOptions, scanOf } from './scanning.ts';

type Company = Pick<Subscriber, 'inn' | 'kpp' | 'name'>;

export type DemoLetter = {
  subscriber: Company;
  product: Product;
  target: Pick<Partner, 'name' | 'inn'>;
  date: IsoDate;
  effective: IsoDate;
  /** The head company first (4.1.8). */
  members?: readonly Company[];
  addressee?: string;
};

/** How the sheet came into the mail. */
const scans = {
  'text-pdf': null,
  'colour-pdf': { dpi: 200, jpegQuality: 88 },
  'colour-jpeg': { dpi: 200, jpegQuality: 80 },
  'skewed-jpeg': { dpi: 200, skew: 1.6, jpegQuality: 70 },
  'grey-png': { dpi: 150, grey: true, format: 'png' },
  fax: { dpi: 200, format: 'fax' },
  photo: { dpi: 170, skew: -1.2, noise: 9, exifOrientation: 6, jpegQuality: 78 },
  sideways: { dpi: 150, rotate: 90, jpegQuality: 75 },
  unreadable: { dpi: 55, blur: 2.2, noise: 14, grey: true, levels: [120, 225], jpegQuality: 25 },
} as const satisfies Record<string, ScanOptions | null>;
export type DemoScan = keyof typeof scans;

const months = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];
const dotted = (date: IsoDate): string => date.split('-').reverse().join('.');
const inWords = (date: IsoDate): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year} г.`;
};
const requisites = ({ inn, kpp }: Company): string => (kpp ? `ИНН ${inn}, КПП ${kpp}` : `ИНН ${inn}`);

function drawingOf(letter: DemoLetter): LetterDrawing {
  const { subscriber, target, members } = letter;
  const individual = subscriber.kpp === null;
  const asks = members
    ? `Просим с ${inWords(letter.effective)} перенести все организации нашей группы компаний, перечисленные ниже, на обслуживание к партнёру ${target.name}, ИНН ${target.inn}.`
    : `Просим с ${dotted(letter.effective)} перенести ${subscriber.name} (${requisites(subscriber)}) на обслуживание к партнёру ${target.name}, ИНН ${target.inn}.`;
  return {
    letterhead: { name: subscriber.name, lines: [requisites(subscriber), 'Тел. (8152) 00-00-01'] },
    outgoing: `Исх. № ${Number(letter.date.slice(8)) + 40} от ${dotted(letter.date)}`,
    addressee: [letter.addressee ?? 'ООО «Астрал-Софт»'],
    title: 'О смене обслуживающей организации',
    paragraphs: [asks, `Программный продукт: ${productNames[letter.product]}.`],
    ...(members
      ? { table: [['Наименование', 'ИНН', 'КПП'], ...members.map((m) => [m.name, m.inn, m.kpp ?? ''])] }
      : {}),
    signatory: {
      position: individual ? 'Индивидуальный предприниматель' : 'Генеральный директор',
      name: 'А. Н. Полозов',
    },
    ...(individual
      ? {}
      : { seal: { ring: `${subscriber.name.toUpperCase()} * ${subscriber.inn} * `, centre: 'ДЛЯ ДОКУМЕНТОВ' } }),
  };
}

const mimeTypes: Record<string, string> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  tif: 'image/tiff',
};
const attachment = (filename: string, draw: DemoAttachment['draw']): DemoAttachment => ({
  filename,
  draw,
  contentType: mimeTypes[filename.slice(filename.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
});

/** The subscriber's official letter, as a PDF with a text layer or as one of the scans that offices send. */
export const letterAttachment = (filename: string, letter: DemoLetter, scan: DemoScan): DemoAttachment =>
  attachment(filename, async () => {
    const pdf = await drawLetterPdf(drawingOf(letter));
    const options = scans[scan];
    if (!options) return pdf;
    const image = await scanOf(pdf, options);
    return filename.endsWith('.pdf') ? imagePdf(image) : image;
  });

/** What an office scanner writes: a PDF that holds nothing but the picture. */
async function imagePdf(jpeg: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const picture = await pdf.embedJpg(jpeg);
  const page = pdf.addPage([595.28, 841.89]);
  page.drawImage(picture, { x: 0, y: 0, width: page.getWidth(), height: page.getHeight() });
  return pdf.save();
}

const side = (company: Company | Pick<Partner, 'inn' | 'kpp' | 'name'>, last: string): PaymentSide => ({
  inn: company.inn,
  kpp: company.kpp,
  name: company.name,
  account: `4070281000000000${last}`,
  bank: 'БАНК «ПРИМЕР» (АО)',
  bic: '040000000',
});

export type DemoPayment = { payer: Company; payee: Company; amountKopecks: number; date: IsoDate };

/** A scanned payment order of form 0401060. */
export const paymentAttachment = (filename: string, payment: DemoPayment): DemoAttachment =>
  attachment(filename, async () => {
    const pdf = await drawPaymentOrderPdf({
      number: '318',
      date: dotted(payment.date),
      amountKopecks: payment.amountKopecks,
      payer: side(payment.payer, '0117'),
      payee: side(payment.payee, '0231'),
      purpose: 'Оплата лицензии по счёту. Без налога (НДС)',
    });
    return scanOf(pdf, filename.endsWith('.png') ? { dpi: 150, grey: true, format: 'png' } : { dpi: 200 });
  });

/** A picture of a window with the fields of 2.1, which can't be copied (2.2). */
export const screenshotAttachment = (
  cid: string,
  asked: Pick<DemoLetter, 'subscriber' | 'product' | 'target'> & { target: Pick<Partner, 'logins'> },
): DemoAttachment => {
  const draw = async () => {
    const pdf = await drawLetterPdf({
      letterhead: { name: 'Карточка клиента', lines: [] },
      addressee: [],
      paragraphs: [
        `Продукт: ${productNames[asked.product]}`,
        `Абонент: ${asked.subscriber.name}`,
        requisites(asked.subscriber),
        `Партнёр: ${asked.target.name}`,
        `ИНН партнёра: ${asked.target.inn}`,
        `Логин: ${asked.target.logins[0] ?? ''}`,
      ],
      signatory: { position: '', name: '' },
      font: 'sans',
    });
    return scanOf(pdf, { dpi: 110, format: 'png' });
  };
  return { ...attachment('image001.png', draw), cid };
};
