import {
  formatDuration,
  formatMoment,
  lookOfStretch,
  placeOnAxis,
  type StretchLook,
  stretchLooks,
  waterfall,
} from '@perenos/domain';
import type { CanvasElement, Column, Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
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

/** As on the screen; blue and orange are told apart by everybody. */
const colours = { counted: '#1f6fb2', waiting: '#7a4a00', closed: '#838f9c', due: '#c04a08', quiet: '#5b6670' };
const pictureWidth = 180;

/** Filled: what counts, and what nobody works. An outline: what might have counted. */
const paints: Readonly<Record<StretchLook, object>> = {
  counted: { color: colours.counted, lineWidth: 0 },
  'before-restart': { lineColor: colours.counted },
  waiting: { lineColor: colours.waiting },
  closed: { color: colours.closed, lineWidth: 0 },
};
const rectangle = (look: StretchLook, x: number, width: number): CanvasElement => ({
  ...{ type: 'rect', x, y: 2, w: Math.max(1, width), h: 7 },
  ...paints[look],
});
const dueLine = (x: number): CanvasElement => ({
  ...{ type: 'line', x1: x, x2: x, y1: -1, y2: 12, lineWidth: 1.5, lineColor: colours.due },
});

const bar = (stretch: Stretch, start: number, width: number, due: number | null): Content => ({
  canvas: [
    rectangle(lookOfStretch(stretch.kind), start * pictureWidth, width * pictureWidth),
    ...(due === null ? [] : [dueLine(due * pictureWidth)]),
  ],
});

const looks = Object.keys(stretchLooks) as StretchLook[];
const sign = (element: CanvasElement, width: number): Column => ({ canvas: [element], width });
const legend = (hasDue: boolean): Content => ({
  columns: [
    ...looks.flatMap((look) => [
      sign(rectangle(look, 0, 14), 18),
      { text: stretchLooks[look], width: 'auto' } as const,
    ]),
    ...(hasDue ? [sign(dueLine(3), 8), { text: 'конец срока', width: 'auto' } as const] : []),
  ],
  columnGap: 6,
  color: colours.quiet,
  margin: [0, 0, 0, 4],
});

const summary = (receipt: SlaReceiptView): string[][] => [
  ['Обращение', `${receipt.number} «${receipt.subject}»`],
  ['Отправитель', receipt.senderName],
  ['Срок по п. 1.3', `${receipt.termHours} рабочих часов с момента предоставления полных данных`],
  ['Начало срока', receipt.startsAt ? formatMoment(receipt.startsAt) : 'срок не идёт: данные не полные'],
  ['Исполнить до', receipt.dueAt ? formatMoment(receipt.dueAt) : '—'],
  ['Завершено', receipt.doneAt ? formatMoment(receipt.doneAt) : `в работе на ${formatMoment(receipt.reckonedAt)}`],
  ['Учтено времени', `${formatDuration(receipt.countedSeconds)} из ${receipt.termHours}:00:00`],
  ['Итог', receipt.startsAt === null ? 'Срок не идёт' : receipt.isLate ? 'Срок нарушен' : 'В пределах срока'],
];

/** The receipt as a document that can be sent to the partner. */
export function receiptPdf(receipt: SlaReceiptView): TDocumentDefinitions {
  const rows = waterfall(receipt.stretches);
  const due = receipt.dueAt === null ? null : placeOnAxis(receipt.stretches, receipt.dueAt);
  return {
    pageOrientation: 'landscape',
    info: { title: `Расчёт срока ${receipt.number}` },
    content: [
      { text: `Расчёт срока обработки ${receipt.number}`, fontSize: 15, bold: true, margin: [0, 0, 0, 8] },
      {
        layout: 'noBorders',
        table: {
          widths: [150, '*'],
          body: summary(receipt).map(([name = '', value = '']) => [{ text: name, color: colours.quiet }, value]),
        },
      },
      { text: 'Из чего сложилось время', fontSize: 11.5, bold: true, margin: [0, 12, 0, 4] },
      legend(due !== null),
      {
        layout: 'lightHorizontalLines',
        table: {
          headerRows: 1,
          widths: [88, 88, 70, pictureWidth, '*'],
          body: [
            ['С (МСК)', 'По (МСК)', 'Длительность', 'На оси времени', 'Учтено или нет и почему'].map((text) => ({
              text,
              bold: true,
            })),
            ...rows.map(({ stretch, start, width }) => [
              formatMoment(stretch.from),
              formatMoment(stretch.to),
              formatDuration(stretch.seconds),
              bar(stretch, start, width, due),
              {
                text: [
                  { text: `${stretch.counted ? 'Учтено' : 'Не учтено'}. `, bold: true },
                  `${stretch.text}${stretch.clauseText ? `\n${stretch.clauseText}` : ''}`,
                ],
              },
            ]),
          ],
        },
      },
      {
        text: `Часы работы 08:30–17:30 МСК по рабочим дням (п. 1.3). Редакция регламента: ${receipt.edition}. Производственный календарь: ${receipt.calendarVersion}.`,
        color: colours.quiet,
        margin: [0, 10, 0, 0],
      },
    ],
  };
}
