import { Box } from '@mui/material';
import { formatDuration, formatMoment, waterfall } from '@perenos/domain';
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

/** The stretches of a term one under another, each with its bar on the common axis of time, and what says so. */
export function Waterfall({ stretches }: { stretches: Stretch[] }) {
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Box
        component="table"
        sx={{ borderCollapse: 'collapse', width: '100%', minWidth: 860, bgcolor: 'background.paper' }}
      >
        <caption style={{ textAlign: 'left', padding: '0 0 6px', fontWeight: 600 }}>
          Из чего сложилось время, по Москве
        </caption>
        <thead>
          <tr>
            {['С', 'По', 'Длительность', 'На оси времени', 'Почему'].map((title) => (
              <Box component="th" scope="col" key={title} sx={{ ...cell, fontWeight: 600, color: 'text.secondary' }}>
                {title}
              </Box>
            ))}
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
              <Box
                component="td"
                sx={{ ...cell, whiteSpace: 'nowrap', textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}
              >
                {formatDuration(stretch.seconds)}
              </Box>
              <Box component="td" sx={{ ...cell, width: '34%', minWidth: 220 }}>
                <Bar stretch={stretch} start={start} width={width} />
              </Box>
              <Box component="td" sx={cell}>
                <Box component="span" sx={{ fontWeight: 600 }}>
                  {stretch.counted ? 'Учтено' : 'Не учтено'}
                </Box>
                {` — ${stretch.text}`}
                {stretch.clauseText && <Box sx={{ color: 'text.secondary', maxWidth: 620 }}>{stretch.clauseText}</Box>}
              </Box>
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}

/** What it shows stands in words beside it. */
function Bar({ stretch, start, width }: { stretch: Stretch; start: number; width: number }) {
  return (
    <Box
      aria-hidden="true"
      sx={({ palette }) => ({
        position: 'relative',
        height: 14,
        mt: 0.25,
        borderRadius: 0.5,
        bgcolor: palette.tones.quiet.bg,
      })}
    >
      <Box
        sx={({ palette }) => ({
          position: 'absolute',
          left: `${start * 100}%`,
          width: `max(3px, ${width * 100}%)`,
          height: '100%',
          borderRadius: 0.5,
          bgcolor: stretch.counted
            ? palette.tones.execute.fg
            : stretch.kind.startsWith('waiting')
              ? palette.tones.wait.fg
              : palette.divider,
        })}
      />
    </Box>
  );
}
