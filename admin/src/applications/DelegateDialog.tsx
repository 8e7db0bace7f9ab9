import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  LinearProgress,
  Link,
  Radio,
  RadioGroup,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { errorText } from '../api/http.ts';
import type { NearbyCenters } from '../api/types.ts';
import { formatDate } from '../lib/dates.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Muted } from '../records/parts.tsx';
import type { ActionTarget } from './useApplicationActions.tsx';

type DelegateDialogProps = {
  target: ActionTarget;
  /** Answers what stood in the way; null: done. */
  onSend: (centerId: string) => Promise<string | null>;
  onClose: () => void;
};

/** How many are shown first: further ones are rarely near. */
const nearest = 5;

/** «Делегирование идентификации абонента»: to one of the nearest centres. */
export function DelegateDialog({ target, onSend, onClose }: DelegateDialogProps) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const { data, error } = useQuery({
    queryKey: ['applications', 'centers', target.id],
    queryFn: () => dataProvider.nearbyCenters(target.id),
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const centerId = chosen ?? data?.centers[0]?.id ?? null;
  const send = async () => {
    if (centerId === null) return;
    setBusy(true);
    const failed = await onSend(centerId);
    setBusy(false);
    if (failed === null) onClose();
    else setProblem(failed);
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="delegate-title">
      <DialogTitle id="delegate-title" component="h2">
        Делегирование идентификации абонента
        <Box sx={{ fontSize: 13, fontWeight: 400, color: 'text.secondary' }}>
          Заявка {target.id}, {target.subscriberName}
        </Box>
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1 }}>
        {error && <Alert severity="error">{errorText(error)}</Alert>}
        {!data && !error && <LinearProgress aria-label="Центры загружаются" />}
        {data && (
          <>
            <Box sx={{ color: 'text.secondary' }}>
              Расстояния считаются от: {data.from}. Абонент должен явиться до {formatDate(data.dueOn)} включительно (10
              рабочих дней); до завершения идентификации заявка будет заблокирована для обработки и отклонения.
            </Box>
            <RadioGroup
              aria-label="Центр идентификации"
              value={centerId}
              onChange={(_, value) => setChosen(value)}
              sx={{ display: 'grid', gap: 0.5, flexWrap: 'nowrap' }}
            >
              {(all ? data.centers : data.centers.slice(0, nearest)).map((center) => (
                <Center key={center.id} center={center} />
              ))}
            </RadioGroup>
            {!all && (
              <Button sx={{ justifySelf: 'start' }} onClick={() => setAll(true)}>
                Показать все центры
              </Button>
            )}
          </>
        )}
        {problem !== null && (
          <Alert severity="error" role="alert">
            {problem}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Закрыть</Button>
        <Button variant="contained" disabled={busy || centerId === null} onClick={() => void send()}>
          Делегировать
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Center({ center }: { center: NearbyCenters['centers'][number] }) {
  return (
    <FormControlLabel
      value={center.id}
      control={<Radio size="small" sx={{ py: 0.25 }} />}
      sx={{ alignItems: 'flex-start', mr: 0 }}
      label={
        <>
          <b>
            {center.name} ({center.product}) — {center.distance}
          </b>
          <div>Адрес: {center.address}</div>
          <div>Расписание: {center.schedule}</div>
          <Muted>
            {center.phone}, <Link href={`mailto:${center.email}`}>{center.email}</Link>
          </Muted>
        </>
      }
    />
  );
}
