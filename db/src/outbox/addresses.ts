import { type Partner as PartnerData, partnerAddress } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { Mail, PartnerAddress } from '../entities/index.ts';
import { escapeLike } from '../patterns.ts';

type Addressed = Pick<PartnerData, 'emails'>;

const correspondentsPerDomain = 5;

/**
 * Who has written lately from the domains that stand in the registry for partners without a full address: of each domain
 * the latest first.
 */
export async function correspondentsOf(em: EntityManager, partners: readonly Addressed[]): Promise<string[]> {
  const domains = partners
    .filter(({ emails }) => emails.every((entry) => entry.startsWith('@')))
    .flatMap(({ emails }) => emails.map((entry) => entry.toLowerCase()));
  const found: string[] = [];
  for (const domain of new Set(domains)) {
    const mails = await em.find(
      Mail,
      { fromAddress: { $ilike: `%${escapeLike(domain)}` } },
      { fields: ['fromAddress'], orderBy: { id: 'desc' }, limit: correspondentsPerDomain, disableIdentityMap: true },
    );
    found.push(...mails.flatMap(({ fromAddress }) => fromAddress ?? []));
  }
  return found;
}

/** Where a partner is written to; null where the registry knows no address and nobody of its domains has written. */
export async function addressOfPartner(em: EntityManager, partnerId: string): Promise<string | null> {
  const rows = await em.find(PartnerAddress, { partner: partnerId }, { orderBy: { position: 'asc' } });
  const partner = { emails: rows.map(({ address }) => address) };
  return partnerAddress(partner, await correspondentsOf(em, [partner]));
}
