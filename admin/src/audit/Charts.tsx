import { Box, Typography, useTheme } from '@mui/material';
import { BarChart } from '@mui/x-charts/BarChart';
import { type AuditQuery, ageLabel, breachCauseLabels, breachCauseTexts, durationLabel } from '@perenos/domain';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { formatDate, formatDayMonth } from '../lib/dates.ts';
import type { AuditReport } from './auditVerbs.ts';
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

type PanelProps = { title: string; note?: string; wide?: boolean; table: ReactNode; children: ReactNode };

function Panel({ title, note, wide = false, table, children }: PanelProps) {
  return (
    <Box
      component="section"
      aria-label={title}
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: 1.5,
        bgcolor: 'background.paper',
        p: 1.5,
        minWidth: 0,
        breakInside: 'avoid',
        gridColumn: wide ? '1 / -1' : undefined,
      }}
    >
      <Typography variant="h2" sx={{ fontSize: 15 }}>
        {title}
      </Typography>
      {note && <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{note}</Box>}
      <Box aria-hidden="true">{children}</Box>
      <Box component="details" sx={{ fontSize: 12.5 }}>
        <Box component="summary" sx={{ color: 'text.secondary' }}>
          Таблицей
        </Box>
        <Box sx={{ maxHeight: 260, overflowY: 'auto', mt: 0.5 }}>{table}</Box>
      </Box>
    </Box>
  );
}

type Cell = ReactNode;

