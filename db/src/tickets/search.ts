import { storable } from '../columns.ts';
import type { EntityManager } from '../database.ts';

/** As `search_text` is folded: lower case without `ё`. */
const folded = (q: string): string => storable(q).trim().toLowerCase().replaceAll('ё', 'е');
export const likeEscaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/**
 * Ids of the latest tickets that hold `q`: as a part of number, sender, subject, ИНН, КПП, names or login, or as words of
 * a mail in any grammatical form.
 */
export async function searchTickets(em: EntityManager, q: string, limit: number): Promise<number[]> {
  const part = `%${likeEscaped(folded(q))}%`;
  const rows = await em.execute<{ id: number }[]>(
    `select id from ticket where search_text like ?
     union select ticket_id from ticket_item where search_text like ?
     union select ticket_id from mail where ticket_id is not null and search @@ websearch_to_tsquery('russian', ?)
     order by id desc limit ?`,
    [part, part, storable(q), limit],
  );
  return rows.map(({ id }) => id);
}
