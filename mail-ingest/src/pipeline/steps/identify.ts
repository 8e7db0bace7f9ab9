import type { Registry, Sender } from '@perenos/domain';
import { required } from '../required.ts';
import type { Step } from '../types.ts';

/**
 * Who writes (1.1): a partner or a sales centre by address or domain, else a subscriber by address, else nobody known.
 * An address that several partners share names none of them: nothing is executed on a guess.
 */
export function identifySender(registry: Registry, address: string): Sender {
  const partner = registry.partnerByAddress(address);
  if (partner) return { address, role: partner.kind, partnerId: partner.id };
  if (registry.partnersByAddress(address).length > 1) return { address, role: 'unknown', partnerId: null };
  return { address, role: registry.subscriberByAddress(address) ? 'subscriber' : 'unknown', partnerId: null };
}

export const identify: Step['run'] = async (context, { store }) => {
  const address = required(context, 'parsed').from?.address ?? '';
  const registry = await store.registry({ inns: [], names: [], logins: [], addresses: [address], partnerIds: [] });
  const sender = identifySender(registry, address);
  return { kind: 'next', context: { ...context, sender }, detail: sender.partnerId ?? sender.role };
};
