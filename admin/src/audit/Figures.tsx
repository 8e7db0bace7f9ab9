import { Box, Link } from '@mui/material';
import { type AuditQuery, type AuditSelection, timeInWords } from '@perenos/domain';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { formatDate } from '../lib/dates.ts';
import { formatNumber, percentOf } from '../lib/numbers.ts';
import type { AuditReport } from './auditVerbs.ts';
import { ticketsBehind } from './links.ts';

const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (part / whole) * 100);

/** Working time for people; to the second it stands in the files and in the receipt of each ticket. */
export function timeText(seconds: number | null): string {
  if (seconds === null) return '—';
  return (seconds < 60 ? `${seconds} с` : timeInWords(seconds)).replaceAll(' ', '\u00A0');
}

/** The share of what was done in time, of what is done and had a term. */
export const shareInTime = (figures: { 'in-time': number; timed: number }): string =>
  percentOf(figures['in-time'], figures.timed, 1);

/** The headline figures, each with the period before, each leading to its tickets. */
export function Figures({ report, query }: { report: AuditReport; query: AuditQuery }) {
  const { figures, previous, previousPeriod } = report;
  const cards: FigureCard[] = [
    { title: 'Поступило', figure: 'received', of: ({ received }) => received },
    { title: 'Завершено', figure: 'done', of: ({ done }) => done, better: 'more' },
    {
      title: 'В срок',
      figure: 'in-time',
      of: (from) => percent(from['in-time'], from.timed),
      text: (share) => percentOf(share, 100, 1),
      difference: (points) => `${formatNumber(points, 1)}\u00A0п.\u00A0п.`,
      better: 'more',
      children: (
        <Fine>
          <Tickets to={ticketsBehind(query, 'in-time')}>{formatNumber(figures['in-time'])}</Tickets> из{' '}
          <Tickets to={ticketsBehind(query, 'timed')}>{formatNumber(figures.timed)}</Tickets> со сроком
        </Fine>
      ),
    },
    {
      title: 'Нарушений срока',
      figure: 'breaches',
      of: ({ breaches }) => breaches,
      better: 'less',
      isLate: figures.breaches > 0,
      children: (
        <>
          <Fine>
            <Tickets to={ticketsBehind(query, 'late')}>{formatNumber(figures.late)}</Tickets> с опозданием
          </Fine>
          <Fine>
            <Tickets to={ticketsBehind(query, 'open-late')}>{formatNumber(figures['open-late'])}</Tickets> ещё открыто
          </Fine>
        </>
      ),
    },
    {
      title: 'До завершения',
      figure: 'timed',
      of: ({ doneMedian }) => doneMedian,
      text: timeText,
      better: 'less',
      hint: 'Рабочее время по п. 1.3',
      children: figures.doneP95 !== null && <Fine>медиана; 95 % — до {timeText(figures.doneP95)}</Fine>,
    },
    {
      title: 'До первого ответа',
      figure: 'answered',
      of: ({ answerMedian }) => answerMedian,
      text: timeText,
      better: 'less',
      hint: 'Рабочее время от получения письма до первого письма просившему',
      children: figures.answerP95 !== null && <Fine>медиана; 95 % — до {timeText(figures.answerP95)}</Fine>,
    },
    { title: 'Открыто на конец', figure: 'open', of: ({ open }) => open, better: 'less' },
  ];
  return (
    <Box
      component="section"
      aria-label="Главные показатели"
      sx={{ display: 'grid', gap: 1.25, gridTemplateColumns: 'repeat(auto-fit, minmax(146px, 1fr))' }}
    >
      {cards.map((card) => (
        <Card key={card.title} card={card} now={figures} before={previous} query={query} past={previousPeriod} />
      ))}
      <Box sx={{ gridColumn: '1 / -1', color: 'text.secondary', fontSize: 12 }}>
        Было — за предыдущий такой же период, {formatDate(previousPeriod.from)}–{formatDate(previousPeriod.to)}.
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
  <Box sx={{ color: 'text.secondary', fontSize: 12, mt: 0.25, '& a': { textDecoration: 'underline' } }}>{children}</Box>
);

type Counted = AuditReport['figures'];
type FigureCard = {
  title: string;
  /** Whose tickets it leads to. */
  figure: AuditSelection['figure'];
  of: (figures: Counted) => number | null;
  text?: (value: number) => string;
  /** Of a difference to the period before; none: as `text`. */
  difference?: (value: number) => string;
  better?: 'more' | 'less';
  isLate?: boolean;
  hint?: string;
  children?: ReactNode;
};

type CardProps = {
  card: FigureCard;
  now: Counted;
  before: Counted;
  query: AuditQuery;
  /** The period before. */
  past: Pick<AuditQuery, 'from' | 'to'>;
};

function Card({ card, now, before, query, past }: CardProps) {
  const { title, figure, hint, isLate = false, text = formatNumber } = card;
  const [value, was] = [card.of(now), card.of(before)];
  const shown = value === null ? '—' : text(value);
  return (
    <Box
      title={hint}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1.5, bgcolor: 'background.paper', p: 1.5, minWidth: 0 }}
    >
      <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>{title}</Box>
      <Link
        component={RouterLink}
        to={ticketsBehind(query, figure)}
        aria-label={`${title}: ${shown}. Открыть обращения`}
        sx={({ palette }) => ({
          display: 'inline-block',
          fontSize: 24,
          fontWeight: 650,
          lineHeight: 1.3,
          whiteSpace: 'nowrap',
          color: isLate ? palette.tones.late.fg : 'text.primary',
        })}
      >
        {shown}
      </Link>
      {value !== null && was !== null && <Change difference={value - was} card={card} />}
      <Fine>
        было {was === null ? '—' : <Tickets to={ticketsBehind({ ...query, ...past }, figure)}>{text(was)}</Tickets>}
      </Fine>
      {card.children}
    </Box>
  );
}

/** How a figure stands to the period before: in words and by an arrow, and by colour where one is better. */
function Change({ difference, card }: { difference: number; card: FigureCard }) {
  const { better, text = formatNumber } = card;
  const isBetter = better === undefined || difference === 0 ? null : difference > 0 === (better === 'more');
  const amount = (card.difference ?? text)(Math.abs(difference));
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
