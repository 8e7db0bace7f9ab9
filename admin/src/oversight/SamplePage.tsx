import { Box, Button, LinearProgress } from '@mui/material';
import { decisionActLabels, overrideKindLabels, reviewVerdictLabels } from '@perenos/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useParams } from 'react-router-dom';
import { useMay } from '../auth/useMay.ts';
import { formatDate } from '../lib/dates.ts';
import { percentOf } from '../lib/numbers.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Badge } from '../records/Badge.tsx';
import { Moment, Muted, None, To } from '../records/parts.tsx';
import { Part } from '../records/RecordCard.tsx';
import { type ColumnOf, RecordsTable } from '../records/RecordsTable.tsx';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';
import { VerdictBadge } from '../tickets/VerdictBadge.tsx';
import { Clauses } from './Clauses.tsx';
import type { Sample, SampledDecision } from './oversightVerbs.ts';
import { Page } from './Page.tsx';
import { ReviewDialog } from './ReviewDialog.tsx';

/** One sample: what was drawn, what its reviewers say, and what that comes to by person and clause. */
export function SamplePage() {
  const id = Number(useParams().id);
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const may = useMay();
  const [reviewed, setReviewed] = useState<SampledDecision | null>(null);
  const { data, error, isPending } = useQuery({ queryKey: ['samples', id], queryFn: () => dataProvider.sample(id) });
  const title = data ? `Выборка ${formatDate(data.from)} — ${formatDate(data.to)}` : 'Выборка решений';
  return (
    <Page title={title} pending={isPending} error={error} actions={<To to="/samples">Все выборки</To>}>
      {data && (
        <>
          <Progress sample={data} />
          <Part title="Решения">
            <RecordsTable
              label="Решения в выборке"
              rows={data.decisions}
              columns={columns(may('sampling.review') ? setReviewed : null)}
            />
          </Part>
          <Summary title="По сотрудникам" decisions={data.decisions} keysOf={({ byName }) => [byName]} />
          <Summary
            title="По пунктам"
            decisions={data.decisions}
            keysOf={({ clauses }) => clauses.map((clause) => clauseName(clause))}
          />
        </>
      )}
      {reviewed && (
        <ReviewDialog
          sampleId={id}
          decision={reviewed}
          onClose={() => setReviewed(null)}
          onReviewed={(sample) => {
            queryClient.setQueryData(['samples', id], sample);
            setReviewed(null);
          }}
        />
      )}
    </Page>
  );
}

function Progress({ sample: { size, reviewed, wrong, drawnFrom, seed } }: { sample: Sample }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 1.5 }}>
      <LinearProgress
        variant="determinate"
        value={size === 0 ? 0 : (reviewed / size) * 100}
        aria-label={`Проверено ${reviewed} из ${size}`}
        sx={{ width: 240, height: 8, borderRadius: 1 }}
      />
      <span>
        Проверено <b>{reviewed}</b> из {size}, ошибок <b>{wrong}</b>
      </span>
      <Muted>
        выбрано из {drawnFrom}, начальное значение «{seed}»
      </Muted>
    </Box>
  );
}

const columns = (onReview: ((decision: SampledDecision) => void) | null): ColumnOf<SampledDecision>[] => [
  {
    title: 'Обращение',
    render: (row) => (
      <>
        <To to={`/tickets/${row.ticketId}`}>{row.number}</To>
        <div>
          <Muted>поз. {row.position}</Muted>
        </div>
      </>
    ),
  },
  {
    title: 'Решил(а)',
    render: (row) => (
      <Box sx={{ minWidth: 120 }}>
        {row.byName}
        <div>
          <Moment at={row.at} />
        </div>
      </Box>
    ),
  },
  {
    title: 'Что сделано',
    render: (row) => (
      <Box sx={{ minWidth: 180 }}>
        {decisionActLabels[row.act]}
        {row.override && (
          <div>
            <Muted>{overrideKindLabels[row.override]}</Muted>
          </div>
        )}
      </Box>
    ),
  },
  { title: 'Машина', render: (row) => <VerdictBadge verdict={row.machine} /> },
  { title: 'Пункты', render: (row) => <Clauses clauses={row.clauses} /> },
  { title: 'Основание', render: (row) => row.grounds },
  { title: 'Проверка', render: (row) => <Outcome decision={row} onReview={onReview} /> },
];

type OutcomeProps = { decision: SampledDecision; onReview: ((decision: SampledDecision) => void) | null };

function Outcome({ decision, onReview }: OutcomeProps) {
  const { verdict, reason, reviewedByName, mine, number } = decision;
  return (
    <Box sx={{ minWidth: 170 }}>
      {verdict && (
        <>
          <Badge tone={verdict === 'right' ? 'execute' : 'late'}>{reviewVerdictLabels[verdict]}</Badge> {reason}
          <div>
            <Muted>{reviewedByName}</Muted>
          </div>
        </>
      )}
      {mine && <Muted>Ваше решение: проверит другой.</Muted>}
      {!mine && onReview && (
        <Button
          variant={verdict ? 'text' : 'outlined'}
          aria-label={`${verdict ? 'Изменить проверку' : 'Проверить'} ${number}`}
          onClick={() => onReview(decision)}
        >
          {verdict ? 'Изменить' : 'Проверить'}
        </Button>
      )}
    </Box>
  );
}

type SummaryProps = {
  title: string;
  decisions: readonly SampledDecision[];
  keysOf: (decision: SampledDecision) => string[];
};

/** What was reviewed, right and wrong, by whatever the decisions have in common. */
function Summary({ title, decisions, keysOf }: SummaryProps) {
  const keys = [...new Set(decisions.flatMap(keysOf))].sort((a, b) => a.localeCompare(b, 'ru', { numeric: true }));
  const rows = keys.map((key) => {
    const own = decisions.filter((decision) => keysOf(decision).includes(key));
    const judged = own.filter(({ verdict }) => verdict !== null);
    return {
      id: key,
      all: own.length,
      judged: judged.length,
      right: judged.filter((one) => one.verdict === 'right').length,
    };
  });
  return (
    <Part title={title}>
      {rows.length === 0 ? (
        <None>Решений нет.</None>
      ) : (
        <RecordsTable
          label={title}
          rows={rows}
          columns={[
            { title: '', render: (row) => row.id },
            { title: 'В выборке', align: 'right', render: (row) => row.all },
            { title: 'Проверено', align: 'right', render: (row) => row.judged },
            { title: 'Верно', align: 'right', render: (row) => row.right },
            { title: 'Доля верных', align: 'right', render: (row) => percentOf(row.right, row.judged) },
            { title: 'Ошибок', align: 'right', render: (row) => row.judged - row.right },
          ]}
        />
      )}
    </Part>
  );
}
