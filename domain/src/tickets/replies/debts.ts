import type { Debt, IsoDate, Partner } from '../../registry/types.ts';
import { formatDate, formatRoubles } from '../../wording/format.ts';
import { type Reply, type ReplyFrame, replyTo } from './frame.ts';

/** Whether the money had not arrived by the end of that day. */
export const isUnpaid = (debt: Debt, on: IsoDate): boolean => debt.paidAt === null || debt.paidAt > on;

const sumOf = (debts: readonly Debt[]): string =>
  formatRoubles(debts.reduce((sum, { amountKopecks }) => sum + amountKopecks, 0));

const invoice = ({ invoiceNumber, dueDate, amountKopecks }: Debt): string =>
  `  — счёт ${invoiceNumber}, срок оплаты ${formatDate(dueDate)}: ${formatRoubles(amountKopecks)}`;

/** The unpaid debts of one partner, product by product, with the sum of each and of all. */
export function debtParagraphs({ name, debts }: Pick<Partner, 'name' | 'debts'>, on: IsoDate): string[] {
  const unpaid = debts.filter((debt) => isUnpaid(debt, on));
  if (unpaid.length === 0) return [`На ${formatDate(on)} неоплаченных счетов у ${name} нет.`];
  const byProduct = Map.groupBy(unpaid, (debt) => debt.product);
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

/** FB-1: which products the debt is for. Only ever the asking partner's own debts. */
export const debtStatement = (frame: ReplyFrame, partner: Pick<Partner, 'name' | 'debts'>, on: IsoDate): Reply =>
  replyTo(frame, debtParagraphs(partner, on));
