import { randomUUID } from 'node:crypto';
import { attributeOf } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import {
  type Certificate,
  CertificateFile,
  OutboxMessage,
  type OutboxRole,
  PartnerAddress,
  type RevocationRequest,
} from '../entities/index.ts';
import { writeJournal } from '../journal/write.ts';
import { subscriberOfCertificate } from './facts.ts';
import type { Hand } from './lock-request.ts';

/** `address`: null where none is known. */
export type Addressee = { role: OutboxRole; address: string | null };

const roleWords: Partial<Record<OutboxRole, string>> = {
  holder: 'владельцу сертификата',
  partner: 'обслуживающему партнёру',
  asker: 'просившему',
};
const isWhole = (address: string): boolean => /^[^@\s]+@[^@\s]+$/.test(address);

/**
 * Who hears of it: the holder at the address in the certificate, else at the subscriber's (63-ФЗ, ст. 14 ч. 9), the
 * partner who serves or asked, and the asker. One address gets one letter.
 */
export async function noticeAddressees(
  em: EntityManager,
  request: RevocationRequest,
  certificate: Certificate,
): Promise<Addressee[]> {
  const subscriber = await subscriberOfCertificate(em, certificate);
  const file = await em.findOne(CertificateFile, { certificate: certificate.serial });
  const partnerId = request.partnerId ?? subscriber?.partnerId ?? null;
  const partnerAddresses =
    partnerId === null ? [] : await em.find(PartnerAddress, { partner: partnerId }, { orderBy: { position: 'asc' } });
  const ownAddress = request.asker === 'owner' ? request.askerEmail : null;
  const holder = [
    ownAddress,
    file ? attributeOf(file.fields.subject, 'email') : null,
    ...(subscriber?.emails ?? []),
  ].find((address): address is string => address !== null && isWhole(address));
  const partner = partnerAddresses.map(({ address }) => address).find(isWhole);
  const all: Addressee[] = [
    { role: 'holder', address: holder ?? null },
    ...(partnerId === null ? [] : [{ role: 'partner', address: partner ?? null } as const]),
    ...(request.askerEmail === null ? [] : [{ role: 'asker', address: request.askerEmail } as const]),
  ];
  return all.filter(
    ({ address }, index) =>
      address === null || all.findIndex((other) => other.address?.toLowerCase() === address.toLowerCase()) === index,
  );
}

/**
 * Queues a letter for each addressee; it can't be taken back, so it leaves at once. One without an address stands as
 * failed: the duty to tell isn't gone, a person must find the address.
 */
export async function queueNotices(
  em: EntityManager,
  request: RevocationRequest,
  addressees: readonly Addressee[],
  { subject, text }: { subject: string; text: string },
  { actor, at }: Hand,
): Promise<void> {
  for (const { role, address } of addressees)
    em.create(OutboxMessage, {
      ...{ ticket: null, role, messageId: `<${randomUUID()}@astral.ru>`, toAddress: address ?? '' },
      ...{ fromMailbox: 'partners', subject, text, inReplyTo: null, references: [] },
      state: address === null ? 'failed' : 'queued',
      lastError: address === null ? `нет адреса: ${roleWords[role]} писать некуда` : null,
      ...{ queuedAt: at, notBeforeAt: at },
    });
  await em.flush();
  await writeJournal(
    em,
    at,
    addressees.map(({ role, address }) => ({
      actor,
      kind: 'notice-queued',
      objectType: 'revocation',
      objectId: request.number,
      grounds:
        address === null
          ? `Письмо ${roleWords[role]} не поставлено в отправку: нет адреса`
          : `Письмо ${roleWords[role]} поставлено в отправку: «${subject}»`,
    })),
  );
  await em.execute(`select pg_notify('outbox_queued', '')`);
}
