import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { errorText, fieldErrors } from '../api/http.ts';
import { usePageTitle } from '../layout/usePageTitle.ts';
import { formatNumber } from '../lib/numbers.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Outcome } from './Outcome.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import type { WhatIfQuestion, WhatIfRun } from './whatIfVerbs.ts';

/** How often a run is asked how far it has come. */
const pollMs = 400;

/** What another edition or other settings would have done to a past period, before anything holds. */
export function WhatIfPage() {
  usePageTitle('Что, если');
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const [address, setAddress] = useSearchParams();
  const [problem, setProblem] = useState<unknown>(null);
  const [starting, setStarting] = useState(false);
  const id = address.get('run');
  const { data: run, error } = useQuery({
    queryKey: ['what-if', id],
    queryFn: () => dataProvider.whatIfRun(id ?? ''),
    enabled: id !== null,
    retry: false,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? pollMs : false),
  });
  const show = (shown: WhatIfRun) => {
    queryClient.setQueryData(['what-if', shown.id], shown);
    setAddress({ run: shown.id }, { replace: true });
  };
  const start = async (question: WhatIfQuestion) => {
    setProblem(null);
    setStarting(true);
    try {
      show(await dataProvider.startWhatIf(question));
    } catch (refusal) {
      setProblem(refusal);
    }
    setStarting(false);
  };
  const editionId = Number(address.get('edition')) || null;
  return (
    <Box sx={{ height: '100%', overflowY: 'auto', px: 2, pb: 3 }}>
      <Box component="header" sx={{ minHeight: 52, display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap' }}>
        <Typography variant="h1">Что, если</Typography>
        <Box sx={{ color: 'text.secondary' }}>
          Прошедший период заново, по другой редакции или настройкам. В обращениях, реестре и журнале ничего не
          меняется.
        </Box>
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: '372px minmax(0, 1fr)', gap: 2, alignItems: 'start' }}>
        <QuestionForm
          key={run?.id ?? editionId}
          asked={run?.question ?? null}
          editionId={editionId}
          busy={starting || run?.state === 'running'}
          onStart={start}
        />
        <div>
          {problem !== null && (
            <Alert severity="error" sx={{ mb: 1.5 }}>
              {Object.values(fieldErrors(problem)).join(' ') || errorText(problem)}
            </Alert>
          )}
          {error && <Alert severity="warning">{errorText(error)}</Alert>}
          {run?.state === 'running' && (
            <Running run={run} onCancel={async () => show(await dataProvider.cancelWhatIf(run.id))} />
          )}
          {run && run.state !== 'running' && <Outcome run={run} />}
          {id === null && <Explanation />}
        </div>
      </Box>
    </Box>
  );
}

function Running({ run: { done, total }, onCancel }: { run: WhatIfRun; onCancel: () => void }) {
  const percent = total === 0 ? 0 : Math.min(100, (100 * done) / total);
  return (
    <Box sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1, p: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
        <Box sx={{ flex: 1, fontVariantNumeric: 'tabular-nums' }} role="status">
          {total === 0 ? 'Собираем обращения периода…' : `Пересчитано ${formatNumber(done)} из ${formatNumber(total)}`}
        </Box>
        <Button onClick={onCancel}>Остановить</Button>
      </Box>
      <LinearProgress
        variant={total === 0 ? 'indeterminate' : 'determinate'}
        value={percent}
        aria-label="Ход пересчёта"
      />
    </Box>
  );
}

/** What the run rests on, said before it is asked. */
const Explanation = () => (
  <Box sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1, p: 2, maxWidth: 720 }}>
    <Box component="h2" sx={{ m: 0, mb: 1, fontSize: 15 }}>
      Как считается
    </Box>
    <Box component="ul" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 0.75 }}>
      <li>
        Каждое обращение решается заново дважды: по условиям своего дня и по выбранным. Разница — только от условий.
      </li>
      <li>
        Обращение — каким оно хранится: данные из писем с поправками сотрудников, документы, отправитель, день запроса.
      </li>
      <li>
        Реестр — каким он был в день обращения, насколько это известно программе: исполненное после него откатывается.
        Загрузки реестра извне и правки карточек не откатываются; сколько обращений из-за этого сегодня решились бы не
        так, как тогда, говорится в итоге.
      </li>
      <li>
        Сроки — по событиям каждого обращения и календарю его дня. Если меняется само решение, срок считается от
        получения последних данных.
      </li>
    </Box>
  </Box>
);
