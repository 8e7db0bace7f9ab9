import { Alert, Box, Button, LinearProgress } from '@mui/material';
import { useGetOne } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { errorStatus, errorText } from '../../api/http.ts';
import type { TicketDetail } from '../../api/types.ts';
import { keptFresh } from '../../live/readAgain.ts';
import { wholeRecord } from '../../providers/queryClient.ts';
import { TicketView } from './TicketView.tsx';

export function TicketPage() {
  const { id } = useParams();
  const asked = { id: Number(id), meta: wholeRecord };
  const { data: ticket, error, refetch } = useGetOne<TicketDetail>('tickets', asked, keptFresh);

  // What was fetched once stays on the screen while a later reading fails.
  if (ticket) return <TicketView key={ticket.id} ticket={ticket} />;
  if (!error) return <LinearProgress aria-label="Обращение загружается" />;
  const missing = errorStatus(error) === 404;
  return (
    <Box sx={{ p: 4, maxWidth: 640 }}>
      <Alert
        severity="error"
        action={
          missing ? (
            <Button component={Link} to="/tickets" color="inherit">
              В очередь
            </Button>
          ) : (
            <Button color="inherit" onClick={() => refetch()}>
              Повторить
            </Button>
          )
        }
      >
        {missing ? 'Такого обращения нет.' : errorText(error)}
      </Alert>
    </Box>
  );
}
