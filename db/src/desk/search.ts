import { storable } from '../columns.ts';
import type { EntityManager } from '../database.ts';
import { partnerSearchText } from '../entities/partner.ts';
import { subscriberSearchText } from '../entities/subscriber.ts';
import { containingPattern, escapeLike, folded } from '../patterns.ts';
import { searchTickets } from '../tickets/search.ts';
import { tolerantQuery } from '../tickets/tolerant-query.ts';

/** Ids of what a search found, of each kind the best first. */
export type Found = { tickets: number[]; subscribers: number[]; partners: string[]; mails: number[] };

/** Looks for `q` in everything, for a person who is still typing: `limit` of each kind. */
export async function searchEverything(em: EntityManager, q: string, limit: number): Promise<Found> {
  const tolerant = tolerantQuery(em, q);
  return {
    tickets: await searchTickets(em, q, limit, tolerant),
    subscribers: await searchNamed<number>(em, q, { table: 'subscriber', text: subscriberSearchText, limit, tolerant }),
    partners: await searchPartners(em, q, limit, tolerant),
    mails: await searchMails(em, q, limit, tolerant),
  };
}

type MaybeTolerant = ReturnType<typeof tolerantQuery>;
type Named = { table: 'subscriber' | 'partner'; text: string; limit: number; tolerant: MaybeTolerant };

/** By a part of ИНН, КПП, code or name; else by a name with typing mistakes. Names that begin with `q` come first. */
async function searchNamed<Id>(em: EntityManager, q: string, { table, text, limit, tolerant }: Named): Promise<Id[]> {
  const exact = await em.execute<{ id: Id }[]>(
    `select id from "${table}" where ${text} like ? order by name ilike ? desc, name, id limit ?`,
    [containingPattern(folded(q)), `${escapeLike(folded(q))}%`, limit],
  );
  const names = exact.length > 0 ? null : (await tolerant())?.inNames(text);
  if (!names) return exact.map(({ id }) => id);
  const alike = await em.execute<{ id: Id }[]>(
    `select id from "${table}" where ${names.sql} order by name, id limit ?`,
    [...names.values, limit],
  );
  return alike.map(({ id }) => id);
}

/** Partners are looked up by their logins and addresses, too. */
async function searchPartners(em: EntityManager, q: string, limit: number, tolerant: MaybeTolerant): Promise<string[]> {
  const part = containingPattern(storable(q).trim());
  const reached = await em.execute<{ id: string }[]>(
    `select partner_id as id from partner_login where login ilike ?
     union select partner_id from partner_address where address ilike ? order by 1 limit ?`,
    [part, part, limit],
  );
  const named = await searchNamed<string>(em, q, { table: 'partner', text: partnerSearchText, limit, tolerant });
  return [...new Set([...reached.map(({ id }) => id), ...named])].slice(0, limit);
}

/** By sender, Message-ID, or words of subject and text in any form; typing mistakes are forgiven. The latest first. */
async function searchMails(em: EntityManager, q: string, limit: number, tolerant: MaybeTolerant): Promise<number[]> {
  const text = storable(q).trim();
  const exact = await em.execute<{ id: number }[]>(
    `select id from mail where from_address like ?
     union select id from mail where message_id in (?, ?)
     union select id from mail where search @@ websearch_to_tsquery('russian', ?)
     order by id desc limit ?`,
    [containingPattern(text.toLowerCase()), text, `<${text}>`, text, limit],
  );
  const words = exact.length > 0 ? undefined : (await tolerant())?.inMails;
  if (words === undefined) return exact.map(({ id }) => id);
  const alike = await em.execute<{ id: number }[]>(
    `select id from mail where search @@ ?::tsquery order by id desc limit ?`,
    [words, limit],
  );
  return alike.map(({ id }) => id);
}
