import { createHash } from 'node:crypto';
import {
  type Actor,
  type EntityManager,
  LicenceDetail,
  LicenceExtension,
  Subscriber,
  SubscriberDetail,
  SubscriberProduct,
  writeJournal,
} from '@perenos/db';
import type { Product, RegistryData, TariffKind } from '@perenos/domain';
import { demoOgrn } from './numbers.ts';
import { withCryptoPro } from './registrar-subscribers.ts';

/** Invented prices, kopecks. */
const costs: Partial<Record<TariffKind, number>> = {
  paid: 490_000,
  representative: 500_000,
  'representative-client': 20_000,
  'authorized-center': 600_000,
  'authorized-center-client': 30_000,
};
const cryptoProCost = 59_000;
const trustDays = 15;

/** What the registry's bundle doesn't hold: cards, identifiers of products, prices of tariffs, extensions. */
export async function fillDemoCards(em: EntityManager, registry: RegistryData, actor: Actor, now: Date): Promise<void> {
  const subscribers = await em.find(Subscriber, {}, { orderBy: { id: 'asc' } });
  await em.insertMany(SubscriberDetail, subscribers.map(detailOf));
  await em.insertMany(
    SubscriberProduct,
    subscribers.flatMap((subscriber) => accountsOf(subscriber, registry)),
  );
  await em.insertMany(
    LicenceDetail,
    registry.licences.map(({ id, product, tariff }) => {
      const kind = registry.tariffs.find((each) => each.product === product && each.name === tariff)?.kind;
      const costKopecks = (kind && costs[kind]) ?? 0;
      return { licence: id, costKopecks, trustDays: costKopecks > 0 ? trustDays : 0 };
    }),
  );
  const potter = subscribers.find(({ name }) => name === withCryptoPro);
  const embedded = registry.licences.filter(
    ({ subscriberInn, product }) => subscriberInn === potter?.inn && product === '1c-reporting',
  );
  await em.insertMany(
    LicenceExtension,
    embedded.map(({ id, validFrom, validUntil }) => ({
      licence: id,
      kind: 'cryptopro-csp' as const,
      validFrom,
      validUntil,
      costKopecks: cryptoProCost,
    })),
  );
  await writeJournal(
    em,
    now,
    registry.licences
      .filter(({ state }) => state !== 'registered')
      .map(({ id, state }) => ({
        actor,
        kind: state === 'blocked' ? ('tariff-blocked' as const) : ('tariff-revoked' as const),
        objectType: 'licence',
        objectId: id,
        grounds: state === 'blocked' ? 'Просьба абонента приостановить обслуживание' : 'Заменён тарифом на новый срок',
        before: { Состояние: 'Зарегистрирован' },
        after: { Состояние: state === 'blocked' ? 'Заблокирован' : 'Отозван' },
      })),
  );
}

function detailOf({ id, inn, kind }: Subscriber) {
  const n = Number(inn.slice(-7));
  const digits = inn.slice(0, 10);
  return {
    subscriber: id,
    category: 'Налогоплательщик',
    ogrn: demoOgrn(n, kind === 'individual'),
    pfrNumber: `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${inn.slice(-6)}`,
    fssNumber: kind === 'legal' ? `${inn.slice(-9)}1` : null,
    // numbers of an area code that is given to nobody
    phone: `+7 000 ${inn.slice(-7, -4)}-${inn.slice(-4, -2)}-${inn.slice(-2)}`,
    extraPhone: null,
    legalAddress: `г. Примерск, ул. Образцовая, д. ${(n % 90) + 1}`,
    actualAddress: null,
  };
}

function accountsOf({ id, inn, kpp }: Subscriber, registry: RegistryData) {
  const own = registry.licences.filter((licence) => licence.subscriberInn === inn && licence.subscriberKpp === kpp);
  return [...new Set(own.map(({ product }) => product))].map((product, position) => ({
    subscriber: id,
    position,
    product,
    identifier: identifierOf(`${inn}/${kpp ?? ''}`, product),
    registrationNumber: String(600 + (Number(inn.slice(-3)) % 400)),
  }));
}

/** A GUID that is the same at every start. */
function identifierOf(owner: string, product: Product): string {
  const hex = createHash('sha256').update(`${owner}/${product}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
