import EditOutlined from '@mui/icons-material/EditOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import { Box, IconButton, Tooltip } from '@mui/material';
import { type ItemField, type Product, productNames, products } from '@perenos/domain';
import { useState } from 'react';
import type { Correction, TicketItem } from '../../api/types.ts';
import { formatDate, formatFull } from '../../lib/dates.ts';
import { Choices } from '../evidence/Choices.tsx';
import { usePointer } from '../evidence/EvidenceContext.tsx';
import { howRead, itemKey } from '../evidence/places.ts';
import { FieldEditor } from './FieldEditor.tsx';
import type { SaveField } from './ItemFields.tsx';

export const productOptions = products.map((product) => [product, productNames[product]] as const);

/** A field's value as people read it. */
function fieldText(field: ItemField, value: string | null): string | null {
  if (value === null) return null;
  if (field === 'wishedDate') return formatDate(value);
  return field === 'product' ? (productNames[value as Product] ?? value) : value;
}

type FieldRowProps = {
  item: TicketItem;
  field: ItemField;
  label: string;
  /** What stands where there is no value. */
  absent?: string;
  editable: boolean;
  /** Comes up ready to be typed into. */
  opened?: boolean;
  save: SaveField;
};

export function FieldRow({ item, field, label, absent = 'не указано', editable, opened = false, save }: FieldRowProps) {
  const [editing, setEditing] = useState(opened);
  const [edited, setEdited] = useState(false);
  const { pointed, known, handlers } = usePointer(itemKey(item.id, field));
  const value = item[field];
  const correction = item.corrections[field];
  const evidence = item.evidence[field];
  const doubtful = item.doubtful.includes(field);

  return (
    <Box
      {...handlers}
      tabIndex={known && !editable ? 0 : undefined}
      sx={{
        display: 'grid',
        gridTemplateColumns: '152px minmax(0, 1fr) 26px',
        columnGap: 0.75,
        alignItems: 'center',
        minHeight: 24,
        px: 0.75,
        mx: -0.75,
        borderRadius: 0.75,
        outlineOffset: -2,
        bgcolor: pointed ? 'action.hover' : undefined,
        '&:hover, &:focus-within': { bgcolor: 'action.hover' },
      }}
    >
      <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{label}</Box>
      {editing ? (
        <Box sx={{ gridColumn: '2 / 4' }}>
          <FieldEditor
            label={label}
            value={field === 'wishedDate' ? fieldText(field, value) : value}
            options={field === 'product' ? productOptions : undefined}
            // A login counts byte for byte (2.3); around any other value spaces mean nothing.
            exact={field === 'targetPartnerLogin'}
            save={(next) => save(field, next)}
            onDone={() => {
              setEditing(false);
              setEdited(true);
            }}
          />
        </Box>
      ) : (
        <>
          <Box
            onDoubleClick={() => editable && setEditing(true)}
            title={evidence && !correction ? howRead(evidence) : undefined}
            sx={{
              overflowWrap: 'anywhere',
              color: value === null ? 'text.secondary' : 'text.primary',
              whiteSpace: field === 'targetPartnerLogin' ? 'pre-wrap' : undefined,
            }}
          >
            {fieldText(field, value) ?? absent}
            {doubtful && (
              <Tooltip title="Машина не уверена в этом значении: проверьте по письму">
                <ErrorOutline
                  titleAccess="машина не уверена"
                  sx={{ fontSize: 15, ml: 0.5, verticalAlign: '-3px', color: 'warning.main' }}
                />
              </Tooltip>
            )}
            {correction && <CorrectionNote field={field} correction={correction} />}
            {doubtful && editable && (
              <Choices
                label={label}
                value={value}
                alternatives={item.alternatives?.[field] ?? []}
                show={(other) => fieldText(field, other) ?? other}
                save={(chosen) => save(field, chosen)}
              />
            )}
          </Box>
          {editable ? (
            <Tooltip title="Исправить">
              <IconButton
                size="small"
                // Whoever has just left the field goes on from here by keyboard.
                autoFocus={edited}
                aria-label={`Исправить: ${label}`}
                data-correct="request"
                onClick={() => setEditing(true)}
                sx={{ p: 0.25 }}
              >
                <EditOutlined sx={{ fontSize: 15 }} />
              </IconButton>
            </Tooltip>
          ) : (
            <span />
          )}
        </>
      )}
    </Box>
  );
}

function CorrectionNote({ field, correction }: { field: ItemField; correction: Correction }) {
  return (
    <Tooltip title={`${correction.by}, ${formatFull(correction.at)}`}>
      <Box component="div" sx={{ fontSize: 12, color: 'text.secondary' }}>
        {correction.machine === correction.value
          ? 'подтверждено по письму'
          : `исправлено; машина прочла: ${fieldText(field, correction.machine) ?? 'ничего'}`}
      </Box>
    </Tooltip>
  );
}
