import type { FilterQuery } from '@mikro-orm/core';
import type { Partner as PartnerData } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { Debt, Partner, PartnerAddress, PartnerLogin, Restriction } from '../entities/index.ts';

/** Rows as they are, without identity map: nothing that is loaded here is written back. */
export const readOnly = { disableIdentityMap: true } as const;

/** Partners with all that belongs to them, in the order of their ids. */
export async function loadPartners(em: EntityManager, where: FilterQuery<Partner>): Promise<PartnerData[]> {
  const partners = await em.find(Partner, where, { ...readOnly, orderBy: { id: 'asc' } });
  const of = { partner: { $in: partners.map(({ id }) => id) } };
  const inOrder = { ...readOnly, orderBy: { partner: 'asc', position: 'asc' } } as const;
  const logins = Map.groupBy(await em.find(PartnerLogin, of, inOrder), ({ partner }) => partner.id);
  const addresses = Map.groupBy(await em.find(PartnerAddress, of, inOrder), ({ partner }) => partner.id);
  const debts = Map.groupBy(await em.find(Debt, of, inOrder), ({ partner }) => partner.id);
  const restrictions = new Map((await em.find(Restriction, of, readOnly)).map((row) => [row.partner.id, row]));
  return partners.map((partner) => {
    const restriction = restrictions.get(partner.id);
    return {
      id: partner.id,
      name: partner.name,
      inn: partner.inn,
      kpp: partner.kpp,
      kind: partner.kind,
      salesCenterId: partner.salesCenterId,
      partnerCode: partner.partnerCode,
      logins: (logins.get(partner.id) ?? []).map(({ login }) => login),
      emails: (addresses.get(partner.id) ?? []).map(({ address }) => address),
      debts: (debts.get(partner.id) ?? []).map(({ product, amountKopecks, invoiceNumber, dueDate, paidAt }) => ({
        product,
        amountKopecks,
        invoiceNumber,
        dueDate,
        paidAt,
      })),
      restriction: restriction ? { since: restriction.since, imposedBy: restriction.imposedBy } : null,
    };
  });
}
