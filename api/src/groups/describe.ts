import {
  type CompanyGroup,
  type EntityManager,
  loadEditions,
  loadRegistrySlice,
  objectVersions,
  Subscriber,
} from '@perenos/db';
import {
  clauseText,
  createRegistry,
  editionOn,
  type GroupMember,
  groupClause,
  groupMembers,
  groupNotices,
  type IsoDate,
  minimumGroupSize,
  type Registry,
} from '@perenos/domain';
import type { z } from 'zod';
import type { groupDetail, groupRow } from '../contract/groups.ts';
import type { LoadedGroup } from './load.ts';

type Row = z.infer<typeof groupRow>;
type Detail = z.infer<typeof groupDetail>;

const partnersOf = (members: readonly GroupMember[], registry: Registry): Row['partners'] =>
  [...new Set(members.flatMap(({ partnerId }) => partnerId ?? []))].map((id) => ({
    id,
    name: registry.partnerById(id)?.name ?? id,
  }));

function rowOf({ group, registry }: LoadedGroup, members: readonly GroupMember[]): Row {
  const { id, name, product, headInn, memberInns } = group;
  return {
    id,
    name,
    product,
    headInn,
    headName: members.find(({ isHead }) => isHead)?.subscriber?.name ?? null,
    memberCount: memberInns.length,
    partners: partnersOf(members, registry),
    small: memberInns.length < minimumGroupSize,
  };
}

/** Rows of the register: one slice of the registry for the whole page. */
export async function describeGroups(
  em: EntityManager,
  groups: readonly CompanyGroup[],
  today: IsoDate,
): Promise<Row[]> {
  if (groups.length === 0) return [];
  const inns = [...new Set(groups.flatMap(({ headInn, memberInns }) => [headInn, ...memberInns]))];
  const keys = { inns, nameKeys: [], logins: [], addresses: [], partnerIds: [] };
  const registry = createRegistry(await loadRegistrySlice(em, keys));
  return groups.map((group) => rowOf({ group, registry }, groupMembers(group, registry, today)));
}

const viewOfMember = (
  { inn, isHead, subscriber, partnerId, licence, inForce }: GroupMember,
  registry: Registry,
  ids: ReadonlyMap<string, number>,
): Detail['members'][number] => ({
  inn,
  kpp: subscriber?.kpp ?? null,
  name: subscriber?.name ?? null,
  subscriberId: ids.get(`${inn}/${subscriber?.kpp ?? ''}`) ?? null,
  isHead,
  partnerId,
  partnerName: partnerId === null ? null : (registry.partnerById(partnerId)?.name ?? null),
  licence: licence && {
    id: licence.id,
    tariff: licence.tariff,
    state: licence.state,
    validUntil: licence.validUntil,
    inForce,
  },
});

/** A group as its page shows it. */
export async function describeGroup(em: EntityManager, loaded: LoadedGroup, today: IsoDate): Promise<Detail> {
  const { group, registry } = loaded;
  const members = groupMembers(group, registry, today);
  const subscribers = await em.find(
    Subscriber,
    { inn: { $in: members.map(({ inn }) => inn) } },
    { fields: ['id', 'inn', 'kpp'], disableIdentityMap: true },
  );
  const ids = new Map(subscribers.map(({ id, inn, kpp }) => [`${inn}/${kpp ?? ''}`, id]));
  const clause = groupClause(group);
  const edition = editionOn(await loadEditions(em), today);
  return {
    ...rowOf(loaded, members),
    members: members.map((member) => viewOfMember(member, registry, ids)),
    notices: groupNotices(group, members),
    clause: clause === null ? null : { id: clause, text: clauseText(clause, edition) ?? '' },
    version: (await objectVersions(em, 'company_group', [group.id]))(group.id).version,
  };
}
