import {
  type AuditDimension,
  ageLabel,
  auditDimensionLabels,
  breachCauseLabels,
  durationLabel,
  formatDate,
  formatDuration,
  formatMoment,
} from '@perenos/domain';
import type { CanvasElement, Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { AuditReportView } from '../contract/audit.ts';

/** As on the screen; blue and orange are told apart by everybody. */
const inTimeColour = '#1f6fb2';
const lateColour = '#c04a08';
const quiet = '#5b6670';
const line = '#c9d0d6';

const periodText = ({ from, to }: { from: string; to: string }): string => `${formatDate(from)}–${formatDate(to)}`;
const share = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1).replace('.', ',')} %`;
const time = (seconds: number | null): string => (seconds === null ? '—' : formatDuration(seconds));

type Line = [name: string, now: string, before: string];

function headline({ figures, previous }: AuditReportView): Line[] {
  const both = (name: string, tell: (from: typeof figures) => string): Line => [name, tell(figures), tell(previous)];
  return [
    both('Поступило', ({ received }) => String(received)),
    both('Завершено', ({ done }) => String(done)),
    both('В срок, из завершённых со сроком', (from) => share(from['in-time'], from.timed)),
    both('Нарушений срока', ({ breaches }) => String(breaches)),
    both('— из них завершено с опозданием', ({ late }) => String(late)),
    both('— из них открыто и просрочено', (from) => String(from['open-late'])),
    both('Открыто на конец периода', ({ open }) => String(open)),
    both('До завершения, медиана', ({ doneMedian }) => time(doneMedian)),
    both('До завершения, 95 % не дольше', ({ doneP95 }) => time(doneP95)),
    both('До первого ответа, медиана', ({ answerMedian }) => time(answerMedian)),
    both('До первого ответа, 95 % не дольше', ({ answerP95 }) => time(answerP95)),
  ];
}

const chart = { width: 510, height: 120 };

/** Done by day or week as bars, the late ones on top in orange. */
function loadChart({ series: { points } }: AuditReportView): Content {
  const most = Math.max(1, ...points.map(({ done }) => done));
  const step = chart.width / Math.max(1, points.length);
  const bars = points.flatMap(({ done, late }, index): CanvasElement[] => {
    const [whole, top] = [(done / most) * chart.height, (late / most) * chart.height];
    const box = { type: 'rect' as const, x: index * step + step * 0.12, w: step * 0.76 };
    return [
      { ...box, y: chart.height - whole + top, h: whole - top, color: inTimeColour },
      { ...box, y: chart.height - whole, h: top, color: lateColour },
    ];
  });
  const axis = (y: number): CanvasElement => ({ type: 'line', x1: 0, x2: chart.width, y1: y, y2: y, lineColor: line });
  return { canvas: [axis(0), axis(chart.height / 2), axis(chart.height), ...bars.filter(hasHeight)] };
}

const hasHeight = (element: CanvasElement): boolean => element.type !== 'rect' || element.h > 0.05;

const heading = (text: string): Content => ({ text, fontSize: 11.5, bold: true, margin: [0, 14, 0, 4] });
const right = (text: string): Content => ({ text, alignment: 'right' });
const bold = (text: string) => ({ text, bold: true });

const table = (widths: (string | number)[], body: TableCell[][]): Content => ({
  layout: 'lightHorizontalLines',
  table: { headerRows: 1, dontBreakRows: true, widths, body },
});

const splitTable = (title: string, rows: readonly [name: string, count: number][]): Content =>
  table(
    ['*', 40],
    [[{ ...bold(title), colSpan: 2 }, ''], ...rows.map(([name, count]): Content[] => [name, right(String(count))])],
  );

/** More rows of a breakdown than these are in the workbook alone. */
const shownRows = 15;

function breakdownTable(view: AuditReportView, dimension: AuditDimension): Content[] {
  const rows = view.breakdowns[dimension];
  const titles = [auditDimensionLabels[dimension], 'Поступило', 'Завершено', 'В срок', 'Нарушений', 'Медиана', '95 %'];
  return [
    heading(
      `${auditDimensionLabels[dimension]}${rows.length > shownRows ? `: первые ${shownRows} из ${rows.length}` : ''}`,
    ),
    table(
      ['*', 52, 52, 48, 54, 48, 52],
      [
        titles.map((text, index): Content => ({ text, bold: true, alignment: index === 0 ? 'left' : 'right' })),
        ...rows
          .slice(0, shownRows)
          .map((row): Content[] => [
            row.name,
            right(String(row.received)),
            right(String(row.done)),
            right(share(row['in-time'], row.timed)),
            right(String(row.breaches)),
            right(time(row.doneMedian)),
            right(time(row.doneP95)),
          ]),
      ],
    ),
  ];
}

/** The report on paper. `narrowed`: what the figures are narrowed by, in words; null: all tickets. */
export function auditPdf(view: AuditReportView, narrowed: string | null): TDocumentDefinitions {
  const { series, causes, ages, durations } = view;
  const [first, last] = [series.points[0], series.points.at(-1)];
  return {
    info: { title: `Показатели работы ${periodText(view.period)}` },
    footer: (page, pages) => ({ text: `${page} / ${pages}`, alignment: 'center', color: quiet, fontSize: 8 }),
    content: [
      { text: `Показатели работы за ${periodText(view.period)}`, fontSize: 15, bold: true },
      {
        text: `Обработка запросов партнёров, срок по п. 1.3. ${narrowed ?? 'Все обращения'}. Посчитано ${formatMoment(view.at)} МСК.`,
        color: quiet,
        margin: [0, 2, 0, 8],
      },
      table(
        ['*', 90, 110],
        [
          [
            bold('Показатель'),
            { text: 'За период', bold: true, alignment: 'right' },
            { text: periodText(view.previousPeriod), bold: true, alignment: 'right' },
          ],
          ...headline(view).map(([name, now, before]): Content[] => [name, right(now), right(before)]),
        ],
      ),
      heading(series.unit === 'day' ? 'Завершено по дням' : 'Завершено по неделям'),
      {
        text: [
          { text: '■ ', color: inTimeColour },
          'в срок и без срока   ',
          { text: '■ ', color: lateColour },
          `с опозданием; больше всего — ${Math.max(0, ...series.points.map(({ done }) => done))}`,
        ],
        margin: [0, 0, 0, 4],
      },
      loadChart(view),
      {
        columns: [first ? formatDate(first.from) : '', right(last ? formatDate(last.to) : '')],
        color: quiet,
        fontSize: 8,
        margin: [0, 2, 0, 10],
      },
      {
        columns: [
          splitTable(
            'Причины нарушений',
            causes.map(({ cause, count }) => [breachCauseLabels[cause], count]),
          ),
          splitTable(
            'Время до завершения',
            durations.map((count, index) => [durationLabel(index), count]),
          ),
          splitTable(
            'Возраст открытых',
            ages.map((count, index) => [ageLabel(index), count]),
          ),
        ],
        columnGap: 18,
        unbreakable: true,
      },
      ...(['specialist', 'mailbox', 'product', 'verdict', 'clause', 'partner'] as const).flatMap((dimension) =>
        breakdownTable(view, dimension),
      ),
    ],
  };
}
