import { Box, Button, Menu, MenuItem } from '@mui/material';
import { ticketKindLabels, timeInWords } from '@perenos/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { Link } from 'react-router-dom';
import { errorText } from '../api/http.ts';
import { useMay } from '../auth/useMay.ts';
import { formatShort } from '../lib/dates.ts';
import { formatNumber } from '../lib/numbers.ts';
import { useNow } from '../lib/useNow.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Moment, Muted, None, To } from '../records/parts.tsx';
import { Part } from '../records/RecordCard.tsx';
import { RecordsTable } from '../records/RecordsTable.tsx';
import type { Forecast, PredictedBreach } from './oversightVerbs.ts';
import { Figure, Page } from './Page.tsx';

const refreshMs = 60_000;
const basisWords: Record<Forecast['people'][number]['basis'], string> = {
  today: 'из сегодняшнего дня',
  usual: 'из последних дней',
  team: 'средний по коллегам',
  none: 'не из чего',
};

/** What will be late within two working hours at today's pace, why, and who could take it. */
export function ForecastPage() {
  const dataProvider = useDataProvider<PanelDataProvider>();
  // under the tickets: whatever changes one of them changes the forecast
  const { data, error, isPending } = useQuery({
    queryKey: ['tickets', 'forecast'],
    queryFn: () => dataProvider.forecast(),
    refetchInterval: refreshMs,
  });
  return (
    <Page
      title="Прогноз сроков"
      pending={isPending}
      error={error}
      actions={
        <Button variant="outlined" component={Link} to="/wall">
          Экран для зала
        </Button>
      }
    >
      {data && (
        <>
          <Figures forecast={data} />
          <Breaches forecast={data} />
          <People people={data.people} />
        </>
      )}
    </Page>
  );
}

function Figures({ forecast: { breaches, dueSoon, late, until } }: { forecast: Forecast }) {
  const now = useNow();
  return (
    <Box sx={{ display: 'flex', gap: 1.5, mb: 1.5, flexWrap: 'wrap' }}>
      <Figure
        label="не успеем при этом темпе"
        value={breaches.length}
        tone={breaches.length > 0 ? 'soon' : 'execute'}
      />
      <Figure label={`срок до ${formatShort(until, now)} (2 рабочих часа)`} value={dueSoon} />
      <Figure label="уже просрочено" value={late} {...(late > 0 ? { tone: 'late' as const } : {})}>
        <To to="/tickets?view=overdue">Показать</To>
      </Figure>
    </Box>
  );
}

function Breaches({ forecast: { breaches } }: { forecast: Forecast }) {
  return (
    <Part title="Просрочатся в ближайшие 2 рабочих часа">
      {breaches.length === 0 ? (
        <None>При нынешнем темпе всё, что подходит по сроку, будет сделано вовремя.</None>
      ) : (
        <RecordsTable
          label="Прогноз просрочек"
          rows={breaches.map((breach) => ({ ...breach, id: breach.ticketId }))}
          columns={[
            {
              title: 'Обращение',
              render: (row) => (
                <>
                  <To to={`/tickets/${row.ticketId}`}>{row.number}</To>
                  <div>
                    <Muted>{ticketKindLabels[row.kind]}</Muted>
                  </div>
                </>
              ),
            },
            { title: 'Срок', render: (row) => <Moment at={row.dueAt} /> },
            { title: 'Будет готово', render: (row) => <Moment at={row.finishAt} /> },
            {
              title: 'Опоздание',
              render: (row) => (row.lateBySeconds === null ? '—' : timeInWords(row.lateBySeconds)),
            },
            { title: 'Почему', render: (row) => row.reason },
            { title: 'Кто мог бы взять', render: (row) => <Helpers breach={row} /> },
          ]}
        />
      )}
    </Part>
  );
}

const shownHelpers = 2;

function Helpers({ breach }: { breach: PredictedBreach }) {
  const now = useNow();
  if (breach.couldTake.length === 0) return 'Некому: передать можно только вручную.';
  return (
    <Box sx={{ minWidth: 300 }}>
      {breach.couldTake.slice(0, shownHelpers).map(({ id, name, finishAt, inTime, open }) => (
        <div key={id}>
          {name}: к {formatShort(finishAt, now)}, {inTime ? 'успеет' : 'тоже не успеет'}{' '}
          <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
            <Muted>в работе {open}</Muted>
          </Box>
        </div>
      ))}
      <HandOver breach={breach} />
    </Box>
  );
}

function HandOver({ breach: { ticketId, number, version, couldTake } }: { breach: PredictedBreach }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const may = useMay();
  const now = useNow();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const give = async (userId: number, name: string) => {
    setAnchor(null);
    try {
      await dataProvider.assign(ticketId, { version, userId });
      notify(`${number} передано: ${name}.`, { type: 'success' });
    } catch (error) {
      notify(errorText(error), { type: 'error' });
    }
    await queryClient.invalidateQueries({ queryKey: ['tickets'] });
  };
  if (!may('tickets.work')) return null;
  return (
    <>
      <Button
        variant="outlined"
        sx={{ mt: 0.5 }}
        aria-haspopup="menu"
        aria-label={`Передать ${number}`}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Передать…
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {couldTake.map(({ id, name, finishAt, inTime }) => (
          <MenuItem key={id} onClick={() => give(id, name)}>
            {name} — к {formatShort(finishAt, now)}, {inTime ? 'успеет' : 'не успеет'}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

function People({ people }: { people: Forecast['people'] }) {
  return (
    <Part title="Темп сегодня">
      {people.length === 0 ? (
        <None>Специалистов пока нет.</None>
      ) : (
        <RecordsTable
          label="Темп сегодня"
          rows={people}
          columns={[
            { title: 'Сотрудник', render: (row) => row.name },
            {
              title: 'В работе со сроком',
              align: 'right',
              render: (row) => <To to={`/tickets?view=all&assignee=${row.id}`}>{String(row.open)}</To>,
            },
            { title: 'Завершено сегодня', align: 'right', render: (row) => row.doneToday },
            {
              title: 'В рабочий час',
              align: 'right',
              render: (row) => (row.perHour > 0 ? formatNumber(row.perHour, 1) : '—'),
            },
            {
              title: 'Одно за',
              align: 'right',
              render: (row) => (row.perHour > 0 ? timeInWords(3600 / row.perHour) : '—'),
            },
            { title: 'Темп взят', render: (row) => basisWords[row.basis] },
            {
              title: 'Обычно от взятия до завершения',
              align: 'right',
              render: (row) => (row.medianSeconds === null ? '—' : timeInWords(row.medianSeconds)),
            },
            { title: 'Успеет за 2 часа', align: 'right', render: (row) => Math.floor(row.perHour * 2) },
          ]}
        />
      )}
    </Part>
  );
}
