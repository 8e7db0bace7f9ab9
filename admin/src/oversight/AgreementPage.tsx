import { Box, Link } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { percentOf } from '../lib/numbers.ts';
import { counted } from '../lib/plural.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Muted, None, To } from '../records/parts.tsx';
import { Part } from '../records/RecordCard.tsx';
import { RecordsTable } from '../records/RecordsTable.tsx';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';
import { monthLabel } from './months.ts';
import type { Agreement } from './oversightVerbs.ts';
import { Page } from './Page.tsx';

type Cell = Agreement['rows'][number]['cells'][number];

/** Below this share of agreement a cell calls for a look. */
const worrying = 0.9;

/** How often machine and person agree, clause by clause and month by month; each number leads to what it counts. */
export function AgreementPage() {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const { data, error, isPending } = useQuery({ queryKey: ['agreement'], queryFn: () => dataProvider.agreement() });
  return (
    <Page
      title="Согласие машины и людей по пунктам"
      pending={isPending}
      error={error}
      actions={<To to="/overrides">Все отличия</To>}
    >
      <Part title="Доля решений, в которых человек сделал то же, что машина">
        {data?.rows.length === 0 ? (
          <None>За последние полгода решений не было.</None>
        ) : (
          <RecordsTable
            label="Согласие по пунктам и месяцам"
            rows={(data?.rows ?? []).map((row) => ({ ...row, id: row.clause }))}
            columns={[
              { title: 'Пункт', render: (row) => <b>{clauseName(row.clause)}</b> },
              ...(data?.months ?? []).map((month) => ({
                title: monthLabel(month),
                render: (row: Agreement['rows'][number]) => (
                  <Share clause={row.clause} cell={row.cells.find((cell) => cell.month === month)} />
                ),
              })),
            ]}
          />
        )}
      </Part>
      <Muted>
        Считается по журналу: решение машины до исправлений человека и то, что человек сделал. Обращения, которые машина
        отдала на разбор, в долю не входят и показаны отдельно.
      </Muted>
    </Page>
  );
}

function Share({ clause, cell }: { clause: string; cell: Cell | undefined }) {
  if (!cell) return <Muted>—</Muted>;
  const { agreed, differed, byPerson, month } = cell;
  const all = agreed + differed;
  const share = all === 0 ? null : agreed / all;
  const percent = percentOf(agreed, all);
  const otherwise = [
    differed > 0 ? counted(differed, 'отличие', 'отличия', 'отличий') : '',
    byPerson > 0 ? `разбор ${byPerson}` : '',
  ]
    .filter(Boolean)
    .join(', ');
  const address = `/overrides?filter=${encodeURIComponent(JSON.stringify({ clause, month }))}`;
  const worries = share !== null && share < worrying;
  return (
    <>
      <Box
        component="span"
        sx={({ palette }) => ({
          display: 'inline-block',
          px: 0.75,
          ml: -0.75,
          borderRadius: 1,
          fontWeight: 600,
          ...(worries && { color: palette.tones.late.fg, bgcolor: palette.tones.late.bg }),
        })}
      >
        {percent}
      </Box>{' '}
      {all > 0 && (
        <Muted>
          {agreed} из {all}
        </Muted>
      )}
      {otherwise !== '' && (
        <div>
          <Link
            component={RouterLink}
            to={address}
            aria-label={`${otherwise}: ${clauseName(clause)}, ${monthLabel(month)}`}
          >
            {otherwise}
          </Link>
        </div>
      )}
    </>
  );
}
