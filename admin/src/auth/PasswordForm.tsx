import CheckCircle from '@mui/icons-material/CheckCircle';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import { Alert, Box, Button } from '@mui/material';
import { passwordRules } from '@perenos/domain';
import { type FormEvent, useState } from 'react';
import { errorText, fieldErrors } from '../api/http.ts';
import { account } from './account.ts';
import { PasswordField } from './PasswordField.tsx';

const empty = { oldPassword: '', newPassword: '', confirmation: '' };
const hintId = 'password-rules';

/** «Изменить пароль»: the rules stand beside the fields, and each ticks off while one types. */
export function PasswordForm({ temporary, onChanged }: { temporary: boolean; onChanged: () => void }) {
  const [typed, setTyped] = useState(empty);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const refused = failure === null ? {} : fieldErrors(failure);
  const keepsRules = passwordRules.every(({ holds }) => holds(typed.newPassword));
  const mismatch = typed.confirmation !== '' && typed.confirmation !== typed.newPassword;
  const complete = keepsRules && typed.oldPassword !== '' && typed.confirmation === typed.newPassword;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!complete || busy) return;
    setBusy(true);
    setFailure(null);
    try {
      await account.changePassword(typed);
      setTyped(empty);
      onChanged();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const field = (name: keyof typeof empty) => ({
    name,
    value: typed[name],
    error: refused[name] !== undefined,
    helperText: refused[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  });
  return (
    <Box
      component="form"
      aria-label="Изменение пароля"
      onSubmit={submit}
      sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 300px) minmax(0, 1fr)' }, gap: 2.5 }}
    >
      <Box sx={{ display: 'grid', gap: 1.5, alignContent: 'start' }}>
        <PasswordField
          {...field('oldPassword')}
          label={temporary ? 'Старый пароль (временный)' : 'Старый пароль'}
          autoComplete="current-password"
        />
        <PasswordField
          {...field('newPassword')}
          label="Новый пароль"
          autoComplete="new-password"
          describedBy={hintId}
        />
        <PasswordField
          {...field('confirmation')}
          {...(mismatch ? { error: true, helperText: 'Пароли не совпадают' } : {})}
          label="Подтверждение пароля"
          autoComplete="new-password"
        />
        {failure !== null && Object.keys(refused).length === 0 && (
          <Alert severity="error" role="alert">
            {errorText(failure)}
          </Alert>
        )}
        <div>
          <Button type="submit" variant="contained" disabled={!complete || busy}>
            Изменить пароль
          </Button>
        </div>
      </Box>
      <PasswordHints password={typed.newPassword} />
    </Box>
  );
}

function PasswordHints({ password }: { password: string }) {
  return (
    <Box id={hintId} sx={{ p: 1.5, bgcolor: 'action.hover', borderRadius: 1, alignSelf: 'start', fontSize: 13 }}>
      <Box sx={{ fontWeight: 600, mb: 0.75 }}>Требования к паролю</Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
        {passwordRules.map(({ id, label, holds }) => {
          const kept = holds(password);
          const Mark = kept ? CheckCircle : RadioButtonUnchecked;
          return (
            <Box component="li" key={id} data-kept={kept} sx={{ display: 'flex', gap: 0.75, alignItems: 'center' }}>
              <Mark
                titleAccess={kept ? 'выполнено' : 'не выполнено'}
                sx={{ fontSize: 17, color: kept ? 'success.main' : 'text.disabled' }}
              />
              {label}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
