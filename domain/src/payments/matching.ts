import type { IsoDate } from '../registry/types.ts';
import { isValidInn } from '../requisites/inn.ts';
import { formatDate, formatRoubles } from '../wording/format.ts';
import { createInvoiceFinder } from './invoices.ts';
import { type Allocation, type DebtKey, debtKey, type StatementLine } from './types.ts';

/** A debt with what payments have brought for it so far. */
export type LedgerDebt = DebtKey & {
  partnerName: string;
  payerInn: string;
  amountKopecks: number;
  /** From payments that were booked here. */
  receivedKopecks: number;
  dueDate: IsoDate;
  paidAt: IsoDate | null;
};

/** What is still to be paid; nothing where the registry calls it paid. */
export const remainingOf = ({ amountKopecks, receivedKopecks, paidAt }: LedgerDebt): number =>
  paidAt === null ? Math.max(0, amountKopecks - receivedKopecks) : 0;

export const reviewReasons = [
  'payer-unknown',
  'no-payer',
  'no-invoice',
  'anothers-invoice',
  'already-paid',
  'partial',
  'overpaid',
  'several-differ',
  'same-twice',
  'similar-booked',
  'ambiguous',
  'refund',
  'future-date',
] as const;
export type ReviewReason = (typeof reviewReasons)[number];

/**
 * What becomes of a payment by itself. `matched`: payer, invoice and sum leave no doubt. `review`: a person decides;
 * `proposal` is what suggests itself, and may be empty. `repeated`: it was booked before and changes nothing.
 */
export type PaymentMatch =
  | { state: 'matched'; text: string; allocations: Allocation[] }
  | { state: 'review'; reason: ReviewReason; text: string; proposal: Allocation[] }
  | { state: 'repeated'; text: string };

/** A payment to match, with what is known of it from elsewhere. */
export type PaymentToMatch = Pick<
  StatementLine,
  'paidOn' | 'amountKopecks' | 'payerInn' | 'payerName' | 'purpose' | 'documentNumber'
> & {
  /** The same payment was booked, or decided about, before: when and in which file, in words. */
  bookedBefore: string | null;
  /** The same line stands further up in the same file. */
  isSecond: boolean;
  /** A booked payment of the same payer, day, sum and number, whose purpose reads otherwise. */
  similarBooked: string | null;
};

const invoiceList = (debts: readonly LedgerDebt[]): string =>
  debts.map((debt) => `${debt.invoiceNumber} (осталось ${formatRoubles(remainingOf(debt))})`).join(', ');

const allocate = (debt: LedgerDebt, kopecks: number): Allocation => ({
  partnerId: debt.partnerId,
  product: debt.product,
  invoiceNumber: debt.invoiceNumber,
  kopecks,
});

const review = (reason: ReviewReason, text: string, proposal: Allocation[] = []): PaymentMatch => ({
  state: 'review',
  reason,
  text,
  proposal,
});

/** The debts as they are when a payment's turn comes, and those of them that its purpose names. */
type Turn = { debts: readonly LedgerDebt[]; named: readonly LedgerDebt[]; today: IsoDate };

/** What forbids to take a payment as it is, before its invoices are looked at. */
function obstacle(payment: PaymentToMatch, today: IsoDate): PaymentMatch | null {
  if (payment.bookedBefore !== null)
    return { state: 'repeated', text: `Этот платёж уже учтён: ${payment.bookedBefore}. Ничего не изменится.` };
  if (payment.isSecond) return review('same-twice', 'Такая же строка уже есть в этом файле выше: похоже на повтор.');
  if (payment.similarBooked !== null)
    return review('similar-booked', `Похоже на уже учтённый платёж: ${payment.similarBooked}. Отличается назначение.`);
  if (payment.paidOn > today) return review('future-date', `Дата ${formatDate(payment.paidOn)} ещё не наступила.`);
  // «возврат» of money once paid, also inside a longer word: whose it is a person has to say
  if (/возврат/i.test(payment.purpose)) return review('refund', 'В назначении говорится о возврате денег.');
  return null;
}

