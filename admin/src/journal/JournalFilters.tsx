import { Chip, MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { fetchJson } from '../api/http.ts';
import type { JournalPerson } from '../api/types.ts';
import { DateField } from '../records/DateField.tsx';

type Filters = Record<string, unknown>;
type JournalFiltersProps = { filters: Filters; setFilters: (filters: Filters) => void };

const people = async (): Promise<JournalPerson[]> => (await fetchJson('/api/journal/people')).json;
const textOf = (value: unknown): string => (value === undefined ? '' : String(value));

/** Who and on which days; the one object whose history is shown, as a chip that gives way to all. */
export function JournalFilters({ filters, setFilters }: JournalFiltersProps) {
  const { data = [] } = useQuery({ queryKey: ['journal-people'], queryFn: people, staleTime: 60_000 });
  const set = (change: Filters) => {
    const all = { ...filters, ...change };
    setFilters(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '' && value !== undefined)));
  };
  const day = (field: 'from' | 'to', label: string) => (
    <DateField label={label} value={textOf(filters[field])} onChange={(value) => set({ [field]: value })} />
  );
  return (
    <>
      <TextField
        select
        label="Кто"
        value={textOf(filters.actor)}
        onChange={(event) => set({ actor: event.target.value })}
        sx={{ minWidth: 150 }}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      >
        <MenuItem value="">все</MenuItem>
        <MenuItem value="system">Система</MenuItem>
        {data.map((person) => (
          <MenuItem key={person.id} value={String(person.id)}>
            {person.active ? person.name : `${person.name} (отключён)`}
          </MenuItem>
        ))}
      </TextField>
      {day('from', 'С какого дня')}
      {day('to', 'По какой день')}
      {filters.objectId !== undefined && (
        <Chip
          label={`Только: ${textOf(filters.objectId)}`}
          onDelete={() => set({ objectId: undefined })}
          sx={{ alignSelf: 'center' }}
        />
      )}
    </>
  );
}
