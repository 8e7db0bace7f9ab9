import { Alert, Box } from '@mui/material';
import { formatFull } from '../lib/dates.ts';
import type { IssuedPassword } from './userApi.ts';

/** The password that was just issued: shown this once, or a word that it went by mail. */
export function IssuedPasswordAlert({ issued }: { issued: IssuedPassword }) {
  return (
    <Alert severity="success" role="status">
      {issued.temporaryPassword === null ? (
        <>Временный пароль отправлен на {issued.user.email}.</>
      ) : (
        <>
          Временный пароль для «{issued.user.login}»:{' '}
          <Box component="code" data-testid="temporary-password" sx={{ fontSize: 16, fontWeight: 700 }}>
            {issued.temporaryPassword}
          </Box>
          . Передайте его лично: больше он не появится.
        </>
      )}{' '}
      Действует до {formatFull(issued.until)}; при первом входе система попросит задать свой.
    </Alert>
  );
}
