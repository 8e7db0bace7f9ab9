import { Box, useTheme } from '@mui/material';
import { BarChart, type BarSeries } from '@mui/x-charts/BarChart';
import { type AuditQuery, ageLabel, breachCauseLabels, breachCauseTexts, durationLabel } from '@perenos/domain';
import { useNavigate } from 'react-router-dom';
import { formatDate, formatDayMonth } from '../lib/dates.ts';
import { formatNumber } from '../lib/numbers.ts';
import type { ChartColours } from '../theme/palette.ts';
import type { AuditReport } from './auditVerbs.ts';
import { ChartPanel, ChartTable } from './ChartPanel.tsx';
import { Tickets } from './Figures.tsx';
import { ticketsBehind } from './links.ts';

type ChartsProps = { report: AuditReport; query: AuditQuery };

/** What the figures look like. Under each picture stands the table that it was drawn from, with links to the tickets. */
export function Charts({ report, query }: ChartsProps) {
  return (
    <Box sx={{ display: 'grid', gap: 1.25, gridTemplateColumns: 'repeat(auto-fit, minmax(430px, 1fr))' }}>
      <Load report={report} query={query} />
      <Durations report={report} query={query} />
      <Causes report={report} query={query} />
      <Ages report={report} query={query} />
      <Specialists report={report} query={query} />
    </Box>
  );
}

const useColours = (): ChartColours => useTheme().palette.chart;

const short = {
  height: 220,
  margin: { left: 0, right: 8, top: 16, bottom: 0 },
  hideLegend: true,
  skipAnimation: true,
  // whoever works by keys has the table
  enableKeyboardNavigation: false,
  sx: { '& rect': { cursor: 'pointer' } },
} as const;
/** The axis that counts tickets: no parts of one, thousands as in Russian. */
const countAxis = { tickMinStep: 1, valueFormatter: (value: number) => formatNumber(value) };
const inTooltip = (value: number | null): string => formatNumber(value ?? 0);

/** What is drawn beside each other: every bar is one number of the report. */
const courses = [
  { figure: 'received', label: 'Поступило', colour: 'other' },
  { figure: 'done', label: 'Завершено', colour: 'inTime' },
  { figure: 'late', label: 'Из них с опозданием', colour: 'late' },
] as const;
type Course = (typeof courses)[number];

const seriesOf = (
  shown: readonly Course[],
  rows: readonly Record<Course['figure'], number>[],
  colours: ChartColours,
): BarSeries[] =>
  shown.map(({ figure, label, colour }) => ({
    id: figure,
    label,
    data: rows.map((row) => row[figure]),
    color: colours[colour],
    valueFormatter: inTooltip,
  }));

function Load({ report: { series }, query }: ChartsProps) {
  const colours = useColours();
  const navigate = useNavigate();
  const { points, unit } = series;
  const name = ({ from, to }: { from: string; to: string }): string =>
    from === to ? formatDate(from) : `${formatDate(from)}–${formatDate(to)}`;
  const behind = (figure: Course['figure'], { from, to }: { from: string; to: string }) =>
    ticketsBehind(query, figure, { from, to });
  const title = unit === 'day' ? 'Нагрузка по дням' : 'Нагрузка по неделям';
  return (
    <ChartPanel
      wide
      title={title}
      note="Обращений. Нажмите столбец, чтобы увидеть их списком."
      isEmpty={points.every(({ received, done }) => received + done === 0)}
      table={
        <ChartTable
          label={title}
          titles={[unit === 'day' ? 'День' : 'Неделя', ...courses.map(({ label }) => label)]}
          rows={points.map((point) => ({
            key: point.from,
            cells: [
              name(point),
              ...courses.map(({ figure }) => (
                <Tickets key={figure} to={behind(figure, point)}>
                  {formatNumber(point[figure])}
                </Tickets>
              )),
            ],
          }))}
        />
      }
    >
      <BarChart
        {...short}
        height={250}
        hideLegend={false}
        grid={{ horizontal: true }}
        xAxis={[
          {
            data: points.map(name),
            scaleType: 'band',
            valueFormatter: (value: string, { location }) =>
              location === 'tick' ? formatDayMonth(value.slice(0, 10).split('.').reverse().join('-')) : value,
          },
        ]}
        yAxis={[countAxis]}
        series={seriesOf(courses, points, colours)}
        onItemClick={(_, { seriesId, dataIndex }) => {
          const [course, point] = [courses.find(({ figure }) => figure === seriesId), points[dataIndex]];
          if (course && point) navigate(behind(course.figure, point));
        }}
      />
    </ChartPanel>
  );
}

type Step = { label: string; count: number; to: string; colour: string };

