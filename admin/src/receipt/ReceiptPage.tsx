import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { formatDuration, formatMoment } from '@perenos/domain';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { useParams } from 'react-router-dom';
import { errorText } from '../api/http.ts';
import { PaperStyles } from '../layout/PaperStyles.tsx';
import { usePageTitle } from '../layout/usePageTitle.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Badge } from '../records/Badge.tsx';
import { To } from '../records/parts.tsx';
import { Facts } from '../records/RecordCard.tsx';
import { receiptFile, type SlaReceipt } from './receiptVerbs.ts';
import { Waterfall } from './Waterfall.tsx';

/** Why a deadline is what it is: every stretch of a ticket's time with its reason, to look at and to send. */
export function ReceiptPage() {
  const ticketId = Number(useParams().id);
  const dataProvider = useDataProvider<PanelDataProvider>();
  const { data, error, isPending } = useQuery({
    queryKey: ['receipt', ticketId],
    queryFn: () => dataProvider.receipt(ticketId),
    retry: false,
  });
  usePageTitle(data ? `Расчёт срока ${data.number}` : 'Расчёт срока');
  return (
    <Box data-paper="" sx={{ height: '100%', overflowY: 'auto', px: 2, pb: 3 }}>
      <PaperStyles />
      <Box component="header" sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minHeight: 52, flexWrap: 'wrap' }}>
        <Typography variant="h1">Расчёт срока{data ? ` ${data.number}` : ''}</Typography>
        {data && <Outcome receipt={data} />}
        <Box sx={{ flex: 1 }} />
        {data && (
          <Box className="no-print" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
            <To to={`/tickets/${ticketId}`}>К обращению</To>
            <Button variant="outlined" href={receiptFile(ticketId, 'pdf')}>
              PDF для партнёра
            </Button>
            <Button variant="outlined" href={receiptFile(ticketId, 'csv')}>
              CSV
            </Button>
            <Button variant="outlined" onClick={() => window.print()}>
              Печать
            </Button>
          </Box>
        )}
      </Box>
      {isPending && <LinearProgress aria-label="Загрузка" />}
      {error && <Alert severity="error">{errorText(error)}</Alert>}
      {data && <Receipt receipt={data} />}
    </Box>
  );
}

function Outcome({ receipt: { startsAt, isLate, doneAt } }: { receipt: SlaReceipt }) {
  const tone = startsAt === null ? 'quiet' : isLate ? 'late' : 'execute';
  const text =
    startsAt === null ? 'срок не идёт' : isLate ? 'срок нарушен' : doneAt === null ? 'срок идёт' : 'исполнено в срок';
  return <Badge tone={tone}>{text}</Badge>;
}

function Receipt({ receipt }: { receipt: SlaReceipt }) {
  const facts: [string, string][] = [
    ['Письмо', `${receipt.subject || '(без темы)'} — ${receipt.senderName}`],
    ['Срок по п. 1.3', `${receipt.termHours} рабочих часов с момента предоставления полных данных`],
    ['Начало срока', receipt.startsAt ? `${formatMoment(receipt.startsAt)} МСК` : 'данные не полные, срок стоит'],
    ['Исполнить до', receipt.dueAt ? `${formatMoment(receipt.dueAt)} МСК` : '—'],
    [
      'Завершено',
      receipt.doneAt ? `${formatMoment(receipt.doneAt)} МСК` : `в работе на ${formatMoment(receipt.reckonedAt)} МСК`,
    ],
    ['Учтено времени', `${formatDuration(receipt.countedSeconds)} из ${receipt.termHours}:00:00`],
    ['Редакция', `регламент ${receipt.edition}`],
    ['Календарь', `производственный, версия ${receipt.calendarVersion}`],
  ];
  return (
    <>
      <Facts facts={facts} />
      {receipt.stretches.length === 0 ? (
        <Alert severity="info">Обращение ещё не рассмотрено: считать пока нечего.</Alert>
      ) : (
        <Waterfall receipt={receipt} />
      )}
      <Typography variant="h2" sx={{ fontSize: 15, mt: 2.5, mb: 0.5 }}>
        События, из которых посчитан срок
      </Typography>
      <Box component="ol" sx={{ m: 0, pl: 3, maxWidth: 720 }}>
        {receipt.events.map(({ label, at }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: events are never changed, only added, and two of a kind may share a moment
          <li key={index}>
            {formatMoment(at)} — {label}
          </li>
        ))}
      </Box>
    </>
  );
}
