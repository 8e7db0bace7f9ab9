import {
  type Actor,
  approveRevocation,
  type EntityManager,
  findCertificate,
  keepCertificateFile,
  lockRevocation,
  Partner,
  type RevocationHand,
  RevocationRequest,
  refuseRevocation,
  registerRevocation,
  subscriberOfCertificate,
  type User,
} from '@perenos/db';
import type { RegistryData } from '@perenos/domain';
import { readCertificateFile } from '@perenos/domain/x509';
import { type DemoRevocation, demoCertificateFile, demoRevocations } from './certificates.ts';
import { drawLetterPdf } from './letter-drawing.ts';

const minutesBefore = (now: Date, minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

/** The files of the registry's certificates, made as they are kept; a few records stay without one. */
export async function installDemoCertificates(
  em: EntityManager,
  { certificates, subscribers }: RegistryData,
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  for (const [index, certificate] of certificates.entries()) {
    const subscriber = subscribers.find(
      ({ inn, kpp }) => inn === certificate.subscriberInn && kpp === certificate.subscriberKpp,
    );
    const withFile = subscriber !== undefined && index % 5 !== 1;
    const reading = withFile ? readCertificateFile(demoCertificateFile(certificate, subscriber, index)) : null;
    const read = reading?.ok ? reading.certificates[0] : undefined;
    if (!read) continue;
    const file = { fileName: `${certificate.serial}.cer`, der: read.der, fields: read.fields, kpp: null };
    await em.transactional((tx) => keepCertificateFile(tx, file, { actor, at: minutesBefore(now, 90 * 24 * 60) }));
  }
}

/** Requests for revocation over the states, registered by one person and decided by another. */
export async function installDemoRevocations(
  em: EntityManager,
  { registrar, approver, now }: { registrar: User; approver: User; now: Date },
): Promise<void> {
  const hand = ({ id, name }: User, ago: number): RevocationHand => ({
    actor: { kind: 'user', id, name },
    at: minutesBefore(now, ago),
  });
  for (const revocation of demoRevocations) {
    const id = await register(em, revocation, hand(registrar, revocation.registeredAgo), now);
    const { settled } = revocation;
    if (!settled) continue;
    const { version } = await em.findOneOrFail(RevocationRequest, { id }, { refresh: true });
    const locked = await lockRevocation(em, id, version);
    if (locked === null) throw new Error('a request of the demo is gone');
    const deciding = hand(approver, settled.ago);
    if (settled.by === 'approval') await approveRevocation(em, locked, deciding);
    else await refuseRevocation(em, locked, settled.reason ?? '', deciding);
  }
}

async function register(
  em: EntityManager,
  { holder, asker, ground, kind, receivedAgo }: DemoRevocation,
  hand: RevocationHand,
  now: Date,
): Promise<number> {
  const [row] = await em.execute<{ serial: string }[]>(`select serial from certificate where holder = ?`, [holder]);
  const certificate = await findCertificate(em, row?.serial ?? '');
  const subscriber = certificate && (await subscriberOfCertificate(em, certificate));
  if (!subscriber) throw new Error(`no certificate of ${holder} in the demo`);
  const partner = await em.findOneOrFail(Partner, { id: subscriber.partnerId });
  const byPartner = asker === 'partner';
  const fileName = kind === 'application' ? 'Заявление на отзыв.pdf' : 'Сопроводительное письмо.pdf';
  const paragraph = `Прошу аннулировать (отозвать) сертификат, серийный номер ${certificate.serial}, владелец ${holder}.`;
  const bytes = await drawLetterPdf({
    letterhead: { name: subscriber.name, lines: [`ИНН ${subscriber.inn}`] },
    addressee: ['В удостоверяющий центр'],
    title: kind === 'application' ? 'Заявление' : 'Письмо',
    paragraphs: [paragraph],
    signatory: { position: 'Владелец сертификата', name: holder },
  });
  const file = { kind, fileName, mimeType: 'application/pdf', bytes, text: paragraph };
  const { id } = await registerRevocation(
    em,
    {
      claim: {
        ...{ serial: certificate.serial, holder, subscriberInn: certificate.subscriberInn, asker, ground, comment: '' },
        ...{ askerName: byPartner ? partner.name : holder, partnerId: byPartner ? partner.id : null },
        receivedAt: minutesBefore(now, receivedAgo).toISOString(),
      },
      ...{ askerEmail: null, files: [file] },
    },
    hand,
  );
  return id;
}
