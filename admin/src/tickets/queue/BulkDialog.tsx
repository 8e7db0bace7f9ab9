import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import ErrorOutline from '@mui/icons-material/ErrorOutlineOutlined';
import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  LinearProgress,
  Link,
  TextField,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { errorText, fieldErrors } from '../../api/http.ts';
import type { BulkResult, TicketRow } from '../../api/types.ts';
import type { PanelDataProvider } from '../../providers/dataProvider.ts';
import { TicketVerdict } from '../VerdictBadge.tsx';
import { type BulkAction, bulkRequest, bulkWords } from './bulkActions.ts';

type BulkDialogProps = { action: BulkAction; rows: TicketRow[]; onDone: () => void; onClose: () => void };

/** One action over many tickets: what it will do, then what came of it for each. */
export function BulkDialog({ action, rows, onDone, onClose }: BulkDialogProps) {
  // The list behind the dialog goes on living; what was marked is what is acted on.
  const [chosen] = useState(rows);
  const words = bulkWords(action);
  const [reason, setReason] = useState('');
  const { results, problem, busy, run } = useBulk(action, chosen, reason, onDone);
  const resultOf = ({ id }: TicketRow) => results?.find((result) => result.id === id);
  const isLeft = (row: TicketRow) => resultOf(row)?.ok === false;
  const failed = chosen.filter(isLeft).length;
  // Those that are still to be dealt with come first.
  const listed = [...chosen.filter(isLeft), ...chosen.filter((row) => !isLeft(row))];
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="bulk-title">
      <DialogTitle id="bulk-title" component="h2">
        {words.title}
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        {results === null ? (
          <Box sx={{ color: 'text.secondary' }}>{words.explanation}</Box>
        ) : (
          <Alert severity={failed > 0 ? 'warning' : 'success'} role="status">
            {failed === 0
              ? `Готово: ${results.length} из ${results.length}.`
              : `Выполнено: ${results.length - failed} из ${results.length}. Первыми — остальные и причина каждого.`}
          </Alert>
        )}
        {action.action === 'close' && results === null && (
          <TextField
            autoFocus
            label="Почему закрываются"
            multiline
            minRows={2}
            margin="dense"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        {problem !== null && <Alert severity="error">{problem}</Alert>}
        {busy && <LinearProgress aria-label="Выполняется" />}
        <Box
          component="ul"
          aria-label="Обращения"
          sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5, maxHeight: '46vh', overflowY: 'auto' }}
        >
          {listed.map((row) => (
            <Row key={row.id} row={row} result={resultOf(row)} done={words.done} />
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        {results === null ? (
          <>
            <Button onClick={onClose}>Отмена</Button>
            <Button
              variant="contained"
              autoFocus={action.action !== 'close'}
              disabled={busy}
              onClick={() => void run()}
            >
              {words.button}: {chosen.length}
            </Button>
          </>
        ) : (
          <Button autoFocus onClick={onClose}>
            Закрыть окно
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function useBulk(action: BulkAction, rows: TicketRow[], reason: string, onDone: () => void) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const [results, setResults] = useState<BulkResult[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    setProblem(null);
    try {
      setResults(await dataProvider.bulk(bulkRequest(action, rows, reason)));
      onDone();
    } catch (error) {
      setProblem(Object.values(fieldErrors(error))[0] ?? errorText(error));
    }
    setBusy(false);
    await queryClient.invalidateQueries({ queryKey: ['tickets'] });
  };
  return { results, problem, busy, run };
}

function Row({ row, result, done }: { row: TicketRow; result: BulkResult | undefined; done: string }) {
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: '82px minmax(0, 1fr) auto', gap: 1 }}>
      <Link component={RouterLink} to={`/tickets/${row.id}`} sx={{ fontWeight: 600 }}>
        {row.number}
      </Link>
      <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
        {row.subscriberName ?? row.subject}
      </Box>
      {result === undefined ? <TicketVerdict ticket={row} /> : <Outcome result={result} done={done} />}
      {result?.ok === false && (
        <Box sx={{ gridColumn: '2 / -1', color: 'text.secondary', fontSize: 12.5, overflowWrap: 'anywhere' }}>
          {result.message ?? 'Не выполнено: откройте обращение.'}
        </Box>
      )}
    </Box>
  );
}

function Outcome({ result, done }: { result: BulkResult; done: string }) {
  const Icon = result.ok ? CheckCircleOutline : ErrorOutline;
  return (
    <Box
      sx={({ palette }) => ({
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        fontWeight: 600,
        fontSize: 12.5,
        color: result.ok ? palette.tones.execute.fg : palette.tones.late.fg,
      })}
    >
      <Icon aria-hidden="true" sx={{ fontSize: 16 }} />
      {result.ok ? done : 'не выполнено'}
    </Box>
  );
}
