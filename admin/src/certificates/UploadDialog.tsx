import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { formatSerial } from '@perenos/domain';
import { useState } from 'react';
import { useDataProvider, useRefresh } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import type { UploadedCertificate } from '../api/types.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { FileButton } from '../records/FileButton.tsx';
import { To } from '../records/parts.tsx';

const outcomes: Record<UploadedCertificate['outcome'], string> = {
  attached: 'файл приложен к записи реестра',
  created: 'заведена новая запись',
  same: 'этот файл уже приложен',
  refused: 'не принят',
};

/** Takes a certificate's file and says what became of each certificate in it. */
export function UploadDialog({ onClose }: { onClose: () => void }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const refresh = useRefresh();
  const [file, setFile] = useState<File | null>(null);
  const [kpp, setKpp] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [results, setResults] = useState<UploadedCertificate[]>([]);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (file === null) return;
    setBusy(true);
    setProblem(null);
    try {
      setResults(await dataProvider.uploadCertificate({ file, kpp: kpp.trim() }));
      refresh();
    } catch (error) {
      setResults([]);
      setProblem(Object.values(fieldErrors(error))[0] ?? errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="certificate-upload-title">
      <DialogTitle id="certificate-upload-title" component="h2">
        Загрузить сертификат
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        <Box sx={{ color: 'text.secondary' }}>
          Файл .cer, .crt, .pem или .p7b. По серийному номеру он присоединится к записи реестра, иначе заведётся новая.
        </Box>
        <FileButton
          label="Файл сертификата"
          button={file === null ? 'Выбрать файл' : file.name}
          accept=".cer,.crt,.pem,.der,.p7b"
          onPick={([picked = null]) => {
            setFile(picked);
            setResults([]);
            setProblem(null);
          }}
        />
        <TextField
          label="КПП, если у абонента их несколько"
          value={kpp}
          onChange={(event) => setKpp(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 9, inputMode: 'numeric' } }}
        />
        {problem !== null && (
          <Alert severity="error" role="alert">
            {problem}
          </Alert>
        )}
        {results.map(({ serial, holder, outcome, problem: refusal, differences }) => (
          <Alert
            key={serial}
            severity={outcome === 'refused' ? 'error' : differences.length > 0 ? 'warning' : 'success'}
          >
            {outcome === 'refused' ? holder : <To to={`/certificates/${encodeURIComponent(serial)}`}>{holder}</To>},{' '}
            {formatSerial(serial)}: {outcomes[outcome]}.{' '}
            {[refusal, ...differences].filter((words) => words !== null).join('. ')}
          </Alert>
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Закрыть</Button>
        <Button variant="contained" disabled={busy || file === null} onClick={submit}>
          Загрузить
        </Button>
      </DialogActions>
    </Dialog>
  );
}
