import { Box, TextField } from '@mui/material';
import { subscriberKindLabels } from '@perenos/domain';
import { GroupsOf } from '../../groups/GroupsOf.tsx';
import { formatDate } from '../../lib/dates.ts';
import { To } from '../../records/parts.tsx';
import { Facts } from '../../records/RecordCard.tsx';
import { CardInput, FieldGrid, type TabProps } from './fields.tsx';

/** «Основные». ИНН and КПП are the key by which everything else refers to the subscriber: they aren't edited here. */
export function MainTab({ subscriber, edit }: TabProps) {
  const { draft } = edit;
  const ogrn = subscriber.kind === 'legal' ? 'ОГРН' : 'ОГРНИП';
  if (draft)
    return (
      <FieldGrid>
        <CardInput edit={edit} draft={draft} field="name" wide />
        <TextField label="ИНН" value={subscriber.inn} disabled />
        <TextField label="КПП" value={subscriber.kpp ?? 'нет'} disabled />
        <CardInput
          edit={edit}
          draft={draft}
          field="ogrn"
          hint={subscriber.kind === 'legal' ? '13 цифр' : 'ОГРНИП, 15 цифр'}
        />
        <CardInput edit={edit} draft={draft} field="category" />
        <CardInput edit={edit} draft={draft} field="pfrNumber" hint="087-103-131646 или 10 цифр" />
        <CardInput edit={edit} draft={draft} field="fssNumber" hint="10 цифр" />
        <CardInput edit={edit} draft={draft} field="itsLogin" />
      </FieldGrid>
    );
  const { card, itsPromo } = subscriber;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', alignItems: 'start' }}>
      <Facts
        facts={[
          ['Наименование', subscriber.name],
          ['Вид', subscriberKindLabels[subscriber.kind]],
          ['Категория', card.category],
          ['ИНН', subscriber.inn],
          ['КПП', subscriber.kpp],
          [ogrn, card.ogrn],
          ['Рег. номер ПФР', card.pfrNumber],
          ['Рег. номер ФСС', card.fssNumber],
        ]}
      />
      <Facts
        facts={[
          [
            'Владелец',
            <To key="partner" to={`/partners/${encodeURIComponent(subscriber.partnerId)}`}>
              {subscriber.partnerName ?? subscriber.partnerId}
            </To>,
          ],
          ['Группа компаний', subscriber.groups.length > 0 && <GroupsOf key="groups" subscriber={subscriber} />],
          ['Представитель', subscriber.representativeInn && `ИНН ${subscriber.representativeInn}`],
          ['1С:Бухобслуживание', subscriber.services.includes('1c-bukhobsluzhivanie') && 'да'],
          ['Логин ИТС', subscriber.itsLogin],
          [
            'Договор ИТС ПРОФ',
            subscriber.itsContracts
              .map(
                ({ partnerName, partnerId, validUntil }) => `${partnerName ?? partnerId}, до ${formatDate(validUntil)}`,
              )
              .join('; '),
          ],
          [
            'Старт ЭДО',
            itsPromo && `заключён ${formatDate(itsPromo.concludedOn)}, ${itsPromo.visible ? 'виден' : 'не виден'}`,
          ],
        ]}
      />
    </Box>
  );
}
