import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useLogin } from 'react-admin';
import { errorText } from '../api/http.ts';
import { Emblem } from '../layout/Emblem.tsx';

/** Both fields are needed, so a mark that says so would say nothing. */
const optional = { inputLabel: { required: false } };

/** The first page: login and password, in the words of the house. */
export function SignInPage() {
  const signIn = useLogin();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    try {
      await signIn({ login: String(form.get('login')).trim(), password: String(form.get('password')) });
    } catch (error) {
      setProblem(errorText(error));
      setBusy(false);
    }
  };

  return (
    <Box
      component="main"
      sx={{ minHeight: '100%', display: 'grid', placeItems: 'center', p: 3, bgcolor: 'background.default' }}
    >
      <Box
        component="form"
        onSubmit={submit}
        aria-labelledby="sign-in-title"
        sx={{
          width: 380,
          maxWidth: '100%',
          p: 4,
          display: 'grid',
          gap: 2,
          bgcolor: 'background.paper',
          border: 1,
          borderColor: 'divider',
          borderRadius: 2,
        }}
      >
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', mb: 1 }}>
          <Emblem size={40} />
          <div>
            <Typography id="sign-in-title" variant="h1">
              Перенос
            </Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              Бэк-офис переносов Астрала
            </Typography>
          </div>
        </Box>
        <TextField
          name="login"
          label="Логин"
          autoComplete="username"
          autoFocus
          required
          size="medium"
          slotProps={optional}
        />
        <TextField
          name="password"
          label="Пароль"
          type="password"
          autoComplete="current-password"
          required
          size="medium"
          slotProps={optional}
        />
        {problem !== null && (
          <Alert severity="error" role="alert">
            {problem}
          </Alert>
        )}
        <Button type="submit" variant="contained" size="large" disabled={busy}>
          {busy ? 'Входим…' : 'Войти'}
        </Button>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          Забыли пароль или учётной записи нет? Обратитесь к администратору.
        </Typography>
      </Box>
    </Box>
  );
}
