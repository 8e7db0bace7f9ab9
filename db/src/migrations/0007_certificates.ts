import { Migration } from '@mikro-orm/migrations';

export class Migration0007 extends Migration {
  override name = '0007_certificates';

  override up(): void {
    this.addSql(`create sequence "revocation_number";`);
    this.addSql(
      `create table "certificate_file" ("serial" text not null, "file_name" text not null, "content" bytea not null, "size" int not null, "sha256" text not null, "fields" jsonb not null, "added_at" timestamptz(3) not null, "added_by_id" int null, "added_by_name" text not null, primary key ("serial"));`,
    );
    this.addSql(
      `create table "revocation_request" ("id" serial primary key, "number" text not null, "serial" text not null, "stated_serial" text not null, "stated_holder" text not null, "stated_inn" text not null, "asker" text not null, "asker_name" text not null, "asker_email" text null, "partner_id" text null, "ground" text not null, "reason" text not null, "comment" text not null, "received_at" timestamptz(3) not null, "due_at" timestamptz(3) not null, "registered_at" timestamptz(3) not null, "registered_by_id" int not null, "registered_by_name" text not null, "state" text not null, "checks" jsonb not null, "checked_at" timestamptz(3) not null, "identity" text not null, "approval_expires_at" timestamptz(3) null, "settled_at" timestamptz(3) null, "settled_by_id" int null, "settled_by_name" text null, "settled_reason" text null, "version" int not null default 1);`,
    );
    this.addSql(
      `alter table "revocation_request" add constraint "revocation_request_number_unique" unique ("number");`,
    );
    this.addSql(`create index "revocation_request_serial_index" on "revocation_request" ("serial");`);
    this.addSql(`create index "revocation_request_partner_id_index" on "revocation_request" ("partner_id");`);
    this.addSql(`create index "revocation_request_registered_at_index" on "revocation_request" ("registered_at");`);
    this.addSql(
      `create unique index "revocation_request_identity_unique" on "revocation_request" ("identity") where state = any (array['registered'::text, 'awaiting-approval'::text]);`,
    );
    this.addSql(
      `create index "revocation_request_open_index" on "revocation_request" ("due_at") where state = any (array['registered'::text, 'awaiting-approval'::text]);`,
    );
    this.addSql(
      `create table "revocation_document" ("id" serial primary key, "request_id" int not null, "kind" text not null, "file_name" text not null, "mime_type" text not null, "size" int not null, "sha256" text not null, "content" bytea not null, "text" text not null, "added_at" timestamptz(3) not null, "added_by_id" int not null, "added_by_name" text not null);`,
    );
    this.addSql(`create index "revocation_document_request_id_index" on "revocation_document" ("request_id");`);
    this.addSql(
      `create index "revocation_document_words_index" on "revocation_document" using gin (to_tsvector('russian'::regconfig, file_name || ' '::text || text));`,
    );
    this.addSql(
      `create table "revocation_approval" ("id" serial primary key, "request_id" int not null, "asked_at" timestamptz(3) not null, "asked_by_id" int not null, "asked_by_name" text not null, "expires_at" timestamptz(3) not null, "outcome" text null, "decided_at" timestamptz(3) null, "decided_by_id" int null, "decided_by_name" text null);`,
    );
    this.addSql(`create index "revocation_approval_request_id_index" on "revocation_approval" ("request_id");`);
    this.addSql(
      `create index "certificate_serial_key_index" on "certificate" (ltrim(upper(regexp_replace(serial, '[^0-9A-Fa-f]'::text, ''::text, 'g'::text)), '0'::text));`,
    );
    this.addSql(`alter table "outbox_message" drop constraint "outbox_message_role_check";`);
    this.addSql(
      `alter table "outbox_message" add constraint "outbox_message_role_check" check (role in ('source-partner', 'target-partner', 'asker', 'staff', 'partner', 'holder'));`,
    );
    this.addSql(
      `alter table "certificate_file" add constraint "certificate_file_serial_foreign" foreign key ("serial") references "certificate" ("serial") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "revocation_request" add constraint "revocation_request_serial_foreign" foreign key ("serial") references "certificate" ("serial") on delete no action;`,
    );
    this.addSql(
      `alter table "revocation_request" add constraint "revocation_request_partner_id_foreign" foreign key ("partner_id") references "partner" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "revocation_request" add constraint "revocation_request_state_check" check (state in ('registered', 'awaiting-approval', 'revoked', 'refused', 'withdrawn'));`,
    );
    this.addSql(
      `alter table "revocation_request" add constraint "revocation_request_asker_check" check (asker in ('owner', 'authorized-person', 'partner', 'certification-centre'));`,
    );
    this.addSql(
      `alter table "revocation_request" add constraint "revocation_request_ground_check" check (ground in ('key-compromise', 'carrier-lost', 'dismissal', 'data-changed', 'authority-withdrawn', 'superseded', 'carrier-failed', 'data-error', 'activity-ended', 'not-needed', 'other', 'possession-unproved', 'key-in-another-certificate', 'court-decision', 'ca-compromise'));`,
    );
    this.addSql(
      `alter table "revocation_request" add constraint "revocation_request_reason_check" check (reason in ('unspecified', 'keyCompromise', 'cACompromise', 'affiliationChanged', 'superseded', 'cessationOfOperation', 'certificateHold', 'removeFromCRL', 'privilegeWithdrawn', 'aACompromise'));`,
    );
    this.addSql(
      `alter table "revocation_request" add constraint "revocation_request_settled_check" check ((state in ('revoked', 'refused', 'withdrawn')) = (settled_at is not null));`,
    );
    this.addSql(
      `alter table "revocation_request" add constraint "revocation_request_approval_check" check (state <> 'awaiting-approval' or approval_expires_at is not null);`,
    );
    this.addSql(
      `alter table "revocation_document" add constraint "revocation_document_request_id_foreign" foreign key ("request_id") references "revocation_request" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "revocation_document" add constraint "revocation_document_kind_check" check (kind in ('application', 'authority', 'decision', 'other'));`,
    );
    this.addSql(
      `alter table "revocation_approval" add constraint "revocation_approval_request_id_foreign" foreign key ("request_id") references "revocation_request" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "revocation_approval" add constraint "revocation_approval_outcome_check" check (outcome in ('approved', 'refused', 'dropped'));`,
    );
    this.addSql(
      `alter table "revocation_approval" add constraint "revocation_approval_decided_check" check ((outcome is null) = (decided_at is null));`,
    );
  }
}