function Table({ label, titles, rows }: { label: string; titles: string[]; rows: { key: string; cells: Cell[] }[] }) {
  const cell = { px: 1, py: 0.25, borderBottom: 1, borderColor: 'divider', textAlign: 'right' } as const;
  const first = { ...cell, textAlign: 'left', fontWeight: 400 } as const;
  return (
    <Box component="table" aria-label={label} sx={{ borderCollapse: 'collapse', width: '100%' }}>
      <thead>
        <tr>
          {titles.map((title, index) => (
            <Box
              component="th"
              scope="col"
              key={title}
              sx={{ ...(index === 0 ? first : cell), color: 'text.secondary', fontWeight: 600 }}
            >
              {title}
            </Box>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [head, ...rest] }) => (
          <tr key={key}>
            <Box component="th" scope="row" sx={first}>
              {head}
            </Box>
            {rest.map((value, index) => (
              <Box component="td" key={titles[index + 1]} sx={cell}>
                {value}
              </Box>
            ))}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}

/** Colours of the charts: what is in time, what is late, what is neither. */
function useColours() {
  const { palette } = useTheme();
  return { inTime: palette.tones.execute.fg, late: palette.tones.late.fg, other: palette.tones.wait.fg };
}

const margin = { left: 0, right: 8, top: 12, bottom: 0 };
const short = { height: 220, margin, grid: { horizontal: true }, hideLegend: true, skipAnimation: true } as const;

function Load({ report: { series }, query }: ChartsProps) {
  const colours = useColours();
  const navigate = useNavigate();
  const { points, unit } = series;
  const name = ({ from, to }: { from: string; to: string }): string =>
    from === to ? formatDate(from) : `${formatDate(from)}–${formatDate(to)}`;
  const title = unit === 'day' ? 'Нагрузка по дням' : 'Нагрузка по неделям';
  return (
    <Panel
      wide
      title={title}
      note="Сколько поступило и сколько завершено; завершённое с опозданием отмечено. Нажмите столбец, чтобы открыть обращения."
      table={
        <Table
          label={title}
          titles={[unit === 'day' ? 'День' : 'Неделя', 'Поступило', 'Завершено', 'Из них с опозданием']}
          rows={points.map((point) => ({
            key: point.from,
            cells: [
              name(point),
              <Tickets key="received" to={ticketsBehind(query, 'received', { from: point.from, to: point.to })}>
                {point.received}
              </Tickets>,
              <Tickets key="done" to={ticketsBehind(query, 'done', { from: point.from, to: point.to })}>
                {point.done}
              </Tickets>,
              <Tickets key="late" to={ticketsBehind(query, 'late', { from: point.from, to: point.to })}>
                {point.late}
              </Tickets>,
            ],
          }))}
        />
      }
    >
      <BarChart
        {...short}
        height={250}
        hideLegend={false}
        xAxis={[
          {
            data: points.map(name),
            scaleType: 'band',
            valueFormatter: (value: string, { location }) =>
              location === 'tick' ? formatDayMonth(value.slice(0, 10).split('.').reverse().join('-')) : value,
          },
        ]}
        series={[
          { label: 'Поступило', data: points.map(({ received }) => received), color: colours.other },
          {
            label: 'Завершено не поздно',
            stack: 'done',
            data: points.map(({ done, late }) => done - late),
            color: colours.inTime,
          },
          { label: 'С опозданием', stack: 'done', data: points.map(({ late }) => late), color: colours.late },
        ]}
        onAxisClick={(_, data) => {
          const point = points[data?.dataIndex ?? -1];
          if (point) navigate(ticketsBehind(query, 'done', { from: point.from, to: point.to }));
        }}
      />
    </Panel>
  );
}

type Step = { label: string; count: number; to: string; colour: string };

function Steps({ title, note, steps }: { title: string; note: string; steps: Step[] }) {
  const navigate = useNavigate();
  return (
    <Panel
      title={title}
      note={note}
      table={
        <Table
          label={title}
          titles={['Значение', 'Обращений']}
          rows={steps.map(({ label, count, to }) => ({
            key: label,
            cells: [
              label,
              <Tickets key="count" to={to}>
                {count}
              </Tickets>,
            ],
          }))}
        />
      }
    >
      <BarChart
        {...short}
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
        series={[{ data: steps.map(({ count }) => count), label: 'Обращений' }]}
        barLabel="value"
        yAxis={[{ tickMinStep: 1 }]}
        sx={({ palette }) => ({ '& .MuiBarLabel-root': { fill: palette.background.paper } })}
        onAxisClick={(_, data) => {
          const step = steps[data?.dataIndex ?? -1];
          if (step) navigate(step.to);
        }}
      />
    </Panel>
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

function Specialists({ report, query }: ChartsProps) {
  const colours = useColours();
  const navigate = useNavigate();
  const rows = [...report.breakdowns.specialist].sort((a, b) => b.done - a.done).slice(0, drawnPeople);
  return (
    <Panel
      title="По специалистам"
      note="Завершено за период, с опозданием — отмечено"
      table={
        <Table
          label="По специалистам"
          titles={['Специалист', 'Завершено', 'С опозданием']}
          rows={rows.map((row) => ({
            key: row.key,
            cells: [
              row.name,
              <Tickets key="done" to={ticketsBehind(query, 'done', { specialist: [row.key] })}>
                {row.done}
              </Tickets>,
              <Tickets key="late" to={ticketsBehind(query, 'late', { specialist: [row.key] })}>
                {row.late}
              </Tickets>,
            ],
          }))}
        />
      }
    >
      <BarChart
        {...short}
        height={Math.max(160, 40 + rows.length * 26)}
        layout="horizontal"
        grid={{ vertical: true }}
        yAxis={[{ data: rows.map(({ name }) => name), scaleType: 'band', width: 150 }]}
        series={[
          {
            label: 'Не поздно',
            stack: 'done',
            data: rows.map(({ done, late }) => done - late),
            color: colours.inTime,
          },
          { label: 'С опозданием', stack: 'done', data: rows.map(({ late }) => late), color: colours.late },
        ]}
        onAxisClick={(_, data) => {
          const row = rows[data?.dataIndex ?? -1];
          if (row) navigate(ticketsBehind(query, 'done', { specialist: [row.key] }));
        }}
      />
    </Panel>
  );
}
