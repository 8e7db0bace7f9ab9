import type { IsoDate } from '../registry/types.ts';
import { formatDate } from '../wording/format.ts';
import { type LedgerDebt, remainingOf } from './matching.ts';

const roubles = (kopecks: number): string => `${Math.floor(kopecks / 100)},${String(kopecks % 100).padStart(2, '0')}`;

/** At most so many debts are paid in the example: it is there to be looked through. */
const paidAtMost = 3;

/**
 * An example of a bank statement to try the import with: the oldest open debts paid in full, one more by half, and a
 * payment of somebody unknown. Cells of a table, headings first.
 */
export function sampleStatement(debts: readonly LedgerDebt[], today: IsoDate): string[][] {
  const open = debts
    .filter((debt) => remainingOf(debt) > 0)
    .sort((a, b) => a.dueDate.localeCompare(b.dueDate) || a.invoiceNumber.localeCompare(b.invoiceNumber));
  const paid = open.slice(0, paidAtMost);
  const [half] = open.slice(paidAtMost);
  const day = formatDate(today);
  let number = 300;
  const row = (debt: Pick<LedgerDebt, 'partnerName' | 'payerInn'>, kopecks: number, purpose: string): string[] => {
    number += 1;
    return [day, String(number), roubles(kopecks), debt.partnerName, debt.payerInn, purpose];
  };
  const stranger = { partnerName: 'ООО «Неизвестный плательщик»', payerInn: '7701234560' };
  const rows = [
    ...paid.map((debt) => row(debt, remainingOf(debt), `Оплата по счёту ${debt.invoiceNumber}. НДС не облагается`)),
    ...(half
      ? [row(half, Math.max(1, Math.floor(remainingOf(half) / 2)), `Частичная оплата счёта ${half.invoiceNumber}`)]
      : []),
    row(stranger, 150_000, 'Оплата по договору за услуги'),
  ];
  const total = rows.reduce((sum, cells) => sum + Number((cells[2] ?? '').replace(',', '')), 0);
  return [
    ['Выписка по счёту', '', '', '', '', ''],
    ['Дата', 'Номер документа', 'Кредит', 'Плательщик', 'ИНН плательщика', 'Назначение платежа'],
    ...rows,
    ['Итого', '', roubles(total), '', '', ''],
  ];
}
