import { Migration } from '@mikro-orm/migrations';

/** What is searched while somebody types. */
const searched = [
  'ticket_search_text_index',
  'ticket_item_search_text_index',
  'mail_search_index',
  'mail_sender_search_index',
  'search_lexeme_search_index',
  'partner_search_index',
  'subscriber_search_index',
  'journal_entry_search_index',
];

export class Migration0018 extends Migration {
  override name = '0018_words_of_names';

  override up(): void {
    for (const table of ['partner', 'subscriber']) {
      this.addSql(
        `create or replace function "${table}_${table}_lexemes_fn"() returns trigger as $$ begin if tg_op = 'INSERT' or new.name is distinct from old.name then insert into search_lexeme (lexeme) select word from unnest(tsvector_to_array(to_tsvector('russian', new.name))) word where length(word) between 4 and 40 and word !~ '[0-9]' order by word on conflict do nothing; end if; return null; end; $$ language plpgsql;`,
      );
      this.addSql(
        `create trigger "${table}_lexemes" AFTER INSERT OR UPDATE on "${table}" for each ROW execute function "${table}_${table}_lexemes_fn"();`,
      );
      // the words of the names that are there already
      this.addSql(
        `insert into search_lexeme (lexeme) select distinct word from "${table}", unnest(tsvector_to_array(to_tsvector('russian', name))) word where length(word) between 4 and 40 and word !~ '[0-9]' on conflict do nothing;`,
      );
    }
    // New entries would wait in a list that every search reads from end to end: the embedded database never tidies it.
    for (const index of searched) {
      this.addSql(`alter index "${index}" set (fastupdate = off);`);
      this.addSql(`select gin_clean_pending_list('"${index}"');`);
    }
  }
}
