// Personal numbers as everybody sees them: enough to tell two apart, not enough to use.

/** СНИЛС with its last five digits: `112-233-445 95` → `•••-•••-445 95`. */
export const maskSnils = (snils: string): string => {
  const digits = snils.replace(/\D/g, '');
  return digits.length === 11 ? `•••-•••-${digits.slice(6, 9)} ${digits.slice(9)}` : '•••';
};

/** An organisation's ИНН is no personal data, also where two zeros fill it up to a person's length. */
const isOrganisationInn = (inn: string): boolean => /^(?:00)?\d{10}$/.test(inn);

/** ИНН of a person with its last four digits: `500100732259` → `••••••••2259`. An organisation's stays as it is. */
export const maskPersonInn = (inn: string): string => (isOrganisationInn(inn) ? inn : allButLast(4, inn));

/** `4507`, `123456` → `45 07 ••••56`. */
export const maskPassport = (series: string, number: string): string =>
  `${series.slice(0, 2)} ${series.slice(2)} ${allButLast(2, number)}`;

const allButLast = (shown: number, text: string): string =>
  `${'•'.repeat(Math.max(0, text.length - shown))}${text.slice(-shown)}`;
