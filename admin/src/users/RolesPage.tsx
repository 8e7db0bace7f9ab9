import Check from '@mui/icons-material/Check';
import { Alert, Box, Button, Checkbox, LinearProgress, Tooltip, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useNotify } from 'react-admin';
import { errorText } from '../api/http.ts';
import type { UserRow } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import { usePageTitle } from '../layout/usePageTitle.ts';
import { Muted } from '../records/parts.tsx';
import { type PermissionTable, userApi } from './userApi.ts';

const key = ['permissions'];

/** «Роли и права»: the one table by which the product decides who may do what. */
export function RolesPage() {
  usePageTitle('Роли и права');
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: userApi.permissions });
  return (
    // A scrolling region must be reachable by keyboard (WCAG 2.1.1).
    <Box
      tabIndex={0}
      role="group"
      aria-label="Роли и права"
      sx={{ height: '100%', overflowY: 'auto', bgcolor: 'background.paper', outlineOffset: -2 }}
    >
      <Box component="header" sx={{ px: 2, pt: 1.5, pb: 1.25 }}>
        <Typography variant="h1">Роли и права</Typography>
        <Muted>По этой таблице система решает, кому что разрешено: и в панели, и на сервере.</Muted>
      </Box>
      {error && (
        <Alert severity="error" sx={{ m: 2 }} action={<Button onClick={() => refetch()}>Повторить</Button>}>
          {errorText(error)}
        </Alert>
      )}
      {data ? <RolesTable table={data} /> : !error && <LinearProgress aria-label="Загрузка" />}
    </Box>
  );
}

const heading = { textAlign: 'center', px: 1, py: 0.75, fontSize: 12.5, fontWeight: 600, width: '11.5%' } as const;

function RolesTable({ table }: { table: PermissionTable }) {
  const groups = [...Map.groupBy(table.permissions, ({ group }) => group)];
  return (
    <Box
      component="table"
      aria-label="Роли и права"
      sx={({ palette }) => ({
        width: '100%',
        tableLayout: 'fixed',
        borderCollapse: 'collapse',
        fontSize: 13,
        '& td, & tbody th': { px: 1, py: 0.5, borderBottom: `1px solid ${palette.divider}` },
        '& td': { textAlign: 'center' },
        '& tbody tr:hover': { bgcolor: 'action.hover' },
      })}
    >
      <Box component="thead" sx={{ position: 'sticky', top: 0, bgcolor: 'background.paper', zIndex: 1 }}>
        <tr>
          <Box component="th" scope="col" sx={{ ...heading, textAlign: 'left', pl: 2, width: 'auto' }}>
            Что можно делать
          </Box>
          {table.roles.map(({ role, label, users }) => (
            <Box component="th" scope="col" key={role} sx={heading}>
              {label}
              <Box sx={{ fontWeight: 400 }}>
                <Muted>{users} чел.</Muted>
              </Box>
            </Box>
          ))}
        </tr>
      </Box>
      <tbody>
        <SecondFactorRow table={table} />
        {groups.map(([group, permissions]) => (
          <Fragment key={group}>
            <tr>
              <Box
                component="th"
                scope="colgroup"
                colSpan={table.roles.length + 1}
                sx={{ textAlign: 'left', '&&': { pl: 2, pt: 1.5 }, fontSize: 12, color: 'text.secondary' }}
              >
                {group}
              </Box>
            </tr>
            {permissions.map((permission) => (
              <tr key={permission.id}>
                <Box component="th" scope="row" sx={{ textAlign: 'left', fontWeight: 400, '&&': { pl: 2 } }}>
                  {permission.label}
                </Box>
                {table.roles.map(({ role, label }) => (
                  <td key={role}>
                    {permission.roles.includes(role) ? (
                      <Check titleAccess={`${label}: разрешено`} sx={{ fontSize: 18, color: 'success.main' }} />
                    ) : (
                      <Box component="span" aria-label={`${label}: нельзя`} role="img" sx={{ color: 'text.disabled' }}>
                        —
                      </Box>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </Box>
  );
}

/** What is demanded of a role: an administrator switches it, who oversees sees it. */
function SecondFactorRow({ table }: { table: PermissionTable }) {
  const may = useMay();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const demand = async (role: UserRow['role'], demanded: boolean) => {
    try {
      queryClient.setQueryData(key, await userApi.demandSecondFactor(role, demanded));
      notify(demanded ? 'Второй фактор теперь обязателен' : 'Второй фактор теперь по желанию', { type: 'success' });
    } catch (error) {
      notify(errorText(error), { type: 'error' });
    }
  };
  return (
    <tr>
      <Box component="th" scope="row" sx={{ textAlign: 'left', '&&': { pl: 2 } }}>
        Второй фактор обязателен
        <Box sx={{ fontWeight: 400 }}>
          <Muted>У кого его нет, подключит при следующем входе, прежде чем работать.</Muted>
        </Box>
      </Box>
      {table.roles.map(({ role, label, secondFactorDemanded, users, withSecondFactor }) => (
        <td key={role}>
          <Tooltip title={`Подключили ${withSecondFactor} из ${users}`}>
            <Checkbox
              size="small"
              checked={secondFactorDemanded}
              disabled={!may('users.manage')}
              onChange={(_, value) => void demand(role, value)}
              slotProps={{ input: { 'aria-label': `${label}: второй фактор обязателен` } }}
            />
          </Tooltip>
        </td>
      ))}
    </tr>
  );
}
