import { Migration } from '@mikro-orm/migrations';

export class Migration0006 extends Migration {
  override name = '0006_checks';

  override up(): void {
    this.addSql(
      `create table "application_check" ("id" serial primary key, "application_id" text not null, "check_id" text not null, "attempt" int not null, "state" text not null, "started_at" timestamptz(3) not null, "finished_at" timestamptz(3) null, "actor_id" int null, "actor_name" text not null, "summary" text not null default '', "facts" jsonb not null default '[]', "grounds" text null, "rests_on" text not null);`,
    );
    this.addSql(
      `create unique index "application_check_running_unique" on "application_check" ("application_id", "check_id") where state = 'running';`,
    );
    this.addSql(
      `alter table "application_check" add constraint "application_check_application_id_check_id_attempt_unique" unique ("application_id", "check_id", "attempt");`,
    );
    this.addSql(
      `alter table "application_check" add constraint "application_check_application_id_foreign" foreign key ("application_id") references "application" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "application_check" add constraint "application_check_check_id_check" check (check_id in ('fns-documents', 'identification', 'owner-name', 'egr', 'esia', 'passport', 'disqualified', 'snils', 'documents', 'signature'));`,
    );
    this.addSql(
      `alter table "application_check" add constraint "application_check_state_check" check (state in ('running', 'passed', 'failed', 'unavailable'));`,
    );
    this.addSql(
      `alter table "application_check" add constraint "application_check_finished_check" check ((state = 'running') = (finished_at is null));`,
    );
    this.addSql(
      `alter table "application_check" add constraint "application_check_grounds_check" check (grounds is null or state = 'passed');`,
    );
  }
}
