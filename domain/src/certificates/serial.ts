/** X.509 gives a serial number 20 octets at most (RFC 5280, 4.1.2.2). */
const maxDigits = 40;

/**
 * The key by which serial numbers are compared: hex, upper case, without spaces, colons and hyphens, and without leading
 * zeros — people write `01 d9:3a` and `1D93A` for the same number. null: that is no serial number.
 */
export function serialKey(serial: string): string | null {
  const digits = serial
    .replace(/^\s*0x/i, '')
    .replace(/[\s:.\-–]/g, '')
    .toUpperCase();
  if (!/^[0-9A-F]+$/.test(digits)) return null;
  const key = digits.replace(/^0+/, '');
  return key === '' || key.length > maxDigits ? null : key;
}

/** Whether both are the same serial number; what is no serial number equals nothing. */
export const sameSerial = (a: string, b: string): boolean => {
  const key = serialKey(a);
  return key !== null && key === serialKey(b);
};

/** By twos, as certificates show it: `01 D9 3A`. */
export const formatSerial = (serial: string): string => {
  const digits = serial.length % 2 === 0 ? serial : `0${serial}`;
  return digits.replace(/(..)(?=.)/g, '$1 ');
};
