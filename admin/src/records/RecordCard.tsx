import ArrowBack from '@mui/icons-material/ArrowBack';
import { Alert, Box, Button, IconButton, LinearProgress, Tooltip, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { type RaRecord, useGetOne } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { errorStatus, errorText } from '../api/http.ts';
import { usePageTitle } from '../layout/usePageTitle.ts';
import { wholeRecord } from '../providers/queryClient.ts';
import { useKeys } from '../shortcuts/useKeys.ts';

type RecordCardProps<T> = {
  resource: string;
  list: string;
  name: (record: T) => string;
  children: (record: T) => ReactNode;
};

/** The page of one record: its name, the way back to the list, and what the resource shows of it. */
export function RecordCard<T extends RaRecord>({ resource, list, name, children }: RecordCardProps<T>) {
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<T>(resource, { id: decodeURIComponent(id) as T['id'], meta: wholeRecord });
  usePageTitle(data ? name(data) : list);
  useKeys('record', { back: () => window.history.back() });

  if (!data && !error) return <LinearProgress aria-label="Загрузка" />;
  return (
    <Box sx={{ height: '100%', overflowY: 'auto', px: 2, pb: 3 }}>
      <Box component="header" sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 52 }}>
        <Tooltip title={list}>
          <IconButton size="small" component={Link} to={`/${resource}`} aria-label={`К списку: ${list}`}>
            <ArrowBack fontSize="small" />
          </IconButton>
        </Tooltip>
        <Typography variant="h1">{data ? name(data) : list}</Typography>
      </Box>
      {data ? (
        children(data)
      ) : (
        <Alert severity="error" action={<Button onClick={() => refetch()}>Повторить</Button>}>
          {errorStatus(error) === 404 ? 'Такой записи нет.' : errorText(error)}
        </Alert>
      )}
    </Box>
  );
}

/** A part of a card under its own heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box
      component="section"
      aria-label={title}
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        mb: 1.5,
        overflow: 'hidden',
      }}
    >
      <Typography variant="h3" component="h2" sx={{ px: 1.5, py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

/** Names and values of a card; what is not known isn't shown. */
export function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        p: 1.5,
        display: 'grid',
        gridTemplateColumns: 'minmax(100px, 150px) minmax(0, 1fr)',
        gap: '6px 12px',
      }}
    >
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '')
        .map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {value}
            </Box>
          </Box>
        ))}
    </Box>
  );
}
