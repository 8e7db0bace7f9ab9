import { Migration } from '@mikro-orm/migrations';

export class Migration0020 extends Migration {
  override name = '0020_wished_date';

  override up(): void {
    this.addSql(`alter table "ticket_item" add "wished_date" date null;`);
  }
}
