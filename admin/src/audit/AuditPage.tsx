import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { type AuditDimension, type AuditQuery, auditDimensions } from '@perenos/domain';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useDataProvider } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { errorText, fieldErrors } from '../api/http.ts';
import { PaperStyles } from '../layout/PaperStyles.tsx';
import { usePageTitle } from '../layout/usePageTitle.ts';
import { formatDate, formatFull, moscowDate } from '../lib/dates.ts';
import { useNow } from '../lib/useNow.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { usePlace } from '../tickets/queue/usePlace.ts';
import { AuditFilters } from './AuditFilters.tsx';
import { auditFile, auditSearch } from './auditVerbs.ts';
import { Breakdown } from './Breakdown.tsx';
import { Charts } from './Charts.tsx';
import { Figures } from './Figures.tsx';
import { readAuditQuery } from './period.ts';

/** How the desk keeps the term of 1.3 over a period; every number leads to its tickets. */
export function AuditPage() {
  usePageTitle('Показатели работы');
  const dataProvider = useDataProvider<PanelDataProvider>();
  const [address, setAddress] = useSearchParams();
  const query = readAuditQuery(address, moscowDate(useNow()));
  const search = auditSearch(query).toString();
  const dimension = auditDimensions.find((one) => one === address.get('by')) ?? 'specialist';
  const show = (shown: AuditQuery, by: AuditDimension) =>
    setAddress(new URLSearchParams([...auditSearch(shown), ['by', by]]), { replace: true });
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['audit', search],
    queryFn: () => dataProvider.audit(query),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const scroller = useRef<HTMLDivElement>(null);
  usePlace(`/audit?${address}`, data !== undefined, scroller);
  const choices = useQuery({ queryKey: ['audit', 'choices'], queryFn: () => dataProvider.auditChoices() });
  return (
    <Box ref={scroller} data-paper="" sx={{ height: '100%', overflowY: 'auto', px: 2, pb: 3 }}>
      <PaperStyles />
      <Box component="header" sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minHeight: 52, flexWrap: 'wrap' }}>
        <Typography variant="h1">Показатели работы</Typography>
        <Box sx={{ color: 'text.secondary', flex: 1 }} role="status">
          {formatDate(query.from)}–{formatDate(query.to)}
          {data && `, посчитано ${formatFull(data.at)}`}
        </Box>
        <Box className="no-print" sx={{ display: 'flex', gap: 1 }}>
          <Button variant="outlined" href={auditFile(query, 'xlsx')} download>
            Excel
          </Button>
          <Button variant="outlined" href={auditFile(query, 'pdf')} download>
            PDF
          </Button>
          <Button variant="outlined" onClick={() => window.print()}>
            Печать
          </Button>
        </Box>
      </Box>
      <AuditFilters query={query} choices={choices.data} onChange={(changed) => show(changed, dimension)} />
      <Box sx={{ height: 12, pt: 0.5 }}>
        {isFetching && <LinearProgress aria-label="Загрузка" sx={{ height: 2 }} />}
      </Box>
      {error && (
        <Alert severity="error" action={<Button onClick={() => refetch()}>Повторить</Button>}>
          {Object.values(fieldErrors(error)).join(' ') || errorText(error)}
        </Alert>
      )}
      {data && (
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <Figures report={data} query={query} />
          <Charts report={data} query={query} />
          <Breakdown report={data} query={query} dimension={dimension} onDimension={(by) => show(query, by)} />
        </Box>
      )}
    </Box>
  );
}
