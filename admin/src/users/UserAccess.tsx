import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useGetIdentity, useNotify, useRefresh } from 'react-admin';
import { errorText } from '../api/http.ts';
import type { UserRow } from '../api/types.ts';
import { None } from '../records/parts.tsx';
import { Part } from '../records/RecordCard.tsx';
import { IssuedPasswordAlert } from './IssuedPasswordAlert.tsx';
import { type IssuedPassword, userApi } from './userApi.ts';

/** What an administrator does for somebody who can't get in, or who shouldn't be in any more. */
export function UserAccess({ user }: { user: UserRow }) {
  const notify = useNotify();
  const refresh = useRefresh();
  const { data: me } = useGetIdentity();
  const [issued, setIssued] = useState<IssuedPassword | null>(null);
  const [busy, setBusy] = useState(false);

  const doing = async (work: () => Promise<unknown>, done: string) => {
    setBusy(true);
    try {
      await work();
      notify(done, { type: 'success' });
      refresh();
    } catch (error) {
      notify(errorText(error), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  const issue = (byMail: boolean) =>
    doing(async () => setIssued(await userApi.issuePassword(user.id, byMail)), 'Временный пароль выдан');
  if (me?.id === user.id)
    return (
      <Part title="Доступ">
        <None>Свой пароль, второй фактор и сеансы — в профиле. Свою роль меняет другой администратор.</None>
      </Part>
    );
  return (
    <Part title="Доступ">
      <Box sx={{ p: 1.5, display: 'grid', gap: 1.5 }}>
        {issued && <IssuedPasswordAlert issued={issued} />}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <Button variant="outlined" disabled={busy} onClick={() => issue(false)}>
            Выдать временный пароль
          </Button>
          {user.email !== null && (
            <Button variant="outlined" disabled={busy} onClick={() => issue(true)}>
              Отправить временный пароль на почту
            </Button>
          )}
          {user.lockedUntil !== null && (
            <Button
              variant="outlined"
              disabled={busy}
              onClick={() => doing(() => userApi.unlock(user.id), 'Вход разблокирован')}
            >
              Разблокировать вход
            </Button>
          )}
          {user.secondFactorSince !== null && (
            <Button
              variant="outlined"
              disabled={busy}
              onClick={() => doing(() => userApi.resetSecondFactor(user.id), 'Второй фактор снят')}
            >
              Снять второй фактор
            </Button>
          )}
          {user.sessions > 0 && (
            <Button
              variant="outlined"
              disabled={busy}
              onClick={() => doing(() => userApi.endSessions(user.id), 'Сеансы завершены')}
            >
              Завершить сеансы
            </Button>
          )}
        </Box>
      </Box>
    </Part>
  );
}
