import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  LinearProgress,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { errorText } from '../api/http.ts';
import type { RestrictionPreview } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import { formatDate } from '../lib/dates.ts';
import { counted, plural } from '../lib/plural.ts';
import { money } from '../lib/text.ts';
import { partnerPath } from '../partners/PartnerList.tsx';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Muted, To } from '../records/parts.tsx';

/** Whom overdue debts restrict, by what terms; and the run by hand for those who may. */
export function AutomaticDialog({ onClose }: { onClose: () => void }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const may = useMay();
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['restrictions', 'preview'],
    queryFn: () => dataProvider.previewRestrictions(),
  });
  const run = async () => {
    setBusy(true);
    try {
      const { restricted } = await dataProvider.runRestrictions();
      const names = restricted.map(({ partnerName }) => partnerName).join(', ');
      notify(
        restricted.length > 0 ? `Доступ ограничен: ${names}. Письма поставлены в очередь.` : 'Ограничивать некого.',
        {
          type: 'success',
        },
      );
      refresh();
      await refetch();
    } catch (problem) {
      notify(errorText(problem), { type: 'error' });
    }
    setBusy(false);
  };
  const dueToday = data?.dueToday ?? [];
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby="automatic-title">
      <DialogTitle id="automatic-title" component="h2">
        Автоматическая блокировка
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {!data && !error && <LinearProgress aria-label="Загрузка" />}
        {error && <Alert severity="error">{errorText(error)}</Alert>}
        {data && (
          <>
            <Box sx={{ color: 'text.secondary' }}>
              Запускается каждый день в 08:00 МСК. Ограничивает партнёра, если счёт не оплачен и после срока прошло
              больше {data.terms.graceWorkingDays}{' '}
              {plural(data.terms.graceWorkingDays, 'рабочего дня', 'рабочих дней', 'рабочих дней')}. {data.terms.reason}
            </Box>
            <Due title={`Запуск сейчас, ${formatDate(data.today)}`} partners={dueToday} />
            <Due title={`Завтра, ${formatDate(data.tomorrow)}, если не заплатят`} partners={data.dueTomorrow} />
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Закрыть</Button>
        {may('finance.impose') && (
          <Button variant="contained" color="warning" disabled={busy || dueToday.length === 0} onClick={run}>
            Ограничить сейчас ({dueToday.length})
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Due({ title, partners }: { title: string; partners: RestrictionPreview['dueToday'] }) {
  return (
    <Box component="section" aria-label={title}>
      <Typography variant="h3" component="h3" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      {partners.length === 0 ? (
        <Muted>Никого.</Muted>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
          {partners.map((partner) => (
            <li key={partner.partnerId}>
              <To to={partnerPath(partner.partnerId)}>{partner.partnerName}</To> — {money(partner.overdueKopecks)},{' '}
              {counted(partner.debts.length, 'счёт', 'счёта', 'счетов')}:{' '}
              <Muted>
                {partner.debts
                  .map((debt) => `${debt.invoiceNumber} (${debt.productName}, срок ${formatDate(debt.dueDate)})`)
                  .join('; ')}
              </Muted>
            </li>
          ))}
        </Box>
      )}
    </Box>
  );
}
