import { Migration } from '@mikro-orm/migrations';

export class Migration0008 extends Migration {
  override name = '0008_tariffs';

  override up(): void {
    this.addSql(
      `create table "licence_extension" ("id" serial primary key, "licence_id" text not null, "kind" text not null, "valid_from" date not null, "valid_until" date not null, "cost_kopecks" bigint not null);`,
    );
    this.addSql(`create index "licence_extension_licence_id_index" on "licence_extension" ("licence_id");`);
    this.addSql(
      `create table "licence_detail" ("licence_id" text not null, "trust_days" int null, "cost_kopecks" bigint null, primary key ("licence_id"));`,
    );
    this.addSql(
      `create table "subscriber_detail" ("subscriber_id" int not null, "category" text null, "ogrn" text null, "pfr_number" text null, "fss_number" text null, "phone" text null, "extra_phone" text null, "legal_address" text null, "actual_address" text null, primary key ("subscriber_id"));`,
    );
    this.addSql(`create index "subscriber_detail_ogrn_index" on "subscriber_detail" ("ogrn");`);
    this.addSql(`create index "subscriber_detail_pfr_number_index" on "subscriber_detail" ("pfr_number");`);
    this.addSql(`create index "subscriber_detail_fss_number_index" on "subscriber_detail" ("fss_number");`);
    this.addSql(
      `create table "subscriber_product" ("id" serial primary key, "subscriber_id" int not null, "position" int not null, "product" text not null, "identifier" text not null, "registration_number" text null);`,
    );
    this.addSql(`create index "subscriber_product_subscriber_id_index" on "subscriber_product" ("subscriber_id");`);
    this.addSql(`create index "subscriber_product_identifier_index" on "subscriber_product" ("identifier");`);
    this.addSql(
      `alter table "licence_extension" add constraint "licence_extension_licence_id_foreign" foreign key ("licence_id") references "licence" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "licence_extension" add constraint "licence_extension_kind_check" check (kind in ('cryptopro-csp'));`,
    );
    this.addSql(
      `alter table "licence_detail" add constraint "licence_detail_licence_id_foreign" foreign key ("licence_id") references "licence" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "subscriber_detail" add constraint "subscriber_detail_subscriber_id_foreign" foreign key ("subscriber_id") references "subscriber" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "subscriber_product" add constraint "subscriber_product_subscriber_id_foreign" foreign key ("subscriber_id") references "subscriber" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "subscriber_product" add constraint "subscriber_product_product_check" check (product in ('1c-reporting', 'astral-report-4.5', 'astral-report-online', 'astral-online', 'astral-et', '1c-etp', 'astral-edo'));`,
    );
  }
}
