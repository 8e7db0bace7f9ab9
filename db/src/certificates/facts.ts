import {
  type IsoDate,
  partyOf,
  type RevocationClaim,
  type RevocationDocumentKind,
  type RevocationFacts,
  subscriberInnOf,
} from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { type Certificate, CertificateFile, Licence, Partner, Subscriber } from '../entities/index.ts';
import { findCertificate } from './find.ts';

/** The subscriber of a certificate: by ИНН and КПП, or the only one of the ИНН. */
export async function subscriberOfCertificate(
  em: EntityManager,
  { subscriberInn, subscriberKpp }: Pick<Certificate, 'subscriberInn' | 'subscriberKpp'>,
): Promise<Subscriber | null> {
  const found = await em.find(Subscriber, { inn: subscriberInn });
  return found.find(({ kpp }) => kpp === subscriberKpp) ?? (found.length === 1 ? (found[0] ?? null) : null);
}

/** Partners that serve a subscriber: its own, and those of its licences in force. */
async function servingPartners(em: EntityManager, { inn, kpp, partnerId }: Subscriber): Promise<string[]> {
  const licences = await em.find(Licence, { subscriberInn: inn, subscriberKpp: kpp, state: 'registered' });
  return [...new Set([partnerId, ...licences.flatMap((licence) => licence.partnerId ?? [])])];
}

/** What a request for revocation is checked by, from the registry as it is now. */
export async function loadRevocationFacts(
  em: EntityManager,
  claim: RevocationClaim,
  documents: readonly RevocationDocumentKind[],
  today: IsoDate,
): Promise<RevocationFacts> {
  const certificate = await findCertificate(em, claim.serial);
  const subscriber = certificate && (await subscriberOfCertificate(em, certificate));
  const file = certificate && (await em.findOne(CertificateFile, { certificate: certificate.serial }));
  const partner = claim.partnerId === null ? null : await em.findOne(Partner, { id: claim.partnerId });
  return {
    claim,
    certificate,
    subscriber,
    servingPartnerIds: subscriber ? await servingPartners(em, subscriber) : [],
    partnerName: partner?.name ?? null,
    fileInn: file ? subscriberInnOf(partyOf(file.fields.subject)) : null,
    documents,
    today,
  };
}
