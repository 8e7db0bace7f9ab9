import { storable } from '../columns.ts';
import type { EntityManager } from '../database.ts';

/** How much alike two words, or a word and a part of a text, must be to be the same with a typing mistake: 0 to 1. */
const alikeEnough = 0.36;

/** Runs queries in which `%` and `<%` forgive typing mistakes. */
export const tolerantly = <T>(em: EntityManager, work: (tx: EntityManager) => Promise<T>): Promise<T> =>
  em.transactional(async (tx) => {
    await tx.execute(
      `select set_config('pg_trgm.similarity_threshold', ?, true), set_config('pg_trgm.word_similarity_threshold', ?, true)`,
      [String(alikeEnough), String(alikeEnough)],
    );
    return work(tx);
  });

/** How many words that stand in mails may be meant by one mistyped one. */
const meantAtMost = 3;

/**
 * A full-text query that forgives typing mistakes: each word in any grammatical form, or, where no mail holds it, any of
 * the words of mails that are most like it; to be run `tolerantly`. The text of a `tsquery`; empty if `q` holds no word.
 */
export async function tolerantQuery(em: EntityManager, q: string): Promise<string> {
  const words = await em.execute<{ lexeme: string; meant: string[] | null }[]>(
    `select asked.lexeme, (
       select array_agg(near.lexeme) from (
         select lexeme from search_lexeme where lexeme % asked.lexeme and not exists (
           select from search_lexeme exact where exact.lexeme = asked.lexeme)
         order by similarity(lexeme, asked.lexeme) desc, lexeme limit ${meantAtMost}
       ) near
     ) as meant
     from unnest(tsvector_to_array(to_tsvector('russian', ?))) as asked(lexeme)`,
    [storable(q)],
  );
  return words
    .map(({ lexeme, meant }) => (meant && meant.length > 0 ? `(${meant.map(quoted).join(' | ')})` : quoted(lexeme)))
    .join(' & ');
}

const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;
