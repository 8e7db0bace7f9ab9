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

type Index<T> = (key: string) => T[];

/** Items by key, put in order when the first of them is asked for: most registries are asked a few questions only. */
function index<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Index<T> {
  let known: Map<string, T[]> | null = null;
  return (key) => {
    known ??= grouped(items, keysOf);
    return known.get(key) ?? [];
  };
}

function grouped<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const others = map.get(key);
      if (others) others.push(item);
      else map.set(key, [item]);
    }
  return map;
}

const identity = (inn: string, kpp: string | null): string => `${inn}/${kpp ?? ''}`;
const byAddress = <T extends { emails: string[] }>(find: Index<T>, address: string): T[] => {
  const lower = address.toLowerCase();
  const inFull = find(lower);
  return [...new Set(inFull.length > 0 ? inFull : find(lower.slice(lower.lastIndexOf('@'))))];
};
const theOnly = <T>(items: readonly T[]): T | null => (items.length === 1 ? (items[0] ?? null) : null);

export function createRegistry(data: RegistryData): Registry {
  const partnersById = index(data.partners, (p) => [p.id]);
  const partnersByInn = index(data.partners, (p) => [p.inn]);
  const partnersByLogin = index(data.partners, (p) => p.logins);
  const partnersByAddress = index(data.partners, (p) => p.emails.map((e) => e.toLowerCase()));
  const partnersByName = index(data.partners, (p) => [nameKey(p.name)]);
  const subscribersByIdentity = index(data.subscribers, (s) => [identity(s.inn, s.kpp)]);
  const subscribersByInn = index(data.subscribers, (s) => [s.inn]);
  const subscribersByName = index(data.subscribers, (s) => [nameKey(s.name)]);
  const subscribersByAddress = index(data.subscribers, (s) => s.emails.map((e) => e.toLowerCase()));
  const allLicences = index(data.licences, (l) => [identity(l.subscriberInn, l.subscriberKpp)]);
  const certificates = index(data.certificates, (c) => [identity(c.subscriberInn, c.subscriberKpp)]);
  const itsContracts = index(data.itsContracts, (c) => [c.subscriberInn]);
  const licences = index(data.licences, (l) => [`${identity(l.subscriberInn, l.subscriberKpp)}/${l.product}`]);
  const applications = index(data.applications, (a) => [`${identity(a.subscriberInn, a.subscriberKpp)}/${a.product}`]);
  const applicationsByInn = index(data.applications, (a) => [a.subscriberInn]);
  const applicationsByName = index(data.applications, (a) => [nameKey(a.subscriberName)]);
  const groups = index(data.groups, (g) => g.memberInns.map((inn) => `${inn}/${g.product}`));
  const tariffs = index(data.tariffs, (t) => [`${t.product}/${t.name}`]);
  return {
    data,
    partnerById: (id) => partnersById(id).at(-1) ?? null,
    partnerByInn: (inn) => partnersByInn(inn)[0] ?? null,
    partnersByInn,
    partnerByLogin: (login) => partnersByLogin(login)[0] ?? null,
    partnerByAddress: (address) => theOnly(byAddress(partnersByAddress, address)),
    partnersByAddress: (address) => byAddress(partnersByAddress, address),
    partnersByName: (name) => partnersByName(nameKey(name)),
    subscriber: (inn, kpp) => subscribersByIdentity(identity(inn, kpp))[0] ?? null,
    subscribersByInn,
    subscribersByName: (name) => subscribersByName(nameKey(name)),
    subscriberByAddress: (address) => byAddress(subscribersByAddress, address)[0] ?? null,
    allLicencesOf: (inn, kpp) => allLicences(identity(inn, kpp)),
    licencesOf: (inn, kpp, product) => licences(`${identity(inn, kpp)}/${product}`),
    applicationsOf: (inn, kpp, product) => applications(`${identity(inn, kpp)}/${product}`),
    applicationsByInn,
    certificatesOf: (inn, kpp) => certificates(identity(inn, kpp)),
    itsContractsOf: itsContracts,
    applicationsByName: (name) => applicationsByName(nameKey(name)),
    groupOf: (inn, product) => groups(`${inn}/${product}`)[0] ?? null,
    tariff: (product, name) => tariffs(`${product}/${name}`).at(-1) ?? null,
  };
}
