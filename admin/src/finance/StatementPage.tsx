import { Alert, Box, Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { errorText } from '../api/http.ts';
import type { StatementDetail } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import { formatFull } from '../lib/dates.ts';
import { counted } from '../lib/plural.ts';
import { money } from '../lib/text.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { None } from '../records/parts.tsx';
import { Part, RecordCard } from '../records/RecordCard.tsx';
import { Outcome } from './Outcome.tsx';
import { PaymentTable } from './PaymentTable.tsx';

export function StatementPage() {
  return (
    <RecordCard<StatementDetail> resource="statements" list="Выписки банка" name={({ fileName }) => fileName}>
      {(statement) => <Statement statement={statement} />}
    </RecordCard>
  );
}

function Statement({ statement }: { statement: StatementDetail }) {
  const { state } = useLocation();
  const isBooked = statement.state === 'booked';
  const known = (state as { known?: boolean } | null)?.known === true;
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {known && (
        <Alert severity="info">
          {isBooked
            ? 'Этот файл уже загружали и провели: ничего нового в нём нет, ничего не изменилось.'
            : 'Этот файл уже загружали: показана та же выписка.'}
        </Alert>
      )}
      {isBooked && statement.bookedAt && (
        <Alert severity="success">
          Проведена {formatFull(statement.bookedAt)}, {statement.bookedByName}.
          {statement.unallocated > 0 &&
            ` Не разнесено: ${counted(statement.unallocated, 'платёж', 'платежа', 'платежей')}.`}
        </Alert>
      )}
      {!isBooked && <Summary statement={statement} />}
      {!isBooked && <Outcome statement={statement} />}
      <Part title="Платежи">
        {statement.rows.length === 0 ? (
          <None>Поступлений нет.</None>
        ) : (
          <PaymentTable payments={statement.rows} label="Платежи" />
        )}
      </Part>
      {statement.problems.length > 0 && (
        <Part title="Не прочитано">
          <Box component="ul" sx={{ m: 0, py: 1, pl: 4, pr: 1.5 }}>
            {statement.problems.map((problem) => (
              <li key={problem.line}>
                Строка {problem.line}: {problem.reason} <Box component="q">{problem.text}</Box>
              </li>
            ))}
          </Box>
        </Part>
      )}
      <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
        Прочитано как {statement.format === '1c' ? 'обмен 1С с банком' : 'CSV'}, {statement.encoding}. Пропущено:
        списаний {statement.skippedOutgoing}, итогов и служебных строк {statement.skippedOther}.
      </Box>
    </Box>
  );
}

const countOf = (statement: StatementDetail, ...states: StatementDetail['rows'][number]['state'][]): number =>
  statement.rows.filter(({ state }) => states.includes(state)).length;

/** What the booking will do, in figures, and the one button that does it. */
function Summary({ statement }: { statement: StatementDetail }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const may = useMay();
  const notify = useNotify();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ready = statement.rows.filter(({ state }) => state === 'matched' || state === 'decided');
  const sum = ready.flatMap(({ allocations }) => allocations).reduce((total, { kopecks }) => total + kopecks, 0);
  const review = countOf(statement, 'review');
  const repeated = countOf(statement, 'repeated');
  const nothingNew = repeated === statement.rows.length;

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(errorText(error));
    }
    refresh();
    setBusy(false);
  };
  const book = () =>
    attempt(async () => {
      const done = await dataProvider.bookStatement(statement.id, statement.digest);
      const tickets = done.tickets.length > 0 ? ` Обращения рассмотрены заново: ${done.tickets.join(', ')}.` : '';
      notify(`Выписка проведена: оплачено счетов — ${done.paid}, снято ограничений — ${done.lifted}.${tickets}`, {
        type: 'success',
      });
    });
  const discard = () =>
    attempt(async () => {
      await dataProvider.discardStatement(statement.id);
      notify('Выписка удалена, ничего не проведено.', { type: 'info' });
      navigate('/statements');
    });
  return (
    <>
      {problem && <Alert severity="error">{problem}</Alert>}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
        <Alert severity={nothingNew ? 'info' : 'warning'} sx={{ flex: 1 }}>
          {nothingNew
            ? 'Новых платежей нет: все уже учтены, ничего не изменится.'
            : `Ещё ничего не проведено. Разносится ${counted(ready.length, 'платёж', 'платежа', 'платежей')} на ${money(sum)}${review > 0 ? `; решает человек — ${review}` : ''}${repeated > 0 ? `; уже учтены — ${repeated}` : ''}.`}
        </Alert>
        {may('finance.import-statement') && (
          <>
            <Button disabled={busy} onClick={discard}>
              Удалить
            </Button>
            <Button variant="contained" disabled={busy || nothingNew} onClick={book}>
              Провести
            </Button>
          </>
        )}
      </Box>
    </>
  );
}
