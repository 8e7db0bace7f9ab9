import { TextField } from '@mui/material';
import { cardFieldLabels } from '@perenos/domain';
import { None } from '../../records/parts.tsx';
import { Facts } from '../../records/RecordCard.tsx';
import { CardInput, FieldGrid, type TabProps } from './fields.tsx';

export function ContactsTab({ subscriber: { card }, edit }: TabProps) {
  const { draft } = edit;
  if (draft)
    return (
      <FieldGrid>
        <CardInput edit={edit} draft={draft} field="phone" />
        <CardInput edit={edit} draft={draft} field="extraPhone" />
        <TextField
          fullWidth
          multiline
          minRows={2}
          label={cardFieldLabels.emails}
          value={draft.emails.join('\n')}
          error={edit.problems.emails !== undefined}
          helperText={
            edit.problems.emails ?? 'По одному в строке; «@домен» — весь домен. По этим адресам узнают абонента.'
          }
          onChange={(event) => edit.change({ emails: event.target.value.split('\n') })}
          sx={{ gridColumn: '1 / -1' }}
        />
        <CardInput edit={edit} draft={draft} field="legalAddress" wide />
        <CardInput edit={edit} draft={draft} field="actualAddress" wide />
      </FieldGrid>
    );
  const facts: [string, string | null][] = [
    ['Основной телефон', card.phone],
    ['Доп. телефон', card.extraPhone],
    ['E-mail', card.emails.join(', ') || null],
    ['Юр. адрес', card.legalAddress],
    ['Факт. адрес', card.actualAddress],
  ];
  return facts.some(([, value]) => value !== null) ? <Facts facts={facts} /> : <None>Контактов нет.</None>;
}
