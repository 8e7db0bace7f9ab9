import Check from '@mui/icons-material/Check';
import { Alert, Box, Button } from '@mui/material';
import { useState } from 'react';

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

/** A doubtful field: one click says that the machine was right, or which of the other readings is. */
export function Choices({ label, value, alternatives, show, save }: ChoicesProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const others = alternatives.filter((one) => one !== value);
  if (value === null && others.length === 0) return null;
  const choose = async (chosen: string) => {
    setBusy(true);
    setProblem(await save(chosen));
    setBusy(false);
  };
  const sx = { py: 0, px: 0.75, minWidth: 0, fontSize: 12, lineHeight: 1.5, fontWeight: 500 } as const;
  return (
    <Box role="group" aria-label={`${label}: варианты`} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, py: 0.25 }}>
      {value !== null && (
        <Button
          variant="outlined"
          color="success"
          disabled={busy}
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
          disabled={busy}
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
