import type { Partner } from '../../registry/types.ts';

const domainOf = (address: string): string => address.toLowerCase().slice(address.lastIndexOf('@'));

/**
 * Where to write to a partner: its first full address; where the registry knows only a domain, the latest correspondent
 * of that domain (`correspondents`, latest first); null where no address is known.
 */
export function partnerAddress({ emails }: Pick<Partner, 'emails'>, correspondents: readonly string[]): string | null {
  const full = emails.find((entry) => !entry.startsWith('@'));
  if (full !== undefined) return full;
  const domains = new Set(emails.map((entry) => entry.toLowerCase()));
  return correspondents.find((address) => domains.has(domainOf(address))) ?? null;
}
