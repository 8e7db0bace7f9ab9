import { Alert, Box } from '@mui/material';
import { timeInWords } from '@perenos/domain';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useDataProvider } from 'react-admin';
import { errorText } from '../api/http.ts';
import { usePageTitle } from '../layout/usePageTitle.ts';
import { formatTime } from '../lib/dates.ts';
import { formatNumber, percentOf } from '../lib/numbers.ts';
import { useNow } from '../lib/useNow.ts';
import { useLiveUpdates } from '../live/useLiveUpdates.ts';
import type { Wall } from '../oversight/oversightVerbs.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import type { Tones } from '../theme/palette.ts';

/** Time goes on without any event. */
const refreshMs = 30_000;

/** For the screen on the wall: nothing to click, readable from five metres, numbers alone. */
export function WallPage() {
  usePageTitle('Экран для зала');
  const live = useLiveUpdates('/api/events');
  const now = useNow();
  const dataProvider = useDataProvider<PanelDataProvider>();
  const { data, error, fetchStatus } = useQuery({
    queryKey: ['tickets', 'wall'],
    queryFn: () => dataProvider.wall(),
    refetchInterval: refreshMs,
  });
  const isCutOff = live === 'offline' || error !== null || fetchStatus === 'paused';
  return (
    <Box
      component="main"
      sx={{
        height: '100vh',
        overflow: 'hidden',
        p: '2.4vh 1.6vw',
        display: 'flex',
        flexDirection: 'column',
        gap: '2vh',
        bgcolor: 'background.default',
        color: 'text.primary',
        lineHeight: 1.1,
      }}
    >
      <Box component="header" sx={{ display: 'flex', alignItems: 'baseline', fontSize: '4.6vh' }}>
        <Box component="h1" sx={{ flex: 1, m: 0, fontSize: '4.6vh', fontWeight: 700 }}>
          Обращения партнёров
        </Box>
        <Box
          component="span"
          role="status"
          sx={({ palette }) => ({
            fontSize: '2.8vh',
            mr: '1.5vw',
            ...(isCutOff
              ? { px: '0.8vw', borderRadius: '1vh', color: palette.tones.late.fg, bgcolor: palette.tones.late.bg }
              : { color: 'text.secondary' }),
          })}
        >
          {isCutOff && 'Нет связи, '}
          данные на {data ? formatTime(data.at) : '…'}
        </Box>
        <time dateTime={now.toISOString()}>{formatTime(now.toISOString())}</time>
      </Box>
      {error && !data && <Alert severity="error">{errorText(error)}</Alert>}
      {data && <Figures wall={data} />}
    </Box>
  );
}

function Figures({ wall }: { wall: Wall }) {
  return (
    <>
      <Row>
        <Big label="Просрочено" value={wall.late} tone={wall.late > 0 ? 'late' : 'execute'} />
        <Big label="Срок в ближайшие 2 часа" value={wall.dueSoon} tone={wall.dueSoon > 0 ? 'soon' : 'quiet'} />
        <Big label="Не успеем при этом темпе" value={wall.predicted} tone={wall.predicted > 0 ? 'late' : 'execute'} />
      </Row>
      <Row>
        <Big label="Готовы к исполнению" value={wall.ready} tone="execute" />
        <Big label="На проверке" value={wall.review} tone="review" />
        <Big label="Ждут данных" value={wall.waitingData} tone="request-data" />
        <Big label="Ждут даты" value={wall.waitingDate} tone="wait" />
      </Row>
      <Row>
        <Big label="Сделано сегодня" value={wall.doneToday} tone="quiet" />
        <Big label="Из них в срок" value={percentOf(wall.doneInTime, wall.doneWithTerm)} tone="quiet" />
        <Big label="В рабочий час" value={formatNumber(wall.perHour, 1)} tone="quiet" />
        <Big label="Никем не взяты" value={wall.unassigned} tone={wall.unassigned > 0 ? 'soon' : 'quiet'} />
        <Big
          label={wall.oldest ? `Дольше всех, ${wall.oldest.number}` : 'Дольше всех'}
          value={wall.oldest ? timeInWords(wall.oldest.countedSeconds) : '—'}
          tone="quiet"
          small
        />
      </Row>
    </>
  );
}

const Row = ({ children }: { children: ReactNode }) => (
  <Box sx={{ flex: 1, minHeight: 0, display: 'grid', gridAutoFlow: 'column', gridAutoColumns: '1fr', gap: '1.2vw' }}>
    {children}
  </Box>
);

type BigProps = { label: string; value: ReactNode; tone: keyof Tones; small?: boolean };

function Big({ label, value, tone, small = false }: BigProps) {
  return (
    <Box
      component="section"
      aria-label={label}
      sx={({ palette }) => ({
        minWidth: 0,
        containerType: 'inline-size',
        borderRadius: '1.2vh',
        px: '1.2vw',
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'center',
        color: palette.tones[tone].fg,
        bgcolor: palette.tones[tone].bg,
      })}
    >
      <Box
        sx={{
          fontSize: small ? 'min(8vh, 17cqw)' : 'min(13vh, 33cqw)',
          fontWeight: 700,
          lineHeight: 1,
          whiteSpace: 'nowrap',
        }}
      >
        {value}
      </Box>
      <Box sx={{ fontSize: '3.6vh', mt: '1vh' }}>{label}</Box>
    </Box>
  );
}
