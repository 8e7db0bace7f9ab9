import type { EntityManager, Mail } from '@perenos/db';
import type { z } from 'zod';
import type { mailRow } from '../contract/records.ts';
import { ticketNumbers } from '../records/ticket-numbers.ts';
import { viewOfMail } from './views.ts';

/** Rows of the contract for mails, with what stands in other tables. */
export async function describeMails(em: EntityManager, mails: readonly Mail[]): Promise<z.infer<typeof mailRow>[]> {
  const numbers = await ticketNumbers(em, mails);
  const sizes = await rawSizes(
    em,
    mails.map(({ id }) => id),
  );
  return mails.map((mail) =>
    viewOfMail(mail, sizes.get(mail.id) ?? 0, (mail.ticket && numbers.get(mail.ticket.id)) ?? null),
  );
}

async function rawSizes(em: EntityManager, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows: { id: number; size: number }[] = await em.execute(
    `select id, octet_length(raw)::int as size from mail where id in (${ids.map(() => '?').join(', ')})`,
    [...ids],
  );
  return new Map(rows.map(({ id, size }) => [id, size]));
}
