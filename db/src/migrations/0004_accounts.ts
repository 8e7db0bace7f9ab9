import { Migration } from '@mikro-orm/migrations';

export class Migration0004 extends Migration {
  override name = '0004_accounts';

  override up(): void {
    this.addSql(`alter table "staff_user" drop constraint "staff_user_role_check";`);
    this.addSql(
      `alter table "staff_user" add constraint "staff_user_role_check" check (role in ('specialist', 'supervisor', 'ca-administrator', 'finance', 'administrator'));`,
    );
    this.addSql(`alter table "staff_user" drop column "failed_attempts", drop column "locked_until";`);
    this.addSql(
      `alter table "staff_user" add "email" text null, add "password_until" timestamptz(3) null, add "recovery_hash" text null, add "recovery_until" timestamptz(3) null, add "second_factor" text null, add "second_factor_since" timestamptz(3) null, add "second_factor_step" int null;`,
    );
    this.addSql(
      `alter table "staff_user" add constraint "staff_user_recovery_check" check ((recovery_hash is null) = (recovery_until is null));`,
    );
    this.addSql(
      `alter table "staff_user" add constraint "staff_user_second_factor_check" check (second_factor_since is null or second_factor is not null);`,
    );
    // whoever is signed in stays so
    this.addSql(
      `alter table "session" add "id" text null, add "remembered" boolean not null default false, add "user_agent" text null, add "address" text null;`,
    );
    this.addSql(`update "session" set "id" = gen_random_uuid()::text;`);
    this.addSql(`alter table "session" alter column "id" set not null, alter column "remembered" drop default;`);
    this.addSql(`alter table "session" add constraint "session_id_unique" unique ("id");`);
    this.addSql(
      `create table "recovery_code" ("code_hash" text not null, "user_id" int not null, "used_at" timestamptz(3) null, primary key ("code_hash"));`,
    );
    this.addSql(`create index "recovery_code_user_id_index" on "recovery_code" ("user_id");`);
    this.addSql(
      `alter table "recovery_code" add constraint "recovery_code_user_id_foreign" foreign key ("user_id") references "staff_user" ("id") on delete cascade;`,
    );
    this.addSql(
      `create table "attempt" ("kind" text not null, "login" text not null, "count" int not null, "last_at" timestamptz(3) not null, "locked_until" timestamptz(3) null, primary key ("kind", "login"));`,
    );
    this.addSql(`alter table "attempt" add constraint "attempt_kind_check" check (kind in ('sign-in', 'recovery'));`);
    this.addSql(`create index "attempt_last_at_index" on "attempt" ("last_at");`);
    this.addSql(
      `create table "role_demand" ("role" text not null, "second_factor" boolean not null, primary key ("role"));`,
    );
    this.addSql(
      `alter table "role_demand" add constraint "role_demand_role_check" check (role in ('specialist', 'supervisor', 'ca-administrator', 'finance', 'administrator'));`,
    );
    this.addSql(`alter table "outbox_message" add "secret" boolean not null default false;`);
    this.addSql(`create index "journal_entry_actor_id_at_index" on "journal_entry" ("actor_id", "at");`);
    this.addSql(
      `create index "journal_entry_search_index" on "journal_entry" using gin ((translate(lower(grounds || ' '::text || actor_name || ' '::text || object_id), 'ё'::text, 'е'::text)) gin_trgm_ops);`,
    );
  }
}
