import { maskPersonInn, maskSnils } from '../requisites/masking.ts';
import type { CertificateFields, NameAttribute } from './fields.ts';
import { attributeOids } from './oids.ts';

const maskAttribute = ({ oid, value }: NameAttribute): NameAttribute => {
  if (oid === attributeOids.snils) return { oid, value: maskSnils(value) };
  return { oid, value: oid === attributeOids.inn ? maskPersonInn(value) : value };
};

/** The fields as everybody sees them: a person's СНИЛС and ИНН are shown in full only on demand, which the journal keeps. */
export const maskFields = (fields: CertificateFields): CertificateFields => ({
  ...fields,
  subject: fields.subject.map(maskAttribute),
});
