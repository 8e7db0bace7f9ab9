import { type Allocation, parseAmount } from '@perenos/domain';

/** Kopecks as a person types roubles: `4900,00`. */
export const roubles = (kopecks: number): string =>
  `${Math.floor(kopecks / 100)},${String(kopecks % 100).padStart(2, '0')}`;

/** A part of a payment with the sum that was typed for it; null where that is no sum above zero. */
export function partIn(
  { partnerId, product, invoiceNumber }: Omit<Allocation, 'kopecks'>,
  typed: string,
): Allocation | null {
  const kopecks = parseAmount(typed);
  return kopecks !== null && kopecks > 0 ? { partnerId, product, invoiceNumber, kopecks } : null;
}
