import { Migration } from '@mikro-orm/migrations';

export class Migration0005 extends Migration {
  override name = '0005_applications';

  override up(): void {
    this.addSql(
      `create table "identification_delegation" ("id" serial primary key, "application_id" text not null, "center_id" text not null, "center_name" text not null, "center_address" text not null, "distance_km" double precision null, "delegated_at" timestamptz(3) not null, "delegated_by" text not null, "due_on" date not null, "ended_at" timestamptz(3) null, "outcome" text null, "reason" text null);`,
    );
    this.addSql(
      `create index "identification_delegation_application_id_index" on "identification_delegation" ("application_id");`,
    );
    this.addSql(
      `create unique index "identification_delegation_open_unique" on "identification_delegation" ("application_id") where ended_at is null;`,
    );
    this.addSql(
      `create table "application_suspension" ("id" serial primary key, "application_id" text not null, "suspended_at" timestamptz(3) not null, "suspended_by" text not null, "ended_at" timestamptz(3) null);`,
    );
    this.addSql(
      `create index "application_suspension_application_id_index" on "application_suspension" ("application_id");`,
    );
    this.addSql(
      `create unique index "application_suspension_open_unique" on "application_suspension" ("application_id") where ended_at is null;`,
    );
    this.addSql(
      `create table "application_file" ("id" serial primary key, "application_id" text not null, "kind" text not null, "file_name" text not null, "mime_type" text not null, "size" int not null, "content" bytea not null, "added_at" timestamptz(3) not null, "added_by" text not null);`,
    );
    this.addSql(`create index "application_file_application_id_index" on "application_file" ("application_id");`);
    this.addSql(
      `create table "application_employee" ("id" serial primary key, "application_id" text not null, "position" int not null, "full_name" text not null, "job_title" text null, "certificate_type" text not null, "certificate_until" date null, "certificate_serial" text null, "inn" text null, "snils" text null, "birth_date" date null, "passport" text null, "passport_issued_on" date null, "via_dss" boolean not null default false);`,
    );
    this.addSql(
      `create index "application_employee_application_id_index" on "application_employee" ("application_id");`,
    );
    this.addSql(
      `create table "application_detail" ("application_id" text not null, "version" int not null default 1, "requisites" jsonb not null default '{}', "directions" jsonb not null default '[]', "representative" jsonb null, "latitude" double precision null, "longitude" double precision null, primary key ("application_id"));`,
    );
    this.addSql(
      `create table "suspension_error" ("id" serial primary key, "suspension_id" int not null, "position" int not null, "code" text not null, "comment" text not null, "corrected_at" timestamptz(3) null, "corrected_by" text null, "correction" text null, "correction_from" text null);`,
    );
    this.addSql(`create index "suspension_error_suspension_id_index" on "suspension_error" ("suspension_id");`);
    this.addSql(
      `create or replace function "application_application_detail_kept_fn"() returns trigger as $$ begin if tg_op = 'INSERT' then insert into application_detail (application_id) values (new.id) on conflict do nothing; elsif new is distinct from old then update application_detail set version = version + 1 where application_id = new.id; end if; return null; end; $$ language plpgsql;`,
    );
    this.addSql(
      `create trigger "application_detail_kept" AFTER INSERT OR UPDATE on "application" for each ROW execute function "application_application_detail_kept_fn"();`,
    );
    this.addSql(`alter table "outbox_message" drop constraint "outbox_message_role_check";`);
    this.addSql(
      `alter table "outbox_message" add constraint "outbox_message_role_check" check (role in ('source-partner', 'target-partner', 'asker', 'staff', 'partner'));`,
    );
    this.addSql(
      `alter table "identification_delegation" add constraint "identification_delegation_application_id_foreign" foreign key ("application_id") references "application" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "identification_delegation" add constraint "identification_delegation_outcome_check" check (outcome in ('passed', 'failed', 'no-show'));`,
    );
    this.addSql(
      `alter table "application_suspension" add constraint "application_suspension_application_id_foreign" foreign key ("application_id") references "application" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "application_file" add constraint "application_file_application_id_foreign" foreign key ("application_id") references "application" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "application_file" add constraint "application_file_kind_check" check (kind in ('application-form', 'passport', 'snils', 'power-of-attorney', 'appointment-order', 'charter', 'its-confirmation', 'other'));`,
    );
    this.addSql(
      `alter table "application_employee" add constraint "application_employee_application_id_foreign" foreign key ("application_id") references "application" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "application_detail" add constraint "application_detail_application_id_foreign" foreign key ("application_id") references "application" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "suspension_error" add constraint "suspension_error_suspension_id_foreign" foreign key ("suspension_id") references "application_suspension" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "suspension_error" add constraint "suspension_error_from_check" check (correction_from in ('partner', 'specialist'));`,
    );
    this.addSql(
      `alter table "suspension_error" add constraint "suspension_error_corrected_check" check ((corrected_at is null) = (corrected_by is null));`,
    );
    // the applications that are there already
    this.addSql(
      `insert into "application_detail" ("application_id") select "id" from "application" on conflict do nothing;`,
    );
  }
}
