import { DateField } from '../records/DateField.tsx';

type DayFieldsProps = { filters: Record<string, unknown>; setFilters: (filters: Record<string, unknown>) => void };

const days = [
  { field: 'from', label: 'Поступил с' },
  { field: 'to', label: 'по' },
] as const;

/** Moscow days of the receipt, both included. */
export function DayFields({ filters, setFilters }: DayFieldsProps) {
  return days.map(({ field, label }) => (
    <DateField
      key={field}
      label={label}
      value={String(filters[field] ?? '')}
      onChange={(value) => {
        const { [field]: _dropped, ...others } = filters;
        setFilters(value === '' ? others : { ...others, [field]: value });
      }}
    />
  ));
}
