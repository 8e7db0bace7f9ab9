import { Alert, Box, Link } from '@mui/material';
import { type ReactNode, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';
import { formatDate } from '../lib/dates.ts';
import { formatNumber } from '../lib/numbers.ts';
import { counted } from '../lib/plural.ts';
import { Figure } from '../oversight/Page.tsx';
import { None } from '../records/parts.tsx';
import { Part } from '../records/RecordCard.tsx';
import { RecordsTable } from '../records/RecordsTable.tsx';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';
import { VerdictBadge } from '../tickets/VerdictBadge.tsx';
import { Differences } from './Differences.tsx';
import { changeLabels, readFilter } from './differenceFilter.ts';
import type { DifferenceFilter, WhatIfRun } from './whatIfVerbs.ts';

/** What a run came to: counts, each of which leads to its tickets, and the tickets. */
export function Outcome({ run }: { run: WhatIfRun }) {
  const [address, setAddress] = useSearchParams();
  const list = useRef<HTMLDivElement>(null);
  const { summary } = run;
  const choose = (filter: DifferenceFilter) => {
    setAddress({ run: run.id, ...filter });
    list.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      <Standing run={run} onChoose={choose} />
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: 1.5 }}>
        <Part title="Решения по абонентам">
          <Verdicts summary={summary} onChoose={choose} />
        </Part>
        <Part title="Сроки обращений">
          <Deadlines summary={summary} onChoose={choose} />
        </Part>
      </Box>
      {summary.clauses.length > 0 && (
        <Part title="Пункты, на которые решения опирались бы иначе">
          <Clauses clauses={summary.clauses} onChoose={choose} />
        </Part>
      )}
      <div ref={list}>
        <Differences run={run} filter={readFilter(address)} onFilter={choose} />
      </div>
    </>
  );
}

type Summary = WhatIfRun['summary'];
type Choose = (filter: DifferenceFilter) => void;

function Standing({ run, onChoose }: { run: WhatIfRun; onChoose: Choose }) {
  const { state, done, total, question, editionName, summary } = run;
  return (
    <Box sx={{ display: 'grid', gap: 1, mb: 1.5 }}>
      {state === 'failed' && <Alert severity="error">Пересчёт не удался. Запустите его ещё раз.</Alert>}
      {state === 'cancelled' && (
        <Alert severity="warning">
          Остановлен: пересчитано {formatNumber(done)} из {formatNumber(total)}. Итог ниже неполный.
        </Alert>
      )}
      <Alert severity="success">
        Ничего не изменено: это расчёт за {formatDate(question.from)}–{formatDate(question.to)}
        {editionName && ` по редакции «${editionName}»`}. Обращения, сроки, реестр и журнал прежние.
      </Alert>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
        <Figure label="обращений пересчитано" value={formatNumber(summary.tickets)} />
        <Figure
          label="из них было бы иначе"
          value={<Count value={summary.differing} onClick={() => onChoose({})} />}
          {...(summary.differing > 0 ? { tone: 'soon' as const } : {})}
        />
        <Figure
          label="просрочено: как есть → как было бы"
          value={`${formatNumber(summary.late.was)} → ${formatNumber(summary.late.would)}`}
          {...(summary.late.would > summary.late.was ? { tone: 'late' as const } : {})}
        />
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
          Не пересчитано {formatNumber(summary.unjudged)}: их год не покрыт производственным календарём.
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
      sx={{ font: 'inherit', fontWeight: 600, color: 'inherit', textDecoration: 'underline' }}
    >
      {formatNumber(value)}
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
  const moved = changeLabels.filter(({ change }) => deadlines[change] > 0);
  if (moved.length === 0) return <None>Ни один срок не изменился бы.</None>;
  return (
    <>
      {moved.map(({ change, label }) => (
        <Row key={change} count={<Count value={deadlines[change]} onClick={() => onChoose({ about: change })} />}>
          {label}
        </Row>
      ))}
      {late.was !== late.would && (
        <Row
          count={
            <Link component="button" type="button" onClick={() => onChoose({ about: 'late' })} sx={{ fontWeight: 600 }}>
              Показать
            </Link>
          }
        >
          у кого изменилась бы просрочка
        </Row>
      )}
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
        { title: 'Появился бы', align: 'right', render: ({ gained }) => formatNumber(gained) },
        { title: 'Отпал бы', align: 'right', render: ({ lost }) => formatNumber(lost) },
        { title: 'Остался, но решение другое', align: 'right', render: ({ otherwise }) => formatNumber(otherwise) },
      ]}
    />
  );
}