function byPayer(payment: PaymentToMatch, { debts, named }: Turn): PaymentMatch {
  const { payerInn, amountKopecks } = payment;
  const own = named.filter((debt) => debt.payerInn === payerInn);
  const other = named.find((debt) => debt.payerInn !== payerInn);
  if (payerInn === null || !isValidInn(payerInn))
    return review('no-payer', 'ИНН плательщика в выписке не указан или с ошибкой.');
  if (own.length === 0 && other)
    return review('anothers-invoice', `Счёт ${other.invoiceNumber} выставлен другому партнёру: ${other.partnerName}.`);
  const ofPayer = debts.filter((debt) => debt.payerInn === payerInn);
  if (ofPayer.length === 0) return review('payer-unknown', `Партнёра со счетами и ИНН ${payerInn} в реестре нет.`);
  if (own.length === 0) {
    const unpaid = ofPayer.filter((debt) => remainingOf(debt) > 0);
    const open = unpaid.length === 0 ? 'Неоплаченных счетов у него нет.' : `Не оплачены: ${invoiceList(unpaid)}.`;
    return review('no-invoice', `В назначении нет номера ни одного из счетов плательщика. ${open}`);
  }
  if (new Set(own.map(({ partnerId }) => partnerId)).size > 1 || hasTwins(own))
    return review(
      'ambiguous',
      `Счёт ${own[0]?.invoiceNumber} есть в реестре не один раз: кому зачесть, решает человек.`,
    );
  return bySum(amountKopecks, own);
}

const hasTwins = (debts: readonly LedgerDebt[]): boolean => new Set(debts.map(debtKey)).size < debts.length;

/** The sum settles it only if it is, to the kopeck, what all of the named invoices still want. */
function bySum(amount: number, own: readonly LedgerDebt[]): PaymentMatch {
  const open = own.filter((debt) => remainingOf(debt) > 0);
  const [first] = open;
  const numbers = own.map(({ invoiceNumber }) => invoiceNumber).join(', ');
  if (!first)
    return review(
      'already-paid',
      `${own.length > 1 ? 'Счета' : 'Счёт'} ${numbers} уже оплачен${own.length > 1 ? 'ы' : ''}: переплата или повторный платёж.`,
    );
  const wanted = open.reduce((sum, debt) => sum + remainingOf(debt), 0);
  const whole = open.map((debt) => allocate(debt, remainingOf(debt)));
  if (open.length < own.length)
    return review('already-paid', `Часть названных счетов уже оплачена. Осталось: ${invoiceList(open)}.`);
  if (amount === wanted) {
    const text =
      open.length > 1 ? `Оплачены счета ${numbers}: сумма равна их общему остатку.` : `Оплачен счёт ${numbers}.`;
    return { state: 'matched', text, allocations: whole };
  }
  if (amount > wanted) {
    const text = `Пришло больше остатка по ${open.length > 1 ? 'счетам' : 'счёту'} ${invoiceList(open)}: переплата ${formatRoubles(amount - wanted)}.`;
    return review('overpaid', text, whole);
  }
  if (open.length > 1)
    return review(
      'several-differ',
      `Сумма не равна остатку по счетам ${invoiceList(open)}: как её разделить, решает человек.`,
    );
  const text = `Частичная оплата счёта ${invoiceList(open)}: после неё останется ${formatRoubles(wanted - amount)}.`;
  return review('partial', text, [allocate(first, amount)]);
}

