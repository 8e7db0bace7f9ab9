import {
  Alert,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
} from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useRefresh } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import { unlessBeside } from '../lib/closing.ts';
import { IssuedPasswordAlert } from './IssuedPasswordAlert.tsx';
import { UserFields, type UserInput } from './UserFields.tsx';
import { type IssuedPassword, userApi } from './userApi.ts';

const empty: UserInput = { login: '', name: '', role: 'specialist', email: '' };

/** A new account: what is typed, then the temporary password in its place. */
export function NewUserDialog({ onClose }: { onClose: () => void }) {
  const refresh = useRefresh();
  const [input, setInput] = useState(empty);
  const [byMail, setByMail] = useState(false);
  const [issued, setIssued] = useState<IssuedPassword | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const refused = failure === null ? {} : fieldErrors(failure);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      setIssued(await userApi.make({ ...input, email: input.email.trim() || null, byMail }));
      refresh();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={unlessBeside(onClose)} maxWidth="xs" fullWidth aria-labelledby="new-user-title">
      <form onSubmit={submit}>
        <DialogTitle id="new-user-title" component="h2">
          {issued ? 'Пользователь заведён' : 'Новый пользователь'}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1.75, '&&': { pt: 1 } }}>
          {issued ? (
            <IssuedPasswordAlert issued={issued} />
          ) : (
            <>
              <UserFields value={input} refused={refused} onChange={setInput} />
              <FormControlLabel
                control={<Checkbox size="small" checked={byMail} onChange={(_, value) => setByMail(value)} />}
                label="Отправить временный пароль на почту"
              />
              {failure !== null && Object.keys(refused).length === 0 && (
                <Alert severity="error">{errorText(failure)}</Alert>
              )}
            </>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{issued ? 'Закрыть' : 'Отмена'}</Button>
          {!issued && (
            <Button type="submit" variant="contained" disabled={busy || !input.login.trim() || !input.name.trim()}>
              Завести
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}
