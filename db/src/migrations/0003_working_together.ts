import { Migration } from '@mikro-orm/migrations';

export class Migration0003 extends Migration {
  override name = '0003_working_together';

  override up(): void {
    this.addSql(`create table "search_lexeme" ("lexeme" text not null, primary key ("lexeme"));`);
    this.addSql(`create index "search_lexeme_search_index" on "search_lexeme" using gin ("lexeme" gin_trgm_ops);`);
    this.addSql(
      `create table "mail_link" ("ticket_id" int not null, "mail_id" int not null, primary key ("ticket_id", "mail_id"));`,
    );
    this.addSql(`create index "mail_link_mail_id_index" on "mail_link" ("mail_id");`);
    this.addSql(
      `create table "saved_view" ("id" serial primary key, "owner_id" int not null, "name" text not null, "filter" jsonb not null, "sort" jsonb null, "shared" boolean not null default false);`,
    );
    this.addSql(`create index "saved_view_owner_id_index" on "saved_view" ("owner_id");`);
    this.addSql(
      `create table "presence" ("ticket_id" int not null, "user_id" int not null, "seen_at" timestamptz(3) not null, primary key ("ticket_id", "user_id"));`,
    );
    this.addSql(
      `create table "note" ("id" serial primary key, "ticket_id" int not null, "author_id" int not null, "text" text not null, "at" timestamptz(3) not null);`,
    );
    this.addSql(`create index "note_ticket_id_index" on "note" ("ticket_id");`);
    this.addSql(
      `create table "mention" ("id" serial primary key, "note_id" int not null, "user_id" int not null, "read_at" timestamptz(3) null);`,
    );
    this.addSql(`create index "mention_unread_index" on "mention" ("user_id") where read_at is null;`);
    this.addSql(`alter table "mention" add constraint "mention_note_id_user_id_unique" unique ("note_id", "user_id");`);
    this.addSql(
      `create index "partner_search_index" on "partner" using gin ((translate(lower(inn || ' '::text || coalesce(partner_code, ''::text) || ' '::text || name), 'ё'::text, 'е'::text)) gin_trgm_ops);`,
    );
    this.addSql(
      `create index "subscriber_search_index" on "subscriber" using gin ((translate(lower(inn || ' '::text || coalesce(kpp, ''::text) || ' '::text || name), 'ё'::text, 'е'::text)) gin_trgm_ops);`,
    );
    this.addSql(`alter table "ticket" add "merged_into_id" int null, add "split_from_id" int null;`);
    this.addSql(`create index "ticket_merged_into_id_index" on "ticket" ("merged_into_id");`);
    this.addSql(`create index "ticket_split_from_id_index" on "ticket" ("split_from_id");`);
    this.addSql(`alter table "mail" add "charset" text null;`);
    this.addSql(`create index "mail_sender_search_index" on "mail" using gin ("from_address" gin_trgm_ops);`);
    this.addSql(
      `create or replace function "mail_mail_lexemes_fn"() returns trigger as $$ begin if tg_op = 'INSERT' or new.search is distinct from old.search then insert into search_lexeme (lexeme) select word from unnest(tsvector_to_array(new.search)) word where length(word) between 4 and 40 and word !~ '[0-9]' order by word on conflict do nothing; end if; return null; end; $$ language plpgsql;`,
    );
    this.addSql(
      `create trigger "mail_lexemes" AFTER INSERT OR UPDATE on "mail" for each ROW execute function "mail_mail_lexemes_fn"();`,
    );
    this.addSql(
      `alter table "mail_link" add constraint "mail_link_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "mail_link" add constraint "mail_link_mail_id_foreign" foreign key ("mail_id") references "mail" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "saved_view" add constraint "saved_view_owner_id_foreign" foreign key ("owner_id") references "staff_user" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "presence" add constraint "presence_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "presence" add constraint "presence_user_id_foreign" foreign key ("user_id") references "staff_user" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "note" add constraint "note_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "note" add constraint "note_author_id_foreign" foreign key ("author_id") references "staff_user" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "mention" add constraint "mention_note_id_foreign" foreign key ("note_id") references "note" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "mention" add constraint "mention_user_id_foreign" foreign key ("user_id") references "staff_user" ("id") on delete cascade;`,
    );
    // the words of the mails that are there already
    this.addSql(
      `insert into search_lexeme (lexeme) select distinct word from mail, unnest(tsvector_to_array(search)) word where length(word) between 4 and 40 and word !~ '[0-9]' on conflict do nothing;`,
    );
  }
}
