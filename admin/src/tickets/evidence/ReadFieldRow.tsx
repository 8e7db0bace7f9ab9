import AutoFixHigh from '@mui/icons-material/AutoFixHigh';
import Check from '@mui/icons-material/Check';
import EditOutlined from '@mui/icons-material/EditOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import { Box, IconButton, Tooltip } from '@mui/material';
import type { FieldCorrection } from '@perenos/domain';
import { useState } from 'react';
import { formatFull } from '../../lib/dates.ts';
import { FieldEditor } from '../decision/FieldEditor.tsx';
import { productOptions } from '../decision/FieldRow.tsx';
import { Choices } from './Choices.tsx';
import { usePointer } from './EvidenceContext.tsx';
import { documentKey, howRead } from './places.ts';
import type { DocumentField, ReadRow } from './readRows.ts';

const options: Partial<Record<DocumentField, readonly (readonly [string, string])[]>> = {
  product: productOptions,
  addressedToAstral: [
    ['yes', 'ООО «Астрал-Софт»'],
    ['no', 'не в «Астрал-Софт»'],
  ],
};

type ReadFieldRowProps = {
  documentId: number;
  row: ReadRow;
  editable: boolean;
  save: (field: DocumentField, value: string | null) => Promise<string | null>;
};

export function ReadFieldRow({ documentId, row, editable, save }: ReadFieldRowProps) {
  const { field, label, value, show } = row;
  const [editing, setEditing] = useState(false);
  const [edited, setEdited] = useState(false);
  const { pointed, known, handlers } = usePointer(documentKey(documentId, field ?? ''));
  const correctable = editable && field !== null;
  const differs = value !== null && row.requested !== null && value !== row.requested;

  return (
    <Box
      {...handlers}
      role="group"
      aria-label={label}
      tabIndex={known ? 0 : undefined}
      title={row.evidence && !row.correction && !editing ? howRead(row.evidence) : undefined}
      sx={{
        px: 1.5,
        py: 0.25,
        minWidth: 0,
        outlineOffset: -2,
        bgcolor: pointed ? 'action.hover' : undefined,
        '& .edit': { opacity: 0 },
        '&:hover .edit, &:focus-within .edit': { opacity: 1 },
        '&:hover': known ? { bgcolor: 'action.hover' } : {},
      }}
    >
      <Box sx={{ fontSize: 11.5, lineHeight: 1.3, color: 'text.secondary' }}>{label}</Box>
      {editing && field !== null ? (
        <FieldEditor
          label={label}
          value={value}
          options={options[field]}
          save={(next) => save(field, next)}
          onDone={() => {
            setEditing(false);
            setEdited(true);
          }}
        />
      ) : (
        <Box
          onDoubleClick={() => correctable && setEditing(true)}
          sx={{ display: 'flex', alignItems: 'center', gap: 0.5, lineHeight: 1.35, minHeight: 19 }}
        >
          <Box
            component="span"
            sx={{
              overflow: 'hidden',
              textOverflow: 'ellipsis',
              whiteSpace: 'nowrap',
              color: value === null ? 'text.secondary' : undefined,
            }}
          >
            {value === null ? 'не указано' : show(value)}
          </Box>
          <Signs row={row} differs={differs} />
          {correctable && (
            <IconButton
              className="edit"
              size="small"
              // Whoever has just left the field goes on from here by keyboard.
              autoFocus={edited}
              aria-label={`Исправить в документе: ${label}`}
              data-correct="document"
              onClick={() => setEditing(true)}
              sx={{ p: 0.125, ml: 'auto' }}
            >
              <EditOutlined sx={{ fontSize: 14 }} />
            </IconButton>
          )}
        </Box>
      )}
      {row.correction && <CorrectionNote correction={row.correction} show={show} />}
      {row.doubtful && correctable && !editing && (
        <Choices
          label={`${label} в документе`}
          value={value}
          alternatives={row.alternatives}
          show={show}
          save={(chosen) => save(field, chosen)}
        />
      )}
    </Box>
  );
}

/** Whether the value agrees with the request, and whether an eye is needed. */
function Signs({ row, differs }: { row: ReadRow; differs: boolean }) {
  const { value, requested, evidence } = row;
  const repaired = evidence?.source === 'attachment' && evidence.method === 'ocr-repaired' && !row.correction;
  return (
    <>
      {requested !== null && value === requested && (
        <Check titleAccess="совпадает с запросом" sx={{ fontSize: 14, color: 'success.main' }} />
      )}
      {repaired && (
        <Tooltip title="Одна цифра исправлена по контрольной сумме: сверьте со сканом">
          <AutoFixHigh titleAccess="исправлено по контрольной сумме" sx={{ fontSize: 14, color: 'text.secondary' }} />
        </Tooltip>
      )}
      {differs && <Note text={`В запросе: ${requested === null ? '' : row.show(requested)}`} />}
      {row.doubtful && !differs && <Note text="Машина не уверена: проверьте по скану" />}
    </>
  );
}

function Note({ text }: { text: string }) {
  return (
    <Tooltip title={text}>
      <ErrorOutline titleAccess={text} sx={{ fontSize: 15, color: 'warning.main' }} />
    </Tooltip>
  );
}

function CorrectionNote({ correction, show }: { correction: FieldCorrection; show: (value: string) => string }) {
  const { machine, value } = correction;
  return (
    <Tooltip title={`${correction.by}, ${formatFull(correction.at)}`}>
      <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
        {machine === value
          ? 'подтверждено по скану'
          : `исправлено; машина прочла: ${machine === null ? 'ничего' : show(machine)}`}
      </Box>
    </Tooltip>
  );
}