function Steps({ title, note, steps }: { title: string; note: string; steps: Step[] }) {
  const navigate = useNavigate();
  return (
    <ChartPanel
      title={title}
      note={note}
      isEmpty={steps.every(({ count }) => count === 0)}
      table={
        <ChartTable
          label={title}
          titles={['Значение', 'Обращений']}
          rows={steps.map(({ label, count, to }) => ({
            key: label,
            cells: [
              label,
              <Tickets key="count" to={to}>
                {formatNumber(count)}
              </Tickets>,
            ],
          }))}
        />
      }
    >
      <BarChart
        {...short}
        grid={{ horizontal: true }}
        xAxis={[
          {
            data: steps.map(({ label }) => label),
            scaleType: 'band',
            colorMap: {
              type: 'ordinal',
              values: steps.map(({ label }) => label),
              colors: steps.map(({ colour }) => colour),
            },
          },
        ]}
        series={[
          {
            data: steps.map(({ count }) => count),
            label: 'Обращений',
            valueFormatter: inTooltip,
            barLabel: ({ value }) => (value ? formatNumber(value) : null),
            barLabelPlacement: 'outside',
          },
        ]}
        // room for the number over the highest bar
        yAxis={[{ ...countAxis, max: 1.15 * Math.max(...steps.map(({ count }) => count)) }]}
        onAxisClick={(_, data) => {
          const step = steps[data?.dataIndex ?? -1];
          if (step) navigate(step.to);
        }}
      />
    </ChartPanel>
  );
}

/** Beyond so many working hours the term of 1.3 is over; the first step beyond it. */
const firstLateStep = 5;

function Durations({ report, query }: ChartsProps) {
  const colours = useColours();
  return (
    <Steps
      title="Время до завершения"
      note="Рабочие часы по п. 1.3; дольше 8 часов — с опозданием"
      steps={report.durations.map((count, took) => ({
        label: durationLabel(took),
        count,
        to: ticketsBehind(query, 'timed', { took }),
        colour: took < firstLateStep ? colours.inTime : colours.late,
      }))}
    />
  );
}

function Causes({ report, query }: ChartsProps) {
  const { late } = useColours();
  return (
    <Steps
      title="Нарушения по причинам"
      note={report.causes.map(({ cause }) => `${breachCauseLabels[cause]}: ${breachCauseTexts[cause]}`).join('; ')}
      steps={report.causes.map(({ cause, count }) => ({
        label: breachCauseLabels[cause],
        count,
        to: ticketsBehind(query, 'breaches', { cause }),
        colour: late,
      }))}
    />
  );
}

function Ages({ report, query }: ChartsProps) {
  const { other } = useColours();
  return (
    <Steps
      title="Возраст открытых"
      note="Сколько суток прошло с получения письма"
      steps={report.ages.map((count, age) => ({
        label: ageLabel(age),
        count,
        to: ticketsBehind(query, 'open', { age }),
        colour: other,
      }))}
    />
  );
}

/** More people than these aren't drawn: all of them stand in the table of the breakdown. */
const drawnPeople = 14;
const ofPeople = courses.filter(({ figure }) => figure !== 'received');

function Specialists({ report, query }: ChartsProps) {
  const colours = useColours();
  const navigate = useNavigate();
  const rows = [...report.breakdowns.specialist]
    .filter(({ done }) => done > 0)
    .sort((a, b) => b.done - a.done)
    .slice(0, drawnPeople);
  const behind = (figure: Course['figure'], key: string) => ticketsBehind(query, figure, { specialist: [key] });
  return (
    <ChartPanel
      title="По специалистам"
      note="Кто сколько обращений завершил"
      isEmpty={rows.length === 0}
      table={
        <ChartTable
          label="По специалистам"
          titles={['Специалист', ...ofPeople.map(({ label }) => label)]}
          rows={rows.map((row) => ({
            key: row.key,
            cells: [
              row.name,
              ...ofPeople.map(({ figure }) => (
                <Tickets key={figure} to={behind(figure, row.key)}>
                  {formatNumber(row[figure])}
                </Tickets>
              )),
            ],
          }))}
        />
      }
    >
      <BarChart
        {...short}
        height={Math.max(160, 70 + rows.length * 28)}
        hideLegend={false}
        layout="horizontal"
        grid={{ vertical: true }}
        xAxis={[countAxis]}
        yAxis={[{ data: rows.map(({ name }) => name), scaleType: 'band', width: 150 }]}
        series={seriesOf(ofPeople, rows, colours)}
        onItemClick={(_, { seriesId, dataIndex }) => {
          const [course, row] = [ofPeople.find(({ figure }) => figure === seriesId), rows[dataIndex]];
          if (course && row) navigate(behind(course.figure, row.key));
        }}
      />
    </ChartPanel>
  );
}
