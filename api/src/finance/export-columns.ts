import { formatDate } from '@perenos/domain';
import type { z } from 'zod';
import type { debtRow, restrictionRow } from '../contract/finance.ts';
import type { ExportColumn } from '../exports/table.ts';

const day = (date: string | null): string | null => date && formatDate(date);
const roubles = (kopecks: number): number => kopecks / 100;

export const debtColumns: readonly ExportColumn<z.infer<typeof debtRow>>[] = [
  { title: 'Партнёр', width: 40, value: ({ partnerName }) => partnerName },
  { title: 'ИНН', width: 14, value: ({ partnerInn }) => partnerInn },
  { title: 'Центр продаж', width: 30, value: ({ salesCenterName }) => salesCenterName },
  { title: 'Продукт', width: 30, value: ({ productName }) => productName },
  { title: 'Счёт', width: 18, value: ({ invoiceNumber }) => invoiceNumber },
  { title: 'Сумма, руб.', width: 14, value: ({ amountKopecks }) => roubles(amountKopecks) },
  {
    title: 'Оплачено, руб.',
    width: 14,
    value: ({ amountKopecks, remainingKopecks }) => roubles(amountKopecks - remainingKopecks),
  },
  { title: 'Осталось, руб.', width: 14, value: ({ remainingKopecks }) => roubles(remainingKopecks) },
  { title: 'Оплатить до', width: 13, value: ({ dueDate }) => day(dueDate) },
  { title: 'Просрочено, дней', width: 16, value: ({ overdueDays }) => overdueDays },
  { title: 'Оплачен', width: 13, value: ({ paidAt }) => day(paidAt) },
  { title: 'Доступ ограничен', width: 17, value: ({ restricted }) => (restricted ? 'да' : 'нет') },
];

export const restrictionColumns: readonly ExportColumn<z.infer<typeof restrictionRow>>[] = [
  { title: 'Партнёр', width: 40, value: ({ partnerName }) => partnerName },
  { title: 'ИНН', width: 14, value: ({ partnerInn }) => partnerInn },
  { title: 'Логины', width: 30, value: ({ logins }) => logins.join(', ') },
  { title: 'С какого дня', width: 13, value: ({ since }) => day(since) },
  { title: 'Кто наложил', width: 30, value: ({ imposedByName }) => imposedByName },
  { title: 'Основание', width: 60, value: ({ reason }) => reason },
  { title: 'Неоплаченных счетов', width: 20, value: ({ unpaidCount }) => unpaidCount },
  { title: 'Не оплачено, руб.', width: 18, value: ({ unpaidKopecks }) => roubles(unpaidKopecks) },
];
