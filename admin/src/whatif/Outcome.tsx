import { Alert, Box, Chip, Link, Pagination } from '@mui/material';
import { verdictLabels } from '@perenos/domain';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { errorText } from '../api/http.ts';
import { formatDate, formatFull, formatTime, moscowDate } from '../lib/dates.ts';
import { counted } from '../lib/plural.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { ExportButton } from '../records/ExportButton.tsx';
import { None, To } from '../records/parts.tsx';
import { Part } from '../records/RecordCard.tsx';
import { RecordsTable } from '../records/RecordsTable.tsx';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';
import { VerdictBadge } from '../tickets/VerdictBadge.tsx';
import type { DifferenceFilter, WhatIfDifference, WhatIfRun } from './whatIfVerbs.ts';

const perPage = 50;

/** What a run came to: counts, each of which leads to its tickets, and the tickets. */
export function Outcome({ run }: { run: WhatIfRun }) {
  const [filter, setFilter] = useState<DifferenceFilter>({});
  const { summary } = run;
  return (
    <>
      <Standing run={run} />
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: 1.5 }}>
        <Part title="Решения">
          <Verdicts summary={summary} onChoose={setFilter} />
        </Part>
        <Part title="Сроки">
          <Deadlines summary={summary} onChoose={setFilter} />
        </Part>
      </Box>
      {summary.clauses.length > 0 && (
        <Part title="Пункты">
          <Clauses clauses={summary.clauses} onChoose={setFilter} />
        </Part>
      )}
      <Differences run={run} filter={filter} onFilter={setFilter} />
    </>
  );
}

type Summary = WhatIfRun['summary'];
type Choose = (filter: DifferenceFilter) => void;

function Standing({ run: { state, done, total, question, editionName, summary } }: { run: WhatIfRun }) {
  const period = `${formatDate(question.from)} — ${formatDate(question.to)}`;
  const tickets = counted(summary.tickets, 'обращение', 'обращения', 'обращений');
  return (
    <Box sx={{ display: 'grid', gap: 1, mb: 1.5 }}>
      {state === 'failed' && <Alert severity="error">Пересчёт не удался. Запустите его ещё раз.</Alert>}
      {state === 'cancelled' && (
        <Alert severity="warning">
          Остановлен: пересчитано {done} из {total}. Итог ниже неполный.
        </Alert>
      )}
      <Box>
        <b>
          {period}: {tickets}
        </b>
        {editionName && `, редакция «${editionName}»`}. Иначе было бы у {summary.differing.toLocaleString('ru-RU')}.
      </Box>
      {summary.notReproduced > 0 && (
        <Alert severity="info">
          {counted(summary.notReproduced, 'обращение', 'обращения', 'обращений')} и по условиям своего дня решились бы
          сегодня не так, как записано: реестр с тех пор загружали заново, ждали даты или решал специалист. На сравнение
          это не влияет: обе стороны посчитаны по одному реестру.
        </Alert>
      )}
      {summary.unjudged > 0 && (
        <Alert severity="warning">
          Не пересчитано {summary.unjudged}: их год не покрыт производственным календарём.
        </Alert>
      )}
    </Box>
  );
}

const Count = ({ value, onClick }: { value: number; onClick: () => void }) =>
  value === 0 ? (
    <span>0</span>
  ) : (
    <Link
      component="button"
      type="button"
      onClick={onClick}
      sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}
    >
      {value.toLocaleString('ru-RU')}
    </Link>
  );

const Row = ({ children, count }: { children: ReactNode; count: ReactNode }) => (
  <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', px: 1.5, py: 0.5 }}>
    <Box sx={{ flex: 1, display: 'flex', gap: 0.75, alignItems: 'center', flexWrap: 'wrap' }}>{children}</Box>
    {count}
  </Box>
);

function Verdicts({ summary: { verdicts }, onChoose }: { summary: Summary; onChoose: Choose }) {
  if (verdicts.length === 0) return <None>Ни одно решение не изменилось бы.</None>;
  return verdicts.map(({ was, would, items }) => (
    <Row
      key={`${was}/${would}`}
      count={<Count value={items} onClick={() => onChoose({ about: 'verdict', was, would })} />}
    >
      <VerdictBadge verdict={was} /> → <VerdictBadge verdict={would} />
    </Row>
  ));
}

function Deadlines({ summary: { deadlines, late }, onChoose }: { summary: Summary; onChoose: Choose }) {
  const rows = [
    ['раньше', deadlines.earlier],
    ['позже', deadlines.later],
    ['срок пошёл бы', deadlines.begun],
    ['срок не шёл бы', deadlines.dropped],
  ] as const;
  if (rows.every(([, value]) => value === 0)) return <None>Ни один срок не изменился бы.</None>;
  return (
    <>
      {rows.map(([label, value]) => (
        <Row key={label} count={<Count value={value} onClick={() => onChoose({ about: 'deadline' })} />}>
          {label}
        </Row>
      ))}
      <Row
        count={
          <span>
            {late.was.toLocaleString('ru-RU')} →{' '}
            <Count value={late.would} onClick={() => onChoose({ about: 'late' })} />
          </span>
        }
      >
        просрочено
      </Row>
    </>
  );
}

