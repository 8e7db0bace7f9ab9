import Close from '@mui/icons-material/Close';
import { Alert, Box, Button, IconButton, MenuItem, TextField } from '@mui/material';
import { type RevocationDocumentKind, revocationDocumentKindLabels, revocationDocumentKinds } from '@perenos/domain';
import { useState } from 'react';
import type { TicketRow } from '../api/types.ts';
import { fileSize } from '../lib/text.ts';
import { useFileDrop } from '../lib/useFileDrop.ts';
import { FileButton } from '../records/FileButton.tsx';
import { FromTicketDialog } from '../records/FromTicketDialog.tsx';
import type { AttachedDocument } from './revocationVerbs.ts';

type DocumentsFieldProps = {
  documents: readonly AttachedDocument[];
  /** What a file that is added is taken for. */
  usual: RevocationDocumentKind;
  problem: string | undefined;
  onChange: (documents: AttachedDocument[]) => void;
  /** Documents were taken out of the mails of this ticket. */
  onTicket?: (ticket: TicketRow) => void;
};

/** Scans of a request, each with what it is. They are chosen, or dropped upon the field. */
export function DocumentsField({ documents, usual, problem, onChange, onTicket }: DocumentsFieldProps) {
  const add = (files: readonly File[]) => onChange([...documents, ...files.map((file) => ({ file, kind: usual }))]);
  const { over, handlers } = useFileDrop(add);
  const [isFromTicket, setIsFromTicket] = useState(false);
  return (
    <Box
      {...handlers}
      sx={{
        p: 1.25,
        display: 'grid',
        gap: 1,
        border: '1px dashed',
        borderColor: over ? 'primary.main' : 'divider',
        borderRadius: 1,
      }}
    >
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
        <FileButton
          label="Файлы документов"
          button="Выбрать файлы"
          accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff"
          multiple
          onPick={add}
        />
        <Button variant="outlined" sx={{ flex: 'none' }} onClick={() => setIsFromTicket(true)}>
          Из обращения…
        </Button>
        <Box sx={{ color: 'text.secondary' }}>PDF, JPEG, PNG или TIFF; можно перетащить сюда</Box>
      </Box>
      {documents.map(({ file, kind }, index) => (
        <Box
          key={`${file.name}-${file.size}-${file.lastModified}`}
          sx={{ display: 'flex', gap: 1, alignItems: 'center' }}
        >
          <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
            {file.name}, {fileSize(file.size)}
          </Box>
          <TextField
            select
            label="Вид документа"
            value={kind}
            sx={{ width: 250 }}
            onChange={(event) =>
              onChange(
                documents.map((each, at) =>
                  at === index ? { ...each, kind: event.target.value as RevocationDocumentKind } : each,
                ),
              )
            }
          >
            {revocationDocumentKinds.map((each) => (
              <MenuItem key={each} value={each}>
                {revocationDocumentKindLabels[each]}
              </MenuItem>
            ))}
          </TextField>
          <IconButton
            size="small"
            aria-label={`Убрать ${file.name}`}
            onClick={() => onChange(documents.filter((_, at) => at !== index))}
          >
            <Close fontSize="inherit" />
          </IconButton>
        </Box>
      ))}
      {problem && <Alert severity="error">{problem}</Alert>}
      {isFromTicket && (
        <FromTicketDialog
          onClose={() => setIsFromTicket(false)}
          onPick={(files, ticket) => {
            add(files);
            onTicket?.(ticket);
          }}
        />
      )}
    </Box>
  );
}
