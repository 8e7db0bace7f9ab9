import type { Product } from '../products.ts';
import type { Registry } from './registry.ts';
import type { Licence, Subscriber } from './types.ts';

const newestFirst = (a: Licence, b: Licence): number =>
  b.validUntil.localeCompare(a.validUntil) || b.issuedOn.localeCompare(a.issuedOn) || b.id.localeCompare(a.id);

/**
 * Id of the partner who serves the subscriber's account of a product. The subscriber's own `partnerId` stands for every
 * product unless a licence names another. A blocked or revoked licence serves nobody: after a transfer of the account
 * alone (4.1.12, 4.2.7) it stays with the old partner and says nothing of who serves the account. An application is
 * served by its own `partnerId`.
 */
export function servingPartnerId(
  registry: Registry,
  subscriber: Pick<Subscriber, 'inn' | 'kpp' | 'partnerId'>,
  product: Product,
): string {
  const serving = registry
    .licencesOf(subscriber.inn, subscriber.kpp, product)
    .filter((licence) => licence.state === 'registered')
    .sort(newestFirst);
  return serving[0]?.partnerId ?? subscriber.partnerId;
}
