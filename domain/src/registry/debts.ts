import type { Debt, IsoDate, Partner } from './types.ts';

/** The debts of a partner whose money had not been received by the end of that day (FB-2). */
export const unpaidDebts = ({ debts }: Pick<Partner, 'debts'>, on: IsoDate): Debt[] =>
  debts.filter(({ paidAt }) => paidAt === null || paidAt > on);
