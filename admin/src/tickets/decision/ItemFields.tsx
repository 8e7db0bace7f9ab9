import { Box, Button } from '@mui/material';
import { type ItemField, itemFieldLabels, itemFields, type TicketKind } from '@perenos/domain';
import { useState } from 'react';
import type { TicketItem } from '../../api/types.ts';
import { financialKinds } from '../financialKinds.ts';
import { FieldRow } from './FieldRow.tsx';

export type SaveField = (field: ItemField, value: string | null) => Promise<string | null>;

export type ConfirmFields = (fields: readonly ItemField[]) => Promise<unknown>;

type ItemFieldsProps = {
  kind: TicketKind;
  item: TicketItem;
  editable: boolean;
  save: SaveField;
  confirmFields: ConfirmFields | null;
};

/** Where nobody is transferred, the partner isn't a new one. */
const partnerLabels: Partial<Record<ItemField, string>> = {
  targetPartnerName: 'Партнёр',
  targetPartnerInn: 'ИНН партнёра',
  targetPartnerLogin: 'Логин партнёра',
};

/** Who names no partner asks about his own debts and access. */
const isSenderMeant = (item: TicketItem): boolean =>
  item.decision.targetPartnerId !== null &&
  itemFields.every((field) => !field.startsWith('targetPartner') || item[field] === null);

/** What decides about a request of this kind is shown even where it lacks; of the rest only what was read or corrected. */
function isShown(kind: TicketKind, item: TicketItem, field: ItemField): boolean {
  if (financialKinds.has(kind)) return field.startsWith('targetPartner');
  if (item[field] !== null || item.corrections[field] !== undefined) return true;
  return kind === 'start-edo' ? field.startsWith('subscriber') : field !== 'wishedDate';
}

/** The fields of a request as they were read, each to be corrected in place; a correction is judged again at once. */
export function ItemFields({ kind, item, editable, save, confirmFields }: ItemFieldsProps) {
  const financial = financialKinds.has(kind);
  const [addsDay, setAddsDay] = useState(false);
  const shown = itemFields.filter((field) => isShown(kind, item, field) || (addsDay && field === 'wishedDate'));
  const doubtful = shown.filter((field) => item[field] !== null && item.doubtful.includes(field));
  return (
    <Box component="section" aria-label="Поля запроса">
      {shown.map((field) => (
        <FieldRow
          key={`${item.id}${field}`}
          item={item}
          field={field}
          label={(financial && partnerLabels[field]) || itemFieldLabels[field]}
          absent={
            financial && field === 'targetPartnerName' && isSenderMeant(item) ? 'не назван: это отправитель' : undefined
          }
          editable={editable}
          opened={addsDay && field === 'wishedDate'}
          save={save}
        />
      ))}
      {editable && kind === 'transfer' && !shown.includes('wishedDate') && (
        <Button size="small" sx={{ mt: 0.5 }} onClick={() => setAddsDay(true)}>
          Просят перенести позже…
        </Button>
      )}
      {editable && confirmFields && doubtful.length > 1 && (
        <Button size="small" sx={{ mt: 0.5 }} onClick={() => confirmFields(doubtful)}>
          Прочитано верно всё: {doubtful.length}
        </Button>
      )}
    </Box>
  );
}
