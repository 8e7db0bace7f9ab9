import { isAllZeros, weightedSum } from './checksum.ts';

const weights = [9, 8, 7, 6, 5, 4, 3, 2, 1];
/** Numbers up to 001-001-998 carry no check number, so nothing can be said of them. */
const lastUnverifiable = 1_001_998;

/**
 * СНИЛС, as `112-233-445 95` or as eleven digits. `unverifiable`: the number is older than the check number.
 * Source: format of the Pension Fund's exchange, chapter 8 (consultant.ru, LAW_124607).
 */
export function checkSnils(snils: string): 'valid' | 'invalid' | 'unverifiable' {
  const match = /^(\d{3})-?(\d{3})-?(\d{3})[ -]?(\d{2})$/.exec(snils);
  if (match === null) return 'invalid';
  const number = match.slice(1, 4).join('');
  if (isAllZeros(number)) return 'invalid';
  if (Number(number) <= lastUnverifiable) return 'unverifiable';
  return (weightedSum(number, weights) % 101) % 100 === Number(match[4]) ? 'valid' : 'invalid';
}
