import { Alert, Box, Button, LinearProgress, Pagination, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { errorText } from '../api/http.ts';
import type { PaymentRow } from '../api/types.ts';
import { usePageTitle } from '../layout/usePageTitle.ts';
import { To } from '../records/parts.tsx';
import { PaymentTable } from './PaymentTable.tsx';

const perPage = 50;

/** Payments of booked statements that nobody could match yet. */
export function UnallocatedPage() {
  const [page, setPage] = useState(1);
  const { data, total, error, isPending, refetch } = useGetList<PaymentRow>('statements/unallocated', {
    pagination: { page, perPage },
    sort: { field: 'paidOn', order: 'DESC' },
  });
  usePageTitle('Неразнесённые платежи');
  const pages = Math.ceil((total ?? 0) / perPage);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', bgcolor: 'background.paper' }}>
      <Box
        component="header"
        sx={{
          px: 2,
          py: 1.5,
          display: 'flex',
          alignItems: 'baseline',
          gap: 1.5,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Typography variant="h1">Неразнесённые платежи</Typography>
        <Box component="span" role="status" sx={{ flex: 1, color: 'text.secondary' }}>
          {total?.toLocaleString('ru-RU')}
        </Box>
        <To to="/statements">Выписки банка</To>
      </Box>
      {isPending && !error && <LinearProgress sx={{ height: 2 }} aria-label="Загрузка" />}
      {error && (
        <Alert severity="error" sx={{ m: 2 }} action={<Button onClick={() => refetch()}>Повторить</Button>}>
          {errorText(error)}
        </Alert>
      )}
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }}>
        {data?.length === 0 ? (
          <Box sx={{ p: 6, textAlign: 'center', color: 'text.secondary' }}>Все платежи разнесены.</Box>
        ) : (
          <PaymentTable label="Неразнесённые платежи" payments={data ?? []} />
        )}
      </Box>
      {pages > 1 && (
        <Box component="footer" sx={{ p: 0.75, display: 'flex', justifyContent: 'center' }}>
          <Pagination size="small" count={pages} page={page} onChange={(_, next) => setPage(next)} />
        </Box>
      )}
    </Box>
  );
}
