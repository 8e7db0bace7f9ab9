import { Box, Tooltip } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { formatDate } from '../lib/dates.ts';
import type { Tones } from '../theme/palette.ts';
import type { CalendarYear } from './calendarVerbs.ts';

type Day = CalendarYear['days'][number];

const months = [
  'Январь',
  'Февраль',
  'Март',
  'Апрель',
  'Май',
  'Июнь',
  'Июль',
  'Август',
  'Сентябрь',
  'Октябрь',
  'Ноябрь',
  'Декабрь',
];
const weekdays = ['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Вс'];

/** How many cells of the first week are empty: weeks begin on Monday. */
const emptyBefore = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

/** A year as a picture: twelve months, each day by its kind; what makes it so is in the tooltip. */
export function YearGrid({ year }: { year: CalendarYear }) {
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(176px, 1fr))' }}>
      {months.map((name, index) => (
        <Month
          key={name}
          name={name}
          workingDays={year.workingDaysByMonth[index] ?? 0}
          days={year.days.filter(({ date }) => Number(date.slice(5, 7)) === index + 1)}
        />
      ))}
    </Box>
  );
}

function Month({ name, workingDays, days }: { name: string; workingDays: number; days: Day[] }) {
  const first = days[0];
  return (
    <Box sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1, p: 1 }}>
      <Box sx={{ display: 'flex', mb: 0.5 }}>
        <Box component="h2" sx={{ m: 0, flex: 1, fontSize: 14, fontWeight: 600 }}>
          {name}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          рабочих {workingDays}
        </Box>
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(7, 1fr)', gap: '2px', textAlign: 'center' }}>
        {weekdays.map((weekday) => (
          <Box key={weekday} aria-hidden="true" sx={{ fontSize: 11, color: 'text.secondary' }}>
            {weekday}
          </Box>
        ))}
        {first && (
          <Box
            sx={{ gridColumn: `span ${emptyBefore(first.date)}`, display: emptyBefore(first.date) ? 'block' : 'none' }}
          />
        )}
        {days.map((day) => (
          <DayCell key={day.date} day={day} />
        ))}
      </Box>
    </Box>
  );
}

/** Days that colour alone would tell apart have an outline besides. */
const outlines: Partial<Record<keyof Tones, string>> = { soon: '1px dashed', execute: '1px solid' };
const paintOf = (tone: keyof Tones) => (theme: Theme) => ({
  color: theme.palette.tones[tone].fg,
  bgcolor: theme.palette.tones[tone].bg,
  outline: outlines[tone],
  outlineOffset: '-1px',
});

const toneOf = ({ kind, short }: Day) => {
  if (kind === 'public-holiday') return 'late' as const;
  if (kind.startsWith('moved')) return 'soon' as const;
  if (kind === 'weekend') return 'quiet' as const;
  if (kind === 'worked-weekend') return 'execute' as const;
  return short ? ('wait' as const) : null;
};

function DayCell({ day }: { day: Day }) {
  const tone = toneOf(day);
  const text = `${formatDate(day.date)} — ${day.text}${day.short ? ', сокращён на час' : ''}`;
  return (
    <Tooltip title={text}>
      <Box
        component="span"
        role="img"
        aria-label={text}
        sx={[
          {
            py: '2px',
            borderRadius: 0.5,
            fontVariantNumeric: 'tabular-nums',
            fontWeight: tone && tone !== 'quiet' ? 600 : 400,
          },
          tone !== null && paintOf(tone),
        ]}
      >
        {Number(day.date.slice(8))}
        {day.short ? '*' : ''}
      </Box>
    </Tooltip>
  );
}

const legend = [
  ['late', 'праздник по ст. 112 ТК РФ'],
  ['soon', 'перенесённый выходной'],
  ['quiet', 'выходной'],
  ['execute', 'рабочий выходной'],
  ['wait', 'сокращённый день (*)'],
] as const;

export function Legend() {
  return (
    <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, m: 0, p: 0, listStyle: 'none' }}>
      {legend.map(([tone, label]) => (
        <Box component="li" key={tone} sx={[{ px: 0.75, borderRadius: 0.5 }, paintOf(tone)]}>
          {label}
        </Box>
      ))}
    </Box>
  );
}
