import { Box, Button } from '@mui/material';
import {
  citedClauses,
  decisionActLabels,
  itemFieldLabels,
  type OverrideKind,
  overrideKindLabels,
  overrideKinds,
} from '@perenos/domain';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { Link } from 'react-router-dom';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Moment, Muted, To } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';
import { VerdictBadge } from '../tickets/VerdictBadge.tsx';
import { Clauses } from './Clauses.tsx';
import { lastMonths, monthLabel } from './months.ts';
import type { Override } from './oversightVerbs.ts';

const fieldLabel = (field: string): string =>
  (itemFieldLabels as Readonly<Record<string, string>>)[field] ?? 'поле документа';

/** What was written to the asker is a person's own grounds; of a letter the journal knows only that it was sent. */
function Grounds({ override: { grounds, letter } }: { override: Override }) {
  if (letter === null) return grounds;
  return (
    <details>
      <summary>{letterStart(letter)}</summary>
      <Box sx={{ whiteSpace: 'pre-wrap', color: 'text.secondary' }}>{letter}</Box>
    </details>
  );
}

const shownLetters = 140;

/** The first words of a letter behind its salutation. */
function letterStart(letter: string): string {
  const [first = '', ...rest] = letter.split(/\n\s*\n/);
  const said = (rest.length > 0 && /^\p{L}[\p{L}\s,]*!$/u.test(first.trim()) ? (rest[0] ?? '') : first).trim();
  return said.length > shownLetters ? `${said.slice(0, shownLetters)}…` : said;
}

const columns: ColumnOf<Override>[] = [
  { title: 'Когда', width: '10%', render: (row) => <Moment at={row.at} /> },
  {
    title: 'Обращение',
    width: '11%',
    render: (row) => (
      <>
        <To to={`/tickets/${row.ticketId}`}>{row.number}</To> <Muted>поз. {row.position}</Muted>
      </>
    ),
  },
  { title: 'Машина', width: '16%', render: (row) => <VerdictBadge verdict={row.machine} /> },
  {
    title: 'Человек',
    width: '20%',
    render: (row) => (
      <>
        {decisionActLabels[row.act]} — {row.byName}
        <div>
          <Muted>
            {overrideKindLabels[row.kind]}
            {row.corrected.length > 0 && `: ${row.corrected.map(fieldLabel).join(', ').toLowerCase()}`}
          </Muted>
        </div>
      </>
    ),
  },
  { title: 'Пункты', width: '10%', render: (row) => <Clauses clauses={row.clauses} /> },
  {
    title: 'Основание',
    render: (row) => <Grounds override={row} />,
  },
];

/** What people decided otherwise than the machine, with their grounds. */
export function OverrideList() {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const staff = useQuery({ queryKey: ['staff'], queryFn: () => dataProvider.staff() });
  const kinds = Object.fromEntries(
    overrideKinds.map((kind): [OverrideKind, string] => [kind, overrideKindLabels[kind]]),
  );
  return (
    <RecordsPage<Override>
      resource="overrides"
      title="Отличия от решений машины"
      columns={columns}
      sort={{ field: 'at', order: 'DESC' }}
      searchHint="Номер, сотрудник, основание"
      actions={
        <Button variant="outlined" component={Link} to="/agreement">
          Согласие по пунктам
        </Button>
      }
      filters={[
        { field: 'kind', label: 'Отличие', all: 'Все', options: kinds },
        {
          field: 'clause',
          label: 'Пункт',
          all: 'Любой',
          options: Object.fromEntries(citedClauses.map((clause) => [clause, clauseName(clause)])),
        },
        {
          field: 'byId',
          label: 'Сотрудник',
          all: 'Любой',
          options: Object.fromEntries((staff.data ?? []).map(({ id, name }) => [String(id), name])),
        },
        {
          field: 'month',
          label: 'Когда',
          all: 'Последние 30 дней',
          options: Object.fromEntries(lastMonths(new Date(), 12).map((month) => [month, monthLabel(month)])),
        },
      ]}
    />
  );
}
