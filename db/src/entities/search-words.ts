import type { TriggerDef } from '@mikro-orm/core';

/**
 * The body of a trigger that keeps the words of a row among those that a mistyped one is put right by. `words`: a
 * tsvector. In their order, so that two rows stored at once wait for each other instead of blocking each other.
 */
export const collectLexemes = (changed: string, words: string): string =>
  `if tg_op = 'INSERT' or ${changed} then insert into search_lexeme (lexeme) select word from unnest(tsvector_to_array(${words})) word where length(word) between 4 and 40 and word !~ '[0-9]' order by word on conflict do nothing; end if; return null`;

/** The same for the name of what has one. */
export const nameLexemesTrigger = (name: string): TriggerDef => ({
  name,
  timing: 'after',
  events: ['insert', 'update'],
  forEach: 'row',
  body: collectLexemes('new.name is distinct from old.name', `to_tsvector('russian', new.name)`),
});
