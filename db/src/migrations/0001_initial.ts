import { Migration } from '@mikro-orm/migrations';

export class Migration0001 extends Migration {
  override name = '0001_initial';

  override up(): void {
    this.addSql(`create extension if not exists pg_trgm;`);
    this.addSql(`create sequence "ticket_number";`);
    this.addSql(
      `create table "certificate" ("serial" text not null, "subscriber_inn" text not null, "subscriber_kpp" text null, "holder" text not null, "product" text null, "valid_from" date not null, "valid_until" date not null, "state" text not null, primary key ("serial"));`,
    );
    this.addSql(`create index "certificate_subscriber_inn_index" on "certificate" ("subscriber_inn");`);
    this.addSql(
      `create table "company_group" ("id" text not null, "name" text not null, "product" text not null, "head_inn" text not null, "member_inns" text[] not null, primary key ("id"));`,
    );
    this.addSql(`create index "company_group_member_inns_index" on "company_group" using gin ("member_inns");`);
    this.addSql(
      `create table "imap_cursor" ("mailbox" text not null, "host" text not null, "uid_validity" bigint not null, "last_uid" bigint not null, "updated_at" timestamptz(3) not null, primary key ("mailbox", "host"));`,
    );
    this.addSql(
      `create table "partner" ("id" text not null, "name" text not null, "name_key" text not null, "inn" text not null, "kpp" text null, "kind" text not null, "sales_center_id" text null, "partner_code" text null, primary key ("id"));`,
    );
    this.addSql(`create index "partner_name_key_index" on "partner" ("name_key");`);
    this.addSql(`create index "partner_inn_index" on "partner" ("inn");`);
    this.addSql(`create index "partner_sales_center_id_index" on "partner" ("sales_center_id");`);
    this.addSql(
      `create table "licence" ("id" text not null, "product" text not null, "subscriber_inn" text not null, "subscriber_kpp" text null, "partner_id" text null, "tariff" text not null, "issued_on" date not null, "valid_from" date not null, "valid_until" date not null, "state" text not null, primary key ("id"));`,
    );
    this.addSql(`create index "licence_subscriber_inn_index" on "licence" ("subscriber_inn");`);
    this.addSql(`create index "licence_partner_id_index" on "licence" ("partner_id");`);
    this.addSql(
      `create table "its_contract" ("id" serial primary key, "subscriber_inn" text not null, "position" int not null, "partner_id" text not null, "level" text not null, "valid_until" date not null);`,
    );
    this.addSql(`create index "its_contract_subscriber_inn_index" on "its_contract" ("subscriber_inn");`);
    this.addSql(`create index "its_contract_partner_id_index" on "its_contract" ("partner_id");`);
    this.addSql(
      `create table "debt" ("id" serial primary key, "partner_id" text not null, "position" int not null, "product" text not null, "amount_kopecks" bigint not null, "invoice_number" text not null, "due_date" date not null, "paid_at" date null);`,
    );
    this.addSql(`create index "debt_partner_id_index" on "debt" ("partner_id");`);
    this.addSql(
      `create table "application" ("id" text not null, "product" text not null, "type" text not null, "state" text not null, "subscriber_inn" text not null, "subscriber_kpp" text null, "subscriber_name" text not null, "partner_id" text not null, "received_on" date not null, primary key ("id"));`,
    );
    this.addSql(`create index "application_subscriber_inn_index" on "application" ("subscriber_inn");`);
    this.addSql(`create index "application_partner_id_index" on "application" ("partner_id");`);
    this.addSql(
      `create table "partner_address" ("id" serial primary key, "partner_id" text not null, "position" int not null, "address" text not null);`,
    );
    this.addSql(`create index "partner_address_partner_id_index" on "partner_address" ("partner_id");`);
    this.addSql(`create index "partner_address_address_index" on "partner_address" ("address");`);
    this.addSql(
      `create table "partner_login" ("id" serial primary key, "partner_id" text not null, "position" int not null, "login" text not null);`,
    );
    this.addSql(`create index "partner_login_partner_id_index" on "partner_login" ("partner_id");`);
    this.addSql(`alter table "partner_login" add constraint "partner_login_login_unique" unique ("login");`);
    this.addSql(
      `create table "restriction" ("partner_id" text not null, "since" date not null, "imposed_by" text not null, primary key ("partner_id"));`,
    );
    this.addSql(
      `create table "subscriber" ("id" serial primary key, "inn" text not null, "kpp" text null, "name" text not null, "name_key" text not null, "kind" text not null, "partner_id" text not null, "representative_inn" text null, "its_login" text null, "emails" text[] not null, "services" jsonb not null, "directions" jsonb not null, "its_promo" jsonb null);`,
    );
    this.addSql(`create index "subscriber_name_key_index" on "subscriber" ("name_key");`);
    this.addSql(`create index "subscriber_partner_id_index" on "subscriber" ("partner_id");`);
    this.addSql(`create index "subscriber_representative_inn_index" on "subscriber" ("representative_inn");`);
    this.addSql(`create index "subscriber_emails_index" on "subscriber" using gin ("emails");`);
    this.addSql(`create unique index "subscriber_inn_kpp_unique" on "subscriber" ("inn", coalesce(kpp, ''::text));`);
    this.addSql(
      `create table "tariff" ("id" serial primary key, "product" text not null, "name" text not null, "kind" text not null);`,
    );
    this.addSql(`alter table "tariff" add constraint "tariff_product_name_unique" unique ("product", "name");`);
    this.addSql(
      `create table "staff_user" ("id" serial primary key, "login" text not null, "name" text not null, "role" text not null, "password_hash" text not null, "failed_attempts" int not null default 0, "locked_until" timestamptz(3) null, "active" boolean not null default true, "created_at" timestamptz(3) not null);`,
    );
    this.addSql(`alter table "staff_user" add constraint "staff_user_login_unique" unique ("login");`);
    this.addSql(
      `create table "ticket" ("id" serial primary key, "number" text not null, "mailbox" text not null, "kind" text not null, "state" text not null, "opened_at" timestamptz(3) not null, "received_at" timestamptz(3) not null, "starts_at" timestamptz(3) null, "due_at" timestamptz(3) null, "closed_at" timestamptz(3) null, "subject" text not null, "subject_key" text not null, "sender_address" text not null, "sender_name" text not null, "sender_role" text not null, "sender_partner_id" text null, "verdict" text not null, "assignee_id" int null, "version" int not null default 1, "judgement" jsonb null, "search_text" text generated always as (translate(lower(coalesce(number, ''::text) || ' '::text || coalesce(subject, ''::text) || ' '::text || coalesce(sender_address, ''::text) || ' '::text || coalesce(sender_name, ''::text)), 'ё'::text, 'е'::text)) stored not null);`,
    );
    this.addSql(`alter table "ticket" add constraint "ticket_number_unique" unique ("number");`);
    this.addSql(`create index "ticket_state_index" on "ticket" ("state");`);
    this.addSql(`create index "ticket_received_at_index" on "ticket" ("received_at");`);
    this.addSql(`create index "ticket_due_at_index" on "ticket" ("due_at");`);
    this.addSql(`create index "ticket_sender_partner_id_index" on "ticket" ("sender_partner_id");`);
    this.addSql(`create index "ticket_assignee_id_index" on "ticket" ("assignee_id");`);
    this.addSql(
      `create index "ticket_sender_address_subject_key_index" on "ticket" ("sender_address", "subject_key");`,
    );
    this.addSql(`create index "ticket_search_text_index" on "ticket" using gin ("search_text" gin_trgm_ops);`);
    this.addSql(
      `create table "ticket_item" ("id" serial primary key, "ticket_id" int not null, "position" int not null, "product" text null, "subscriber_inn" text null, "subscriber_kpp" text null, "subscriber_name" text null, "target_partner_name" text null, "target_partner_inn" text null, "target_partner_login" text null, "doubtful" jsonb not null, "evidence" jsonb not null, "corrections" jsonb not null, "decision" jsonb null, "subject" text null, "verdict" text not null, "state" text not null default 'open', "executed_at" timestamptz(3) null, "search_text" text generated always as (translate(lower(coalesce(subscriber_inn, ''::text) || ' '::text || coalesce(subscriber_kpp, ''::text) || ' '::text || coalesce(subscriber_name, ''::text) || ' '::text || coalesce(target_partner_name, ''::text) || ' '::text || coalesce(target_partner_inn, ''::text) || ' '::text || coalesce(target_partner_login, ''::text)), 'ё'::text, 'е'::text)) stored not null);`,
    );
    this.addSql(`create index "ticket_item_ticket_id_index" on "ticket_item" ("ticket_id");`);
    this.addSql(`create index "ticket_item_subscriber_inn_index" on "ticket_item" ("subscriber_inn");`);
    this.addSql(
      `create index "ticket_item_search_text_index" on "ticket_item" using gin ("search_text" gin_trgm_ops);`,
    );
    this.addSql(
      `alter table "ticket_item" add constraint "ticket_item_ticket_id_position_unique" unique ("ticket_id", "position");`,
    );
    this.addSql(
      `create table "outbox_message" ("id" serial primary key, "ticket_id" int null, "role" text not null, "message_id" text not null, "to_address" text not null, "from_mailbox" text not null, "subject" text not null, "text" text not null, "in_reply_to" text null, "references" jsonb not null, "state" text not null default 'queued', "queued_at" timestamptz(3) not null, "not_before_at" timestamptz(3) not null, "leased_until" timestamptz(3) null, "sent_at" timestamptz(3) null, "attempts" int not null default 0, "last_error" text null);`,
    );
    this.addSql(`create index "outbox_message_ticket_id_index" on "outbox_message" ("ticket_id");`);
    this.addSql(
      `alter table "outbox_message" add constraint "outbox_message_message_id_unique" unique ("message_id");`,
    );
    this.addSql(
      `create index "outbox_message_queued_index" on "outbox_message" ("not_before_at", "id") where state = 'queued';`,
    );
    this.addSql(
      `create table "mail" ("id" serial primary key, "mailbox" text not null, "source_key" text not null, "sha256" text not null, "raw" bytea not null, "kept_at" timestamptz(3) not null, "state" text not null default 'kept', "attempts" int not null default 0, "not_before_at" timestamptz(3) not null, "leased_until" timestamptz(3) null, "outcome" text null, "reason" text null, "processed_at" timestamptz(3) null, "received_at" timestamptz(3) null, "message_id" text null, "in_reply_to" text null, "references" jsonb not null, "from_address" text null, "from_name" text null, "to" jsonb not null, "subject" text not null, "text" text not null, "segments" jsonb not null, "html" text null, "thread_token" text null, "ticket_id" int null, "content_hash" text null, "dkim" text null, "sender" jsonb null, "request" jsonb null, "step_log" jsonb not null, "search" tsvector generated always as (to_tsvector('russian'::regconfig, (subject || ' '::text) || "left"(text, 100000))) stored not null);`,
    );
    this.addSql(`alter table "mail" add constraint "mail_source_key_unique" unique ("source_key");`);
    this.addSql(`create index "mail_sha256_index" on "mail" ("sha256");`);
    this.addSql(`create index "mail_received_at_index" on "mail" ("received_at");`);
    this.addSql(`create index "mail_message_id_index" on "mail" ("message_id");`);
    this.addSql(`create index "mail_from_address_index" on "mail" ("from_address");`);
    this.addSql(`create index "mail_thread_token_index" on "mail" ("thread_token");`);
    this.addSql(`create index "mail_ticket_id_index" on "mail" ("ticket_id");`);
    this.addSql(`create index "mail_content_hash_index" on "mail" ("content_hash");`);
    this.addSql(`create index "mail_search_index" on "mail" using gin ("search");`);
    this.addSql(`create index "mail_unprocessed_index" on "mail" ("not_before_at", "id") where state = 'kept';`);
    this.addSql(
      `create table "attachment" ("id" serial primary key, "mail_id" int not null, "position" int not null, "file_name" text not null, "mime_type" text not null, "content_id" text null, "inline" boolean not null default false, "size" int not null, "content" bytea not null);`,
    );
    this.addSql(`create index "attachment_mail_id_index" on "attachment" ("mail_id");`);
    this.addSql(
      `alter table "attachment" add constraint "attachment_mail_id_position_unique" unique ("mail_id", "position");`,
    );
    this.addSql(
      `create table "document" ("id" serial primary key, "mail_id" int not null, "attachment_id" int null, "inner_name" text null, "file_name" text not null, "kind" text not null, "form" text not null, "problem" text null, "pages" jsonb not null, "letter" jsonb null, "payment" jsonb null, "text" text not null);`,
    );
    this.addSql(`create index "document_mail_id_index" on "document" ("mail_id");`);
    this.addSql(`create index "document_attachment_id_index" on "document" ("attachment_id");`);
    this.addSql(
      `create table "journal_entry" ("id" serial primary key, "at" timestamptz(3) not null, "actor" text not null, "actor_id" int null, "actor_name" text not null, "kind" text not null, "ticket_id" int null, "item_id" int null, "object_type" text not null, "object_id" text not null, "grounds" text not null, "clauses" jsonb not null, "before" jsonb null, "after" jsonb null);`,
    );
    this.addSql(`create index "journal_entry_at_index" on "journal_entry" ("at");`);
    this.addSql(`create index "journal_entry_kind_index" on "journal_entry" ("kind");`);
    this.addSql(`create index "journal_entry_ticket_id_index" on "journal_entry" ("ticket_id");`);
    this.addSql(
      `create index "journal_entry_object_type_object_id_index" on "journal_entry" ("object_type", "object_id");`,
    );
    this.addSql(
      `create table "session" ("token_hash" text not null, "user_id" int not null, "created_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, "last_seen_at" timestamptz(3) not null, primary key ("token_hash"));`,
    );
    this.addSql(`create index "session_user_id_index" on "session" ("user_id");`);
    this.addSql(`create index "session_expires_at_index" on "session" ("expires_at");`);
    this.addSql(
      `alter table "certificate" add constraint "certificate_state_check" check (state in ('valid', 'revoked'));`,
    );
    this.addSql(
      `alter table "partner" add constraint "partner_kind_check" check (kind in ('partner', 'sales-center'));`,
    );
    this.addSql(
      `alter table "licence" add constraint "licence_partner_id_foreign" foreign key ("partner_id") references "partner" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "licence" add constraint "licence_product_check" check (product in ('1c-reporting', 'astral-report-4.5', 'astral-report-online', 'astral-online', 'astral-et', '1c-etp', 'astral-edo'));`,
    );
    this.addSql(
      `alter table "licence" add constraint "licence_state_check" check (state in ('registered', 'blocked', 'revoked'));`,
    );
    this.addSql(
      `alter table "its_contract" add constraint "its_contract_partner_id_foreign" foreign key ("partner_id") references "partner" ("id");`,
    );
    this.addSql(
      `alter table "debt" add constraint "debt_partner_id_foreign" foreign key ("partner_id") references "partner" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "application" add constraint "application_partner_id_foreign" foreign key ("partner_id") references "partner" ("id");`,
    );
    this.addSql(
      `alter table "application" add constraint "application_product_check" check (product in ('1c-reporting', 'astral-report-4.5', 'astral-report-online', 'astral-online', 'astral-et', '1c-etp', 'astral-edo'));`,
    );
    this.addSql(
      `alter table "application" add constraint "application_type_check" check (type in ('create', 'change', 'renew'));`,
    );
    this.addSql(
      `alter table "application" add constraint "application_state_check" check (state in ('new', 'checking', 'accepted', 'in-progress', 'blocked', 'confirmed', 'suspended', 'delegated-to-identification', 'identification-fns', 'identification-passed', 'identification-failed', 'processed', 'registered', 'rejected', 'awaiting-receipt', 'response-uploaded'));`,
    );
    this.addSql(
      `alter table "partner_address" add constraint "partner_address_partner_id_foreign" foreign key ("partner_id") references "partner" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "partner_login" add constraint "partner_login_partner_id_foreign" foreign key ("partner_id") references "partner" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "restriction" add constraint "restriction_partner_id_foreign" foreign key ("partner_id") references "partner" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "subscriber" add constraint "subscriber_partner_id_foreign" foreign key ("partner_id") references "partner" ("id");`,
    );
    this.addSql(
      `alter table "subscriber" add constraint "subscriber_kind_check" check (kind in ('legal', 'individual'));`,
    );
    this.addSql(
      `alter table "tariff" add constraint "tariff_kind_check" check (kind in ('paid', 'free', 'its', 'representative', 'representative-client', 'authorized-center', 'authorized-center-client', 'carry-over'));`,
    );
    this.addSql(
      `alter table "staff_user" add constraint "staff_user_role_check" check (role in ('specialist', 'supervisor', 'administrator'));`,
    );
    this.addSql(
      `alter table "ticket" add constraint "ticket_sender_partner_id_foreign" foreign key ("sender_partner_id") references "partner" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "ticket" add constraint "ticket_assignee_id_foreign" foreign key ("assignee_id") references "staff_user" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "ticket" add constraint "ticket_mailbox_check" check (mailbox in ('perevod', 'sverka', 'partners'));`,
    );
    this.addSql(
      `alter table "ticket" add constraint "ticket_kind_check" check (kind in ('transfer', 'debt-inquiry', 'unblock', 'block', 'edo-reject', 'start-edo', 'other'));`,
    );
    this.addSql(
      `alter table "ticket" add constraint "ticket_state_check" check (state in ('open', 'waiting-data', 'waiting-date', 'executed', 'refused', 'answered', 'closed'));`,
    );
    this.addSql(
      `alter table "ticket" add constraint "ticket_verdict_check" check (verdict in ('execute', 'request-data', 'refuse', 'wait', 'review'));`,
    );
    this.addSql(
      `alter table "ticket_item" add constraint "ticket_item_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id");`,
    );
    this.addSql(
      `alter table "ticket_item" add constraint "ticket_item_verdict_check" check (verdict in ('execute', 'request-data', 'refuse', 'wait', 'review'));`,
    );
    this.addSql(
      `alter table "ticket_item" add constraint "ticket_item_state_check" check (state in ('open', 'executed', 'refused', 'answered'));`,
    );
    this.addSql(
      `alter table "ticket_item" add constraint "ticket_item_executed_check" check ((state = 'executed') = (executed_at is not null));`,
    );
    this.addSql(
      `alter table "outbox_message" add constraint "outbox_message_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "outbox_message" add constraint "outbox_message_state_check" check (state in ('queued', 'sent', 'failed', 'cancelled'));`,
    );
    this.addSql(
      `alter table "outbox_message" add constraint "outbox_message_role_check" check (role in ('source-partner', 'target-partner', 'asker', 'staff'));`,
    );
    this.addSql(
      `alter table "outbox_message" add constraint "outbox_message_mailbox_check" check (from_mailbox in ('perevod', 'sverka', 'partners'));`,
    );
    this.addSql(
      `alter table "outbox_message" add constraint "outbox_message_sent_check" check ((state = 'sent') = (sent_at is not null));`,
    );
    this.addSql(
      `alter table "mail" add constraint "mail_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "mail" add constraint "mail_mailbox_check" check (mailbox in ('perevod', 'sverka', 'partners'));`,
    );
    this.addSql(
      `alter table "mail" add constraint "mail_state_check" check (state in ('kept', 'processed', 'failed'));`,
    );
    this.addSql(
      `alter table "attachment" add constraint "attachment_mail_id_foreign" foreign key ("mail_id") references "mail" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "document" add constraint "document_mail_id_foreign" foreign key ("mail_id") references "mail" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "document" add constraint "document_attachment_id_foreign" foreign key ("attachment_id") references "attachment" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "document" add constraint "document_kind_check" check (kind in ('letter', 'payment', 'picture', 'other'));`,
    );
    this.addSql(
      `alter table "document" add constraint "document_form_check" check (form in ('scan', 'editable', 'body'));`,
    );
    this.addSql(
      `alter table "journal_entry" add constraint "journal_entry_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "journal_entry" add constraint "journal_entry_item_id_foreign" foreign key ("item_id") references "ticket_item" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "journal_entry" add constraint "journal_entry_actor_check" check ((actor = 'user') = (actor_id is not null));`,
    );
    this.addSql(
      `create or replace function "journal_entry_journal_entry_append_only_fn"() returns trigger as $$ begin raise exception 'journal_entry is append-only' using errcode = 'restrict_violation'; end; $$ language plpgsql;`,
    );
    this.addSql(
      `create trigger "journal_entry_append_only" BEFORE UPDATE OR DELETE on "journal_entry" for each ROW execute function "journal_entry_journal_entry_append_only_fn"();`,
    );
    this.addSql(
      `alter table "session" add constraint "session_user_id_foreign" foreign key ("user_id") references "staff_user" ("id") on delete cascade;`,
    );
    // information_schema doesn't show triggers on truncate, so this one can't stand in the entity
    this.addSql(
      `create trigger "journal_entry_no_truncate" before truncate on "journal_entry" for each statement execute function "journal_entry_journal_entry_append_only_fn"();`,
    );
  }
}
