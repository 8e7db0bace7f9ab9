import { storable } from '../columns.ts';
import type { EntityManager } from '../database.ts';
import { partnerSearchText } from '../entities/partner.ts';
import { containingPattern, escapeLike, folded } from '../patterns.ts';
import { type Tolerant, tolerantQuery } from './tolerant-query.ts';

/** The index parts texts by threes: fewer letters it finds only where a word begins. */
const shortestPart = 3;
const wordBeginnings = (q: string): string[] =>
  ['', '% ', '%«', '%"'].map((before) => `${before}${escapeLike(folded(q))}%`);

/**
 * Ids of the latest tickets that hold `q`: as a part of number, sender, the partner for whom he writes, subject, ИНН, КПП,
 * names or login, or as words of a mail in any grammatical form. Where nothing holds it so, typing mistakes are forgiven.
 * Of one letter or two: the tickets in which a word begins so.
 */
export async function searchTickets(
  em: EntityManager,
  q: string,
  limit: number,
  tolerant = tolerantQuery(em, q),
): Promise<number[]> {
  if (folded(q).length < shortestPart) return searchBeginnings(em, q, limit);
  const part = containingPattern(folded(q));
  const words = `select ticket_id from mail where ticket_id is not null and search @@ `;
  const rows = await em.execute<{ id: number }[]>(
    `select id from ticket where search_text like ?
     union select id from ticket where sender_partner_id in (select id from partner where ${partnerSearchText} like ?)
     union select ticket_id from ticket_item where search_text like ?
     union ${words} websearch_to_tsquery('russian', ?)
     order by id desc limit ?`,
    [part, part, part, storable(q), limit],
  );
  return rows.length > 0 ? rows.map(({ id }) => id) : searchTolerantly(em, await tolerant(), limit);
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

async function searchTolerantly(em: EntityManager, tolerant: Tolerant | null, limit: number): Promise<number[]> {
  if (tolerant === null) return [];
  const names = tolerant.inNames('search_text');
  const rows = await em.execute<{ id: number }[]>(
    `select id from ticket where ${names.sql}
     union select ticket_id from ticket_item where ${names.sql}
     union select ticket_id from mail where ticket_id is not null and search @@ ?::tsquery
     order by id desc limit ?`,
    [...names.values, ...names.values, tolerant.inMails, limit],
  );
  return rows.map(({ id }) => id);
}
