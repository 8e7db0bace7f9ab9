import type { Product } from '../products.ts';
import { nameKey } from '../requisites/names.ts';
import type {
  Application,
  Certificate,
  CompanyGroup,
  ItsContract,
  Licence,
  Partner,
  RegistryData,
  Subscriber,
  Tariff,
} from './types.ts';

/** Pure look-ups over registry data. Built anew for each judgement from the slice that it touches. */
export type Registry = {
  readonly data: RegistryData;
  partnerById(id: string): Partner | null;
  partnerByInn(inn: string): Partner | null;
  /** Several where a registry holds one ИНН twice: then only the login tells them apart. */
  partnersByInn(inn: string): Partner[];
  /** Byte for byte: case and spaces count (2.3). */
  partnerByLogin(login: string): Partner | null;
  /** By full address, else by an `@domain` entry; case-insensitive. null also where several partners share it. */
  partnerByAddress(address: string): Partner | null;
  /** Several where partners share an address or a domain: then nobody can tell for whom a mail from it speaks (1.1). */
  partnersByAddress(address: string): Partner[];
  partnersByName(name: string): Partner[];
  subscriber(inn: string, kpp: string | null): Subscriber | null;
  subscribersByInn(inn: string): Subscriber[];
  subscribersByName(name: string): Subscriber[];
  subscriberByAddress(address: string): Subscriber | null;
  /** Of every product. */
  allLicencesOf(inn: string, kpp: string | null): Licence[];
  licencesOf(inn: string, kpp: string | null, product: Product): Licence[];
  applicationsOf(inn: string, kpp: string | null, product: Product): Application[];
  applicationsByInn(inn: string): Application[];
  certificatesOf(inn: string, kpp: string | null): Certificate[];
  itsContractsOf(inn: string): ItsContract[];
  /** By the subscriber's name. */
  applicationsByName(name: string): Application[];
  groupOf(inn: string, product: Product): CompanyGroup | null;
  /** null: the catalogue doesn't know the tariff. */
  tariff(product: Product, name: string): Tariff | null;
};

const group = <T>(items: readonly T[], keys: (item: T) => readonly string[]): Map<string, T[]> => {
  const map = new Map<string, T[]>();
  for (const item of items)
    for (const key of keys(item)) {
      const others = map.get(key);
      if (others) others.push(item);
      else map.set(key, [item]);
    }
  return map;
};

const identity = (inn: string, kpp: string | null): string => `${inn}/${kpp ?? ''}`;
const byAddress = <T extends { emails: string[] }>(index: Map<string, T[]>, address: string): T[] => {
  const lower = address.toLowerCase();
  const domain = lower.slice(lower.lastIndexOf('@'));
  return [...new Set(index.get(lower) ?? index.get(domain) ?? [])];
};
const theOnly = <T>(items: readonly T[]): T | null => (items.length === 1 ? (items[0] ?? null) : null);

export function createRegistry(data: RegistryData): Registry {
  const partnersById = new Map(data.partners.map((p) => [p.id, p]));
  const partnersByInn = group(data.partners, (p) => [p.inn]);
  const partnersByLogin = group(data.partners, (p) => p.logins);
  const partnersByAddress = group(data.partners, (p) => p.emails.map((e) => e.toLowerCase()));
  const partnersByName = group(data.partners, (p) => [nameKey(p.name)]);
  const subscribersByIdentity = group(data.subscribers, (s) => [identity(s.inn, s.kpp)]);
  const subscribersByInn = group(data.subscribers, (s) => [s.inn]);
  const subscribersByName = group(data.subscribers, (s) => [nameKey(s.name)]);
  const subscribersByAddress = group(data.subscribers, (s) => s.emails.map((e) => e.toLowerCase()));
  const allLicences = group(data.licences, (l) => [identity(l.subscriberInn, l.subscriberKpp)]);
  const certificates = group(data.certificates, (c) => [identity(c.subscriberInn, c.subscriberKpp)]);
  const itsContracts = group(data.itsContracts, (c) => [c.subscriberInn]);
  const licences = group(data.licences, (l) => [`${identity(l.subscriberInn, l.subscriberKpp)}/${l.product}`]);
  const applications = group(data.applications, (a) => [`${identity(a.subscriberInn, a.subscriberKpp)}/${a.product}`]);
  const applicationsByInn = group(data.applications, (a) => [a.subscriberInn]);
  const applicationsByName = group(data.applications, (a) => [nameKey(a.subscriberName)]);
  const groups = group(data.groups, (g) => g.memberInns.map((inn) => `${inn}/${g.product}`));
  const tariffs = new Map(data.tariffs.map((t) => [`${t.product}/${t.name}`, t]));
  return {
    data,
    partnerById: (id) => partnersById.get(id) ?? null,
    partnerByInn: (inn) => partnersByInn.get(inn)?.[0] ?? null,
    partnersByInn: (inn) => partnersByInn.get(inn) ?? [],
    partnerByLogin: (login) => partnersByLogin.get(login)?.[0] ?? null,
    partnerByAddress: (address) => theOnly(byAddress(partnersByAddress, address)),
    partnersByAddress: (address) => byAddress(partnersByAddress, address),
    partnersByName: (name) => partnersByName.get(nameKey(name)) ?? [],
    subscriber: (inn, kpp) => subscribersByIdentity.get(identity(inn, kpp))?.[0] ?? null,
    subscribersByInn: (inn) => subscribersByInn.get(inn) ?? [],
    subscribersByName: (name) => subscribersByName.get(nameKey(name)) ?? [],
    subscriberByAddress: (address) => byAddress(subscribersByAddress, address)[0] ?? null,
    allLicencesOf: (inn, kpp) => allLicences.get(identity(inn, kpp)) ?? [],
    licencesOf: (inn, kpp, product) => licences.get(`${identity(inn, kpp)}/${product}`) ?? [],
    applicationsOf: (inn, kpp, product) => applications.get(`${identity(inn, kpp)}/${product}`) ?? [],
    applicationsByInn: (inn) => applicationsByInn.get(inn) ?? [],
    certificatesOf: (inn, kpp) => certificates.get(identity(inn, kpp)) ?? [],
    itsContractsOf: (inn) => itsContracts.get(inn) ?? [],
    applicationsByName: (name) => applicationsByName.get(nameKey(name)) ?? [],
    groupOf: (inn, product) => groups.get(`${inn}/${product}`)?.[0] ?? null,
    tariff: (product, name) => tariffs.get(`${product}/${name}`) ?? null,
  };
}
