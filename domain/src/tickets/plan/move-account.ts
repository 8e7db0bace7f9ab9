import { type Product, products } from '../../products.ts';
import type { Registry } from '../../registry/registry.ts';
import type { Licence, Subscriber } from '../../registry/types.ts';
import type { ClauseId } from '../../regulation/types.ts';
import type { RegistryChange } from './changes.ts';

export type AccountMove = {
  subscriber: Subscriber;
  product: Product;
  targetPartnerId: string;
  /** What the transfer rests on. */
  clause: ClauseId | null;
  /** 4.1.12 or 4.2.7 where only the account moves; null where the licence goes with it. */
  accountOnlyClause: ClauseId | null;
};

const licencePartner = (licence: Licence, after: string | null, clause: ClauseId | null): RegistryChange[] =>
  licence.partnerId === after
    ? []
    : [{ type: 'licence-partner', licenceId: licence.id, before: licence.partnerId, after, clause }];

const licencesOf = (registry: Registry, { inn, kpp }: Subscriber, list: readonly Product[]): Licence[] =>
  list.flatMap((product) => registry.licencesOf(inn, kpp, product));

/** Whether another product is served by the subscriber's own partner, and so would move with the subscriber's record. */
function othersStay(registry: Registry, subscriber: Subscriber, product: Product): boolean {
  const others = products.filter((other) => other !== product);
  return (
    licencesOf(registry, subscriber, others).some((licence) => licence.partnerId === null) ||
    others.some((other) =>
      registry
        .applicationsOf(subscriber.inn, subscriber.kpp, other)
        .some((a) => a.state !== 'rejected' && a.partnerId === subscriber.partnerId),
    )
  );
}

/** Moves the product's licences and nothing else: the subscriber's record stays, other products hang on it. */
const moveLicences = (licences: readonly Licence[], move: AccountMove): RegistryChange[] =>
  licences.flatMap((licence) =>
    licencePartner(
      licence,
      move.targetPartnerId === move.subscriber.partnerId ? null : move.targetPartnerId,
      move.clause,
    ),
  );

/**
 * Moves the subscriber's record. Whatever hangs on it and doesn't move is named to the old partner first: licences of
 * other products, and a blocked or revoked licence of this one («Лицензия в данном случае не переносится»).
 */
function moveRecord(registry: Registry, serving: readonly Licence[], move: AccountMove): RegistryChange[] {
  const { subscriber, product, targetPartnerId, clause } = move;
  const old = subscriber.partnerId;
  const others = licencesOf(
    registry,
    subscriber,
    products.filter((other) => other !== product),
  );
  const dormant = registry
    .licencesOf(subscriber.inn, subscriber.kpp, product)
    .filter((licence) => licence.state !== 'registered');
  const pinned = (licences: readonly Licence[], why: ClauseId | null): RegistryChange[] =>
    licences.filter((licence) => licence.partnerId === null).flatMap((licence) => licencePartner(licence, old, why));
  const moves = old !== targetPartnerId;
  return [
    ...(moves
      ? [
          {
            type: 'subscriber-partner' as const,
            inn: subscriber.inn,
            kpp: subscriber.kpp,
            product,
            before: old,
            after: targetPartnerId,
            clause,
          },
        ]
      : []),
    ...serving.flatMap((licence) => licencePartner(licence, null, clause)),
    ...(moves ? [...pinned(dormant, move.accountOnlyClause), ...pinned(others, null)] : []),
  ];
}

/**
 * Makes `targetPartnerId` serve the subscriber's account of one product, and of that product only. The registry knows
 * one partner per subscriber unless a licence names another: so with other products in place the licences move, else
 * the subscriber's record does. An account without a registered licence has no licence to move: then the record moves
 * and the other products' licences are named to the old partner.
 */
export function moveAccount(registry: Registry, move: AccountMove): RegistryChange[] {
  const { subscriber, product } = move;
  const serving = registry
    .licencesOf(subscriber.inn, subscriber.kpp, product)
    .filter((licence) => licence.state === 'registered');
  const licencesSuffice = serving.length > 0 && othersStay(registry, subscriber, product);
  return licencesSuffice ? moveLicences(serving, move) : moveRecord(registry, serving, move);
}
