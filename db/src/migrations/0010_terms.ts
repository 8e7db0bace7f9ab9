import { Migration } from '@mikro-orm/migrations';

export class Migration0010 extends Migration {
  override name = '0010_terms';

  override up(): void {
    this.addSql(
      `alter table "ticket" add "clock_events" jsonb not null default '[]', add "calendar_version" text null, add "counted_seconds" int null;`,
    );
    this.addSql(
      `create table "calendar_year_revision" ("year" int not null, "revision" int not null, "data" jsonb not null, "source" text not null, "loaded_at" timestamptz(3) not null, "loaded_by" text not null, primary key ("year", "revision"));`,
    );
  }
}
