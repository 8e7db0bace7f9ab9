import { CompanyGroup, type EntityManager, loadRegistrySlice } from '@perenos/db';
import { createRegistry, type CompanyGroup as GroupData, type Registry } from '@perenos/domain';
import { ApiError } from '../http/errors.ts';

/** A group and the part of the registry around it: its members, what they hold, who serves them. */
export type LoadedGroup = { group: GroupData; registry: Registry };

const readOnly = { disableIdentityMap: true } as const;

/** `about`: further ИНН and partners that the question is about. */
export async function loadGroup(
  em: EntityManager,
  id: string,
  about: { inns?: readonly string[]; partnerIds?: readonly string[] } = {},
): Promise<LoadedGroup> {
  const found = await em.findOne(CompanyGroup, { id }, readOnly);
  if (!found) throw new ApiError('not-found', { what: 'Группа компаний' });
  const { name, product, headInn, memberInns } = found;
  const slice = await loadRegistrySlice(em, {
    inns: [...new Set([headInn, ...memberInns, ...(about.inns ?? [])])],
    nameKeys: [],
    logins: [],
    addresses: [],
    partnerIds: about.partnerIds ?? [],
  });
  return { group: { id, name, product, headInn, memberInns }, registry: createRegistry(slice) };
}
