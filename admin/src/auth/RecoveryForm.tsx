import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { errorText, fieldErrors } from '../api/http.ts';
import { account } from './account.ts';

const needed = { htmlInput: { required: true } };

/** «Восстановление доступа»: login and address, and the same answer whether or not there is such a person. */
export function RecoveryForm({ onBack }: { onBack: () => void }) {
  const [failure, setFailure] = useState<unknown>(null);
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFailure(null);
    try {
      await account.recover({ login: String(form.get('login')), email: String(form.get('email')).trim() });
      setSent(true);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const refused = failure === null ? {} : fieldErrors(failure);
  return (
    <Box
      component="form"
      onSubmit={submit}
      noValidate
      aria-label="Восстановление доступа"
      sx={{ display: 'grid', gap: 2 }}
    >
      <Typography variant="h3" component="h2">
        Восстановление доступа
      </Typography>
      {sent ? (
        <Alert severity="success" role="status">
          Если логин и почта указаны верно, на почту отправлен временный пароль. Он действует один час; прежний пароль
          работает, пока вы не вошли по временному.
        </Alert>
      ) : (
        <>
          <TextField
            name="login"
            label="Логин"
            autoComplete="username"
            autoFocus
            size="medium"
            error={refused.login !== undefined}
            helperText={refused.login}
            slotProps={needed}
          />
          <TextField
            name="email"
            label="Email"
            type="email"
            autoComplete="email"
            size="medium"
            error={refused.email !== undefined}
            helperText={refused.email}
            slotProps={needed}
          />
          {failure !== null && Object.keys(refused).length === 0 && (
            <Alert severity="error" role="alert">
              {errorText(failure)}
            </Alert>
          )}
          <Button type="submit" variant="contained" size="large" disabled={busy}>
            Восстановить
          </Button>
        </>
      )}
      <Button onClick={onBack}>← Назад</Button>
    </Box>
  );
}
