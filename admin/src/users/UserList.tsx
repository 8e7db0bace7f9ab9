import { userRoleLabels } from '@perenos/domain';
import type { UserRow } from '../api/types.ts';
import { formatFull } from '../lib/dates.ts';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';

function stateText(user: UserRow): string {
  if (!user.active) return 'отключён';
  return user.lockedUntil !== null && new Date(user.lockedUntil) > new Date()
    ? `вход закрыт до ${formatFull(user.lockedUntil)}`
    : 'работает';
}

const columns: ColumnOf<UserRow>[] = [
  { title: 'Имя', sort: 'name', render: (user) => user.name },
  { title: 'Логин', sort: 'login', width: '24%', render: (user) => user.login },
  { title: 'Роль', sort: 'role', width: '20%', render: (user) => userRoleLabels[user.role] },
  { title: 'Состояние', sort: 'active', width: '28%', render: stateText },
];

export function UserList() {
  return (
    <RecordsPage<UserRow>
      resource="users"
      title="Пользователи"
      columns={columns}
      sort={{ field: 'name', order: 'ASC' }}
      searchHint="Имя, логин"
      filters={[{ field: 'role', label: 'Роль', all: 'все', options: userRoleLabels }]}
    />
  );
}
