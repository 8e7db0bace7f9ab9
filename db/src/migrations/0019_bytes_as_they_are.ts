import { Migration } from '@mikro-orm/migrations';

export class Migration0019 extends Migration {
  override name = '0019_bytes_as_they_are';

  // Mails and their attachments hardly compress, and trying it held the embedded database up for seconds.
  override up(): void {
    this.addSql(`alter table "mail" alter column "raw" set storage external;`);
    this.addSql(`alter table "attachment" alter column "content" set storage external;`);
  }
}
