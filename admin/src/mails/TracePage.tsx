import { Alert, Box, Button, LinearProgress, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { errorText, fieldErrors } from '../api/http.ts';
import { usePageTitle } from '../layout/usePageTitle.ts';
import { counted } from '../lib/plural.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { TracedMailCard } from './TracedMailCard.tsx';

/** «Where is my mail?»: what came in from an address or under a Message-ID, and what became of it. */
export function TracePage() {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const [address, setAddress] = useSearchParams();
  const q = address.get('q') ?? '';
  const [typed, setTyped] = useState(q);
  useEffect(() => setTyped(q), [q]);
  usePageTitle('Где моё письмо?');
  const { data, error, isFetching } = useQuery({
    queryKey: ['trace', q],
    queryFn: () => dataProvider.trace(q),
    enabled: q !== '',
    retry: false,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAddress({ q: typed.trim() });
  };
  return (
    <Box sx={{ height: '100%', overflowY: 'auto', px: 2, pb: 3 }}>
      <Box component="header" sx={{ display: 'flex', alignItems: 'center', minHeight: 52 }}>
        <Typography variant="h1">Где моё письмо?</Typography>
      </Box>
      <Box component="form" role="search" onSubmit={submit} sx={{ display: 'flex', gap: 1, maxWidth: 720 }}>
        <TextField
          autoFocus
          fullWidth
          label="Адрес отправителя или Message-ID"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder="buh@partner.ru или <…@…>"
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <Button type="submit" variant="contained" disabled={typed.trim() === ''}>
          Найти
        </Button>
      </Box>
      <Box sx={{ height: 14, pt: 0.75, maxWidth: 720 }}>
        {isFetching && <LinearProgress sx={{ height: 2 }} aria-label="Поиск идёт" />}
      </Box>
      {error && (
        <Alert severity="error" sx={{ maxWidth: 720 }}>
          {fieldErrors(error).q ?? errorText(error)}
        </Alert>
      )}
      {q === '' && (
        <Box sx={{ color: 'text.secondary', maxWidth: 720 }}>
          Покажем всё, что пришло с этого адреса на три ящика, и что стало с каждым письмом: открыто обращение, признано
          повтором, отложено в карантин или не требует работы — и почему.
        </Box>
      )}
      {data && !error && (
        <Box role="status" sx={{ mb: 1, fontWeight: 600 }}>
          {data.mails.length === 0
            ? 'Таких писем к нам не приходило.'
            : `Нашлось: ${counted(data.mails.length, 'письмо', 'письма', 'писем')}`}
        </Box>
      )}
      {data && !error && data.hints.length > 0 && (
        <Alert severity="info" sx={{ maxWidth: 1000, mb: 1.5 }}>
          <Box component="ul" sx={{ m: 0, pl: 2 }}>
            {data.hints.map((hint) => (
              <li key={hint}>{hint}</li>
            ))}
          </Box>
        </Alert>
      )}
      {!error &&
        [...(data?.mails ?? [])]
          .sort((a, b) => b.receivedAt.localeCompare(a.receivedAt))
          .map((mail) => <TracedMailCard key={mail.mailId} mail={mail} />)}
    </Box>
  );
}
