import ContentCopy from '@mui/icons-material/ContentCopy';
import { Alert, Box, Button, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import { account, type Enrolment } from './account.ts';

/** From «Подключить» to the recovery codes: the picture, the key by hand, the code that confirms. */
export function SecondFactorEnrolment({ onDone }: { onDone: () => void }) {
  const [begun, setBegun] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const doing = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    await work().catch(setFailure);
    setBusy(false);
  };
  const begin = () => doing(async () => setBegun(await account.beginSecondFactor()));
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    void doing(async () => setCodes((await account.confirmSecondFactor(code)).codes));
  };

  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  const refused = failure === null ? undefined : fieldErrors(failure).code;
  const problem = failure !== null && refused === undefined && <Alert severity="error">{errorText(failure)}</Alert>;
  if (!begun)
    return (
      <Box sx={{ display: 'grid', gap: 1.5, justifyItems: 'start' }}>
        <span>При входе, кроме пароля, понадобится код из приложения на телефоне (Яндекс Ключ, FreeOTP и другие).</span>
        {problem}
        <Button variant="contained" disabled={busy} onClick={begin}>
          Подключить второй фактор
        </Button>
      </Box>
    );
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '196px minmax(0, 1fr)' }, gap: 2.5 }}>
      <Box
        component="img"
        src={begun.qr}
        alt="QR-код для приложения"
        sx={{ width: 196, height: 196, bgcolor: '#fff', border: 1, borderColor: 'divider', borderRadius: 1 }}
      />
      <Box
        component="form"
        aria-label="Подтверждение второго фактора"
        onSubmit={confirm}
        sx={{ display: 'grid', gap: 1.25, alignContent: 'start', justifyItems: 'start' }}
      >
        <span>1. Откройте приложение и снимите QR-код. Не снимается — введите ключ вручную:</span>
        <Box component="code" data-testid="manual-key" sx={{ fontSize: 14, overflowWrap: 'anywhere' }}>
          {begun.manualKey}
        </Box>
        <span>2. Введите шесть цифр, которые показывает приложение:</span>
        <TextField
          label="Код из приложения"
          value={code}
          autoFocus
          autoComplete="one-time-code"
          error={refused !== undefined}
          helperText={refused}
          onChange={(event) => setCode(event.target.value)}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 7 } }}
        />
        {problem}
        <Button type="submit" variant="contained" disabled={busy || code.trim() === ''}>
          Подтвердить
        </Button>
      </Box>
    </Box>
  );
}

/** Shown once: what is not kept now is gone. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const notify = useNotify();
  const copy = () =>
    void navigator.clipboard.writeText(codes.join('\n')).then(() => notify('Коды скопированы', { type: 'success' }));
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Alert severity="warning">
        Сохраните резервные коды: больше они не появятся. Каждый открывает вход один раз, если телефона нет под рукой.
      </Alert>
      <Box
        component="ol"
        aria-label="Резервные коды"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 1.5,
          display: 'grid',
          gridTemplateColumns: 'repeat(2, max-content)',
          gap: '4px 28px',
          fontFamily: 'monospace',
          fontSize: 14,
          bgcolor: 'action.hover',
          borderRadius: 1,
        }}
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </Box>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button variant="contained" onClick={onDone}>
          Коды сохранены
        </Button>
        <Button startIcon={<ContentCopy />} onClick={copy}>
          Скопировать
        </Button>
      </Box>
    </Box>
  );
}
