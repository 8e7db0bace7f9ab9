import { Box, Button, Checkbox, FormControlLabel } from '@mui/material';
import type { RefObject } from 'react';
import type { VisualCheck } from '../../api/types.ts';
import { clauseName } from './ClauseDetails.tsx';

type VisualChecksProps = {
  checks: VisualCheck[];
  confirmed: string[];
  onChange: (confirmed: string[]) => void;
  /** Set when somebody tried to execute without them. */
  missed: boolean;
  firstRef: RefObject<HTMLInputElement | null>;
};

/** What only an eye can confirm (3.5–3.7), and that later requests were read: a tick each, or all at once. */
export function VisualChecks({ checks, confirmed, onChange, missed, firstRef }: VisualChecksProps) {
  const toggle = (id: string) =>
    onChange(confirmed.includes(id) ? confirmed.filter((each) => each !== id) : [...confirmed, id]);
  const all = checks.every((check) => confirmed.includes(check.id));
  const isOfScan = checks.every((check) => check.clause !== null);
  return (
    <Box
      role="group"
      aria-labelledby="visual-checks"
      sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'center' }}
    >
      <Box
        id="visual-checks"
        sx={{ fontSize: 12, fontWeight: missed ? 600 : 450, color: missed ? 'error.main' : 'text.secondary' }}
      >
        {isOfScan
          ? missed
            ? 'Сначала посмотрите на скан и подтвердите:'
            : 'Подтвердите глазами по скану:'
          : 'Подтвердите до исполнения:'}
      </Box>
      {checks.length > 1 && (
        <Button sx={{ py: 0 }} onClick={() => onChange(all ? [] : checks.map((check) => check.id))}>
          {all ? 'Снять все' : 'Всё есть'} <kbd style={{ marginLeft: 6 }}>A</kbd>
        </Button>
      )}
      <Box sx={{ gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        {checks.map((check, index) => (
          <FormControlLabel
            key={check.id}
            sx={{ m: 0 }}
            title={check.clause === null ? undefined : clauseName(check.clause)}
            control={
              <Checkbox
                size="small"
                sx={{ p: 0.5, pl: 0 }}
                checked={confirmed.includes(check.id)}
                onChange={() => toggle(check.id)}
                slotProps={index === 0 ? { input: { ref: firstRef } } : undefined}
              />
            }
            label={check.label}
          />
        ))}
      </Box>
    </Box>
  );
}
