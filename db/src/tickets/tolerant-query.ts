import { storable } from '../columns.ts';
import type { EntityManager } from '../database.ts';
import { containingPattern, folded } from '../patterns.ts';

/** How much alike two words must be to be the same with a typing mistake: 0 to 1. */
const alikeEnough = 0.3;
/** How many words that stand somewhere may be meant by one mistyped one. */
const meantAtMost = 3;

/** Conditions that forgive typing mistakes. */
export type Tolerant = {
  /** On a folded text of names: SQL, and the values of its `?`. */
  inNames: (text: string) => { sql: string; values: string[] };
  /** On the words of a mail: the text of a `tsquery`. */
  inMails: string;
};

/**
 * The words of `q` put right: each as it is where it stands anywhere, else as those most like it among the words of
 * mails and of the registry's names. Looked up when first asked for, and once; null where nothing is to be put right.
 */
export function tolerantQuery(em: EntityManager, q: string): () => Promise<Tolerant | null> {
  let asked: Promise<Tolerant | null> | undefined;
  return () => {
    asked ??= mayBeMistyped(q) ? meantWords(em, q).then(tolerant) : Promise.resolve(null);
    return asked;
  };
}

/** A mistyped number is another number, and of a few letters anything is like anything. */
const mayBeMistyped = (q: string): boolean => /\p{L}{4}/u.test(q) && !/\d{4}/.test(q);

/** Each word of `q` without its ending, and what it may mean, the likeliest first. */
const meantWords = (em: EntityManager, q: string): Promise<string[][]> =>
  em.transactional(async (tx) => {
    await tx.execute(`select set_config('pg_trgm.similarity_threshold', ?, true)`, [String(alikeEnough)]);
    const words = await tx.execute<{ lexeme: string; meant: string[] }[]>(
      `select asked.lexeme, array(
         select lexeme from search_lexeme where lexeme % asked.lexeme and not exists (
           select from search_lexeme exact where exact.lexeme = asked.lexeme)
         order by similarity(lexeme, asked.lexeme) desc, lexeme limit ${meantAtMost}
       ) as meant
       from unnest(tsvector_to_array(to_tsvector('russian', ?))) as asked(lexeme)`,
      [storable(q)],
    );
    return words.map(({ lexeme, meant }) => (meant.length > 0 ? meant : [lexeme]));
  });

function tolerant(words: readonly string[][]): Tolerant | null {
  if (words.length === 0) return null;
  return {
    inNames: (text) => ({
      sql: words.map((meant) => `(${meant.map(() => `${text} like ?`).join(' or ')})`).join(' and '),
      values: words.flat().map((lexeme) => containingPattern(folded(beginningOf(lexeme)))),
    }),
    inMails: words.map((meant) => `(${meant.map((lexeme) => `${quoted(lexeme)}:*`).join(' | ')})`).join(' & '),
  };
}

/** What every form of the word begins with: without its ending an English word may have `i` for `y`. */
const beginningOf = (lexeme: string): string => lexeme.replace(/(?<=[a-z])i$/, '');

const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;
