import { Box } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import {
  formatDuration,
  formatMoment,
  lookOfStretch,
  placeOnAxis,
  type StretchLook,
  stretchLooks,
  waterfall,
} from '@perenos/domain';
import type { ReactNode } from 'react';
import { formatDayMonth, moscowDate } from '../lib/dates.ts';
import type { SlaReceipt } from './receiptVerbs.ts';

type Stretch = SlaReceipt['stretches'][number];

const cell = {
  py: 0.5,
  px: 1,
  verticalAlign: 'top',
  borderBottom: 1,
  borderColor: 'divider',
  textAlign: 'left',
} as const;
const number = { ...cell, whiteSpace: 'nowrap', textAlign: 'right', fontVariantNumeric: 'tabular-nums' } as const;

const looks = Object.keys(stretchLooks) as StretchLook[];

/** Told apart by pattern as well as by colour. */
const paintOf =
  (look: StretchLook) =>
  ({ palette }: Theme) => {
    if (look === 'counted') return { bgcolor: palette.chart.inTime };
    if (look === 'before-restart') return { border: `1px solid ${palette.chart.inTime}` };
    if (look === 'closed') return { bgcolor: palette.chart.other };
    const stripe = palette.tones.soon.fg;
    return {
      border: `1px solid ${stripe}`,
      background: `repeating-linear-gradient(135deg, ${stripe} 0 2px, transparent 2px 6px)`,
    };
  };

