import { nameKey, type SubscriberCard } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { Subscriber, SubscriberDetail, SubscriberProduct } from '../entities/index.ts';

/** All that staff may change of a subscriber, from the registry's row and the tables beside it. */
export async function loadCard(em: EntityManager, subscriber: Subscriber): Promise<SubscriberCard> {
  const detail = await em.findOne(SubscriberDetail, { subscriber: subscriber.id });
  const products = await em.find(SubscriberProduct, { subscriber: subscriber.id }, { orderBy: { position: 'asc' } });
  return {
    name: subscriber.name,
    category: detail?.category ?? null,
    ogrn: detail?.ogrn ?? null,
    pfrNumber: detail?.pfrNumber ?? null,
    fssNumber: detail?.fssNumber ?? null,
    phone: detail?.phone ?? null,
    extraPhone: detail?.extraPhone ?? null,
    legalAddress: detail?.legalAddress ?? null,
    actualAddress: detail?.actualAddress ?? null,
    emails: subscriber.emails,
    itsLogin: subscriber.itsLogin,
    directions: subscriber.directions.map(({ code, kpp, active }) => ({ code, kpp, active })),
    products: products.map(({ product, identifier, registrationNumber }) => ({
      product,
      identifier,
      registrationNumber,
    })),
  };
}

/** Stores a card. It must be normalised and without problems; the caller holds the subscriber's lock and flushes nothing. */
export async function storeCard(em: EntityManager, subscriberId: number, card: SubscriberCard): Promise<void> {
  const { name, emails, itsLogin, directions, products, ...detail } = card;
  await em.nativeUpdate(
    Subscriber,
    { id: subscriberId },
    { name, nameKey: nameKey(name), emails, itsLogin, directions },
  );
  await em.upsert(SubscriberDetail, { subscriber: subscriberId, ...detail });
  await em.nativeDelete(SubscriberProduct, { subscriber: subscriberId });
  await em.insertMany(
    SubscriberProduct,
    products.map((product, position) => ({ subscriber: subscriberId, position, ...product })),
  );
}
