import Close from '@mui/icons-material/Close';
import SearchIcon from '@mui/icons-material/Search';
import { IconButton, InputAdornment, TextField } from '@mui/material';
import { type RefObject, useEffect, useState } from 'react';

/** The search is sent a moment after the last key. */
const delayMs = 250;

type SearchFieldProps = {
  value: string;
  /** What can be searched for. */
  hint: string;
  label: string;
  inputRef: RefObject<HTMLInputElement | null>;
  onChange: (value: string) => void;
  /** In a dialog no key leads into it: it has the focus from the beginning. */
  inDialog?: boolean;
};

/** Searches while somebody types; the key F leads into it. */
export function SearchField({ value, hint, label, inputRef, onChange, inDialog = false }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), delayMs);
    return () => clearTimeout(timer);
  }, [typed]);

  return (
    <TextField
      type="search"
      autoFocus={inDialog}
      inputRef={inputRef}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      placeholder={hint}
      // The browser's own cross would stand beside ours.
      sx={{
        width: 280,
        '& ::-webkit-search-cancel-button': { display: 'none' },
        '& input:placeholder-shown': { textOverflow: 'ellipsis' },
      }}
      slotProps={{
        htmlInput: { 'aria-label': label },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon fontSize="small" />
            </InputAdornment>
          ),
          endAdornment: typed ? (
            <IconButton size="small" aria-label="Очистить поиск" onClick={() => setTyped('')}>
              <Close fontSize="inherit" />
            </IconButton>
          ) : (
            !inDialog && <kbd>F</kbd>
          ),
        },
      }}
    />
  );
}
