import { productNames, subscriberKindLabels } from '@perenos/domain';
import type { z } from 'zod';
import type { subscriberListRow } from '../contract/subscribers.ts';
import type { ExportColumn } from '../exports/table.ts';

/** A row of the list with the numbers and contacts that stand beside the registry. */
export type ExportedSubscriber = z.infer<typeof subscriberListRow> & {
  ogrn: string | null;
  pfrNumber: string | null;
  fssNumber: string | null;
  phone: string | null;
};

/** Numbers as text: a spreadsheet would round an ОГРН, and eat the zeros at the head of an ИНН. */
export const exportColumns: readonly ExportColumn<ExportedSubscriber>[] = [
  { title: 'Организация', width: 45, value: ({ name }) => name },
  { title: 'Группа компаний', width: 28, value: ({ groups }) => groups.join('; ') },
  { title: 'ИНН', width: 14, value: ({ inn }) => inn },
  { title: 'КПП', width: 12, value: ({ kpp }) => kpp },
  { title: 'Вид', width: 28, value: ({ kind }) => subscriberKindLabels[kind] },
  {
    title: 'Продукты',
    width: 45,
    value: ({ products }) => products.map((product) => productNames[product]).join('; '),
  },
  { title: 'Владелец', width: 35, value: ({ partnerName, partnerId }) => partnerName ?? partnerId },
  { title: 'ОГРН', width: 18, value: ({ ogrn }) => ogrn },
  { title: 'Рег. номер ПФР', width: 18, value: ({ pfrNumber }) => pfrNumber },
  { title: 'Рег. номер ФСС', width: 14, value: ({ fssNumber }) => fssNumber },
  { title: 'Логин ИТС', width: 20, value: ({ itsLogin }) => itsLogin },
  { title: 'Телефон', width: 20, value: ({ phone }) => phone },
  { title: 'E-mail', width: 35, value: ({ emails }) => emails.join('; ') },
];