function Clauses({ clauses, onChoose }: { clauses: Summary['clauses']; onChoose: Choose }) {
  return (
    <RecordsTable
      label="Пункты, на которые решения опирались бы иначе"
      rows={clauses.map((row) => ({ id: row.clause, ...row }))}
      columns={[
        {
          title: 'Пункт',
          render: ({ clause }) => (
            <Link component="button" type="button" onClick={() => onChoose({ clause })} sx={{ fontWeight: 600 }}>
              {clauseName(clause)}
            </Link>
          ),
        },
        { title: 'Появился бы', render: ({ gained }) => gained },
        { title: 'Отпал бы', render: ({ lost }) => lost },
        { title: 'Остался, но решение другое', render: ({ otherwise }) => otherwise },
      ]}
    />
  );
}

const aboutLabels = {
  verdict: 'изменилось бы решение',
  deadline: 'изменился бы срок',
  late: 'изменилась бы просрочка',
};

const filterLabel = ({ about, clause, was, would }: DifferenceFilter): string => {
  if (clause) return clauseName(clause);
  if (was && would)
    return `${verdictLabels[was as keyof typeof verdictLabels]} → ${verdictLabels[would as keyof typeof verdictLabels]}`;
  return about ? aboutLabels[about] : '';
};

type DifferencesProps = { run: WhatIfRun; filter: DifferenceFilter; onFilter: Choose };

function Differences({ run, filter, onFilter }: DifferencesProps) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const [{ page, of }, setPage] = useState({ page: 1, of: filter });
  const shown = of === filter ? page : 1;
  const { data, error } = useQuery({
    queryKey: ['what-if', run.id, 'differences', filter, shown],
    queryFn: () => dataProvider.whatIfDifferences(run.id, filter, [(shown - 1) * perPage, shown * perPage - 1]),
    placeholderData: keepPreviousData,
  });
  const label = filterLabel(filter);
  const pages = Math.ceil((data?.total ?? 0) / perPage);
  return (
    <Part title="Обращения">
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1.5, py: 0.5 }}>
        <span>{data && counted(data.total, 'обращение', 'обращения', 'обращений')}</span>
        {label !== '' && <Chip size="small" label={label} onDelete={() => onFilter({})} />}
        <Box sx={{ flex: 1 }} />
        <ExportButton path={`/what-if/${run.id}/export`} asked={{ filter }} />
      </Box>
      {error && <Alert severity="error">{errorText(error)}</Alert>}
      {data && data.rows.length === 0 && <None>Таких обращений нет.</None>}
      {data && data.rows.length > 0 && (
        <RecordsTable
          label="Обращения, у которых что-то было бы иначе"
          rows={data.rows.map((row) => ({ id: row.ticketId, ...row }))}
          columns={columns}
        />
      )}
      {pages > 1 && (
        <Pagination
          count={pages}
          page={shown}
          onChange={(_, chosen) => setPage({ page: chosen, of: filter })}
          sx={{ p: 1 }}
        />
      )}
    </Part>
  );
}

const day = (instant: string): string => formatDate(moscowDate(new Date(instant)));

const columns = [
  {
    title: 'Обращение',
    render: ({ ticketId, number, receivedAt }: WhatIfDifference) => (
      <>
        <To to={`/tickets/${ticketId}`}>{number}</To>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }} title={formatFull(receivedAt)}>
          {day(receivedAt)}
        </Box>
      </>
    ),
  },
  {
    title: 'Что было бы иначе',
    render: ({ items }: WhatIfDifference) =>
      items.length === 0 ? 'решение то же' : items.map((item) => <ItemLine key={item.position} item={item} />),
  },
  {
    title: 'Срок',
    render: ({ deadline }: WhatIfDifference) =>
      deadline === null ? (
        'тот же'
      ) : (
        <Box sx={{ whiteSpace: 'nowrap' }}>
          <Due {...deadline.was} /> → <Due {...deadline.would} />
        </Box>
      ),
  },
];

function ItemLine({ item: { subscriberName, was, would } }: { item: WhatIfDifference['items'][number] }) {
  return (
    <Box sx={{ mb: 0.5 }}>
      <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'center', flexWrap: 'wrap' }}>
        {was.verdict === would.verdict ? (
          <VerdictBadge verdict={was.verdict} />
        ) : (
          <>
            <VerdictBadge verdict={was.verdict} /> → <VerdictBadge verdict={would.verdict} />
          </>
        )}
        <span>{subscriberName}</span>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {was.clauses.map(clauseName).join(', ')} → {would.clauses.map(clauseName).join(', ')}
        </Box>
      </Box>
      <Box sx={{ fontSize: 12.5 }}>{would.reason}</Box>
    </Box>
  );
}

function Due({ dueAt, isLate }: { dueAt: string | null; isLate: boolean }) {
  if (dueAt === null) return 'не идёт';
  return (
    <Box component="span" sx={({ palette }) => (isLate ? { color: palette.tones.late.fg, fontWeight: 600 } : {})}>
      {day(dueAt)} {formatTime(dueAt)}
      {isLate && ', просрочен'}
    </Box>
  );
}
