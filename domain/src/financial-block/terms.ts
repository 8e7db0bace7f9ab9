import type { IsoDate } from '../registry/types.ts';

/** When an unpaid debt restricts a partner by itself. */
export type BlockingTerms = {
  /** The first day on which these terms hold. */
  from: IsoDate;
  /** Working days after the due date in which money may still be on its way. */
  graceWorkingDays: number;
  /** Sum of overdue debts from which a partner is restricted, kopecks. */
  minimumKopecks: number;
  /** Why these, for people. */
  reason: string;
};

/**
 * «При отсутствии платежей в установленные сроки доступ в Web-Регистратор блокируется автоматически» names neither a
 * grace nor a sum. 161-ФЗ, article 5, part 5 gives banks three working days for a transfer, so somebody who paid on the
 * last day may be seen only then; and there is no sum whose absence would be no absence of a payment.
 */
export const blockingTerms: readonly BlockingTerms[] = [
  {
    from: '2011-09-29',
    graceWorkingDays: 3,
    minimumKopecks: 1,
    reason:
      'Банк исполняет перевод до трёх рабочих дней (161-ФЗ, ст. 5, ч. 5): кто заплатил в последний день срока, не считается должником, пока деньги могут быть в пути. Порога по сумме регламент не называет.',
  },
];

/** The terms that hold on a day; before the first of them, the first. */
export function blockingTermsOn(day: IsoDate, terms: readonly BlockingTerms[] = blockingTerms): BlockingTerms {
  const held = terms.filter(({ from }) => from <= day).at(-1) ?? terms[0];
  if (held === undefined) throw new RangeError('no terms of the financial block');
  return held;
}
