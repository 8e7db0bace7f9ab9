import { Box, Link } from '@mui/material';
import { type AuditQuery, formatDuration } from '@perenos/domain';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { formatDate } from '../lib/dates.ts';
import type { AuditReport } from './auditVerbs.ts';
import { ticketsBehind } from './links.ts';

const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (part / whole) * 100);
const percentText = (value: number | null): string =>
  value === null ? '—' : `${value.toLocaleString('ru-RU', { maximumFractionDigits: 1 })} %`;
const time = (seconds: number | null): string => (seconds === null ? '—' : formatDuration(seconds));
const number = (value: number): string => value.toLocaleString('ru-RU');

/** The share of what was done in time, of what is done and had a term. */
export const shareInTime = (figures: { 'in-time': number; timed: number }): string =>
  percentText(percent(figures['in-time'], figures.timed));

/** The headline figures, each with the period before, each leading to its tickets. */
export function Figures({ report, query }: { report: AuditReport; query: AuditQuery }) {
  const { figures, previous, previousPeriod } = report;
  const [share, shareBefore] = [
    percent(figures['in-time'], figures.timed),
    percent(previous['in-time'], previous.timed),
  ];
  return (
    <Box
      component="section"
      aria-label="Главные показатели"
      sx={{ display: 'grid', gap: 1.25, gridTemplateColumns: 'repeat(auto-fit, minmax(146px, 1fr))' }}
    >
      <Card title="Поступило" to={ticketsBehind(query, 'received')} value={number(figures.received)}>
        <Change now={figures.received} before={previous.received} />
      </Card>
      <Card title="Завершено" to={ticketsBehind(query, 'done')} value={number(figures.done)}>
        <Change now={figures.done} before={previous.done} better="more" />
      </Card>
      <Card title="В срок" to={ticketsBehind(query, 'in-time')} value={percentText(share)}>
        <Change now={share} before={shareBefore} better="more" unit="п. п." />
        <Fine>
          {number(figures['in-time'])} из {number(figures.timed)} со сроком
        </Fine>
      </Card>
      <Card
        title="Нарушений срока"
        to={ticketsBehind(query, 'breaches')}
        value={number(figures.breaches)}
        isLate={figures.breaches > 0}
      >
        <Change now={figures.breaches} before={previous.breaches} better="less" />
        <Fine>
          <Tickets to={ticketsBehind(query, 'late')}>{number(figures.late)} с опозданием</Tickets>
          {' · '}
          <Tickets to={ticketsBehind(query, 'open-late')}>{number(figures['open-late'])} ещё открыто</Tickets>
        </Fine>
      </Card>
      <Card
        title="До завершения, медиана"
        to={ticketsBehind(query, 'timed')}
        value={time(figures.doneMedian)}
        hint="Рабочее время по п. 1.3"
      >
        <Change now={figures.doneMedian} before={previous.doneMedian} better="less" isTime />
        <Fine>95 % не дольше {time(figures.doneP95)}</Fine>
      </Card>
      <Card
        title="До первого ответа, медиана"
        to={ticketsBehind(query, 'answered')}
        value={time(figures.answerMedian)}
        hint="Рабочее время от получения письма до первого письма просившему"
      >
        <Change now={figures.answerMedian} before={previous.answerMedian} better="less" isTime />
        <Fine>95 % не дольше {time(figures.answerP95)}</Fine>
      </Card>
      <Card title="Открыто на конец" to={ticketsBehind(query, 'open')} value={number(figures.open)}>
        <Change now={figures.open} before={previous.open} better="less" />
      </Card>
      <Box sx={{ gridColumn: '1 / -1', color: 'text.secondary', fontSize: 12 }}>
        Сравнение — с предыдущим таким же периодом {formatDate(previousPeriod.from)}–{formatDate(previousPeriod.to)}.
      </Box>
    </Box>
  );
}

/** A number that leads to its tickets. */
export const Tickets = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link component={RouterLink} to={to} sx={{ fontVariantNumeric: 'tabular-nums' }}>
    {children}
  </Link>
);

const Fine = ({ children }: { children: ReactNode }) => (
  <Box sx={{ color: 'text.secondary', fontSize: 12, mt: 0.25 }}>{children}</Box>
);

type CardProps = {
  title: string;
  to: string;
  value: string;
  hint?: string;
  isLate?: boolean;
  children: ReactNode;
};

function Card({ title, to, value, hint, isLate = false, children }: CardProps) {
  return (
    <Box
      title={hint}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1.5, bgcolor: 'background.paper', p: 1.5, minWidth: 0 }}
    >
      <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>{title}</Box>
      <Link
        component={RouterLink}
        to={to}
        aria-label={`${title}: ${value}. Открыть обращения`}
        sx={({ palette }) => ({
          display: 'inline-block',
          fontSize: 26,
          fontWeight: 650,
          lineHeight: 1.3,
          color: isLate ? palette.tones.late.fg : 'text.primary',
        })}
      >
        {value}
      </Link>
      {children}
    </Box>
  );
}

type ChangeProps = {
  now: number | null;
  before: number | null;
  better?: 'more' | 'less';
  unit?: string;
  isTime?: boolean;
};

/** How a figure stands to the period before: in words and by an arrow, and by colour where one is better. */
function Change({ now, before, better, unit, isTime = false }: ChangeProps) {
  if (now === null || before === null || (before === 0 && now === 0)) return <Fine>не с чем сравнить</Fine>;
  const difference = now - before;
  const isBetter = better === undefined || difference === 0 ? null : difference > 0 === (better === 'more');
  const size = Math.abs(difference).toLocaleString('ru-RU', { maximumFractionDigits: 1 });
  const amount = isTime ? formatDuration(Math.abs(difference)) : unit ? `${size} ${unit}` : size;
  return (
    <Box
      sx={({ palette }) => ({
        fontSize: 12.5,
        fontWeight: 600,
        color: isBetter === null ? 'text.secondary' : isBetter ? palette.tones.execute.fg : palette.tones.late.fg,
      })}
    >
      {difference === 0 ? 'как раньше' : `${difference > 0 ? '▲ больше' : '▼ меньше'} на ${amount}`}
    </Box>
  );
}
