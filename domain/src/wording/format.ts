import type { IsoDate } from '../registry/types.ts';

/** No line break inside sums, and between a number and its unit. */
const NO_BREAK = '\u00A0';

/** `490000` kopecks → `4 900,00 ₽`, with no-break spaces. */
export function formatRoubles(kopecks: number): string {
  const digits = String(Math.abs(kopecks)).padStart(3, '0');
  const roubles = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, NO_BREAK);
  return `${kopecks < 0 ? '−' : ''}${roubles},${digits.slice(-2)}${NO_BREAK}₽`;
}

/** `2026-03-17` → `17.03.2026`. */
export const formatDate = (date: IsoDate): string => date.split('-').reverse().join('.');
