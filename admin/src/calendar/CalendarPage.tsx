import { Alert, Box, Button, LinearProgress, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { errorText } from '../api/http.ts';
import { useMay } from '../auth/useMay.ts';
import { usePageTitle } from '../layout/usePageTitle.ts';
import { formatDate, formatFull } from '../lib/dates.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import type { CalendarYear } from './calendarVerbs.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { Legend, YearGrid } from './YearGrid.tsx';

/** The production calendar that terms are reckoned by: each year as a picture, with its source, and the import of the next. */
export function CalendarPage() {
  usePageTitle('Календарь');
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const may = useMay();
  const [address, setAddress] = useSearchParams();
  const [importing, setImporting] = useState(false);
  const calendar = useQuery({ queryKey: ['calendar'], queryFn: () => dataProvider.calendar() });
  const years = calendar.data?.years ?? [];
  const year =
    Number(address.get('year')) || (years.includes(new Date().getFullYear()) ? new Date().getFullYear() : years.at(-1));
  const shown = useQuery({
    queryKey: ['calendar', year],
    queryFn: () => dataProvider.calendarYear(year ?? 0),
    enabled: year !== undefined,
  });
  const error = calendar.error ?? shown.error;
  return (
    <Box sx={{ height: '100%', overflowY: 'auto', px: 2, pb: 3 }}>
      <Box component="header" sx={{ display: 'flex', alignItems: 'center', gap: 2, minHeight: 52, flexWrap: 'wrap' }}>
        <Typography variant="h1">Производственный календарь</Typography>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label="Год"
          value={year ?? null}
          onChange={(_, chosen) => chosen && setAddress({ year: String(chosen) })}
        >
          {years.map((one) => (
            <ToggleButton key={one} value={one}>
              {one}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Box sx={{ flex: 1 }} />
        {may('calendar.manage') && (
          <Button variant="outlined" onClick={() => setImporting(true)}>
            Загрузить год
          </Button>
        )}
      </Box>
      {(calendar.isPending || shown.isPending) && <LinearProgress aria-label="Загрузка" />}
      {error && <Alert severity="error">{errorText(error)}</Alert>}
      {shown.data && (
        <>
          <Source year={shown.data} />
          <YearGrid year={shown.data} />
        </>
      )}
      {importing && (
        <ImportDialog
          onClose={() => setImporting(false)}
          onLoaded={(loaded) => {
            queryClient.invalidateQueries({ queryKey: ['calendar'] });
            setAddress({ year: String(loaded) });
          }}
        />
      )}
    </Box>
  );
}

function Source({ year: { year, workingDays, decree, source, revision, loadedAt, loadedBy } }: { year: CalendarYear }) {
  return (
    <Box sx={{ display: 'flex', gap: 2, mb: 1.5, flexWrap: 'wrap', alignItems: 'flex-start' }}>
      <Box sx={{ flex: 1, minWidth: 320 }}>
        <div>
          {year} год: рабочих дней {workingDays}. Постановление Правительства РФ от {formatDate(decree.date)} №{' '}
          {decree.number} «{decree.title}».
        </div>
        <Box sx={{ color: 'text.secondary' }}>
          {source}
          {revision !== null && `. Редакция ${revision}`}
          {loadedAt && `, загрузил(а) ${loadedBy}, ${formatFull(loadedAt)}`}
        </Box>
      </Box>
      <Legend />
    </Box>
  );
}
