import type { Certificate } from '../registry/types.ts';
import { isValidLegalInn, isValidPersonInn } from '../requisites/inn.ts';
import { sameName } from '../requisites/names.ts';
import { isValidOgrn, isValidOgrnip } from '../requisites/ogrn.ts';
import { checkSnils } from '../requisites/snils.ts';
import { formatDate } from '../wording/format.ts';
import { moscowDateOf } from '../working-time/instants.ts';
import { type CertificateFields, type CertificateParty, partyOf, subscriberInnOf } from './fields.ts';

/** Requisites of a certificate whose own check digits don't hold, in words. */
export function requisiteProblems(party: CertificateParty): string[] {
  const problems: [boolean, string][] = [
    [party.legalInn !== null && !isValidLegalInn(party.legalInn), 'ИНН организации с ошибкой в контрольной цифре'],
    [party.personInn !== null && !isValidPersonInn(party.personInn), 'ИНН физического лица с ошибкой'],
    [party.ogrn !== null && !isValidOgrn(party.ogrn), 'ОГРН с ошибкой в контрольной цифре'],
    [party.ogrnip !== null && !isValidOgrnip(party.ogrnip), 'ОГРНИП с ошибкой в контрольной цифре'],
    [party.snils !== null && checkSnils(party.snils) === 'invalid', 'СНИЛС с ошибкой в контрольном числе'],
  ];
  return problems.filter(([holds]) => holds).map(([, words]) => words);
}

/** In what a certificate's file and its record in the registry differ. Nothing of it is put right by itself: a person looks. */
export function registryDifferences(
  fields: CertificateFields,
  record: Omit<Certificate, 'state' | 'product'>,
): string[] {
  const holder = partyOf(fields.subject);
  const inn = subscriberInnOf(holder);
  const differences: string[] = [];
  if (inn === null) differences.push('В сертификате нет ИНН');
  else if (inn !== record.subscriberInn) differences.push('ИНН в сертификате не совпадает с ИНН абонента в реестре');
  if (!sameName(holder.fullName, record.holder) && !sameName(holder.organization ?? '', record.holder))
    differences.push(`Владелец в сертификате — ${holder.fullName || 'не назван'}, в реестре — ${record.holder}`);
  const [from, until] = [moscowDateOf(fields.notBefore), moscowDateOf(fields.notAfter)];
  if (from !== record.validFrom || until !== record.validUntil)
    differences.push(
      `Срок в сертификате ${formatDate(from)} – ${formatDate(until)}, в реестре ${formatDate(record.validFrom)} – ${formatDate(record.validUntil)}`,
    );
  return differences;
}
