import { Migration } from '@mikro-orm/migrations';

export class Migration0012 extends Migration {
  override name = '0012_oversight';

  override up(): void {
    this.addSql(
      `create table "escalation_rule" ("id" serial primary key, "percent" int not null, "recipient" text not null, "user_id" int null, "by_mail" boolean not null, "by_note" boolean not null, "active" boolean not null, "version" int not null default 1);`,
    );
    this.addSql(
      `create table "escalation" ("id" serial primary key, "ticket_id" int not null, "rule_id" int not null, "starts_at" timestamptz(3) not null, "reached_at" timestamptz(3) not null, "at" timestamptz(3) not null, "told" jsonb not null);`,
    );
    this.addSql(`create index "escalation_at_index" on "escalation" ("at");`);
    this.addSql(
      `alter table "escalation" add constraint "escalation_once_unique" unique ("ticket_id", "rule_id", "starts_at");`,
    );
    this.addSql(
      `create table "decision_sample" ("id" serial primary key, "from_date" date not null, "to_date" date not null, "seed" text not null, "per_specialist" int not null, "per_clause" int not null, "drawn_from" int not null, "created_at" timestamptz(3) not null, "created_by_id" int not null);`,
    );
    this.addSql(
      `create table "sampled_decision" ("id" serial primary key, "sample_id" int not null, "position" int not null, "ticket_id" int not null, "item_id" int not null, "entry_id" int not null, "decided_at" timestamptz(3) not null, "by_id" int not null, "by_name" text not null, "act" text not null, "machine" text not null, "override" text null, "clauses" jsonb not null, "drawn_for" jsonb not null, "grounds" text not null, "verdict" text null, "reason" text not null default '', "reviewed_at" timestamptz(3) null, "reviewed_by_id" int null);`,
    );
    this.addSql(`create index "sampled_decision_ticket_id_index" on "sampled_decision" ("ticket_id");`);
    this.addSql(
      `alter table "sampled_decision" add constraint "sampled_decision_once_unique" unique ("sample_id", "entry_id", "item_id");`,
    );
    this.addSql(`alter table "note" alter column "author_id" drop not null;`);
    this.addSql(
      `alter table "escalation_rule" add constraint "escalation_rule_user_id_foreign" foreign key ("user_id") references "staff_user" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "escalation_rule" add constraint "escalation_rule_percent_check" check (percent >= 1 and percent <= 300);`,
    );
    this.addSql(
      `alter table "escalation_rule" add constraint "escalation_rule_recipient_check" check (recipient in ('assignee', 'supervisors', 'user'));`,
    );
    this.addSql(
      `alter table "escalation_rule" add constraint "escalation_rule_user_check" check ((recipient = 'user') = (user_id is not null));`,
    );
    this.addSql(`alter table "escalation_rule" add constraint "escalation_rule_way_check" check (by_mail or by_note);`);
    this.addSql(
      `alter table "escalation" add constraint "escalation_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "escalation" add constraint "escalation_rule_id_foreign" foreign key ("rule_id") references "escalation_rule" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "decision_sample" add constraint "decision_sample_created_by_id_foreign" foreign key ("created_by_id") references "staff_user" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "sampled_decision" add constraint "sampled_decision_sample_id_foreign" foreign key ("sample_id") references "decision_sample" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "sampled_decision" add constraint "sampled_decision_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "sampled_decision" add constraint "sampled_decision_item_id_foreign" foreign key ("item_id") references "ticket_item" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "sampled_decision" add constraint "sampled_decision_reviewed_by_id_foreign" foreign key ("reviewed_by_id") references "staff_user" ("id") on delete no action;`,
    );
    this.addSql(
      `alter table "sampled_decision" add constraint "sampled_decision_act_check" check (act in ('executed', 'refused', 'asked', 'answered', 'closed'));`,
    );
    this.addSql(
      `alter table "sampled_decision" add constraint "sampled_decision_machine_check" check (machine in ('execute', 'request-data', 'refuse', 'wait', 'review'));`,
    );
    this.addSql(
      `alter table "sampled_decision" add constraint "sampled_decision_verdict_check" check (verdict in ('right', 'wrong'));`,
    );
    this.addSql(
      `alter table "sampled_decision" add constraint "sampled_decision_reviewed_check" check ((verdict is null) = (reviewed_by_id is null) and (verdict is null) = (reviewed_at is null));`,
    );
    this.addSql(
      `alter table "sampled_decision" add constraint "sampled_decision_four_eyes_check" check (reviewed_by_id is null or reviewed_by_id <> by_id);`,
    );
    // What holds until a supervisor decides otherwise.
    this.addSql(
      `insert into "escalation_rule" ("percent", "recipient", "by_mail", "by_note", "active") values (50, 'assignee', false, true, true), (80, 'assignee', true, true, true), (80, 'supervisors', false, true, true), (100, 'supervisors', true, true, true);`,
    );
  }
}
