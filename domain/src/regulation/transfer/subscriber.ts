import type { Product } from '../../products.ts';
import type { Registry } from '../../registry/registry.ts';
import type { Application, Licence, Subscriber } from '../../registry/types.ts';
import type { RequestedItem } from '../../requests/types.ts';
import { isValidInn } from '../../requisites/inn.ts';

/** Whom an item is about, as the registry knows him. */
export type FoundSubscriber = {
  inn: string;
  kpp: string | null;
  /** null for a newcomer, who has but an application. */
  record: Subscriber | null;
  /** The registry holds this ИНН and КПП twice. */
  duplicated: boolean;
};

type Identity = { inn: string; kpp: string | null };
type SubscriberFields = Pick<RequestedItem, 'subscriberInn' | 'subscriberKpp'>;

/** 2.1: «ИНН/КПП Абонента юридического лица/ИНН индивидуального предпринимателя»: ten digits are a legal entity's. */
export const isLegalEntityInn = (inn: string): boolean => inn.length === 10;

/**
 * The subscriber by ИНН, and by КПП where the mail states one (reading 13). A legal entity without КПП is found only
 * if the registry has a single КПП under that ИНН; applications of newcomers count.
 */
export function findSubscriber(item: SubscriberFields, registry: Registry): FoundSubscriber | null {
  const { subscriberInn: inn, subscriberKpp: kpp } = item;
  if (inn === null || !isValidInn(inn)) return null;
  const records = registry.subscribersByInn(inn);
  const known: Identity[] = [
    ...records.map((s) => ({ inn, kpp: s.kpp })),
    ...registry.applicationsByInn(inn).map((a) => ({ inn, kpp: a.subscriberKpp })),
  ];
  const kpps = [...new Set(known.map((identity) => identity.kpp))];
  const stated = kpp === null && isLegalEntityInn(inn) ? kpps : kpps.filter((candidate) => candidate === kpp);
  const [only] = stated;
  if (stated.length !== 1 || only === undefined) return null;
  const own = records.filter((s) => s.kpp === only);
  return { inn, kpp: only, record: own[0] ?? null, duplicated: own.length > 1 };
}

const isLive = (application: Application): boolean =>
  application.state !== 'rejected' && application.state !== 'registered';

const newestFirst = (applications: readonly Application[]): Application[] =>
  [...applications].sort((a, b) => b.receivedOn.localeCompare(a.receivedOn));

export type ApplicationChoice = {
  application: Application /** Others of the kind lie with another partner. */;
  contested: boolean;
};

const choose = (applications: readonly Application[]): ApplicationChoice | null => {
  const [application] = newestFirst(applications);
  if (application === undefined) return null;
  return { application, contested: applications.some((a) => a.partnerId !== application.partnerId) };
};

/** What the registry holds of one subscriber and product. */
export type Holdings = {
  licences: Licence[];
  /** Reading 11: a live `create` application of somebody who has no account, licence or record of that product. */
  primaryApplication: ApplicationChoice | null;
  /** Reading 10: an application in state «Принято». */
  acceptedApplication: ApplicationChoice | null;
  /** The newest that is neither rejected nor registered, of any type. */
  liveApplication: ApplicationChoice | null;
  /** There are applications, but none that could move. */
  onlyClosedApplications: boolean;
};

/**
 * Reading 11 asks for a record «of that product», while the registry's record of a subscriber names none: it counts as
 * one of this product unless all that it holds are licences of other products.
 */
function hasAccount(
  found: FoundSubscriber,
  product: Product,
  licences: readonly Licence[],
  registry: Registry,
): boolean {
  if (licences.length > 0) return true;
  if (found.record === null) return false;
  if (registry.certificatesOf(found.inn, found.kpp).some((c) => c.product === product)) return true;
  return registry.allLicencesOf(found.inn, found.kpp).length === 0;
}

export function holdingsOf(found: FoundSubscriber, product: Product, registry: Registry): Holdings {
  const licences = registry.licencesOf(found.inn, found.kpp, product);
  const applications = registry.applicationsOf(found.inn, found.kpp, product);
  const account = hasAccount(found, product, licences, registry);
  const primary = applications.filter((a) => a.type === 'create' && isLive(a));
  return {
    licences,
    primaryApplication: account ? null : choose(primary),
    acceptedApplication: choose(applications.filter((a) => a.state === 'accepted')),
    liveApplication: choose(applications.filter(isLive)),
    onlyClosedApplications: applications.length > 0 && !applications.some(isLive),
  };
}

/** Whether a licence of another product is in force: a transfer would move it without its own grounds. */
export const licencesOfOtherProducts = (found: FoundSubscriber, product: Product, registry: Registry): Licence[] =>
  registry.allLicencesOf(found.inn, found.kpp).filter((licence) => licence.product !== product);
