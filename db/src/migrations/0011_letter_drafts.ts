import { Migration } from '@mikro-orm/migrations';

export class Migration0011 extends Migration {
  override name = '0011_letter_drafts';

  override up(): void {
    this.addSql(
      `alter table "reply_draft" drop constraint "reply_draft_purpose_check", add constraint "reply_draft_purpose_check" check (purpose in ('answer', 'request-data', 'refusal', 'letter', 'note', 'grounds'));`,
    );
  }
}
