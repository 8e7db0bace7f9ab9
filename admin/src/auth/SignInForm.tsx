import { Alert, Box, Button, Checkbox, FormControlLabel, Link, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { errorCode, errorText } from '../api/http.ts';
import type { SignInInput } from '../api/types.ts';

/** Both fields are needed, so a mark that says so would say nothing: the browser alone is told. */
const needed = { htmlInput: { required: true } };

type SignInFormProps = {
  signIn: (input: SignInInput) => Promise<unknown>;
  /** Who has sat here before. */
  login?: string;
  onRecover?: () => void;
};

/** Login and password and, where the server asks for it, the second factor. */
export function SignInForm({ signIn, login, onRecover }: SignInFormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [asksCode, setAsksCode] = useState(false);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const code = String(form.get('code') ?? '').trim();
    setBusy(true);
    setProblem(null);
    try {
      await signIn({
        login: String(form.get('login')).trim(),
        password: String(form.get('password')),
        remember: form.get('remember') !== null,
        ...(code === '' ? {} : { code }),
      });
    } catch (error) {
      const needsCode = errorCode(error) === 'second-factor-needed';
      if (needsCode) setAsksCode(true);
      // The field that has just appeared says the same.
      setProblem(needsCode && !asksCode ? null : errorText(error));
      setBusy(false);
    }
  };

  return (
    <Box component="form" onSubmit={submit} aria-labelledby="sign-in-title" sx={{ display: 'grid', gap: 2 }}>
      <TextField
        name="login"
        label="Логин"
        autoComplete="username"
        defaultValue={login}
        autoFocus={login === undefined}
        size="medium"
        slotProps={needed}
      />
      <div>
        <TextField
          name="password"
          label="Пароль"
          type="password"
          autoComplete="current-password"
          autoFocus={login !== undefined}
          fullWidth
          size="medium"
          slotProps={needed}
        />
        {onRecover && (
          <Box sx={{ textAlign: 'right', mt: 0.5 }}>
            <Link component="button" type="button" onClick={onRecover} sx={{ fontSize: 13 }}>
              Забыли пароль?
            </Link>
          </Box>
        )}
      </div>
      {asksCode && (
        <TextField
          name="code"
          label="Код подтверждения"
          helperText="Из приложения на телефоне или резервный код"
          autoComplete="one-time-code"
          autoFocus
          size="medium"
          slotProps={{ htmlInput: { required: true, maxLength: 40 } }}
        />
      )}
      <FormControlLabel control={<Checkbox name="remember" size="small" />} label="Запомнить меня" />
      {problem !== null && (
        <Alert severity="error" role="alert">
          {problem}
        </Alert>
      )}
      <Button type="submit" variant="contained" size="large" disabled={busy}>
        {busy ? 'Входим…' : 'Войти'}
      </Button>
    </Box>
  );
}
