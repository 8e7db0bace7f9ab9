import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Radio,
  RadioGroup,
  TextField,
} from '@mui/material';
import { decisionActLabels, type ReviewVerdict, reviewVerdictLabels, verdictLabels } from '@perenos/domain';
import { type FormEvent, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { To } from '../records/parts.tsx';
import { Clauses } from './Clauses.tsx';
import type { Sample, SampledDecision } from './oversightVerbs.ts';

type ReviewDialogProps = {
  sampleId: number;
  decision: SampledDecision;
  onClose: () => void;
  onReviewed: (sample: Sample) => void;
};

/** Says of a decision whether it is right, and why. */
export function ReviewDialog({ sampleId, decision, onClose, onReviewed }: ReviewDialogProps) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const [verdict, setVerdict] = useState<ReviewVerdict>(decision.verdict ?? 'right');
  const [reason, setReason] = useState(decision.reason);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const reasonProblem = fieldErrors(problem).reason;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      onReviewed(await dataProvider.reviewDecision(sampleId, decision.id, { verdict, reason }));
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="review-title">
      <form onSubmit={submit}>
        <DialogTitle id="review-title" component="h2">
          Проверка решения по {decision.number}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
          <div>
            {decision.byName}: {decisionActLabels[decision.act].toLowerCase()}. Машина предлагала: «
            {verdictLabels[decision.machine]}».
            <Box sx={{ color: 'text.secondary' }}>
              {decision.clauses.length > 0 && (
                <>
                  <Clauses clauses={decision.clauses} />
                  {'. '}
                </>
              )}
              {decision.grounds}
            </Box>
            <To to={`/tickets/${decision.ticketId}`}>Открыть обращение</To>
          </div>
          <RadioGroup
            row
            aria-label="Решение"
            value={verdict}
            onChange={(event) => setVerdict(event.target.value as ReviewVerdict)}
          >
            {Object.entries(reviewVerdictLabels).map(([value, label]) => (
              <FormControlLabel key={value} value={value} label={label} control={<Radio size="small" />} />
            ))}
          </RadioGroup>
          <TextField
            autoFocus
            label="Почему"
            multiline
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={reasonProblem !== undefined}
            helperText={reasonProblem}
            slotProps={{ htmlInput: { maxLength: 1000 } }}
          />
          {problem !== null && reasonProblem === undefined && <Alert severity="error">{errorText(problem)}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Отмена</Button>
          <Button type="submit" variant="contained" disabled={busy}>
            Записать
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
