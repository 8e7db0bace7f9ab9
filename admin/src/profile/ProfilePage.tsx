import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { userRoleLabels } from '@perenos/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { errorText } from '../api/http.ts';
import { account } from '../auth/account.ts';
import { PasswordForm } from '../auth/PasswordForm.tsx';
import { usePageTitle } from '../layout/usePageTitle.ts';
import { Facts, Part } from '../records/RecordCard.tsx';
import { SecondFactorPart } from './SecondFactorPart.tsx';
import { SessionsPart } from './SessionsPart.tsx';

/** «Профиль»: who one is, the password, the second factor, where one is signed in. */
export function ProfilePage() {
  usePageTitle('Профиль');
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { data: profile, error, refetch } = useQuery({ queryKey: ['profile'], queryFn: account.profile });
  const passwordChanged = () => {
    notify('Пароль изменён. Другие ваши сеансы завершены.', { type: 'success' });
    void queryClient.invalidateQueries({ queryKey: ['own-sessions'] });
  };

  return (
    <Box sx={{ height: '100%', overflowY: 'auto', px: 2, pb: 3 }}>
      <Box component="header" sx={{ display: 'flex', alignItems: 'center', minHeight: 52 }}>
        <Typography variant="h1">Профиль</Typography>
      </Box>
      {error && (
        <Alert severity="error" action={<Button onClick={() => refetch()}>Повторить</Button>}>
          {errorText(error)}
        </Alert>
      )}
      {!profile && !error && <LinearProgress aria-label="Загрузка" />}
      {profile && (
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
            gap: 1.5,
            alignItems: 'start',
          }}
        >
          <div>
            <Part title="Безопасность">
              <Facts
                facts={[
                  ['Имя', profile.user.name],
                  ['Логин', profile.user.login],
                  ['Роль', userRoleLabels[profile.user.role]],
                  ['Email', profile.email ?? 'не указан: восстановить доступ сможет только администратор'],
                ]}
              />
              <Box sx={{ px: 1.5, pb: 1.5 }}>
                <PasswordForm temporary={profile.temporaryPassword} onChanged={passwordChanged} />
              </Box>
            </Part>
            <SecondFactorPart secondFactor={profile.secondFactor} onChanged={() => void refetch()} />
          </div>
          <SessionsPart />
        </Box>
      )}
    </Box>
  );
}
