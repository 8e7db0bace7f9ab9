import { TextField } from '@mui/material';

type DayFieldsProps = { filters: Record<string, unknown>; setFilters: (filters: Record<string, unknown>) => void };

const days = [
  { field: 'from', label: 'Поступил с' },
  { field: 'to', label: 'по' },
] as const;

/** Moscow days of the receipt, both included. */
export function DayFields({ filters, setFilters }: DayFieldsProps) {
  return days.map(({ field, label }) => (
    <TextField
      key={field}
      type="date"
      label={label}
      value={String(filters[field] ?? '')}
      sx={{ width: 150 }}
      slotProps={{ inputLabel: { shrink: true } }}
      onChange={(event) => {
        const { [field]: _dropped, ...others } = filters;
        setFilters(event.target.value === '' ? others : { ...others, [field]: event.target.value });
      }}
    />
  ));
}
