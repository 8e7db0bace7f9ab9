import { Alert, Link } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { PanelDataProvider } from '../providers/dataProvider.ts';

const hour = 3_600_000;

/** From November on, while the next year's calendar is missing: on every page, since terms that end in it can't be reckoned. */
export function CalendarWarning() {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const { data } = useQuery({
    queryKey: ['calendar'],
    queryFn: () => dataProvider.calendar(),
    staleTime: hour,
    retry: false,
  });
  if (!data?.warning) return null;
  return (
    <Alert severity="warning" sx={{ borderRadius: 0 }}>
      {data.warning}{' '}
      <Link component={RouterLink} to="/calendar" color="inherit" underline="always">
        Открыть календарь
      </Link>
    </Alert>
  );
}
