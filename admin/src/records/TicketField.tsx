import { Autocomplete, TextField } from '@mui/material';
import { ticketKindLabels } from '@perenos/domain';
import { useDeferredValue, useState } from 'react';
import { useGetList } from 'react-admin';
import type { TicketRow } from '../api/types.ts';
import { formatShort } from '../lib/dates.ts';
import { useNow } from '../lib/useNow.ts';
import { Muted } from './parts.tsx';

type TicketFieldProps = {
  value: TicketRow | null;
  onChange: (ticket: TicketRow | null) => void;
  label: string;
  autoFocus?: boolean;
};

/** A ticket found by its number, subject, sender or what it is about; the latest first. */
export function TicketField({ value, onChange, label, autoFocus = false }: TicketFieldProps) {
  const now = useNow();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim() === value?.number ? '' : typed.trim());
  const { data = [] } = useGetList<TicketRow>('tickets', {
    filter: q === '' ? {} : { q },
    sort: { field: 'receivedAt', order: 'DESC' },
    pagination: { page: 1, perPage: 20 },
  });
  return (
    <Autocomplete
      options={data}
      value={value}
      getOptionLabel={({ number }) => number}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      filterOptions={(options) => options}
      noOptionsText="Обращения не найдены"
      onInputChange={(_, next) => setTyped(next)}
      onChange={(_, ticket) => onChange(ticket)}
      renderOption={({ key, ...option }, ticket) => (
        <li key={key} {...option}>
          <div>
            {ticket.number} {ticket.subject || ticketKindLabels[ticket.kind]}
            <div>
              <Muted>
                {ticket.senderAddress}, {formatShort(ticket.receivedAt, now)}
              </Muted>
            </div>
          </div>
        </li>
      )}
      renderInput={(params) => (
        <TextField {...params} autoFocus={autoFocus} label={label} placeholder="Номер, тема, отправитель или ИНН" />
      )}
    />
  );
}
