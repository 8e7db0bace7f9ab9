import { hash } from '@node-rs/argon2';

const rules: readonly { holds: (password: string) => boolean; otherwise: string }[] = [
  { holds: ({ length }) => length >= 8 && length <= 16, otherwise: 'от 8 до 16 знаков' },
  {
    holds: (password) => /^[\x21-\x7e]*$/.test(password),
    otherwise: 'только латинские буквы, цифры и знаки, без пробелов',
  },
  { holds: (password) => /[A-Z]/.test(password), otherwise: 'хотя бы одна прописная буква' },
  { holds: (password) => /[a-z]/.test(password), otherwise: 'хотя бы одна строчная буква' },
  { holds: (password) => /\d/.test(password), otherwise: 'хотя бы одна цифра' },
];

/** What a password lacks, in Russian; null if it will do. */
export function passwordProblem(password: string): string | null {
  const broken = rules.filter(({ holds }) => !holds(password)).map(({ otherwise }) => otherwise);
  return broken.length === 0 ? null : `Пароль не подходит: ${broken.join('; ')}.`;
}

/** Argon2id with the library's own parameters (19 MiB, 2 passes: OWASP's minimum), as a PHC string. */
export const hashPassword = (password: string): Promise<string> => hash(password);
