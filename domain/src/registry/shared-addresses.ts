import type { Partner } from './types.ts';

/** An address or an `@domain` that stands in the registry at several partners. */
export type SharedAddress = { address: string; partners: Pick<Partner, 'id' | 'name'>[] };

/**
 * Addresses that don't tell who writes: a mail from one of them is for a person (1.1). A full address beside somebody
 * else's domain is none: the full one goes first.
 */
export function sharedAddresses(partners: readonly Pick<Partner, 'id' | 'name' | 'emails'>[]): SharedAddress[] {
  const owners = new Map<string, Pick<Partner, 'id' | 'name'>[]>();
  for (const { id, name, emails } of partners)
    for (const address of new Set(emails.map((email) => email.toLowerCase())))
      owners.set(address, [...(owners.get(address) ?? []), { id, name }]);
  return [...owners]
    .filter(([, sharing]) => sharing.length > 1)
    .map(([address, sharing]) => ({ address, partners: sharing }))
    .sort((a, b) => a.address.localeCompare(b.address));
}

/** The warning that an import or the offline check gives about such an address. */
export const sharedAddressWarning = ({ address, partners }: SharedAddress): string =>
  `${address.startsWith('@') ? 'Домен' : 'Адрес'} ${address} указан у нескольких партнёров (${partners
    .map(({ name, id }) => `${name}, ${id}`)
    .join('; ')}): письма с него пойдут на проверку человеку, пока адрес не останется за одним.`;
