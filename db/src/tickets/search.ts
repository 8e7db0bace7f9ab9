import { storable } from '../columns.ts';
import type { EntityManager } from '../database.ts';
import { tolerantly, tolerantQuery } from './tolerant-query.ts';

/** As `search_text` is folded: lower case without `ё`. */
export const folded = (q: string): string => storable(q).trim().toLowerCase().replaceAll('ё', 'е');
export const likeEscaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
/** A pattern that finds the words of `q` as a part of a text. */
export const partPattern = (q: string): string => `%${likeEscaped(folded(q))}%`;

/** The index parts texts by threes: fewer letters it finds only where a word begins. */
const shortestPart = 3;
const wordBeginnings = (q: string): string[] =>
  ['', '% ', '%«', '%"'].map((before) => `${before}${likeEscaped(folded(q))}%`);

/**
 * Ids of the latest tickets that hold `q`: as a part of number, sender, subject, ИНН, КПП, names or login, or as words of
 * a mail in any grammatical form. Where nothing holds it so, typing mistakes are forgiven. Of one letter or two: the
 * tickets in which a word begins so.
 */
export async function searchTickets(em: EntityManager, q: string, limit: number): Promise<number[]> {
  if (folded(q).length < shortestPart) return searchBeginnings(em, q, limit);
  const part = partPattern(q);
  const words = `select ticket_id from mail where ticket_id is not null and search @@ `;
  const rows = await em.execute<{ id: number }[]>(
    `select id from ticket where search_text like ?
     union select ticket_id from ticket_item where search_text like ?
     union ${words} websearch_to_tsquery('russian', ?)
     order by id desc limit ?`,
    [part, part, storable(q), limit],
  );
  return rows.length > 0 ? rows.map(({ id }) => id) : searchTolerantly(em, q, limit);
}

async function searchBeginnings(em: EntityManager, q: string, limit: number): Promise<number[]> {
  const beginnings = wordBeginnings(q);
  const begins = beginnings.map(() => 'search_text like ?').join(' or ');
  const rows = await em.execute<{ id: number }[]>(
    `select id from ticket where ${begins}
     union select ticket_id from ticket_item where ${begins}
     order by id desc limit ?`,
    [...beginnings, ...beginnings, limit],
  );
  return rows.map(({ id }) => id);
}

async function searchTolerantly(em: EntityManager, q: string, limit: number): Promise<number[]> {
  if (!mayBeMistyped(q)) return [];
  const asked = folded(q);
  const rows = await tolerantly(em, async (tx) =>
    tx.execute<{ id: number }[]>(
      `select id from (
         select id, word_similarity(?, search_text) as alike from ticket where ? <% search_text
         union all select ticket_id, word_similarity(?, search_text) from ticket_item where ? <% search_text
         union all select ticket_id, 1 from mail where ticket_id is not null and search @@ ?::tsquery
       ) found group by id order by max(alike) desc, id desc limit ?`,
      [asked, asked, asked, asked, await tolerantQuery(tx, q), limit],
    ),
  );
  return rows.map(({ id }) => id);
}

/** A mistyped number is another number, and of a few letters anything is like anything. */
export const mayBeMistyped = (q: string): boolean => /\p{L}{4}/u.test(q) && !/\d{4}/.test(q);
