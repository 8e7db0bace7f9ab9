import type { CertificateFields, NameAttribute } from './fields.ts';
import { attributeOids } from './oids.ts';

const dots = (count: number): string => '•'.repeat(count);

/** СНИЛС with its last five digits: `•••-•••-445 95`. */
export const maskSnils = (snils: string): string => {
  const digits = snils.replace(/\D/g, '');
  return digits.length === 11 ? `•••-•••-${digits.slice(6, 9)} ${digits.slice(9)}` : dots(snils.length);
};

/** ИНН of a person with its last five digits; an organisation's ИНН is no personal data. */
export const maskPersonInn = (inn: string): string =>
  /^\d{12}$/.test(inn) && !inn.startsWith('00') ? `${dots(7)}${inn.slice(7)}` : inn;

const maskAttribute = ({ oid, value }: NameAttribute): NameAttribute => {
  if (oid === attributeOids.snils) return { oid, value: maskSnils(value) };
  return { oid, value: oid === attributeOids.inn ? maskPersonInn(value) : value };
};

/** The fields as everybody sees them: a person's СНИЛС and ИНН are shown in full only on demand, which the journal keeps. */
export const maskFields = (fields: CertificateFields): CertificateFields => ({
  ...fields,
  subject: fields.subject.map(maskAttribute),
});
