import { debtProductName, unpaidDebts } from '../../registry/debts.ts';
import type { Debt, IsoDate, Partner } from '../../registry/types.ts';
import { formatDate, formatRoubles } from '../../wording/format.ts';

const sumOf = (debts: readonly Debt[]): string =>
  formatRoubles(debts.reduce((sum, { amountKopecks }) => sum + amountKopecks, 0));

const invoice = ({ invoiceNumber, dueDate, amountKopecks }: Debt): string =>
  `  — счёт ${invoiceNumber}, срок оплаты ${formatDate(dueDate)}: ${formatRoubles(amountKopecks)}`;

/** FB-1: the unpaid debts of one partner, product by product, with the sum of each and of all. */
export function debtParagraphs(partner: Pick<Partner, 'name' | 'debts'>, on: IsoDate): string[] {
  const { name } = partner;
  const unpaid = unpaidDebts(partner, on);
  if (unpaid.length === 0) return [`На ${formatDate(on)} неоплаченных счетов у ${name} нет.`];
  const byProduct = Map.groupBy(unpaid, (debt) => debtProductName(debt.product));
  const sections = [...byProduct].map(([product, list]) =>
    [`${product} — ${sumOf(list)}:`, ...list.map(invoice)].join('\n'),
  );
  return [
    `Задолженность ${name} на ${formatDate(on)}:`,
    ...sections,
    `Всего: ${sumOf(unpaid)}.`,
    'Доступ к Web-Регистратору восстанавливается по факту поступления оплаты.',
  ];
}
