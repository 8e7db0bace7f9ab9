import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  LinearProgress,
  MenuItem,
  TextField,
} from '@mui/material';
import { type Mailbox, mailboxes, mailboxLabels } from '@perenos/domain';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import { fileSize } from '../lib/text.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { FileButton } from '../records/FileButton.tsx';

type UploadDialogProps = {
  /** Where they were dropped, and what. */
  mailbox?: Mailbox;
  files?: File[];
  onClose: () => void;
};

/** Puts saved mails into a mailbox, as if they had just come. Several at once; each is told apart if it fails. */
export function UploadDialog({ onClose, ...dropped }: UploadDialogProps) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const [mailbox, setMailbox] = useState<Mailbox>(dropped.mailbox ?? 'perevod');
  const [files, setFiles] = useState<File[]>(dropped.files ?? []);
  const [problems, setProblems] = useState<string[]>([]);
  const [done, setDone] = useState<number | null>(null);
  const busy = done !== null;

  const submit = async () => {
    const failed: { file: File; problem: string }[] = [];
    for (const [index, file] of files.entries()) {
      setDone(index);
      try {
        await dataProvider.upload({ mailbox, file });
      } catch (error) {
        failed.push({ file, problem: `${file.name}: ${Object.values(fieldErrors(error))[0] ?? errorText(error)}` });
      }
    }
    setDone(null);
    refresh();
    const taken = files.length - failed.length;
    if (taken > 0)
      notify(
        taken === 1
          ? 'Письмо принято: оно появится в списке и в очереди.'
          : `Принято писем: ${taken}. Они появятся в списке и в очереди.`,
        { type: 'success' },
      );
    if (failed.length === 0) return onClose();
    setFiles(failed.map(({ file }) => file));
    setProblems(failed.map(({ problem }) => problem));
  };

  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="upload-title">
      <DialogTitle id="upload-title" component="h2">
        Загрузить письмо
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Box sx={{ color: 'text.secondary' }}>
          Письма .eml и .msg читаются так же, как пришедшие на ящик. Скан без письма (PDF, JPG, PNG, TIFF) станет
          обращением, которое разберёт специалист.
        </Box>
        <TextField select label="Ящик" value={mailbox} onChange={(event) => setMailbox(event.target.value as Mailbox)}>
          {mailboxes.map((each) => (
            <MenuItem key={each} value={each}>
              {mailboxLabels[each]}
            </MenuItem>
          ))}
        </TextField>
        {files.length > 0 && (
          <Box component="ul" aria-label="Выбраны" sx={{ m: 0, pl: 2.25, overflowWrap: 'anywhere' }}>
            {files.map((file) => (
              <li key={file.name}>
                {file.name}, {fileSize(file.size)}
              </li>
            ))}
          </Box>
        )}
        {!busy && (
          <FileButton
            label="Файлы писем"
            button={files.length === 0 ? 'Выбрать файлы' : 'Выбрать другие'}
            accept=".eml,.msg,.pdf,.jpg,.jpeg,.png,.tif,.tiff"
            multiple
            onPick={(picked) => {
              setFiles(picked);
              setProblems([]);
            }}
          />
        )}
        {busy && (
          <LinearProgress
            variant="determinate"
            value={((done + 1) / Math.max(files.length, 1)) * 100}
            aria-label="Письма загружаются"
          />
        )}
        {problems.map((problem) => (
          <Alert key={problem} severity="error">
            {problem}
          </Alert>
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Закрыть</Button>
        <Button variant="contained" autoFocus disabled={busy || files.length === 0} onClick={submit}>
          Загрузить
        </Button>
      </DialogActions>
    </Dialog>
  );
}
