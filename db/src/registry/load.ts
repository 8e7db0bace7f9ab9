import type { FilterQuery } from '@mikro-orm/core';
import type { Partner as PartnerData, RegistryData, Subscriber as SubscriberData } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import {
  Application,
  Certificate,
  CompanyGroup,
  ItsContract,
  Licence,
  Partner,
  PartnerAddress,
  PartnerLogin,
  Subscriber,
  Tariff,
} from '../entities/index.ts';
import { loadPartners, readOnly } from './load-partners.ts';

/** What a mail mentions: ИНН of subscribers or partners, name keys (`nameKey`), logins, addresses, partners' ids. */
export type RegistryKeys = {
  inns: readonly string[];
  /** As `nameKey` of the domain gives them. */
  nameKeys: readonly string[];
  logins: readonly string[];
  addresses: readonly string[];
  partnerIds: readonly string[];
};

/**
 * The part of the registry that decides about a mail: the partners it may mean with their sales centres, the subscribers
 * found by ИНН, name or address with their representatives and all members of their groups, what belongs to these, and
 * every tariff.
 */
export async function loadRegistrySlice(em: EntityManager, keys: RegistryKeys): Promise<RegistryData> {
  const groups = await em.find(CompanyGroup, { memberInns: { $overlap: [...keys.inns] } }, readOnly);
  const mentioned = await findSubscribers(
    em,
    keys,
    groups.flatMap((group) => group.memberInns),
  );
  const inns = [...new Set([...keys.inns, ...mentioned.map(({ inn }) => inn)])];
  const ofNames = await em.find(CompanyGroup, { memberInns: { $overlap: mentioned.map(({ inn }) => inn) } }, readOnly);
  const representatives = mentioned.flatMap(({ representativeInn }) => representativeInn ?? []);
  const missing = [...representatives, ...ofNames.flatMap((group) => group.memberInns)].filter(
    (inn) => !inns.includes(inn),
  );
  const subscribers = missing.length === 0 ? mentioned : [...mentioned, ...(await findSubscribers(em, none, missing))];
  const allInns = [...new Set([...inns, ...missing])];
  const belongings = await loadBelongings(
    em,
    { subscriberInn: { $in: allInns } },
    { memberInns: { $overlap: allInns } },
  );
  const partnerIds = [
    ...keys.partnerIds,
    ...[...subscribers, ...belongings.licences, ...belongings.applications, ...belongings.itsContracts].flatMap(
      ({ partnerId }) => partnerId ?? [],
    ),
  ];
  return {
    partners: await findPartners(em, { ...keys, partnerIds }),
    subscribers: subscribers.map(subscriberData),
    ...belongings,
    tariffs: await loadTariffs(em),
  };
}

const none: RegistryKeys = { inns: [], nameKeys: [], logins: [], addresses: [], partnerIds: [] };

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@'));

/** Addresses as they may stand in the registry: in full, and as `@domain`. */
const addressEntries = (addresses: readonly string[]): string[] => [
  ...new Set(addresses.map((address) => address.toLowerCase()).flatMap((address) => [address, domainOf(address)])),
];

/** One query per index: an `or` over them would scan the table. */
async function findSubscribers(
  em: EntityManager,
  keys: RegistryKeys,
  alsoInns: readonly string[],
): Promise<Subscriber[]> {
  const inns = [...new Set([...keys.inns, ...alsoInns])];
  const entries = addressEntries(keys.addresses);
  const found: Subscriber[] = [];
  if (inns.length > 0) found.push(...(await em.find(Subscriber, { inn: { $in: inns } }, readOnly)));
  if (keys.nameKeys.length > 0) {
    found.push(...(await em.find(Subscriber, { nameKey: { $in: [...keys.nameKeys] } }, readOnly)));
  }
  if (entries.length > 0) found.push(...(await em.find(Subscriber, { emails: { $overlap: entries } }, readOnly)));
  return [...new Map(found.map((subscriber) => [subscriber.id, subscriber])).values()];
}

/** Partners by every key that may mean one, and the sales centres above them and those who imposed their restrictions. */
async function findPartners(em: EntityManager, keys: RegistryKeys): Promise<PartnerData[]> {
  const logins = await em.find(PartnerLogin, { login: { $in: [...keys.logins] } }, readOnly);
  const addresses = await em.find(PartnerAddress, { address: { $in: addressEntries(keys.addresses) } }, readOnly);
  const ids = [...keys.partnerIds, ...[...logins, ...addresses].map(({ partner }) => partner.id)];
  const found = await em.find(
    Partner,
    { $or: [{ id: { $in: ids } }, { inn: { $in: [...keys.inns] } }, { nameKey: { $in: [...keys.nameKeys] } }] },
    { ...readOnly, fields: ['id', 'salesCenterId'] },
  );
  const wanted = found.flatMap(({ id, salesCenterId }) => [id, salesCenterId ?? []].flat());
  return loadPartners(em, { id: { $in: wanted } });
}

const subscriberData = (data: Subscriber): SubscriberData => ({
  inn: data.inn,
  kpp: data.kpp,
  name: data.name,
  kind: data.kind,
  partnerId: data.partnerId,
  emails: data.emails,
  services: data.services,
  representativeInn: data.representativeInn,
  directions: data.directions,
  itsLogin: data.itsLogin,
  itsPromo: data.itsPromo,
});

type Belongings = Pick<RegistryData, 'licences' | 'applications' | 'groups' | 'certificates' | 'itsContracts'>;

async function loadBelongings(
  em: EntityManager,
  ofSubscribers: { subscriberInn: { $in: string[] } },
  ofGroups: FilterQuery<CompanyGroup>,
): Promise<Belongings> {
  const byId = { ...readOnly, orderBy: { id: 'asc' } } as const;
  const licences = await em.find(Licence, ofSubscribers, byId);
  const applications = await em.find(Application, ofSubscribers, byId);
  const groups = await em.find(CompanyGroup, ofGroups, byId);
  const certificates = await em.find(Certificate, ofSubscribers, { ...readOnly, orderBy: { serial: 'asc' } });
  const contracts = await em.find(ItsContract, ofSubscribers, {
    ...readOnly,
    orderBy: { subscriberInn: 'asc', position: 'asc' },
  });
  return {
    licences: licences.map((licence) => ({ ...licence })),
    applications: applications.map((application) => ({ ...application })),
    groups: groups.map((group) => ({ ...group })),
    certificates: certificates.map((certificate) => ({ ...certificate })),
    itsContracts: contracts.map(({ subscriberInn, partnerId, level, validUntil }) => ({
      subscriberInn,
      partnerId,
      level,
      validUntil,
    })),
  };
}

async function loadTariffs(em: EntityManager): Promise<RegistryData['tariffs']> {
  const tariffs = await em.find(Tariff, {}, { ...readOnly, orderBy: { product: 'asc', name: 'asc' } });
  return tariffs.map(({ name, product, kind }) => ({ name, product, kind }));
}
