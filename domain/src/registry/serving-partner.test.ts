import { expect, test } from 'vitest';
import type { Product } from '../products.ts';
import { aLicence, aRegistryData, aSubscriber } from '../testing/registry-builders.ts';
import { createRegistry } from './registry.ts';
import { servingPartnerId } from './serving-partner.ts';
import type { Licence } from './types.ts';

const serving = (licences: Licence[], product: Product = '1c-reporting') =>
  servingPartnerId(createRegistry(aRegistryData({ licences })), aSubscriber(), product);

test("the subscriber's partner serves every product", () => {
  expect(serving([])).toBe('p-old');
  expect(serving([aLicence()])).toBe('p-old');
});

test('unless a licence of that product names another', () => {
  expect(serving([aLicence({ partnerId: 'p-new' })])).toBe('p-new');
  expect(serving([aLicence({ partnerId: 'p-new' })], '1c-etp')).toBe('p-old');
});

test('of several licences the one speaks that is in force longest', () => {
  const earlier = aLicence({ id: 'L-0', partnerId: 'p-new', validUntil: '2025-06-10' });
  expect(serving([earlier, aLicence()])).toBe('p-old');
  expect(serving([aLicence({ validUntil: '2024-06-10' }), earlier])).toBe('p-new');
});

test.each(['blocked', 'revoked'] as const)('a %s licence serves nobody (4.1.12)', (state) => {
  expect(serving([aLicence({ partnerId: 'p-new', state })])).toBe('p-old');
});
