import Close from '@mui/icons-material/Close';
import OpenInFull from '@mui/icons-material/OpenInFull';
import { Alert, Box, IconButton, LinearProgress, Tab, Tabs, Tooltip, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import { errorText } from '../api/http.ts';
import type { TicketDetail, TicketItem } from '../api/types.ts';
import { PartnerCard } from '../partners/PartnerPage.tsx';
import { SubscriberCard } from '../subscribers/SubscriberPage.tsx';
import { financialKinds } from '../tickets/financialKinds.ts';
import type { Beside } from './beside.ts';
import { usePartner, useSubscriber } from './useBeside.ts';

type SidePanelProps = {
  ticket: TicketDetail;
  item: TicketItem | undefined;
  beside: Beside;
  onTurn: (beside: Beside) => void;
  onClose: () => void;
};

const words: Record<Beside, string> = {
  subscriber: 'Абонент',
  'target-partner': 'К партнёру',
  'source-partner': 'От партнёра',
};

/** The cards that a ticket has; where nobody is transferred there is one partner. */
const tabsOf = ({ kind }: TicketDetail): [Beside, string][] =>
  financialKinds.has(kind)
    ? [
        ['subscriber', words.subscriber],
        ['target-partner', 'Партнёр'],
      ]
    : (Object.entries(words) as [Beside, string][]);

/** The card of the subscriber or of a partner beside the ticket: over the mails and the scan, never over the decision. Closed, it gives the focus back. */
export function SidePanel({ ticket, item, beside, onTurn, onClose }: SidePanelProps) {
  const panel = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever turns to another card reads it from its beginning
  useEffect(() => panel.current?.focus({ preventScroll: true }), [beside]);
  const before = useRef(document.activeElement);
  useEffect(
    () => () => {
      if (document.activeElement === document.body && before.current instanceof HTMLElement)
        before.current.focus({ preventScroll: true });
    },
    [],
  );
  return (
    <Box
      component="aside"
      ref={panel}
      tabIndex={-1}
      aria-label={`Рядом: ${words[beside]}`}
      sx={{
        position: 'absolute',
        zIndex: 4,
        inset: 0,
        // All columns but the last.
        gridColumn: '1 / -2',
        maxWidth: 620,
        display: 'flex',
        flexDirection: 'column',
        bgcolor: 'background.default',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        boxShadow: 8,
        outline: 0,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', pr: 0.75, borderBottom: 1, borderColor: 'divider' }}>
        <Tabs value={beside} onChange={(_, next: Beside) => onTurn(next)} aria-label="Карточки" sx={{ flex: 1 }}>
          {tabsOf(ticket).map(([each, label]) => (
            <Tab key={each} value={each} label={label} />
          ))}
        </Tabs>
        <Tooltip title="Закрыть (Esc)">
          <IconButton size="small" aria-label="Закрыть карточку" onClick={onClose}>
            <Close fontSize="small" />
          </IconButton>
        </Tooltip>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', p: 1.25 }}>
        {beside === 'subscriber' ? (
          <Subscriber ticket={ticket} item={item} />
        ) : (
          <Partner item={item} which={beside === 'target-partner' ? 'targetPartnerId' : 'sourcePartnerId'} />
        )}
      </Box>
    </Box>
  );
}

function Subscriber({ ticket, item }: { ticket: TicketDetail; item: TicketItem | undefined }) {
  const inn = item?.subscriberInn ?? ticket.subscriberInn;
  const { data, error } = useSubscriber(inn, item ? item.subscriberKpp : ticket.subscriberKpp);
  if (inn === null) return <Nothing>ИНН абонента в обращении не указан.</Nothing>;
  if (error) return <Alert severity="error">{errorText(error)}</Alert>;
  if (data === undefined) return <LinearProgress aria-label="Карточка загружается" />;
  if (data === null) return <Nothing>Абонента с ИНН {inn} в реестре нет.</Nothing>;
  return (
    <>
      <Name name={data.name} to={`/subscribers/${data.id}`} />
      <SubscriberCard subscriber={data} />
    </>
  );
}

type PartnerProps = { item: TicketItem | undefined; which: 'targetPartnerId' | 'sourcePartnerId' };

function Partner({ item, which }: PartnerProps) {
  const id = item?.decision[which] ?? null;
  const { data, error } = usePartner(id);
  if (id === null) return <Nothing>Партнёр в обращении не определён.</Nothing>;
  if (error) return <Alert severity="error">{errorText(error)}</Alert>;
  if (!data) return <LinearProgress aria-label="Карточка загружается" />;
  return (
    <>
      <Name name={data.name} to={`/partners/${encodeURIComponent(data.id)}`} />
      <PartnerCard partner={data} beside />
    </>
  );
}

function Name({ name, to }: { name: string; to: string }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, mb: 1 }}>
      <Typography variant="h2" sx={{ flex: 1 }}>
        {name}
      </Typography>
      <Tooltip title="Открыть на всю страницу">
        <IconButton size="small" component={Link} to={to} aria-label={`Открыть на всю страницу: ${name}`}>
          <OpenInFull sx={{ fontSize: 16 }} />
        </IconButton>
      </Tooltip>
    </Box>
  );
}

const Nothing = ({ children }: { children: React.ReactNode }) => (
  <Box sx={{ p: 2, color: 'text.secondary' }}>{children}</Box>
);
