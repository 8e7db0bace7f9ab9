import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { PanelDataProvider } from '../providers/dataProvider.ts';

const minute = 60_000;

/** On every page while a mailbox isn't read: an empty queue would look like a quiet day. */
export function MailboxWarning() {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const { data = [] } = useQuery({
    queryKey: ['mailboxes'],
    queryFn: () => dataProvider.mailboxes(),
    refetchInterval: minute,
    retry: false,
  });
  return data.map(({ mailbox, warning }) =>
    warning === null ? null : (
      <Alert key={mailbox} severity="error" sx={{ borderRadius: 0, overflowWrap: 'anywhere' }}>
        {warning}
      </Alert>
    ),
  );
}
