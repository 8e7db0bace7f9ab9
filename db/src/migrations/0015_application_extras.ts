import { Migration } from '@mikro-orm/migrations';

export class Migration0015 extends Migration {
  override name = '0015_application_extras';

  override up(): void {
    this.addSql(`alter table "application_detail" add column "extras" jsonb not null default '{}';`);
  }
}
