import { type MailRequest, type Product, requestFields } from '@perenos/domain';
import { expect } from 'vitest';
import type { MailParts } from '../../parsing/mail-builder.ts';
import { registry, requestIn } from './reading.ts';
import { people } from './registry-builder.ts';

type Who = { name: string | null; inn: string | null; kpp: string | null };
type Target = { name: string | null; inn: string | null; login: string | null };

/** An item with what a mail states of it. */
export const item = (who: Partial<Who>, target: Partial<Target>, product: Product | null = '1c-reporting') => ({
  product,
  subscriberInn: who.inn ?? null,
  subscriberKpp: who.kpp ?? null,
  subscriberName: who.name ?? null,
  targetPartnerName: target.name ?? null,
  targetPartnerInn: target.inn ?? null,
  targetPartnerLogin: target.login ?? null,
});
type Item = ReturnType<typeof item>;

/** A partner with the second of its logins. */
export const kedrsoft2 = { ...people.kedr, login: 'kedrsoft2' };

/** A layout, a mail that is written in it (a string: its text), and the items that it asks for. */
export type LayoutSample = [title: string, mail: Partial<MailParts> | string, items: Item[]];

const fieldsOf = (one: MailRequest['items'][number]): Item =>
  Object.fromEntries(requestFields.map((field) => [field, one[field]])) as Item;
const unquoted = (name: string | null): string | null => name?.replace(/[«»"“”„']/g, '') ?? null;
const folded = (items: Item[]): Item[] =>
  items.map((one) => ({
    ...one,
    subscriberName: unquoted(one.subscriberName),
    targetPartnerName: unquoted(one.targetPartnerName),
  }));

/** The mail is read to exactly the items that it asks for, whatever quotes stand around the names. */
export async function readsSample(...[, mail, items]: LayoutSample): Promise<void> {
  const parts = typeof mail === 'string' ? { text: mail } : mail;
  const request = await requestIn(parts, { senderPartner: registry.partnerById('p-kedr') });
  expect(request.kind).toBe('transfer');
  expect(folded(request.items.map(fieldsOf))).toEqual(folded(items));
}
