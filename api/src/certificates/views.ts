import {
  type Certificate,
  CertificateFile,
  type EntityManager,
  RevocationRequest,
  revocationState,
  Subscriber,
} from '@perenos/db';
import {
  addCalendarDays,
  attributeLabel,
  type CertificateFields,
  certificateCondition,
  expiringDays,
  maskFields,
  may,
  moscowDateOf,
  partyOf,
  registryDifferences,
  requisiteProblems,
  toolClassesOf,
  type UserRole,
} from '@perenos/domain';
import type { z } from 'zod';
import type { certificateDetail, certificateFields, certificateRow } from '../contract/certificates.ts';

/** Today by Moscow, and the last day that counts as «истекает». */
export const daysAt = (now: Date): { today: string; soon: string } => {
  const today = moscowDateOf(now.toISOString());
  return { today, soon: addCalendarDays(today, expiringDays) };
};

/** Certificates with their subscribers' names. */
export async function describeCertificates(
  em: EntityManager,
  rows: readonly Certificate[],
  now: Date,
): Promise<z.infer<typeof certificateRow>[]> {
  const days = daysAt(now);
  const inns = [...new Set(rows.map(({ subscriberInn }) => subscriberInn))];
  const subscribers = await em.find(Subscriber, { inn: { $in: inns } }, { fields: ['id', 'inn', 'kpp', 'name'] });
  const byInn = Map.groupBy(subscribers, ({ inn }) => inn);
  const serials = rows.map(({ serial }) => serial);
  const files = await em.find(CertificateFile, { certificate: { $in: serials } }, { fields: ['certificate'] });
  const withFile = new Set(files.map(({ certificate }) => certificate.serial));
  return rows.map((row) => {
    const same = byInn.get(row.subscriberInn) ?? [];
    const owner = same.find(({ kpp }) => kpp === row.subscriberKpp) ?? (same.length === 1 ? same[0] : undefined);
    const { serial, holder, subscriberInn, subscriberKpp, product, validFrom, validUntil, state } = row;
    return {
      ...{ id: serial, serial, holder, subscriberInn, subscriberKpp, product, validFrom, validUntil, state },
      ...{ subscriberId: owner?.id ?? null, subscriberName: owner?.name ?? null },
      condition: certificateCondition(row, days),
      hasFile: withFile.has(serial),
    };
  });
}

/** Fields of the file with Russian names of the attributes, in the certificate's order. */
export const viewOfFields = (fields: CertificateFields): z.infer<typeof certificateFields> => ({
  ...fields,
  subject: fields.subject.map(({ oid, value }) => ({ oid, label: attributeLabel(oid), value })),
  issuer: fields.issuer.map(({ oid, value }) => ({ oid, label: attributeLabel(oid), value })),
  toolClasses: toolClassesOf(fields.policies),
});

/** All of one certificate; what of it is personal stands masked. */
export async function describeCertificate(
  em: EntityManager,
  certificate: Certificate,
  { now, role }: { now: Date; role: UserRole },
): Promise<z.infer<typeof certificateDetail>> {
  const [row] = await describeCertificates(em, [certificate], now);
  if (!row) throw new Error('one row in, one row out');
  const file = await em.findOne(CertificateFile, { certificate: certificate.serial });
  const requests = await em.find(RevocationRequest, { serial: certificate.serial }, { orderBy: { id: 'desc' } });
  return {
    ...row,
    file: file && {
      ...{ fileName: file.fileName, size: file.size, sha256: file.sha256, addedByName: file.addedByName },
      addedAt: file.addedAt.toISOString(),
    },
    fields: file && viewOfFields(maskFields(file.fields)),
    differences: file ? registryDifferences(file.fields, certificate) : [],
    problems: file ? requisiteProblems(partyOf(file.fields.subject)) : [],
    revocations: requests.map((request) => ({
      ...{ id: request.id, number: request.number, ground: request.ground, reason: request.reason },
      state: revocationState(request, now),
      dueAt: request.dueAt.toISOString(),
      settledAt: request.settledAt?.toISOString() ?? null,
      settledByName: request.settledByName,
    })),
    mayDisclose: may(role, 'certificates.disclose'),
    mayRequest: may(role, 'revocations.request'),
  };
}
