export type PasswordRule = { id: string; label: string; holds: (password: string) => boolean };

/** What a password must be, in the words of the guide to WEB-Регистратор («Изменение пароля»). */
export const passwordRules: readonly PasswordRule[] = [
  { id: 'length', label: 'от 8 до 16 символов', holds: ({ length }) => length >= 8 && length <= 16 },
  {
    id: 'latin',
    label: 'только латинские буквы, цифры и знаки, без пробелов',
    holds: (password) => /^[\x21-\x7e]+$/.test(password),
  },
  { id: 'upper', label: 'есть прописная буква', holds: (password) => /[A-Z]/.test(password) },
  { id: 'lower', label: 'есть строчная буква', holds: (password) => /[a-z]/.test(password) },
  { id: 'digit', label: 'есть цифра', holds: (password) => /\d/.test(password) },
];

/** What a password lacks, in Russian; null if it will do. */
export function passwordProblem(password: string): string | null {
  const broken = passwordRules.filter(({ holds }) => !holds(password)).map(({ label }) => label);
  return broken.length === 0 ? null : `Пароль не подходит. Нужно: ${broken.join('; ')}.`;
}

/** Signs that nobody takes for one another when he reads them from a sheet. */
const temporaryAlphabet = {
  upper: 'ABCDEFGHJKLMNPQRSTUVWXYZ',
  lower: 'abcdefghijkmnpqrstuvwxyz',
  digit: '23456789',
} as const;
const temporaryLength = 12;

/**
 * A password for the first sign-in that keeps the rules: three signs of each kind, then any of them, shuffled: about
 * 64 bits. `below(n)` answers an unforeseeable whole number from 0 to n − 1.
 */
export function temporaryPassword(below: (limit: number) => number): string {
  const { upper, lower, digit } = temporaryAlphabet;
  const pick = (signs: string): string => signs.charAt(below(signs.length));
  const signs = [upper, lower, digit].flatMap((kind) => [pick(kind), pick(kind), pick(kind)]);
  while (signs.length < temporaryLength) signs.push(pick(upper + lower + digit));
  for (let last = signs.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    [signs[last], signs[other]] = [signs[other] ?? '', signs[last] ?? ''];
  }
  return signs.join('');
}
