import { isAllZeros } from './checksum.ts';

/** БИК: nine digits, the first one 0, 1 or 2 (Bank of Russia regulation 732-П, annex 5). */
export const isValidBik = (bik: string): boolean => /^[012]\d{8}$/.test(bik) && !isAllZeros(bik);

/** Clearing currencies put a letter on the sixth place; each stands for a digit. */
const letterDigits: Readonly<Record<string, string>> = {
  A: '0',
  B: '1',
  C: '2',
  E: '3',
  H: '4',
  K: '5',
  M: '6',
  P: '7',
  T: '8',
  X: '9',
};
const keyWeights = [7, 1, 3];

/**
 * Whether an account of 20 signs fits its bank's БИК: Bank of Russia, order № 515 of 08.09.1997. `no-key`: treasury
 * accounts (03…) carry no key. The key is weak (a tenth of all banks fit): `valid` never proves whose account it is.
 */
export function checkAccount(bik: string, account: string): 'valid' | 'invalid' | 'no-key' {
  if (!isValidBik(bik) || !/^\d{5}[\dABCEHKMPTX]\d{14}$/.test(account) || isAllZeros(account)) return 'invalid';
  if (account.startsWith('03')) return 'no-key';
  const heldByCentralBank = /^(301|40102)/.test(account) || /00[012]$/.test(bik);
  const prefix = heldByCentralBank ? `0${bik.slice(4, 6)}` : bik.slice(6);
  const digits = `${prefix}${account}`.replace(/[A-Z]/, (letter) => letterDigits[letter] ?? letter);
  const key = [...digits].reduce((sum, digit, index) => sum + ((Number(digit) * (keyWeights[index % 3] ?? 0)) % 10), 0);
  return key % 10 === 0 ? 'valid' : 'invalid';
}
