import { Migration } from '@mikro-orm/migrations';

export class Migration0004 extends Migration {
  override name = '0004_accounts';

  override up(): void {
    this.addSql(`alter table "staff_user" drop constraint "staff_user_role_check";`);
    this.addSql(
      `alter table "staff_user" add constraint "staff_user_role_check" check (role in ('specialist', 'supervisor', 'ca-administrator', 'finance', 'administrator'));`,
    );
  }
}
