import { isAllZeros, weightedSum } from './checksum.ts';

// Order of the Federal Tax Service of 26.06.2025 № ЕД-7-14/559@ (before 2026: 29.06.2012 № ММВ-7-6/435@); the weights
// are common practice: the order itself prints none. Digits 3–4 are not compared with a list of inspections.
const weights10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const weights11 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const weights12 = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

const checkDigit = (inn: string, weights: readonly number[]): number => (weightedSum(inn, weights) % 11) % 10;

/** ИНН of a legal entity: ten digits, the last one a check digit. */
export const isValidLegalInn = (inn: string): boolean =>
  /^\d{10}$/.test(inn) && !isAllZeros(inn) && checkDigit(inn, weights10) === Number(inn[9]);

/** ИНН of a person or an individual entrepreneur: twelve digits, the last two are check digits. */
export const isValidPersonInn = (inn: string): boolean =>
  /^\d{12}$/.test(inn) &&
  !isAllZeros(inn) &&
  checkDigit(inn, weights11) === Number(inn[10]) &&
  checkDigit(inn, weights12) === Number(inn[11]);

/** ИНН of either kind, digits only: spaces and hyphens are the caller's to remove. */
export const isValidInn = (inn: string): boolean => isValidLegalInn(inn) || isValidPersonInn(inn);
