import Check from '@mui/icons-material/Check';
import Close from '@mui/icons-material/Close';
import { Box, IconButton, MenuItem, TextField } from '@mui/material';
import { type KeyboardEvent, useState } from 'react';

type FieldEditorProps = {
  label: string;
  value: string | null;
  /** Closed lists are chosen from: value and what people read. */
  options?: readonly (readonly [value: string, shown: string])[] | undefined;
  /** Every character counts, spaces too. */
  exact?: boolean;
  /** Keeps a value; the server's words where it refuses. */
  save: (value: string | null) => Promise<string | null>;
  onDone: () => void;
};

/** Enter saves, or choosing from the list; Escape gives up. What was typed stays while the server refuses it. */
export function FieldEditor({ label, value, options, exact = false, save, onDone }: FieldEditorProps) {
  const [typed, setTyped] = useState(value ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const select = options !== undefined;
  const submit = async (next: string) => {
    if (busy) return;
    const cleaned = exact ? next : next.trim();
    const saved = cleaned === '' ? null : cleaned;
    if (saved === value) return onDone();
    setBusy(true);
    const refusal = await save(saved);
    setBusy(false);
    if (refusal === null) onDone();
    else setProblem(refusal);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !select) {
      event.preventDefault();
      submit(typed);
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      onDone();
    }
  };

  return (
    <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.25, py: 0.25 }}>
      <TextField
        fullWidth
        autoFocus
        select={select}
        value={typed}
        error={problem !== null}
        helperText={problem}
        onChange={({ target }) => {
          setTyped(target.value);
          if (select) submit(target.value);
        }}
        onKeyDown={onKeyDown}
        slotProps={{
          // Not disabled while it is saved: what is refused is put right where one stands.
          htmlInput: { 'aria-label': label, spellCheck: false, readOnly: busy },
          select: { SelectDisplayProps: { 'aria-label': label } },
          input: { sx: { '& input, & .MuiSelect-select': { py: 0.5, px: 1 } } },
        }}
      >
        {options?.map(([option, shown]) => (
          <MenuItem key={option} value={option}>
            {shown}
          </MenuItem>
        ))}
      </TextField>
      <IconButton size="small" aria-label="Сохранить" disabled={busy} onClick={() => submit(typed)}>
        <Check fontSize="small" />
      </IconButton>
      <IconButton size="small" aria-label="Отменить исправление" disabled={busy} onClick={onDone}>
        <Close fontSize="small" />
      </IconButton>
    </Box>
  );
}
