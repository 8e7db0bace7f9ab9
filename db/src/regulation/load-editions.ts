import { type Edition, type EditionChange, editionOf, publishedEditions } from '@perenos/domain';
import type { EntityManager } from '../database.ts';

/** Every edition that holds from some day on: those that the product brings, and those put in force here. */
export async function loadEditions(em: EntityManager): Promise<Edition[]> {
  // Not by entities: it is asked for while a unit of work is being flushed.
  const rows = await em.execute<EditionChange[]>(
    `select name, to_char(valid_from, 'YYYY-MM-DD') as "validFrom", clauses, parameters from edition_draft
     where state = 'in-force' order by valid_from`,
  );
  return [...publishedEditions, ...rows.map(editionOf)];
}
