import { Migration } from '@mikro-orm/migrations';

export class Migration0014 extends Migration {
  override name = '0014_audit';

  override up(): void {
    this.addSql(
      `create table "ticket_audit" ("ticket_id" int not null, "ticket_version" int not null, "received_at" timestamptz(3) not null, "counts_until" timestamptz(3) null, "facts" text null, primary key ("ticket_id"));`,
    );
    this.addSql(`create index "ticket_audit_received_at_index" on "ticket_audit" ("received_at");`);
    this.addSql(`create index "ticket_audit_counts_until_index" on "ticket_audit" ("counts_until");`);
    this.addSql(
      `create table "audit_report_sent" ("month" text not null, "queued_at" timestamptz(3) not null, "recipients" int not null, primary key ("month"));`,
    );
  }
}
