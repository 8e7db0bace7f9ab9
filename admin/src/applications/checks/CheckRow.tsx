import { Box, Button, LinearProgress } from '@mui/material';
import { registerLabels } from '@perenos/domain';
import type { ApplicationCheck } from '../../api/types.ts';
import { counted } from '../../lib/plural.ts';
import { Moment, Muted } from '../../records/parts.tsx';
import { CheckBadge } from './CheckBadge.tsx';
import { FactsTable } from './FactsTable.tsx';

type CheckRowProps = {
  check: ApplicationCheck;
  mayRun: boolean;
  mayPass: boolean;
  onRun: () => void;
  onPass: () => void;
};

const serviceName = 'Сервис проверки';

/** One named check: its state, when and by whom, what was compared, and what can be done about it. */
export function CheckRow({ check, mayRun, mayPass, onRun, onPass }: CheckRowProps) {
  const running = check.state === 'running';
  const open = !running && check.state !== 'passed';
  return (
    <Box
      component="li"
      aria-label={check.label}
      sx={{ px: 1.5, py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}
    >
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'minmax(180px, 1fr) 178px 150px 200px',
          gap: '2px 12px',
          alignItems: 'start',
        }}
      >
        <div>
          <b>{check.label}</b>
          <Words check={check} />
        </div>
        <div>
          <CheckBadge state={check.state} />
        </div>
        <div>
          {check.at === null ? <Muted>ещё не было</Muted> : <Moment at={check.at} />}
          {check.at !== null && (
            <div>
              <Muted>{check.byName ?? serviceName}</Muted>
            </div>
          )}
        </div>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, justifyContent: 'flex-end' }}>
          {mayRun && (
            <Button variant="outlined" disabled={running} onClick={onRun} aria-label={`Повторить: ${check.label}`}>
              {check.attempt === 0 ? 'Запустить' : 'Повторить'}
            </Button>
          )}
          {mayPass && open && (
            <Button onClick={onPass} aria-label={`Засчитать вручную: ${check.label}`}>
              Засчитать
            </Button>
          )}
        </Box>
      </Box>
      {running && <LinearProgress aria-label={`Выполняется: ${check.label}`} sx={{ mt: 0.75, height: 2 }} />}
      <Details check={check} />
    </Box>
  );
}

function Words({ check }: { check: ApplicationCheck }) {
  if (check.attempt === 0) return <Box sx={{ color: 'text.secondary' }}>{check.explanation}.</Box>;
  return (
    <Box>
      {check.outdated && (
        <Box sx={({ palette }) => ({ color: palette.tones.soon.fg, fontWeight: 600 })}>
          Данные заявки с тех пор изменились: прежний результат не действует.
        </Box>
      )}
      {check.summary}
      {check.grounds !== null && <div>Основание: {check.grounds}</div>}
    </Box>
  );
}

/** Folded: the comparisons of the last run, and the runs before it. */
function Details({ check }: { check: ApplicationCheck }) {
  if (check.facts.length === 0 && check.history.length === 0) return null;
  const earlier = check.history.length;
  return (
    <Box component="details" sx={{ mt: 0.25 }}>
      <Box component="summary" sx={{ fontSize: 12.5, fontWeight: 600, color: 'text.secondary' }}>
        Подробности{earlier > 0 && `, ещё ${counted(earlier, 'запуск', 'запуска', 'запусков')}`}
      </Box>
      <Box sx={{ pt: 0.5, display: 'grid', gap: 1 }}>
        <Muted>
          {check.explanation}. {check.register !== null && `Спрашивается: ${registerLabels[check.register]}.`}
        </Muted>
        {check.facts.length > 0 && <FactsTable facts={check.facts} label={check.label} />}
        {earlier > 0 && <History check={check} />}
      </Box>
    </Box>
  );
}

function History({ check }: { check: ApplicationCheck }) {
  return (
    <Box component="ol" aria-label={`Прежние запуски: ${check.label}`} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {check.history.map((run) => (
        <Box component="li" key={run.attempt} sx={{ display: 'flex', gap: 1, py: 0.25, alignItems: 'baseline' }}>
          <CheckBadge state={run.state} />
          <Muted>
            <Moment at={run.at} />, {run.byName ?? serviceName}
          </Muted>
          <span>{run.grounds === null ? run.summary : `${run.summary} Основание: ${run.grounds}`}</span>
        </Box>
      ))}
    </Box>
  );
}
