import { Migration } from '@mikro-orm/migrations';

export class Migration0017 extends Migration {
  override name = '0017_mailbox_reading';

  override up(): void {
    this.addSql(`alter table "mail" drop constraint "mail_state_check";`);
    this.addSql(
      `alter table "mail" add constraint "mail_state_check" check (state in ('kept', 'processed', 'failed', 'unfetched'));`,
    );
    this.addSql(
      `create index "mail_unfetched_index" on "mail" ("mailbox", "not_before_at") where state = 'unfetched';`,
    );
    this.addSql(
      `create table "mailbox_reading" ("mailbox" text not null, "state" text not null, "since" timestamptz(3) not null, "checked_at" timestamptz(3) null, "problem" text null, "retry_at" timestamptz(3) null, primary key ("mailbox"));`,
    );
    this.addSql(
      `alter table "mailbox_reading" add constraint "mailbox_reading_mailbox_check" check (mailbox in ('perevod', 'sverka', 'partners'));`,
    );
    this.addSql(
      `alter table "mailbox_reading" add constraint "mailbox_reading_state_check" check (state in ('reading', 'lost'));`,
    );
  }
}
