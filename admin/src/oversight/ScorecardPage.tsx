import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  TextField,
} from '@mui/material';
import { missingLabels } from '@perenos/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { useParams, useSearchParams } from 'react-router-dom';
import { errorText } from '../api/http.ts';
import { useMay } from '../auth/useMay.ts';
import { formatDate } from '../lib/dates.ts';
import { percentOf } from '../lib/numbers.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Moment, Muted, None, To } from '../records/parts.tsx';
import { Part } from '../records/RecordCard.tsx';
import { RecordsTable } from '../records/RecordsTable.tsx';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';
import { lastDays } from './months.ts';
import type { Scorecard } from './oversightVerbs.ts';
import { Figure, Page } from './Page.tsx';
import { Trend } from './Trend.tsx';

const periods = [
  { days: 30, label: 'Последние 30 дней' },
  { days: 90, label: 'Последние 90 дней' },
  { days: 365, label: 'Последний год' },
];

/** What one partner's first mails lack, and the letter that would tell him. */
export function ScorecardPage() {
  const { id = '' } = useParams();
  const partnerId = decodeURIComponent(id);
  const dataProvider = useDataProvider<PanelDataProvider>();
  const [address, setAddress] = useSearchParams();
  const days = periods.find((period) => String(period.days) === address.get('days'))?.days ?? 90;
  const period = lastDays(new Date(), days);
  const { data, error, isPending } = useQuery({
    queryKey: ['scorecards', partnerId, period],
    queryFn: () => dataProvider.scorecard(partnerId, period),
  });
  return (
    <Page
      title={data ? data.name : 'Качество запросов партнёра'}
      pending={isPending}
      error={error}
      actions={
        <>
          <TextField
            select
            size="small"
            label="Период"
            value={days}
            onChange={(event) => setAddress({ days: event.target.value })}
            sx={{ minWidth: 190 }}
          >
            {periods.map((one) => (
              <MenuItem key={one.days} value={one.days}>
                {one.label}
              </MenuItem>
            ))}
          </TextField>
          <To to={`/partners/${encodeURIComponent(partnerId)}/show`}>Карточка партнёра</To>
        </>
      }
    >
      {data && <Card card={data} />}
    </Page>
  );
}

function Card({ card }: { card: Scorecard }) {
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1.5, mb: 1.5, flexWrap: 'wrap' }}>
        <Figure label="обращений" value={card.tickets} />
        <Figure label="полных с первого письма" value={percentOf(card.complete, card.tickets)} />
        <Figure label="по месяцам" value={<Trend months={card.months} />} />
      </Box>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { lg: 'minmax(0, 1fr) minmax(0, 1fr)' } }}>
        <div>
          <Part title="Чего не хватало в первом письме">
            {card.points.length === 0 ? (
              <None>За этот период всё было полным.</None>
            ) : (
              <RecordsTable
                label="Недостающее"
                rows={card.points.map((point) => ({ ...point, id: point.code }))}
                columns={[
                  { title: 'Что', render: (row) => <span title={row.text}>{missingLabels[row.code]}</span> },
                  {
                    title: 'Раз',
                    align: 'right',
                    render: (row) => <To to={behind(card, { missing: row.code })}>{String(row.count)}</To>,
                  },
                  { title: 'Обращения', render: (row) => <Tickets ids={row.ticketIds} card={card} /> },
                ]}
              />
            )}
          </Part>
          {card.clauses.length > 0 && (
            <Part title="По каким пунктам">
              <RecordsTable
                label="Пункты"
                rows={card.clauses.map((clause) => ({ ...clause, id: clause.clause }))}
                columns={[
                  { title: 'Пункт', render: (row) => clauseName(row.clause) },
                  {
                    title: 'Раз',
                    align: 'right',
                    render: (row) => <To to={behind(card, { clause: row.clause })}>{String(row.count)}</To>,
                  },
                  { title: 'Обращения', render: (row) => <Tickets ids={row.ticketIds} card={card} /> },
                ]}
              />
            </Part>
          )}
        </div>
        <Letter card={card} />
      </Box>
    </>
  );
}

/** The address of the queue with the tickets that a line of the card counts. */
function behind({ id: partnerId, from, to }: Scorecard, line: { missing?: string; clause?: string }): string {
  return `/tickets?${new URLSearchParams({ scorecard: JSON.stringify({ partnerId, from, to, ...line }) })}`;
}

const shownTickets = 8;

function Tickets({ ids, card: { numbers } }: { ids: readonly number[]; card: Scorecard }) {
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
      {ids.slice(0, shownTickets).map((id) => (
        <To key={id} to={`/tickets/${id}`}>
          {numbers[String(id)] ?? id}
        </To>
      ))}
      {ids.length > shownTickets && <Muted>и ещё {ids.length - shownTickets}</Muted>}
    </Box>
  );
}

function Letter({ card }: { card: Scorecard }) {
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const { letter, lastSentAt } = card;
  return (
    <Part title="Что написать партнёру">
      {letter === null ? (
        <None>Писать не о чем.</None>
      ) : (
        <Box sx={{ p: 1.5, display: 'grid', gap: 1 }}>
          <div>
            <Muted>Кому:</Muted> {letter.to ?? 'в реестре нет полного адреса'}
          </div>
          <b>{letter.subject}</b>
          <Box sx={{ whiteSpace: 'pre-wrap' }}>{letter.text}</Box>
          <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
            {may('scorecards.send') && (
              <Button variant="contained" disabled={letter.to === null} onClick={() => setAsking(true)}>
                Отправить партнёру
              </Button>
            )}
            {may('templates.edit') && <To to="/templates/partner-scorecard">Изменить шаблон</To>}
            {lastSentAt && (
              <Muted>
                отправлено: <Moment at={lastSentAt} />
              </Muted>
            )}
          </Box>
        </Box>
      )}
      {asking && <SendDialog card={card} onClose={() => setAsking(false)} />}
    </Part>
  );
}

function SendDialog({ card, onClose }: { card: Scorecard; onClose: () => void }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      await dataProvider.sendScorecard(card.id, { from: card.from, to: card.to });
      notify('Письмо поставлено в отправку.', { type: 'success' });
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['scorecards'] });
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="send-title">
      <DialogTitle id="send-title" component="h2">
        Отправить письмо?
      </DialogTitle>
      <DialogContent>
        Письмо о запросах с {formatDate(card.from)} по {formatDate(card.to)} уйдёт на {card.letter?.to}. Отменить
        отправку будет нельзя.
        {problem !== null && (
          <Alert severity="error" sx={{ mt: 1.5 }}>
            {errorText(problem)}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Отмена</Button>
        <Button variant="contained" disabled={busy} onClick={send}>
          Отправить
        </Button>
      </DialogActions>
    </Dialog>
  );
}
