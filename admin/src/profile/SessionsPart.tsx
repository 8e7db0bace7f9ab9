import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { errorText } from '../api/http.ts';
import { account, type SessionRow } from '../auth/account.ts';
import { counted } from '../lib/plural.ts';
import { Moment, Muted, None } from '../records/parts.tsx';
import { Part } from '../records/RecordCard.tsx';
import { RecordsTable } from '../records/RecordsTable.tsx';

/** Where one is signed in; what one doesn't know is ended here. */
export function SessionsPart() {
  const notify = useNotify();
  const { data, error, refetch } = useQuery({ queryKey: ['own-sessions'], queryFn: account.sessions });
  const others = data?.filter(({ current }) => !current) ?? [];

  const end = async (work: Promise<unknown>, done: string) => {
    try {
      await work;
      notify(done, { type: 'success' });
    } catch (failure) {
      notify(errorText(failure), { type: 'error' });
    }
    await refetch();
  };
  return (
    <Part title="Мои сеансы">
      {data ? (
        <RecordsTable
          label="Мои сеансы"
          rows={data}
          columns={[
            { title: 'Устройство', render: (row) => <Device row={row} /> },
            { title: 'Вход', render: (row) => <Moment at={row.createdAt} /> },
            { title: 'Последнее действие', render: (row) => <Moment at={row.lastSeenAt} /> },
            {
              title: '',
              render: (row) =>
                row.current ? (
                  <Muted>этот сеанс</Muted>
                ) : (
                  <Button
                    aria-label={`Завершить сеанс: ${row.device}`}
                    onClick={() => void end(account.endSession(row.id), 'Сеанс завершён')}
                  >
                    Завершить
                  </Button>
                ),
            },
          ]}
        />
      ) : (
        <None>{error ? errorText(error) : 'Загрузка…'}</None>
      )}
      {others.length > 0 && (
        <Box sx={{ p: 1.5 }}>
          <Button variant="outlined" onClick={() => void end(account.endOtherSessions(), 'Другие сеансы завершены')}>
            Завершить все, кроме этого ({counted(others.length, 'сеанс', 'сеанса', 'сеансов')})
          </Button>
        </Box>
      )}
    </Part>
  );
}

function Device({ row }: { row: SessionRow }) {
  return (
    <>
      {row.device}
      <div>
        <Muted>
          {[row.address, row.remembered ? 'запомнен на 30 дней' : null].filter((part) => part !== null).join(' · ')}
        </Muted>
      </div>
    </>
  );
}
