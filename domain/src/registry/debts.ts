import { productNames } from '../products.ts';
import type { Debt, IsoDate, Partner } from './types.ts';

/** The debts of a partner whose money had not been received by the end of that day (FB-2). */
export const unpaidDebts = ({ debts }: Pick<Partner, 'debts'>, on: IsoDate): Debt[] =>
  debts.filter(({ paidAt }) => paidAt === null || paidAt > on);

/** The product of a debt as people know it; the registry's bundle may also name one in its own words. */
export const debtProductName = (product: string): string =>
  (productNames as Readonly<Record<string, string>>)[product] ?? product;
