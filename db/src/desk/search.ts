import { storable } from '../columns.ts';
import type { EntityManager } from '../database.ts';
import { partnerSearchText } from '../entities/partner.ts';
import { subscriberSearchText } from '../entities/subscriber.ts';
import { folded, likeEscaped, mayBeMistyped, partPattern, searchTickets } from '../tickets/search.ts';
import { tolerantly, tolerantQuery } from '../tickets/tolerant-query.ts';

/** Ids of what a search found, of each kind the best first. */
export type Found = { tickets: number[]; subscribers: number[]; partners: string[]; mails: number[] };

/** Looks for `q` in everything, for a person who is still typing: `limit` of each kind. */
export async function searchEverything(em: EntityManager, q: string, limit: number): Promise<Found> {
  return {
    tickets: await searchTickets(em, q, limit),
    subscribers: await searchNamed<number>(em, q, { table: 'subscriber', text: subscriberSearchText, limit }),
    partners: await searchPartners(em, q, limit),
    mails: await searchMails(em, q, limit),
  };
}

type Named = { table: 'subscriber' | 'partner'; text: string; limit: number };

/** By a part of ИНН, КПП, code or name; else by a name that is nearly so. Names that begin with `q` come first. */
async function searchNamed<Id>(em: EntityManager, q: string, { table, text, limit }: Named): Promise<Id[]> {
  const asked = folded(q);
  const exact = await em.execute<{ id: Id }[]>(
    `select id from "${table}" where ${text} like ? order by name ilike ? desc, name, id limit ?`,
    [partPattern(q), `${likeEscaped(asked)}%`, limit],
  );
  if (exact.length > 0 || !mayBeMistyped(q)) return exact.map(({ id }) => id);
  const alike = await tolerantly(em, (tx) =>
    tx.execute<{ id: Id }[]>(
      `select id from "${table}" where ? <% ${text} order by word_similarity(?, ${text}) desc, name, id limit ?`,
      [asked, asked, limit],
    ),
  );
  return alike.map(({ id }) => id);
}

/** Partners are looked up by their logins and addresses, too. */
async function searchPartners(em: EntityManager, q: string, limit: number): Promise<string[]> {
  const part = `%${likeEscaped(storable(q).trim())}%`;
  const reached = await em.execute<{ id: string }[]>(
    `select partner_id as id from partner_login where login ilike ?
     union select partner_id from partner_address where address ilike ? order by 1 limit ?`,
    [part, part, limit],
  );
  const named = await searchNamed<string>(em, q, { table: 'partner', text: partnerSearchText, limit });
  return [...new Set([...reached.map(({ id }) => id), ...named])].slice(0, limit);
}

/** By sender, Message-ID, or words of subject and text in any form; typing mistakes are forgiven. The latest first. */
async function searchMails(em: EntityManager, q: string, limit: number): Promise<number[]> {
  const text = storable(q).trim();
  const exact = await em.execute<{ id: number }[]>(
    `select id from mail where from_address like ?
     union select id from mail where message_id in (?, ?)
     union select id from mail where search @@ websearch_to_tsquery('russian', ?)
     order by id desc limit ?`,
    [`%${likeEscaped(text.toLowerCase())}%`, text, `<${text}>`, text, limit],
  );
  if (exact.length > 0 || !mayBeMistyped(q)) return exact.map(({ id }) => id);
  const alike = await tolerantly(em, async (tx) =>
    tx.execute<{ id: number }[]>(`select id from mail where search @@ ?::tsquery order by id desc limit ?`, [
      await tolerantQuery(tx, q),
      limit,
    ]),
  );
  return alike.map(({ id }) => id);
}
