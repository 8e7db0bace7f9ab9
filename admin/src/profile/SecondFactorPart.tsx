import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import { account, type Profile } from '../auth/account.ts';
import { PasswordField } from '../auth/PasswordField.tsx';
import { RecoveryCodes, SecondFactorEnrolment } from '../auth/SecondFactorEnrolment.tsx';
import { formatFull } from '../lib/dates.ts';
import { Facts, Part } from '../records/RecordCard.tsx';

type SecondFactorPartProps = { secondFactor: Profile['secondFactor']; onChanged: () => void };

/** The second factor as it stands, and what its owner may do about it. */
export function SecondFactorPart({ secondFactor, onChanged }: SecondFactorPartProps) {
  const notify = useNotify();
  const [asking, setAsking] = useState<'renew' | 'remove' | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const { since, demanded, recoveryCodesLeft } = secondFactor;

  const enrolled = () => {
    notify('Второй фактор подключён', { type: 'success' });
    onChanged();
  };
  const proceed = async (password: string) => {
    if (asking === 'renew') setCodes((await account.renewRecoveryCodes(password)).codes);
    else {
      await account.removeSecondFactor(password);
      notify('Второй фактор отключён', { type: 'success' });
      onChanged();
    }
    setAsking(null);
  };
  if (codes)
    return (
      <Part title="Второй фактор">
        <Box sx={{ p: 1.5 }}>
          <RecoveryCodes
            codes={codes}
            onDone={() => {
              setCodes(null);
              onChanged();
            }}
          />
        </Box>
      </Part>
    );
  return (
    <Part title="Второй фактор">
      {since === null ? (
        <Box sx={{ p: 1.5 }}>
          <SecondFactorEnrolment onDone={enrolled} />
        </Box>
      ) : (
        <>
          <Facts
            facts={[
              ['Подключён', formatFull(since)],
              ['Резервных кодов', String(recoveryCodesLeft)],
              ['Требование', demanded && 'обязателен для вашей роли'],
            ]}
          />
          <Box sx={{ display: 'flex', gap: 1, px: 1.5, pb: 1.5 }}>
            <Button variant="outlined" onClick={() => setAsking('renew')}>
              Новые резервные коды
            </Button>
            {!demanded && <Button onClick={() => setAsking('remove')}>Отключить</Button>}
          </Box>
        </>
      )}
      {asking && (
        <PasswordDialog
          title={asking === 'renew' ? 'Новые резервные коды' : 'Отключить второй фактор'}
          text={
            asking === 'renew'
              ? 'Прежние коды перестанут действовать. Подтвердите паролем.'
              : 'Для входа будет достаточно пароля. Подтвердите паролем.'
          }
          onConfirm={proceed}
          onClose={() => setAsking(null)}
        />
      )}
    </Part>
  );
}

type PasswordDialogProps = {
  title: string;
  text: string;
  onConfirm: (password: string) => Promise<void>;
  onClose: () => void;
};

function PasswordDialog({ title, text, onConfirm, onClose }: PasswordDialogProps) {
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await onConfirm(password).catch((error: unknown) => {
      setFailure(error);
      setBusy(false);
    });
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="password-dialog-title">
      <form onSubmit={submit}>
        <DialogTitle id="password-dialog-title" component="h2">
          {title}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
          <span>{text}</span>
          <PasswordField
            label="Пароль"
            autoFocus
            autoComplete="current-password"
            value={password}
            error={failure !== null}
            helperText={failure === null ? undefined : (fieldErrors(failure).password ?? errorText(failure))}
            onChange={(event) => setPassword(event.target.value)}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Отмена</Button>
          <Button type="submit" variant="contained" disabled={busy || password === ''}>
            Подтвердить
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