/** Debts as they are once these parts of payments have come; `on`: the day on which the money was received. */
export function afterPayment(
  debts: readonly LedgerDebt[],
  allocations: readonly Allocation[],
  on: IsoDate,
): LedgerDebt[] {
  const byKey = Map.groupBy(allocations, debtKey);
  return debts.map((debt) => {
    const parts = byKey.get(debtKey(debt));
    if (!parts || debt.paidAt !== null) return debt;
    const receivedKopecks = debt.receivedKopecks + parts.reduce((sum, { kopecks }) => sum + kopecks, 0);
    return { ...debt, receivedKopecks, paidAt: receivedKopecks >= debt.amountKopecks ? on : null };
  });
}

/** Why a person's own allocation can't be booked, in Russian; null if it can. */
export function allocationProblem(
  payment: Pick<PaymentToMatch, 'amountKopecks'>,
  allocations: readonly Allocation[],
  debts: readonly LedgerDebt[],
): string | null {
  if (allocations.length === 0) return 'Выберите хотя бы один счёт.';
  if (new Set(allocations.map(debtKey)).size < allocations.length) return 'Один и тот же счёт выбран дважды.';
  for (const allocation of allocations) {
    const found = debts.filter((debt) => debtKey(debt) === debtKey(allocation));
    const [debt] = found;
    const { invoiceNumber, kopecks } = allocation;
    if (!debt) return `Счёта ${invoiceNumber} у этого партнёра нет.`;
    if (found.length > 1) return `Счёт ${invoiceNumber} записан в реестре дважды: исправьте реестр.`;
    if (!Number.isSafeInteger(kopecks) || kopecks <= 0) return `Укажите сумму для счёта ${invoiceNumber}.`;
    if (kopecks > remainingOf(debt))
      return `По счёту ${invoiceNumber} осталось ${formatRoubles(remainingOf(debt))}: больше зачесть нельзя.`;
  }
  const sum = allocations.reduce((total, { kopecks }) => total + kopecks, 0);
  return sum > payment.amountKopecks ? `Разнесено больше, чем пришло: ${formatRoubles(sum)}.` : null;
}

/** A payment about which a person has decided; null: nobody has. */
export type Decided<P> = P & { decision: readonly Allocation[] | 'dismissed' | null };

export type MatchedPayment =
  | PaymentMatch
  /** By a person. A decision that no longer fits the debts as they are is for a person again. */
  | { state: 'decided'; text: string; allocations: Allocation[] }
  | { state: 'dismissed'; text: string };

/**
 * Matches payments in the order of the file: what one of them pays, the next one finds paid. Decisions of persons stand,
 * as long as they fit what is still open.
 */
export function matchPayments(
  payments: readonly Decided<PaymentToMatch>[],
  ledger: readonly LedgerDebt[],
  today: IsoDate,
): { matches: MatchedPayment[]; ledger: LedgerDebt[] } {
  const find = createInvoiceFinder(ledger.map(({ invoiceNumber }) => invoiceNumber));
  let debts = [...ledger];
  const matches = payments.map((payment) => {
    const named = find(payment.purpose).flatMap((at) => debts[at] ?? []);
    const match = matchOne(payment, { debts, named, today });
    if ('allocations' in match) debts = afterPayment(debts, match.allocations, payment.paidOn);
    return match;
  });
  return { matches, ledger: debts };
}

function matchOne(payment: Decided<PaymentToMatch>, turn: Turn): MatchedPayment {
  const { decision } = payment;
  const hindered = obstacle(payment, turn.today);
  if (hindered?.state === 'repeated') return hindered;
  if (decision === 'dismissed') return { state: 'dismissed', text: 'Отложено: не относится к счетам партнёров.' };
  if (decision === null) return hindered ?? byPayer(payment, turn);
  const problem = allocationProblem(payment, decision, turn.debts);
  if (problem !== null) return review('ambiguous', `Разнесение больше не подходит. ${problem}`);
  const left = payment.amountKopecks - decision.reduce((sum, { kopecks }) => sum + kopecks, 0);
  const rest = left > 0 ? ` Не разнесено ${formatRoubles(left)}.` : '';
  return { state: 'decided', text: `Разнесено вручную.${rest}`, allocations: [...decision] };
}
