import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useRefresh } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import type { RevocationDetail } from '../api/types.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { DocumentsField } from './DocumentsField.tsx';
import type { AttachedDocument } from './revocationVerbs.ts';

/** More documents for a request; an approval that waits has to be asked for again then. */
export function AddDocumentsDialog({ request, onClose }: { request: RevocationDetail; onClose: () => void }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const refresh = useRefresh();
  const [documents, setDocuments] = useState<AttachedDocument[]>([]);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    try {
      await dataProvider.addRevocationDocuments(request.id, request.version, documents);
      onClose();
    } catch (error) {
      setProblem(Object.values(fieldErrors(error))[0] ?? errorText(error));
    } finally {
      setBusy(false);
      refresh();
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="documents-title">
      <DialogTitle id="documents-title" component="h2">
        Приложить документ
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        {request.state === 'awaiting-approval' && (
          <Box>Согласование запрошено без этого документа: его нужно будет запросить заново.</Box>
        )}
        <DocumentsField documents={documents} usual="application" problem={problem} onChange={setDocuments} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Отмена</Button>
        <Button variant="contained" disabled={busy || documents.length === 0} onClick={submit}>
          Приложить
        </Button>
      </DialogActions>
    </Dialog>
  );
}
