import { expect, test } from 'vitest';
import { aPartner, aRegistryData, newPartner } from '../testing/builders.ts';
import { judgeOne } from '../testing/judge-one.ts';
import { createRegistry } from './registry.ts';
import { sharedAddresses, sharedAddressWarning } from './shared-addresses.ts';

const twins = [aPartner({ emails: ['Office@post.example'] }), newPartner({ emails: ['office@post.example'] })];

test('an address of two partners is named once, with both; a full address beside a domain is nobody’s else', () => {
  expect(sharedAddresses(twins)).toMatchObject([{ address: 'office@post.example', partners: [{}, {}] }]);
  const apart = [aPartner({ emails: ['@post.example'] }), newPartner({ emails: ['office@post.example'] })];
  expect(sharedAddresses(apart)).toEqual([]);
  expect(sharedAddresses([aPartner({ emails: ['@one.example', '@ONE.example'] })])).toEqual([]);
});

test('it is told in words', () => {
  const [shared] = sharedAddresses(twins);
  if (!shared) throw new Error('nothing shared');
  expect(sharedAddressWarning(shared)).toContain('Адрес office@post.example указан у нескольких партнёров');
});

test('nobody is found by it, and a mail from it is for a person (1.1)', () => {
  const registry = createRegistry(aRegistryData({ partners: twins }));
  expect(registry.partnerByAddress('office@post.example')).toBeNull();
  expect(registry.partnersByAddress('OFFICE@post.example')).toHaveLength(2);
  const sender = { address: 'office@post.example', role: 'unknown', partnerId: null } as const;
  const decision = judgeOne({ sender, data: { partners: twins } });
  expect(decision).toMatchObject({ verdict: 'review', clauses: ['1.1'], action: null });
  expect(decision.reasons[0]?.text).toContain('сразу у нескольких партнёров');
});
