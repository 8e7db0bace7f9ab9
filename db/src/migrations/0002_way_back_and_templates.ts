import { Migration } from '@mikro-orm/migrations';

export class Migration0002 extends Migration {
  override name = '0002_way_back_and_templates';

  override up(): void {
    this.addSql(`alter table "ticket" drop constraint "ticket_state_check";`);
    this.addSql(
      `alter table "ticket" add constraint "ticket_state_check" check (state in ('open', 'waiting-data', 'waiting-date', 'executed', 'refused', 'answered', 'closed', 'reversed'));`,
    );
    this.addSql(`alter table "ticket_item" drop constraint "ticket_item_executed_check";`);
    this.addSql(`alter table "ticket_item" drop constraint "ticket_item_state_check";`);
    this.addSql(`alter table "ticket_item" add "execution" jsonb null;`);
    this.addSql(
      `alter table "ticket_item" add constraint "ticket_item_executed_check" check ((state in ('executed', 'reversed')) = (executed_at is not null));`,
    );
    this.addSql(
      `alter table "ticket_item" add constraint "ticket_item_state_check" check (state in ('open', 'executed', 'refused', 'answered', 'reversed'));`,
    );
    this.addSql(
      `create table "undo_point" ("ticket_id" int not null, "action" text not null, "actor_id" int not null, "until" timestamptz(3) not null, "before" jsonb not null, "after" text not null, "changes" jsonb not null, "message_ids" jsonb not null, primary key ("ticket_id"));`,
    );
    this.addSql(
      `alter table "undo_point" add constraint "undo_point_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `create table "reply_draft" ("id" serial primary key, "ticket_id" int not null, "user_id" int not null, "purpose" text not null, "text" text not null, "saved_at" timestamptz(3) not null);`,
    );
    this.addSql(`create index "reply_draft_user_id_index" on "reply_draft" ("user_id");`);
    this.addSql(
      `alter table "reply_draft" add constraint "reply_draft_ticket_id_user_id_purpose_unique" unique ("ticket_id", "user_id", "purpose");`,
    );
    this.addSql(
      `alter table "reply_draft" add constraint "reply_draft_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "reply_draft" add constraint "reply_draft_user_id_foreign" foreign key ("user_id") references "staff_user" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "reply_draft" add constraint "reply_draft_purpose_check" check (purpose in ('answer', 'request-data', 'refusal', 'note', 'grounds'));`,
    );
    this.addSql(
      `create table "template_version" ("id" serial primary key, "key" text not null, "version" int not null, "text" text not null, "by_id" int not null, "by_name" text not null, "at" timestamptz(3) not null);`,
    );
    this.addSql(
      `alter table "template_version" add constraint "template_version_key_version_unique" unique ("key", "version");`,
    );
    this.addSql(`alter table "template_version" add constraint "template_version_version_check" check (version > 1);`);
    this.addSql(
      `create table "outbox_attachment" ("id" serial primary key, "message_id" int not null, "position" int not null, "file_name" text not null, "mime_type" text not null, "size" int not null, "content" bytea not null);`,
    );
    this.addSql(
      `alter table "outbox_attachment" add constraint "outbox_attachment_message_id_position_unique" unique ("message_id", "position");`,
    );
    this.addSql(
      `alter table "outbox_attachment" add constraint "outbox_attachment_message_id_foreign" foreign key ("message_id") references "outbox_message" ("id") on delete cascade;`,
    );
  }
}
