import { digitsModulo, isAllZeros } from './checksum.ts';

// Order of the Ministry of Finance of 30.10.2017 № 165н, paragraph 7.

/** ОГРН of a legal entity: 13 digits, the last one is the rest of the first twelve by 11. */
export const isValidOgrn = (ogrn: string): boolean =>
  /^\d{13}$/.test(ogrn) && !isAllZeros(ogrn) && digitsModulo(ogrn.slice(0, 12), 11) % 10 === Number(ogrn[12]);

/** ОГРНИП of an individual entrepreneur: 15 digits, the last one is the rest of the first fourteen by 13. */
export const isValidOgrnip = (ogrnip: string): boolean =>
  /^\d{15}$/.test(ogrnip) && !isAllZeros(ogrnip) && digitsModulo(ogrnip.slice(0, 14), 13) % 10 === Number(ogrnip[14]);
