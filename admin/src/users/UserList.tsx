import PersonAddAlt from '@mui/icons-material/PersonAddAlt';
import { Button } from '@mui/material';
import { userRoleLabels } from '@perenos/domain';
import { useState } from 'react';
import type { UserRow } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import { Moment, Muted, To } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';
import { NewUserDialog } from './NewUserDialog.tsx';
import { userState } from './userState.ts';

const columns: ColumnOf<UserRow>[] = [
  {
    title: 'Имя',
    sort: 'name',
    render: (user) => (
      <>
        <To to={`/users/${user.id}`}>{user.name}</To>
        <div>
          <Muted>{user.email ?? 'почта не указана'}</Muted>
        </div>
      </>
    ),
  },
  { title: 'Логин', sort: 'login', width: '16%', render: (user) => user.login },
  { title: 'Роль', sort: 'role', width: '16%', render: (user) => userRoleLabels[user.role] },
  { title: 'Второй фактор', width: '13%', render: (user) => (user.secondFactorSince ? 'подключён' : 'нет') },
  { title: 'Был в системе', width: '13%', render: (user) => <Moment at={user.lastSeenAt} /> },
  { title: 'Состояние', sort: 'active', width: '20%', render: userState },
];

export function UserList() {
  const may = useMay();
  const [making, setMaking] = useState(false);
  return (
    <>
      <RecordsPage<UserRow>
        resource="users"
        title="Пользователи"
        columns={columns}
        sort={{ field: 'name', order: 'ASC' }}
        searchHint="Имя, логин, почта"
        filters={[{ field: 'role', label: 'Роль', all: 'все', options: userRoleLabels }]}
        actions={
          may('users.manage') && (
            <Button variant="contained" startIcon={<PersonAddAlt />} onClick={() => setMaking(true)}>
              Завести пользователя
            </Button>
          )
        }
      />
      {making && <NewUserDialog onClose={() => setMaking(false)} />}
    </>
  );
}
