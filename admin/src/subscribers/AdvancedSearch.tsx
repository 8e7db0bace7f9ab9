import { Box, Button, MenuItem, TextField } from '@mui/material';
import { type FormEvent, useEffect, useState } from 'react';
import { advancedFields, advancedOf, type Filters, withAdvanced } from './advancedFields.ts';

type AdvancedSearchProps = { filters: Filters; onSearch: (filters: Record<string, unknown>) => void };

/** «Расширенный поиск»: every field of the register; Enter searches. What is found fits all fields that are filled. */
export function AdvancedSearch({ filters, onSearch }: AdvancedSearchProps) {
  const applied = advancedOf(filters);
  const [typed, setTyped] = useState(applied);
  const key = JSON.stringify(applied);
  useEffect(() => setTyped(JSON.parse(key)), [key]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(withAdvanced(filters, typed));
  };
  const clear = () => {
    setTyped({});
    onSearch(withAdvanced(filters, {}));
  };
  return (
    <Box
      component="form"
      aria-label="Расширенный поиск"
      onSubmit={submit}
      sx={{ display: 'grid', gap: 1.25, gridTemplateColumns: 'repeat(auto-fill, minmax(210px, 1fr))', pt: 0.5 }}
    >
      {advancedFields.map(({ field, label, options }, index) => (
        <TextField
          key={field}
          label={label}
          autoFocus={index === 0}
          select={options !== undefined}
          value={typed[field] ?? ''}
          onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
          slotProps={{ htmlInput: { autoComplete: 'off' } }}
        >
          {options && [
            <MenuItem key="" value="">
              любой
            </MenuItem>,
            ...Object.entries(options).map(([value, name]) => (
              <MenuItem key={value} value={value}>
                {name}
              </MenuItem>
            )),
          ]}
        </TextField>
      ))}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained">
          Найти
        </Button>
        <Button onClick={clear} disabled={Object.keys(typed).length === 0 && key === '{}'}>
          Очистить
        </Button>
      </Box>
    </Box>
  );
}
