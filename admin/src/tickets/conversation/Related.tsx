import { Alert, Box, Link } from '@mui/material';
import { isSettled, ticketStateLabels } from '@perenos/domain';
import { useGetList } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { TicketDetail, TicketRow } from '../../api/types.ts';
import { formatShort } from '../../lib/dates.ts';
import { useNow } from '../../lib/useNow.ts';
import { keptFresh } from '../../live/readAgain.ts';
import { VerdictBadge } from '../VerdictBadge.tsx';

type RelatedTicket = Pick<TicketRow, 'id' | 'number' | 'verdict' | 'state' | 'receivedAt'>;

const shown = 6;
const linkWords: Record<TicketDetail['links'][number]['kind'], string> = {
  'merged-into': 'Объединено с',
  'merged-from': 'Сюда присоединено',
  'split-from': 'Выделено из',
  'split-into': 'Отсюда выделено',
};

const isRefused = ({ state }: RelatedTicket): boolean => state === 'refused';
const refusedFirst = (a: RelatedTicket, b: RelatedTicket): number =>
  Number(isRefused(b)) - Number(isRefused(a)) || b.receivedAt.localeCompare(a.receivedAt);

/** What else is known of the same subscriber and is to be seen before anything is decided: refusals, and requests still open. */
export function RelatedWarnings({ ticket }: { ticket: TicketDetail }) {
  const refused = ticket.related.filter(isRefused);
  const unfinished = isSettled(ticket.state) ? [] : ticket.related.filter(({ state }) => !isSettled(state));
  return (
    <>
      <Warning words="Этому абоненту уже отказывали" tickets={refused} />
      <Warning words="Об этом абоненте есть ещё открытые обращения, прочитайте их до решения" tickets={unfinished} />
    </>
  );
}

function Warning({ words, tickets }: { words: string; tickets: readonly RelatedTicket[] }) {
  const now = useNow();
  if (tickets.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ m: 1, py: 0 }}>
      {words}:{' '}
      {tickets.map(({ id, number, receivedAt }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link component={RouterLink} to={`/tickets/${id}`} color="inherit" underline="always">
            {number}
          </Link>{' '}
          ({formatShort(receivedAt, now)})
        </span>
      ))}
    </Alert>
  );
}

/** Other tickets about the same subscriber, by the same sender, and those that this one was joined with or cut from. */
export function Related({ ticket }: { ticket: TicketDetail }) {
  const { data } = useGetList<TicketRow>(
    'tickets',
    {
      filter: { q: ticket.senderAddress },
      sort: { field: 'receivedAt', order: 'DESC' },
      pagination: { page: 1, perPage: 20 },
    },
    keptFresh,
  );
  const known = new Set([ticket.id, ...ticket.related.map(({ id }) => id)]);
  const sameSender = (data ?? []).filter(
    (other) => !known.has(other.id) && other.senderAddress === ticket.senderAddress,
  );
  return (
    <Box sx={{ px: 1.5, py: 1, display: 'grid', gap: 1 }}>
      {ticket.links.length > 0 && (
        <Box>
          {ticket.links.map(({ kind, id, number }) => (
            <div key={`${kind}${id}`}>
              {linkWords[kind]}{' '}
              <Link component={RouterLink} to={`/tickets/${id}`}>
                {number}
              </Link>
            </div>
          ))}
        </Box>
      )}
      <Group title="Об этом абоненте" tickets={ticket.related} />
      <Group title="От этого отправителя" tickets={sameSender} />
    </Box>
  );
}

function Group({ title, tickets }: { title: string; tickets: readonly RelatedTicket[] }) {
  const now = useNow();
  if (tickets.length === 0) return null;
  return (
    <section aria-label={title}>
      <Box component="h3" sx={{ m: 0, mb: 0.5, fontSize: 12.5, color: 'text.secondary' }}>
        {title}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
        {[...tickets]
          .sort(refusedFirst)
          .slice(0, shown)
          .map((other) => (
            <Box
              component="li"
              key={other.id}
              sx={{ display: 'flex', gap: 0.75, alignItems: 'center', flexWrap: 'wrap', fontSize: 12.5 }}
            >
              <Link component={RouterLink} to={`/tickets/${other.id}`} sx={{ fontWeight: 600 }}>
                {other.number}
              </Link>
              <VerdictBadge verdict={other.verdict} />
              <Box component="span" sx={{ color: isRefused(other) ? 'error.main' : 'text.secondary' }}>
                {ticketStateLabels[other.state].toLowerCase()}, {formatShort(other.receivedAt, now)}
              </Box>
            </Box>
          ))}
      </Box>
    </section>
  );
}
