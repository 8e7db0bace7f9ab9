const weights10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const weights11 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const weights12 = [3, ...weights11];

const checkDigit = (digits: string, weights: readonly number[]): string =>
  String((weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11) % 10);

/** Region codes that were abolished with their regions: no living taxpayer is registered under them. */
const abolishedRegions = ['81', '84', '85', '88'];

const serial = (n: number, length: number): string => String((n * 7919 + 104_729) % 10 ** length).padStart(length, '0');

/** ИНН of an invented legal entity; the same `n` always gives the same number. */
export function demoInn10(n: number): string {
  const body = `${abolishedRegions[n % abolishedRegions.length]}01${serial(n, 5)}`;
  return body + checkDigit(body, weights10);
}

/** ИНН of an invented individual entrepreneur. */
export function demoInn12(n: number): string {
  const body = `${abolishedRegions[n % abolishedRegions.length]}01${serial(n, 6)}`;
  const eleven = body + checkDigit(body, weights11);
  return eleven + checkDigit(eleven, weights12);
}

/** КПП of the head office of a legal entity: the first four digits are those of its ИНН. */
export const demoKpp = (inn: string): string => `${inn.slice(0, 4)}01001`;

/** ОГРН of a legal entity, or ОГРНИП of an entrepreneur, with its check digit. */
export function demoOgrn(n: number, individual: boolean): string {
  const digits = individual ? `3158${abolishedRegions[0]}${serial(n, 8)}` : `1158${abolishedRegions[0]}${serial(n, 6)}`;
  return digits + String((Number(digits) % (individual ? 13 : 11)) % 10);
}
