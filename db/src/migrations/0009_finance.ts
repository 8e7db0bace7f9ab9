import { Migration } from '@mikro-orm/migrations';

export class Migration0009 extends Migration {
  override name = '0009_finance';

  override up(): void {
    this.addSql(
      `create table "restriction_decision" ("partner_id" text not null, "since" date not null, "imposed_by" text not null, "reason" text null, "imposed_by_name" text null, "lifted_on" date null, primary key ("partner_id", "since", "imposed_by"));`,
    );
    this.addSql(
      `create table "statement" ("id" serial primary key, "file_name" text not null, "sha256" text not null, "format" text not null, "encoding" text not null, "state" text not null default 'preview', "uploaded_at" timestamptz(3) not null, "uploaded_by_id" int not null, "uploaded_by_name" text not null, "booked_at" timestamptz(3) null, "booked_by_name" text null, "problems" jsonb not null, "skipped_outgoing" int not null, "skipped_other" int not null);`,
    );
    this.addSql(`alter table "statement" add constraint "statement_sha256_unique" unique ("sha256");`);
    this.addSql(
      `create table "statement_row" ("id" serial primary key, "statement_id" int not null, "line" int not null, "paid_on" date not null, "amount_kopecks" bigint not null, "payer_inn" text null, "payer_name" text not null, "purpose" text not null, "document_number" text null, "fingerprint" text not null, "occurrence" int not null, "state" text not null default 'preview', "decision" jsonb null, "decided_by_name" text null, "decided_at" timestamptz(3) null, "note" text null);`,
    );
    this.addSql(`create index "statement_row_statement_id_index" on "statement_row" ("statement_id");`);
    this.addSql(
      `create unique index "statement_row_payment_unique" on "statement_row" ("fingerprint", "occurrence") where state in ('allocated', 'unallocated', 'dismissed');`,
    );
    this.addSql(
      `create index "statement_row_unallocated_index" on "statement_row" ("paid_on", "id") where state = 'unallocated';`,
    );
    this.addSql(
      `alter table "statement_row" add constraint "statement_row_statement_id_line_unique" unique ("statement_id", "line");`,
    );
    this.addSql(
      `create table "payment_allocation" ("id" serial primary key, "row_id" int not null, "partner_id" text not null, "product" text not null, "invoice_number" text not null, "amount_kopecks" bigint not null, "paid_on" date not null, "booked_at" timestamptz(3) not null, "booked_by_name" text not null);`,
    );
    this.addSql(`create index "payment_allocation_row_id_index" on "payment_allocation" ("row_id");`);
    this.addSql(
      `create index "payment_allocation_partner_id_product_invoice_number_index" on "payment_allocation" ("partner_id", "product", "invoice_number");`,
    );
    this.addSql(
      `alter table "restriction_decision" add constraint "restriction_decision_partner_id_foreign" foreign key ("partner_id") references "partner" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "statement" add constraint "statement_state_check" check (state in ('preview', 'booked'));`,
    );
    this.addSql(`alter table "statement" add constraint "statement_format_check" check (format in ('csv', '1c'));`);
    this.addSql(
      `alter table "statement" add constraint "statement_booked_check" check ((state = 'booked') = (booked_at is not null));`,
    );
    this.addSql(
      `alter table "statement_row" add constraint "statement_row_statement_id_foreign" foreign key ("statement_id") references "statement" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "statement_row" add constraint "statement_row_state_check" check (state in ('preview', 'allocated', 'unallocated', 'repeated', 'dismissed'));`,
    );
    this.addSql(`alter table "statement_row" add constraint "statement_row_amount_check" check (amount_kopecks > 0);`);
    this.addSql(
      `alter table "payment_allocation" add constraint "payment_allocation_row_id_foreign" foreign key ("row_id") references "statement_row" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "payment_allocation" add constraint "payment_allocation_partner_id_foreign" foreign key ("partner_id") references "partner" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "payment_allocation" add constraint "payment_allocation_amount_check" check (amount_kopecks > 0);`,
    );
  }
}
