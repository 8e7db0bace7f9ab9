import type { Product } from '../products.ts';
import type { Registry } from '../registry/registry.ts';
import type { Direction, IsoDate, Licence, Subscriber, TariffKind } from '../registry/types.ts';
import { isInForce } from '../regulation/transfer/licences.ts';
import { standingOf, type TariffEvent, tariffTransition } from './states.ts';

type Named = { inn: string; kpp: string | null; name: string };

/** A product of a subscriber that stops working, or works again. */
export type TouchedProduct = {
  product: Product;
  subscriber: Named;
  /** Another licence in force keeps the product working. */
  goesOn: boolean;
};

export type TouchedGroup = {
  id: string;
  name: string;
  product: Product;
  /** Whether the head's own licence is among those that change: all members hang on it (4.1.8). */
  byHead: boolean;
  /** Members beside those whose own licences change. */
  members: Named[];
};

/** What a change of licences touches beside the licences themselves. */
export type Touched = {
  products: TouchedProduct[];
  /** Active directions of reporting that lose, or get back, their product. */
  directions: { subscriber: Named; direction: Direction }[];
  groups: TouchedGroup[];
  /** Clients of a representative or an authorised centre: their own licences hang on the one that changes. */
  clients: Named[];
};

/** Products by which reports are sent in the directions of the subscriber. */
const reporting: ReadonlySet<Product> = new Set<Product>([
  '1c-reporting',
  'astral-report-4.5',
  'astral-report-online',
  'astral-online',
]);

const clientKinds: Partial<Record<TariffKind, TariffKind>> = {
  representative: 'representative-client',
  'authorized-center': 'authorized-center-client',
};

const named = (registry: Registry, inn: string, kpp: string | null): Named => ({
  inn,
  kpp,
  name: registry.subscriber(inn, kpp)?.name ?? `ИНН ${inn}`,
});

const unique = <T>(items: readonly T[], key: (item: T) => string): T[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
];

const identity = ({ inn, kpp }: Named): string => `${inn}/${kpp ?? ''}`;

function productsOf(licences: readonly Licence[], registry: Registry, today: IsoDate): TouchedProduct[] {
  const changing = new Set(licences.map(({ id }) => id));
  const all = licences.map(({ product, subscriberInn: inn, subscriberKpp: kpp }) => ({
    product,
    subscriber: named(registry, inn, kpp),
    goesOn: registry
      .licencesOf(inn, kpp, product)
      .some((licence) => !changing.has(licence.id) && isInForce(licence, today)),
  }));
  return unique(all, ({ product, subscriber }) => `${product}/${identity(subscriber)}`);
}

function directionsOf(products: readonly TouchedProduct[], registry: Registry): Touched['directions'] {
  const owners = unique(
    products.filter(({ product, goesOn }) => reporting.has(product) && !goesOn).map(({ subscriber }) => subscriber),
    identity,
  );
  return owners.flatMap((subscriber) =>
    (registry.subscriber(subscriber.inn, subscriber.kpp)?.directions ?? [])
      .filter(({ active }) => active)
      .map((direction) => ({ subscriber, direction })),
  );
}

function groupsOf(licences: readonly Licence[], registry: Registry): TouchedGroup[] {
  const inns = new Set(licences.map(({ subscriberInn }) => subscriberInn));
  const groups = licences.flatMap(({ subscriberInn, product }) => registry.groupOf(subscriberInn, product) ?? []);
  return unique(groups, ({ id }) => id).map(({ id, name, product, headInn, memberInns }) => ({
    id,
    name,
    product,
    byHead: licences.some((licence) => licence.subscriberInn === headInn && licence.product === product),
    members: memberInns
      .filter((inn) => !inns.has(inn))
      .flatMap((inn) => {
        const held = registry.subscribersByInn(inn);
        return held.length > 0 ? held.map(({ kpp }) => named(registry, inn, kpp)) : [named(registry, inn, null)];
      }),
  }));
}

function clientsOf(licences: readonly Licence[], registry: Registry): Named[] {
  const clients = licences.flatMap((licence) => {
    const kind = registry.tariff(licence.product, licence.tariff)?.kind;
    const clientKind = kind && clientKinds[kind];
    if (!clientKind) return [];
    const hangsOn = (subscriber: Subscriber): boolean =>
      subscriber.representativeInn === licence.subscriberInn &&
      registry
        .licencesOf(subscriber.inn, subscriber.kpp, licence.product)
        .some(
          ({ product, tariff, state }) => state !== 'revoked' && registry.tariff(product, tariff)?.kind === clientKind,
        );
    return registry.data.subscribers.filter(hangsOn).map(({ inn, kpp, name }) => ({ inn, kpp, name }));
  });
  return unique(clients, identity);
}

/**
 * What blocking, resuming or revoking these licences at once touches, by the registry as it is before the change:
 * «Будут затронуты продукты: … Продолжить?». A licence that changes along keeps no product of another one working.
 * Licences that the event doesn't fit touch nothing.
 */
export function touchedBy(
  event: TariffEvent,
  licences: readonly Licence[],
  registry: Registry,
  today: IsoDate,
): Touched {
  const changing = licences.filter((licence) => tariffTransition(standingOf(licence, today), event).ok);
  const products = productsOf(changing, registry, today);
  return {
    products,
    directions: directionsOf(products, registry),
    groups: groupsOf(changing, registry),
    clients: clientsOf(changing, registry),
  };
}

/** All ИНН whose requests may be judged otherwise after the change. */
export const innsOf = (licences: readonly Licence[], touched: Touched): string[] => [
  ...new Set([
    ...licences.map(({ subscriberInn }) => subscriberInn),
    ...touched.groups.flatMap(({ members }) => members.map(({ inn }) => inn)),
    ...touched.clients.map(({ inn }) => inn),
  ]),
];

/** The licences that change together with one where a whole group is meant: all of its product that the event fits. */
export function licencesOfGroup(event: TariffEvent, licence: Licence, registry: Registry, today: IsoDate): Licence[] {
  const group = registry.groupOf(licence.subscriberInn, licence.product);
  const members = group?.memberInns ?? [licence.subscriberInn];
  return registry.data.licences.filter(
    (each) =>
      members.includes(each.subscriberInn) &&
      each.product === licence.product &&
      tariffTransition(standingOf(each, today), event).ok,
  );
}

/** The ИТС tariffs of a subscriber that «Отключить ИТС» revokes: those that are not over. */
export const currentItsLicences = (
  { inn, kpp }: Pick<Subscriber, 'inn' | 'kpp'>,
  registry: Registry,
  today: IsoDate,
): Licence[] =>
  registry.data.licences.filter(
    (licence) =>
      licence.subscriberInn === inn &&
      licence.subscriberKpp === kpp &&
      licence.state !== 'revoked' &&
      licence.validUntil >= today &&
      registry.tariff(licence.product, licence.tariff)?.kind === 'its',
  );
