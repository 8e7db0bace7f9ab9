import { Alert, Box, Button, Checkbox, FormControlLabel } from '@mui/material';
import { userRoleLabels } from '@perenos/domain';
import { type FormEvent, useState } from 'react';
import { useGetIdentity, useNotify, useRefresh } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import type { UserRow } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import { formatFull } from '../lib/dates.ts';
import { To } from '../records/parts.tsx';
import { Facts, Part, RecordCard } from '../records/RecordCard.tsx';
import { Timeline } from '../records/Timeline.tsx';
import { UserAccess } from './UserAccess.tsx';
import { UserFields, type UserInput } from './UserFields.tsx';
import { userApi } from './userApi.ts';
import { userState } from './userState.ts';

/** One account: what it is, what an administrator may do with it, what the journal knows of it. */
export function UserPage() {
  const may = useMay();
  return (
    <RecordCard<UserRow> resource="users" list="Пользователи" name={(user) => user.name}>
      {(user) => (
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
            gap: 1.5,
            alignItems: 'start',
          }}
        >
          <div>
            <Part title="Учётная запись">
              <Facts
                facts={[
                  ['Состояние', userState(user)],
                  ['Логин', user.login],
                  ['Роль', userRoleLabels[user.role]],
                  ['Почта', user.email],
                  ['Заведён', formatFull(user.createdAt)],
                  [
                    'Второй фактор',
                    user.secondFactorSince ? `с ${formatFull(user.secondFactorSince)}` : 'не подключён',
                  ],
                  ['Открытых сеансов', String(user.sessions)],
                  ['Был в системе', user.lastSeenAt && formatFull(user.lastSeenAt)],
                  [
                    'Что делал',
                    <To key="journal" to={didWhat(user.id)}>
                      в журнале
                    </To>,
                  ],
                ]}
              />
            </Part>
            {may('users.manage') && (
              <>
                <UserForm key={JSON.stringify(user)} user={user} />
                <UserAccess user={user} />
              </>
            )}
          </div>
          <Timeline filter={{ objectType: 'user', objectId: String(user.id) }} />
        </Box>
      )}
    </RecordCard>
  );
}

const didWhat = (id: number): string => `/journal?filter=${encodeURIComponent(JSON.stringify({ actor: String(id) }))}`;

function UserForm({ user }: { user: UserRow }) {
  const notify = useNotify();
  const refresh = useRefresh();
  const { data: me } = useGetIdentity();
  const before = { login: user.login, name: user.name, role: user.role, email: user.email ?? '' };
  const [input, setInput] = useState<UserInput>(before);
  const [active, setActive] = useState(user.active);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const refused = failure === null ? {} : fieldErrors(failure);
  const isChanged = JSON.stringify({ ...input, active }) !== JSON.stringify({ ...before, active: user.active });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      await userApi.change(user.id, { ...input, email: input.email.trim() || null, active });
      notify('Сохранено', { type: 'success' });
      refresh();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Part title="Изменить">
      <Box component="form" onSubmit={submit} sx={{ p: 1.5, display: 'grid', gap: 1.5 }}>
        <UserFields value={input} refused={refused} onChange={setInput} />
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={active}
              disabled={me?.id === user.id}
              onChange={(_, value) => setActive(value)}
            />
          }
          label="Доступ открыт"
        />
        {failure !== null && Object.keys(refused).length === 0 && (
          <Alert severity="error" role="alert">
            {errorText(failure)}
          </Alert>
        )}
        <div>
          <Button type="submit" variant="contained" disabled={busy || !isChanged}>
            Сохранить
          </Button>
        </div>
      </Box>
    </Part>
  );
}
