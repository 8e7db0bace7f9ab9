import { createHash } from 'node:crypto';
import {
  type CertificateFields,
  moscowDateOf,
  partyOf,
  registryDifferences,
  serialKey,
  subscriberInnOf,
} from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { Certificate, CertificateFile, Subscriber } from '../entities/index.ts';
import { type Actor, writeJournal } from '../journal/write.ts';
import { lockSubscribers } from '../registry/locks.ts';
import { findCertificate } from './find.ts';

export type CertificateToKeep = { fileName: string; der: Uint8Array; fields: CertificateFields; kpp: string | null };

/** `same`: this very file is there already. */
export type KeptCertificate =
  | { outcome: 'attached' | 'created' | 'same'; serial: string; differences: string[] }
  | { outcome: 'refused'; problem: 'no-serial' | 'no-inn' | 'another-file' }
  | { outcome: 'refused'; problem: 'kpp-needed'; kpps: (string | null)[] };

/**
 * Keeps a certificate's file with the record of its serial number, or with a new record of the subscriber whose ИНН it
 * has. What differs from the registry is told and stays as it is in both. A number has one file for good. To be called in
 * a transaction.
 */
export async function keepCertificateFile(
  em: EntityManager,
  { fileName, der, fields, kpp }: CertificateToKeep,
  { actor, at }: { actor: Actor; at: Date },
): Promise<KeptCertificate> {
  const inn = subscriberInnOf(partyOf(fields.subject));
  if (serialKey(fields.serial) === null) return { outcome: 'refused', problem: 'no-serial' };
  const seen = await findCertificate(em, fields.serial);
  const ownerInn = seen?.subscriberInn ?? inn;
  if (ownerInn === null) return { outcome: 'refused', problem: 'no-inn' };
  await lockSubscribers(em, [ownerInn]);
  const known = await findCertificate(em, fields.serial);
  const record = known ?? (await newRecord(em, fields, ownerInn, kpp));
  if ('kpps' in record) return { outcome: 'refused', problem: 'kpp-needed', kpps: record.kpps };
  const { serial } = record;
  const sha256 = createHash('sha256').update(der).digest('hex');
  const differences = registryDifferences(fields, record);
  const file = await em.findOne(CertificateFile, { certificate: serial });
  if (file !== null && file.sha256 !== sha256) return { outcome: 'refused', problem: 'another-file' };
  if (file !== null) return { outcome: 'same', serial, differences };
  em.create(CertificateFile, {
    ...{ certificate: record, fileName, content: der, size: der.length, sha256, fields, addedAt: at },
    ...{ addedById: actor.kind === 'user' ? actor.id : null, addedByName: actor.name },
  });
  await em.flush();
  const created = known === null;
  await writeJournal(em, at, [
    {
      actor,
      kind: 'certificate-file-added',
      objectType: 'certificate',
      objectId: serial,
      grounds: [
        created ? `Загружен файл «${fileName}», сертификат внесён в реестр` : `Загружен файл «${fileName}»`,
        ...differences,
      ].join('. '),
      after: { sha256, created, differences },
    },
  ]);
  return { outcome: created ? 'created' : 'attached', serial, differences };
}

async function newRecord(
  em: EntityManager,
  fields: CertificateFields,
  inn: string,
  kpp: string | null,
): Promise<Certificate | { kpps: (string | null)[] }> {
  const subscribers = await em.find(Subscriber, { inn }, { fields: ['inn', 'kpp', 'name'], orderBy: { kpp: 'asc' } });
  const [chosen, ...others] = kpp === null ? subscribers : subscribers.filter((each) => each.kpp === kpp);
  if (others.length > 0 || (kpp !== null && !chosen)) return { kpps: subscribers.map((each) => each.kpp) };
  return em.create(Certificate, {
    serial: fields.serial,
    subscriberInn: inn,
    subscriberKpp: chosen?.kpp ?? null,
    holder: partyOf(fields.subject).fullName || (chosen?.name ?? inn),
    product: null,
    validFrom: moscowDateOf(fields.notBefore),
    validUntil: moscowDateOf(fields.notAfter),
    state: 'valid',
  });
}