/** The stretches of a term one under another, each with its bar on the common axis of time, and what says so. */
export function Waterfall({ receipt: { stretches, dueAt, countedSeconds } }: { receipt: SlaReceipt }) {
  const due = dueAt === null ? null : placeOnAxis(stretches, dueAt);
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Box
        component="table"
        sx={{ borderCollapse: 'collapse', width: '100%', minWidth: 860, bgcolor: 'background.paper' }}
      >
        <Box component="caption" sx={{ textAlign: 'left', pb: 0.75 }}>
          <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
            <b>Из чего сложилось время, по Москве</b>
            <Legend hasDue={due !== null} />
          </Box>
        </Box>
        <thead>
          <tr>
            <Heading>С</Heading>
            <Heading>По</Heading>
            <Heading right>Длительность</Heading>
            <Heading>
              <Ticks stretches={stretches} />
            </Heading>
            <Heading>Почему</Heading>
          </tr>
        </thead>
        <tbody>
          {waterfall(stretches).map(({ stretch, start, width }) => (
            <tr key={stretch.from}>
              <Box component="td" sx={{ ...cell, whiteSpace: 'nowrap' }}>
                {formatMoment(stretch.from)}
              </Box>
              <Box component="td" sx={{ ...cell, whiteSpace: 'nowrap' }}>
                {formatMoment(stretch.to)}
              </Box>
              <Box component="td" sx={number}>
                {formatDuration(stretch.seconds)}
              </Box>
              <Box component="td" sx={{ ...cell, width: '34%', minWidth: 220 }}>
                <Bar look={lookOfStretch(stretch.kind)} start={start} width={width} due={due} />
              </Box>
              <Box component="td" sx={cell}>
                <Box component="span" sx={{ fontWeight: 600 }}>
                  {stretch.counted ? 'Учтено' : 'Не учтено'}
                </Box>
                {`. ${stretch.text}`}
                {stretch.clauseText && <Box sx={{ color: 'text.secondary', maxWidth: 620 }}>{stretch.clauseText}</Box>}
              </Box>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <Box component="th" scope="row" colSpan={2} sx={{ ...cell, fontWeight: 600 }}>
              Учтено с начала срока
            </Box>
            <Box component="td" sx={{ ...number, fontWeight: 600 }}>
              {formatDuration(countedSeconds)}
            </Box>
            <Box component="td" colSpan={2} sx={cell} />
          </tr>
        </tfoot>
      </Box>
    </Box>
  );
}

const Heading = ({ right = false, children }: { right?: boolean; children: ReactNode }) => (
  <Box
    component="th"
    scope="col"
    sx={{ ...cell, fontWeight: 600, color: 'text.secondary', textAlign: right ? 'right' : 'left' }}
  >
    {children}
  </Box>
);

function Legend({ hasDue }: { hasDue: boolean }) {
  const item = { display: 'flex', alignItems: 'center', gap: 0.75 } as const;
  return (
    <Box component="span" sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', color: 'text.secondary' }}>
      {looks.map((look) => (
        <Box component="span" key={look} sx={item}>
          <Box component="span" aria-hidden="true" sx={[{ width: 18, height: 12, borderRadius: 0.5 }, paintOf(look)]} />
          {stretchLooks[look]}
        </Box>
      ))}
      {hasDue && (
        <Box component="span" sx={item}>
          <Box component="span" aria-hidden="true" sx={[{ width: 2, height: 16 }, duePaint]} />
          конец срока
        </Box>
      )}
    </Box>
  );
}

const duePaint = ({ palette }: Theme) => ({ bgcolor: palette.chart.late });

const day = 86_400_000;
const mostTicks = 6;

/** The Moscow midnights on the axis: each, or every so many. */
function midnightsOn(stretches: readonly Stretch[]): { date: string; at: number }[] {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!first || !last) return [];
  const midnight = Date.parse(`${moscowDate(new Date(first.from))}T00:00:00+03:00`) + day;
  const days = Math.max(0, Math.ceil((Date.parse(last.to) - midnight) / day));
  const step = Math.max(1, Math.ceil(days / mostTicks));
  return Array.from({ length: Math.ceil(days / step) }, (_, index) => {
    const instant = new Date(midnight + index * step * day);
    return { date: moscowDate(instant), at: placeOnAxis(stretches, instant.toISOString()) ?? 0 };
  });
}

/** The days over the bars; where the whole lies within one, what the column is. */
function Ticks({ stretches }: { stretches: readonly Stretch[] }) {
  const ticks = midnightsOn(stretches);
  if (ticks.length === 0) return 'На оси времени';
  return (
    <Box sx={{ position: 'relative', height: 18 }}>
      <Box
        component="span"
        sx={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}
      >
        На оси времени
      </Box>
      {ticks.map(({ date, at }) => (
        <Box
          key={date}
          component="span"
          aria-hidden="true"
          sx={{
            position: 'absolute',
            left: `${at * 100}%`,
            pl: 0.5,
            borderLeft: 1,
            borderColor: 'text.secondary',
            fontWeight: 400,
            fontSize: 11.5,
            whiteSpace: 'nowrap',
            // the last one would stick out of its column
            ...(at > 0.88 && { transform: 'translateX(-100%)', pl: 0, pr: 0.5, borderLeft: 0, borderRight: 1 }),
          }}
        >
          {formatDayMonth(date)}
        </Box>
      ))}
    </Box>
  );
}

/** What it shows stands in words beside it. */
function Bar({ look, start, width, due }: { look: StretchLook; start: number; width: number; due: number | null }) {
  return (
    <Box
      aria-hidden="true"
      sx={({ palette }) => ({ position: 'relative', height: 14, mt: 0.25, bgcolor: palette.tones.quiet.bg })}
    >
      <Box
        sx={[
          {
            position: 'absolute',
            left: `min(${start * 100}%, calc(100% - 3px))`,
            width: `max(3px, ${width * 100}%)`,
            height: '100%',
            borderRadius: 0.5,
            boxSizing: 'border-box',
          },
          paintOf(look),
        ]}
      />
      {due !== null && (
        <Box
          sx={[{ position: 'absolute', left: `calc(${due * 100}% - 1px)`, top: -4, bottom: -4, width: 2 }, duePaint]}
        />
      )}
    </Box>
  );
}
