import ArrowForward from '@mui/icons-material/ArrowForward';
import { Box, Checkbox } from '@mui/material';
import {
  mailboxLabels,
  productNames,
  senderRoleLabels,
  shortProductNames,
  type TicketKind,
  ticketKindLabels,
} from '@perenos/domain';
import { type CSSProperties, memo, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { TicketRow } from '../../api/types.ts';
import { formatFull, formatShort } from '../../lib/dates.ts';
import { innKpp } from '../../lib/text.ts';
import { useNow } from '../../lib/useNow.ts';
import { TimeLeftText } from '../TimeLeftText.tsx';
import { dividedVerdicts, TicketVerdict, VerdictCounts } from '../VerdictBadge.tsx';

const ellipsis: CSSProperties = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' };

const twoLines: CSSProperties = {
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 2,
  overflow: 'hidden',
};

const oneLine = { ...ellipsis, display: 'block' } as const;

/**
 * Two lines of a cell: what matters, and what explains it, or, where nothing does, both for what matters. They are cut at
 * the edge and whole in the tooltip. Dense rows have one line.
 */
function TwoLines({
  first,
  second,
  title,
  dense,
}: {
  first: ReactNode;
  second: ReactNode;
  title?: string;
  dense: boolean;
}) {
  return (
    <Box title={title} sx={{ minWidth: 0 }}>
      <Box sx={second === '' && !dense ? twoLines : ellipsis}>{first}</Box>
      {second !== '' && !dense && <Box sx={{ ...ellipsis, fontSize: 12, color: 'text.secondary' }}>{second}</Box>}
    </Box>
  );
}

/** What is asked about a partner's debts and access has no subscriber and no product, and doesn't lack them. */
const withSubscriber: ReadonlySet<TicketKind> = new Set(['transfer', 'edo-reject', 'start-edo']);

/** Whom the ticket is about: the subscriber, or the partner whose debts and access it is about. */
function aboutLines(row: TicketRow): { first: string; second: string } {
  const more = row.itemCount > 1 ? ` и ещё ${row.itemCount - 1}` : '';
  const inn = innKpp(row.subscriberInn, row.subscriberKpp);
  if (row.subscriberName !== null) return { first: row.subscriberName + more, second: inn };
  if (row.subscriberInn !== null) return { first: inn + more, second: 'без названия' };
  if (withSubscriber.has(row.kind)) return { first: 'Абонент не указан', second: '' };
  return row.toPartnerName === null
    ? { first: 'Не определено', second: '' }
    : { first: row.toPartnerName, second: 'партнёр' };
}

function Partners({ row, dense }: { row: TicketRow; dense: boolean }) {
  const nobody = row.fromPartnerName === null && row.toPartnerName === null;
  if (nobody || !withSubscriber.has(row.kind)) return <Box sx={{ color: 'text.secondary' }}>—</Box>;
  return (
    <TwoLines
      dense={dense}
      title={`${row.fromPartnerName ?? 'партнёр не известен'} → ${row.toPartnerName ?? 'партнёр не определён'}`}
      first={
        <>
          <ArrowForward
            aria-label="к партнёру"
            sx={{ fontSize: 13, mr: 0.5, verticalAlign: '-2px', color: 'text.secondary' }}
          />
          {row.toPartnerName ?? 'не определён'}
        </>
      }
      second={`от: ${row.fromPartnerName ?? 'неизвестно'}`}
    />
  );
}

function productLine({ kind, product }: TicketRow): string {
  if (product !== null) return shortProductNames[product];
  return withSubscriber.has(kind) ? 'продукт не указан' : '';
}

/** Partners and sales centres ask day by day; whoever else writes stands out. */
const isKnown = ({ senderRole }: TicketRow): boolean => senderRole === 'partner' || senderRole === 'sales-center';

/** The whole row is one link, so that it opens by a click, by Enter and in a tab of its own. */
const rowLink = {
  color: 'inherit',
  textDecoration: 'none',
  fontWeight: 600,
  outline: 'none',
  '&::after': { content: '""', position: 'absolute', inset: 0 },
};

type QueueRowProps = {
  row: TicketRow;
  gone: boolean;
  dense: boolean;
  marked: boolean;
  onMark: (row: TicketRow) => void;
  onPoint: (id: number) => void;
};

/** Drawn again only when it changes itself: the mouse passes over many while a list is scrolled. */
export const QueueRow = memo(function QueueRow({ row, gone, dense, marked, onMark, onPoint }: QueueRowProps) {
  const now = useNow();
  const about = aboutLines(row);
  const [receivedDay, receivedTime] = formatShort(row.receivedAt, now).split(', ');
  const sender = row.senderPartnerName ?? (row.senderName || row.senderAddress);
  return (
    <Box
      component="tr"
      data-row-id={row.id}
      onMouseEnter={() => onPoint(row.id)}
      sx={({ palette }) => ({
        position: 'relative',
        opacity: gone ? 0.45 : 1,
        '& > td': {
          px: 1.25,
          py: dense ? 0.25 : 0.625,
          borderBottom: `1px solid ${palette.divider}`,
          overflow: 'hidden',
        },
        bgcolor: marked ? palette.tones.wait.bg : 'transparent',
        '&:hover': { bgcolor: marked ? palette.tones.wait.bg : 'action.hover' },
        '&:focus-within': { bgcolor: 'action.selected', boxShadow: `inset 3px 0 0 ${palette.primary.main}` },
      })}
    >
      <Box component="td" sx={{ '&&': { pl: 1, pr: 0 } }}>
        <Checkbox
          size="small"
          // Above the link that covers the row.
          sx={{ p: 0.25, zIndex: 1 }}
          checked={marked}
          onChange={() => onMark(row)}
          slotProps={{ input: { 'aria-label': `Отметить ${row.number}`, 'data-queue-mark': '' } as object }}
        />
      </Box>
      <td>
        <TwoLines
          dense={dense}
          first={<TicketVerdict ticket={row} />}
          second={dividedVerdicts(row) === null ? '' : <VerdictCounts ticket={row} />}
        />
      </td>
      <td>
        <TwoLines
          dense={dense}
          title={`${row.number}, ящик «${mailboxLabels[row.mailbox]}»`}
          first={row.number}
          second={mailboxLabels[row.mailbox]}
        />
      </td>
      <td>
        <TwoLines
          dense={dense}
          title={ticketKindLabels[row.kind] + (row.product === null ? '' : `, ${productNames[row.product]}`)}
          first={ticketKindLabels[row.kind]}
          second={productLine(row)}
        />
      </td>
      <td>
        <TwoLines
          dense={dense}
          title={about.second === '' ? about.first : `${about.first}, ${about.second}`}
          first={
            <Box component={Link} to={`/tickets/${row.id}`} sx={rowLink} data-queue-link="">
              {about.first}
            </Box>
          }
          second={gone ? 'ушло из этого списка' : about.second}
        />
      </td>
      <td>
        <Partners row={row} dense={dense} />
      </td>
      <td>
        <TwoLines
          dense={dense}
          title={`${row.subject || '(без темы)'} — ${sender}, ${senderRoleLabels[row.senderRole]}, ${row.senderAddress}`}
          first={row.subject || '(без темы)'}
          second={isKnown(row) ? sender : `${senderRoleLabels[row.senderRole]}: ${sender}`}
        />
      </td>
      <td>
        <time dateTime={row.receivedAt}>
          <TwoLines dense={dense} title={formatFull(row.receivedAt)} first={receivedDay} second={receivedTime} />
        </time>
      </td>
      <Box
        component="td"
        sx={{ textWrap: 'balance', '& > span': { position: 'relative', zIndex: 1, ...(dense ? oneLine : {}) } }}
      >
        <TimeLeftText clock={row} />
      </Box>
      <td>
        <Box
          sx={{
            ...(dense ? ellipsis : twoLines),
            color: row.assigneeName === null ? 'text.secondary' : 'text.primary',
          }}
        >
          {row.assigneeName ?? 'никто'}
        </Box>
      </td>
    </Box>
  );
});
