import { Box } from '@mui/material';
import type { TicketDocument, TicketItem } from '../../api/types.ts';
import { ReadFieldRow } from './ReadFieldRow.tsx';
import { type DocumentField, readRows } from './readRows.ts';

/** Keeps a person's value for a field of a document; the server's words where it refuses. */
export type SaveDocumentField = (
  documentId: number,
  field: DocumentField,
  value: string | null,
) => Promise<string | null>;

type ReadFieldsProps = {
  document: TicketDocument;
  item: TicketItem | undefined;
  editable: boolean;
  save: SaveDocumentField;
};

/**
 * What the machine read in a letter or a payment document: pointing at a row shows the words on the page, and each can
 * be corrected in place.
 */
export function ReadFields({ document, item, editable, save }: ReadFieldsProps) {
  const rows = readRows(document, item);
  const readable = (document.letter ?? document.payment)?.readable ?? true;
  return (
    <Box component="section" aria-label="Прочитано в документе" sx={{ borderTop: 1, borderColor: 'divider' }}>
      {!readable && (
        <Box
          sx={({ palette }) => ({ px: 1.5, py: 0.5, color: palette.tones.refuse.fg, bgcolor: palette.tones.refuse.bg })}
        >
          Документ не читается (п. 3.9)
        </Box>
      )}
      <Box sx={{ py: 0.5, display: 'grid', gridTemplateColumns: '1fr 1fr' }}>
        {rows.map((row) => (
          <ReadFieldRow
            key={row.label}
            documentId={document.id}
            row={row}
            editable={editable}
            save={(field, value) => save(document.id, field, value)}
          />
        ))}
      </Box>
    </Box>
  );
}
