import Check from '@mui/icons-material/Check';
import { Alert, Box, Button } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { focusNext } from '../../shortcuts/focusNext.ts';

type ChoicesProps = {
  label: string;
  /** What the machine took; null: nothing. */
  value: string | null;
  alternatives: readonly string[];
  /** A value as people read it. */
  show: (value: string) => string;
  /** Keeps a value; the server's words where it refuses. */
  save: (value: string) => Promise<string | null>;
};

/** What the key of doubtful fields goes through: the first of the values that each offers. */
export const offeredValue = '[data-offers] > button:first-of-type';

/** A doubtful field: one click says that the machine was right, or which of the other readings is. */
export function Choices({ label, value, alternatives, show, save }: ChoicesProps) {
  const busy = useRef(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(
    // A value was chosen, and with it the field stops being doubtful: the work goes on at the next one.
    () => () => {
      if (busy.current && !focusNext(offeredValue)) focusNext('[data-ticket-heading]');
    },
    [],
  );
  const others = alternatives.filter((one) => one !== value);
  if (value === null && others.length === 0) return null;
  const choose = async (chosen: string) => {
    if (busy.current) return;
    busy.current = true;
    const refusal = await save(chosen);
    setProblem(refusal);
    if (refusal !== null) busy.current = false;
  };
  const sx = { py: 0, px: 0.75, minWidth: 0, fontSize: 12, lineHeight: 1.5, fontWeight: 500 } as const;
  return (
    <Box
      role="group"
      aria-label={`${label}: варианты`}
      data-offers=""
      sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 0.5, ml: 1, verticalAlign: 'middle' }}
    >
      {value !== null && (
        <Button
          variant="outlined"
          color="success"
          startIcon={<Check sx={{ fontSize: '14px !important' }} />}
          onClick={() => choose(value)}
          aria-label={`${label}: прочитано верно`}
          sx={{ ...sx, '& .MuiButton-startIcon': { mr: 0.25, ml: 0 } }}
        >
          верно
        </Button>
      )}
      {others.map((other) => (
        <Button
          key={other}
          variant="outlined"
          onClick={() => choose(other)}
          aria-label={`${label}: ${show(other)}`}
          sx={sx}
        >
          {show(other)}
        </Button>
      ))}
      {problem !== null && (
        <Alert severity="error" role="alert" sx={{ py: 0, width: '100%' }}>
          {problem}
        </Alert>
      )}
    </Box>
  );
}
