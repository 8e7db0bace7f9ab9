import { Alert, Box, LinearProgress, Typography } from '@mui/material';
import { type ReactNode, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { errorText } from '../api/http.ts';
import { usePageTitle } from '../layout/usePageTitle.ts';
import { usePlace } from '../tickets/queue/usePlace.ts';

type PageProps = { title: string; pending: boolean; error: unknown; actions?: ReactNode; children: ReactNode };

/** A page of its own, not of a record: heading, what can be done, and what there is. «Назад» comes back to where it was left. */
export function Page({ title, pending, error, actions, children }: PageProps) {
  usePageTitle(title);
  const { pathname, search } = useLocation();
  const scroller = useRef<HTMLDivElement>(null);
  usePlace(`${pathname}${search}`, !pending, scroller);
  return (
    <Box ref={scroller} sx={{ height: '100%', overflowY: 'auto', px: 2, pb: 3 }}>
      <Box component="header" sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minHeight: 52, flexWrap: 'wrap' }}>
        <Typography variant="h1">{title}</Typography>
        <Box sx={{ flex: 1 }} />
        {actions}
      </Box>
      {pending && <LinearProgress aria-label="Загрузка" />}
      {error !== null && (
        <Alert severity="error" sx={{ mb: 1.5 }}>
          {errorText(error)}
        </Alert>
      )}
      {children}
    </Box>
  );
}

type FigureProps = { label: string; value: ReactNode; tone?: 'late' | 'soon' | 'execute'; children?: ReactNode };

/** One number with what it counts. */
export function Figure({ label, value, tone, children }: FigureProps) {
  return (
    <Box
      sx={({ palette }) => ({
        px: 1.5,
        py: 1,
        minWidth: 130,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: tone ? palette.tones[tone].bg : 'background.paper',
        color: tone ? palette.tones[tone].fg : undefined,
      })}
    >
      <Box sx={{ fontSize: 26, fontWeight: 650, lineHeight: 1.15 }}>{value}</Box>
      <Box sx={{ fontSize: 12.5 }}>{label}</Box>
      {children}
    </Box>
  );
}
