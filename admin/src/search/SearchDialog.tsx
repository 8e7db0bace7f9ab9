import SearchIcon from '@mui/icons-material/Search';
import { Box, Dialog, InputBase, LinearProgress } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { errorText } from '../api/http.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Results } from './Results.tsx';
import { foundGroups } from './results.ts';

/** Fewer letters the server doesn't look for: no index helps there. */
const leastLength = 3;
/** Between two keys of a fast typist nothing is asked. */
const delayMs = 80;

function useSearch(typed: string) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), delayMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const asked = q.length >= leastLength;
  const { data, error, isFetching } = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => dataProvider.search(q, signal),
    enabled: asked,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { groups: asked && data ? foundGroups(data) : [], error, isFetching, answered: asked && data !== undefined };
}

/** Finds tickets, subscribers, partners and mails while somebody types; arrows walk what was found, Enter opens it. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const listId = useId();
  const { groups, error, isFetching, answered } = useSearch(typed);
  const all = groups.flatMap(({ found }) => found);
  const active = all[Math.min(place, all.length - 1)];

  const open = (to: string) => {
    onClose();
    navigate(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setPlace(Math.min(place + 1, all.length - 1));
    else if (event.key === 'ArrowUp') setPlace(Math.max(place - 1, 0));
    else if (event.key === 'Enter' && active) open(active.to);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="sm"
      fullWidth
      slotProps={{ paper: { 'aria-label': 'Поиск по всему' } }}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, minHeight: 48 }}>
        <SearchIcon aria-hidden="true" sx={{ color: 'text.secondary' }} />
        <InputBase
          autoFocus
          fullWidth
          value={typed}
          placeholder="ИНН, название, логин, номер обращения, слова из письма…"
          onChange={(event) => {
            setTyped(event.target.value);
            setPlace(0);
          }}
          onKeyDown={onKeyDown}
          sx={{ fontSize: 15 }}
          slotProps={{
            input: {
              role: 'combobox',
              'aria-label': 'Поиск по всему',
              'aria-expanded': all.length > 0,
              'aria-controls': listId,
              'aria-activedescendant': active ? `${listId}-${active.key}` : undefined,
            },
          }}
        />
        <kbd>Esc</kbd>
      </Box>
      <Box sx={{ height: 2 }}>{isFetching && <LinearProgress sx={{ height: 2 }} aria-label="Поиск идёт" />}</Box>
      <Results id={listId} groups={groups} active={active?.key ?? null} onOpen={open} />
      {all.length === 0 && (
        <Box role="status" sx={{ px: 2, py: 2, color: 'text.secondary', borderTop: 1, borderColor: 'divider' }}>
          {error && answered === false ? errorText(error) : answered && !isFetching ? 'Ничего не нашлось.' : hint}
        </Box>
      )}
    </Dialog>
  );
}

const hint =
  'Начните с трёх знаков. Ищет обращения, абонентов, партнёров и письма. Опечатки и окончания слов не мешают.';
