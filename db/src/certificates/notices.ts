import { attributeOf } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { type Certificate, CertificateFile, type OutboxRole, type RevocationRequest } from '../entities/index.ts';
import { type JournalLine, writeJournal } from '../journal/write.ts';
import { addressOfPartner, queuedGrounds, queueMessage } from '../outbox/index.ts';
import { subscriberOfCertificate } from './facts.ts';
import type { Hand } from './lock-request.ts';

/** `address`: null where none is known. */
export type Addressee = { role: Extract<OutboxRole, 'holder' | 'partner' | 'asker'>; address: string | null };

const roleWords: Readonly<Record<Addressee['role'], string>> = {
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
  const ownAddress = request.asker === 'owner' ? request.askerEmail : null;
  const holder = [
    ownAddress,
    file ? attributeOf(file.fields.subject, 'email') : null,
    ...(subscriber?.emails ?? []),
  ].find((address): address is string => address !== null && isWhole(address));
  const all: Addressee[] = [
    { role: 'holder', address: holder ?? null },
    ...(partnerId === null ? [] : [{ role: 'partner', address: await addressOfPartner(em, partnerId) } as const]),
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
  const lines: JournalLine[] = [];
  for (const { role, address } of addressees) {
    const noAddress = `${roleWords[role]} писать некуда`;
    const message = await queueMessage(em, { role, from: 'partners', to: address, noAddress, subject, text }, at);
    const grounds = queuedGrounds(roleWords[role], message);
    lines.push({ actor, kind: 'notice-queued', objectType: 'revocation', objectId: request.number, grounds });
  }
  await writeJournal(em, at, lines);
}
