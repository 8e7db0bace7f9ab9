import { Migration } from '@mikro-orm/migrations';

export class Migration0013 extends Migration {
  override name = '0013_regulation';

  override up(): void {
    this.addSql(
      `create table "edition_draft" ("id" serial primary key, "name" text not null, "state" text not null, "valid_from" date null, "clauses" jsonb not null, "parameters" jsonb not null, "author" text not null, "created_at" timestamptz(3) not null, "changed_by" text not null, "changed_at" timestamptz(3) not null, "version" int not null default 1, constraint edition_draft_state_check check (state in ('draft', 'in-force')), constraint edition_draft_day_check check ((state = 'in-force') = (valid_from is not null)));`,
    );
    this.addSql(`alter table "edition_draft" add constraint "edition_draft_name_unique" unique ("name");`);
    this.addSql(`alter table "edition_draft" add constraint "edition_draft_valid_from_unique" unique ("valid_from");`);
    this.addSql(`create index "ticket_item_cited_index" on "ticket_item" using gin (("decision" -> 'clauses'));`);
  }
}
