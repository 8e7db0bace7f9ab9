import { formatDuration, formatMoment, waterfall } from '@perenos/domain';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { SlaReceiptView } from '../contract/receipts.ts';
import type { ExportColumn } from '../exports/table.ts';

type Stretch = SlaReceiptView['stretches'][number];

/** The receipt as a table: one line a stretch. */
export const receiptColumns: readonly ExportColumn<Stretch>[] = [
  { title: 'С (МСК)', width: 20, value: ({ from }) => formatMoment(from) },
  { title: 'По (МСК)', width: 20, value: ({ to }) => formatMoment(to) },
  { title: 'Длительность', width: 14, value: ({ seconds }) => formatDuration(seconds) },
  { title: 'Секунд', width: 10, value: ({ seconds }) => seconds },
  { title: 'В срок', width: 8, value: ({ counted }) => (counted ? 'да' : 'нет') },
  { title: 'Основание', width: 60, value: ({ text }) => text },
];

const counted = '#2e7d4f';
const uncounted = '#c9d0d6';
const pictureWidth = 180;

const bar = (start: number, width: number, isCounted: boolean): Content => ({
  canvas: [
    {
      type: 'rect',
      x: start * pictureWidth,
      y: 2,
      w: Math.max(1, width * pictureWidth),
      h: 7,
      color: isCounted ? counted : uncounted,
    },
  ],
});

const summary = (receipt: SlaReceiptView): string[][] => [
  ['Обращение', `${receipt.number} «${receipt.subject}»`],
  ['Отправитель', receipt.senderName],
  ['Срок по п. 1.3', `${receipt.termHours} рабочих часов с момента предоставления полных данных`],
  ['Начало срока', receipt.startsAt ? formatMoment(receipt.startsAt) : 'срок не идёт: данные не полные'],
  ['Исполнить до', receipt.dueAt ? formatMoment(receipt.dueAt) : '—'],
  ['Завершено', receipt.doneAt ? formatMoment(receipt.doneAt) : `в работе на ${formatMoment(receipt.reckonedAt)}`],
  ['Учтено рабочего времени', formatDuration(receipt.countedSeconds)],
  ['Итог', receipt.startsAt === null ? 'Срок не идёт' : receipt.isLate ? 'Срок нарушен' : 'В пределах срока'],
];

/** The receipt as a document that can be sent to the partner. */
export function receiptPdf(receipt: SlaReceiptView): TDocumentDefinitions {
  const rows = waterfall(receipt.stretches);
  return {
    pageOrientation: 'landscape',
    info: { title: `Расчёт срока ${receipt.number}` },
    content: [
      { text: `Расчёт срока обработки ${receipt.number}`, fontSize: 15, bold: true, margin: [0, 0, 0, 8] },
      {
        layout: 'noBorders',
        table: {
          widths: [150, '*'],
          body: summary(receipt).map(([name = '', value = '']) => [{ text: name, color: '#5b6670' }, value]),
        },
      },
      { text: 'Из чего сложилось время', fontSize: 11.5, bold: true, margin: [0, 12, 0, 4] },
      {
        layout: 'lightHorizontalLines',
        table: {
          headerRows: 1,
          widths: [88, 88, 62, pictureWidth, '*'],
          body: [
            ['С (МСК)', 'По (МСК)', 'Длительность', 'На оси времени', 'Учтено или нет и почему'].map((text) => ({
              text,
              bold: true,
            })),
            ...rows.map(({ stretch, start, width }) => [
              formatMoment(stretch.from),
              formatMoment(stretch.to),
              formatDuration(stretch.seconds),
              bar(start, width, stretch.counted),
              {
                text: `${stretch.counted ? 'Учтено' : 'Не учтено'}. ${stretch.text}${stretch.clauseText ? `\n${stretch.clauseText}` : ''}`,
                color: stretch.counted ? counted : '#333333',
              },
            ]),
          ],
        },
      },
      {
        text: `Часы работы 08:30–17:30 МСК по рабочим дням (п. 1.3). Редакция регламента: ${receipt.edition}. Производственный календарь: ${receipt.calendarVersion}.`,
        color: '#5b6670',
        margin: [0, 10, 0, 0],
      },
    ],
  };
}
