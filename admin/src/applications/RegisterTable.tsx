import { Box, Checkbox } from '@mui/material';
import { applicationTypeLabels, productNames } from '@perenos/domain';
import type { RefObject } from 'react';
import { Link } from 'react-router-dom';
import type { ApplicationListRow } from '../api/types.ts';
import { formatDate } from '../lib/dates.ts';
import { counted } from '../lib/plural.ts';
import { Muted, To } from '../records/parts.tsx';
import { applicationPath } from './registerParams.ts';
import { StageBadge } from './StageBadge.tsx';

type RegisterTableProps = {
  rows: readonly ApplicationListRow[];
  /** The one whose details are shown. */
  current: string | null;
  marked: readonly string[];
  scroller: RefObject<HTMLDivElement | null>;
  onCurrent: (id: string) => void;
  onMark: (id: string, on: boolean) => void;
  onMarkAll: (on: boolean) => void;
};

const headings = ['ИНН / КПП', 'Наименование', 'Продукт', 'Этап', 'Партнёр', 'Дата приёма'];
const widths = ['112px', '24%', '15%', 'auto', '15%', '92px'];

/** A narrow window keeps who the applicant is and at what stage: the card has the rest. */
const onNarrow = {
  '@media (max-width: 1000px)': {
    '& tr > :nth-child(6)': { display: 'none' },
    '& th:nth-child(3)': { width: 'auto' },
  },
  '@media (max-width: 800px)': { '& tr > :is(:nth-child(4), :nth-child(7))': { display: 'none' } },
};

/** «Астрал-Отчетность (1С-Отчетность)» is known to everybody by what stands in brackets. */
const shortName = (product: ApplicationListRow['product']): string =>
  /\((.+)\)/.exec(productNames[product])?.[1] ?? productNames[product];

/** The rows of the register. The cursor is the focus of a row's link: Enter opens it, the pane below follows it. */
export function RegisterTable(props: RegisterTableProps) {
  const { rows, current, marked, scroller, onCurrent, onMark, onMarkAll } = props;
  const all = rows.length > 0 && rows.every(({ id }) => marked.includes(id));
  return (
    <Box ref={scroller} sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }}>
      <Box
        component="table"
        aria-label="Реестр заявок"
        sx={({ palette }) => ({
          width: '100%',
          tableLayout: 'fixed',
          borderCollapse: 'collapse',
          fontSize: 13,
          '& th': {
            position: 'sticky',
            top: 0,
            zIndex: 1,
            px: 1,
            py: 0.5,
            whiteSpace: 'nowrap',
            textAlign: 'left',
            fontSize: 12,
            color: 'text.secondary',
            bgcolor: 'background.paper',
            boxShadow: `inset 0 -1px 0 ${palette.divider}`,
          },
          '& td': { px: 1, py: 0.5, verticalAlign: 'top', borderBottom: `1px solid ${palette.divider}` },
          ...onNarrow,
        })}
      >
        <thead>
          <tr>
            <Box component="th" scope="col" sx={{ width: 36 }}>
              <Checkbox
                size="small"
                sx={{ p: 0 }}
                checked={all}
                indeterminate={!all && marked.length > 0}
                onChange={(_, on) => onMarkAll(on)}
                slotProps={{ input: { 'aria-label': 'Отметить все на странице' } }}
              />
            </Box>
            {headings.map((heading, index) => (
              <Box component="th" key={heading} scope="col" sx={{ width: widths[index] }}>
                {heading}
              </Box>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              isCurrent={row.id === current}
              isMarked={marked.includes(row.id)}
              onCurrent={() => onCurrent(row.id)}
              onMark={(on) => onMark(row.id, on)}
            />
          ))}
        </tbody>
      </Box>
    </Box>
  );
}

type RowProps = {
  row: ApplicationListRow;
  isCurrent: boolean;
  isMarked: boolean;
  onCurrent: () => void;
  onMark: (on: boolean) => void;
};

function Row({ row, isCurrent, isMarked, onCurrent, onMark }: RowProps) {
  return (
    <Box
      component="tr"
      aria-selected={isMarked}
      onClick={onCurrent}
      sx={({ palette }) => ({
        cursor: 'default',
        bgcolor: isCurrent ? palette.tones.wait.bg : undefined,
        '&:hover': { bgcolor: isCurrent ? palette.tones.wait.bg : 'action.hover' },
      })}
    >
      <td>
        <Checkbox
          size="small"
          sx={{ p: 0 }}
          checked={isMarked}
          onChange={(_, on) => onMark(on)}
          slotProps={{ input: { 'aria-label': `Отметить заявку ${row.id}` } }}
        />
      </td>
      <td>
        {row.subscriberInn}
        <div>
          <Muted>{row.subscriberKpp ?? '—'}</Muted>
        </div>
      </td>
      <td style={{ overflowWrap: 'anywhere' }}>
        <Box
          component={Link}
          to={applicationPath(row.id)}
          data-queue-link
          data-application={row.id}
          onFocus={onCurrent}
          sx={{
            color: 'primary.main',
            fontWeight: 600,
            textDecoration: 'none',
            '&:hover': { textDecoration: 'underline' },
          }}
        >
          {row.subscriberName}
        </Box>
        <div>
          <Muted>Заявка {row.id}</Muted>
        </div>
      </td>
      <td>
        <span title={productNames[row.product]}>{shortName(row.product)}</span>
        <div>
          <Muted>{applicationTypeLabels[row.type]}</Muted>
        </div>
      </td>
      <td>
        <StageBadge state={row.state} />
        <StageNote row={row} />
      </td>
      <td>
        <To to={`/partners/${encodeURIComponent(row.partnerId)}`}>{row.partnerName ?? row.partnerId}</To>
      </td>
      <td style={{ whiteSpace: 'nowrap' }}>{formatDate(row.receivedOn)}</td>
    </Box>
  );
}

/** What one waits for at this stage. */
function StageNote({ row }: { row: ApplicationListRow }) {
  const notes = [
    row.openErrors > 0 && `не исправлено: ${counted(row.openErrors, 'ошибка', 'ошибки', 'ошибок')}`,
    row.hasCorrections && 'есть исправления',
    row.identificationDueOn && `явка до ${formatDate(row.identificationDueOn)}`,
  ].filter(Boolean);
  return notes.length === 0 ? null : (
    <div>
      <Muted>{notes.join(', ')}</Muted>
    </div>
  );
}
