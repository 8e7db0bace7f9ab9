import { Box, Button, Typography } from '@mui/material';
import type { SignInDuty } from '@perenos/domain';
import { useLogout } from 'react-admin';
import { usePageTitle } from '../layout/usePageTitle.ts';
import { EntryCard } from './EntryCard.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SecondFactorEnrolment } from './SecondFactorEnrolment.tsx';

const titles: Readonly<Record<SignInDuty, string>> = {
  'change-password': 'Задайте свой пароль',
  'enrol-second-factor': 'Подключите второй фактор',
};

/** Asks the server anew who is signed in, and opens the panel. */
const openPanel = (): void => window.location.reload();

/** What must be done before the panel opens: a password of one's own, a second factor. */
export function DutyPage({ duty }: { duty: SignInDuty }) {
  const signOut = useLogout();
  usePageTitle(titles[duty]);
  return (
    <EntryCard wide>
      <Typography variant="h2" component="h2">
        {titles[duty]}
      </Typography>
      {duty === 'change-password' ? (
        <>
          <span>Вы вошли по временному паролю. Смените его, чтобы начать работу.</span>
          <PasswordForm temporary onChanged={openPanel} />
        </>
      ) : (
        <>
          <span>Администратор сделал второй фактор обязательным для вашей роли.</span>
          <SecondFactorEnrolment onDone={openPanel} />
        </>
      )}
      <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 1.5 }}>
        <Button onClick={() => signOut()}>Выйти</Button>
      </Box>
    </EntryCard>
  );
}
