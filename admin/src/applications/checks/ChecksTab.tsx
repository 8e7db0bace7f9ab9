import Refresh from '@mui/icons-material/Refresh';
import { Alert, Box, Button, LinearProgress } from '@mui/material';
import { checkImportanceLabels } from '@perenos/domain';
import { useState } from 'react';
import { errorText } from '../../api/http.ts';
import type { ApplicationCheck, ApplicationChecks } from '../../api/types.ts';
import { Part } from '../../records/RecordCard.tsx';
import { CheckRow } from './CheckRow.tsx';
import { PassDialog } from './PassDialog.tsx';
import { useChecks } from './useChecks.ts';

/** «Проверки»: the mandatory ones, the further ones, and what holds the application back. */
export function ChecksTab({ applicationId }: { applicationId: string }) {
  const { data, error, refetch, run, pass, asking } = useChecks(applicationId);
  const [passing, setPassing] = useState<ApplicationCheck | null>(null);
  if (!data) {
    if (!error) return <LinearProgress aria-label="Загрузка проверок" sx={{ height: 2 }} />;
    return (
      <Alert severity="error" action={<Button onClick={() => refetch()}>Повторить</Button>}>
        {errorText(error)}
      </Alert>
    );
  }
  const rows = (importance: ApplicationCheck['importance']) => {
    const checks = data.checks.filter((check) => check.importance === importance);
    if (checks.length === 0) return null;
    return (
      <Part title={checkImportanceLabels[importance]}>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {checks.map((check) => (
            <CheckRow
              key={check.id}
              check={check}
              mayRun={data.mayRun}
              mayPass={data.mayPass}
              onRun={() => void run(check.id)}
              onPass={() => setPassing(check)}
            />
          ))}
        </Box>
      </Part>
    );
  };
  return (
    <Box sx={{ minWidth: 0 }}>
      <Summary data={data} asking={asking} onRun={() => void run(null)} />
      {rows('mandatory')}
      {rows('further')}
      {passing !== null && (
        <PassDialog
          check={passing}
          onPass={(grounds) => pass(passing.id, { attempt: passing.attempt, grounds })}
          onClose={() => setPassing(null)}
        />
      )}
    </Box>
  );
}

type SummaryProps = { data: ApplicationChecks; asking: boolean; onRun: () => void };

/** What the checks mean for the application, and the button that repeats them all. */
function Summary({ data, asking, onRun }: SummaryProps) {
  const running = asking || data.checks.some(({ state }) => state === 'running');
  const never = data.checks.every(({ attempt }) => attempt === 0);
  const label = never ? 'Запустить проверки' : 'Повторить проверки';
  const done = data.checks.filter(({ state }) => state !== 'running').length;
  return (
    <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'flex-start', mb: 1.5 }}>
      <Alert
        severity={data.closedReason !== null ? 'info' : data.blockedBy === null ? 'success' : 'warning'}
        sx={{ flex: 1, py: 0.25 }}
        role="status"
      >
        {data.closedReason ?? data.blockedBy ?? 'Обязательные проверки пройдены: заявку можно отправить в обработку.'}
      </Alert>
      {data.mayRun && (
        <Button
          variant="contained"
          startIcon={<Refresh />}
          disabled={running}
          onClick={onRun}
          sx={{ flex: 'none', minHeight: 36, minWidth: 190 }}
        >
          {running ? `Выполняются: ${done} из ${data.checks.length}` : label}
        </Button>
      )}
    </Box>
  );
}
