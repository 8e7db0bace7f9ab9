import { defineEntity, p } from '@mikro-orm/core';
import type { Partner as PartnerData } from '@perenos/domain';
import { calendarDate, oneOf, text } from '../columns.ts';
import { nameLexemesTrigger } from './search-words.ts';

/** What a partner is looked up by, beside logins and addresses. */
export const partnerSearchText = `(translate(lower(inn || ' '::text || coalesce(partner_code, ''::text) || ' '::text || name), 'ё'::text, 'е'::text))`;

const PartnerSchema = defineEntity({
  name: 'Partner',
  tableName: 'partner',
  properties: {
    id: text().primary(),
    name: text(),
    /** `nameKey(name)` of the domain: what names are compared by. */
    nameKey: text().index(),
    inn: text().index(),
    kpp: text().strictNullable(),
    kind: text<PartnerData['kind']>(),
    salesCenterId: text().strictNullable().index(),
    partnerCode: text().strictNullable(),
  },
  indexes: [
    {
      name: 'partner_search_index',
      expression: `create index "partner_search_index" on "partner" using gin (${partnerSearchText} gin_trgm_ops)`,
    },
  ],
  checks: [{ name: 'partner_kind_check', expression: oneOf('kind', ['partner', 'sales-center']) }],
  triggers: [nameLexemesTrigger('partner_lexemes')],
});
/** Партнёр or Центр продаж. */
export class Partner extends PartnerSchema.class {}
PartnerSchema.setClass(Partner);

const PartnerLoginSchema = defineEntity({
  name: 'PartnerLogin',
  tableName: 'partner_login',
  properties: {
    id: p.integer().primary(),
    partner: () => p.manyToOne(Partner).index().deleteRule('cascade'),
    position: p.integer(),
    /** Exact: case and spaces count (2.3). */
    login: text().unique(),
  },
});
/** Login of a partner to WEB-Регистратор. */
export class PartnerLogin extends PartnerLoginSchema.class {}
PartnerLoginSchema.setClass(PartnerLogin);

const PartnerAddressSchema = defineEntity({
  name: 'PartnerAddress',
  tableName: 'partner_address',
  properties: {
    id: p.integer().primary(),
    partner: () => p.manyToOne(Partner).index().deleteRule('cascade'),
    position: p.integer(),
    /** Lower-case; one beginning with `@` stands for a whole domain. */
    address: text().index(),
  },
});
/** Address that a partner writes from. */
export class PartnerAddress extends PartnerAddressSchema.class {}
PartnerAddressSchema.setClass(PartnerAddress);

const DebtSchema = defineEntity({
  name: 'Debt',
  tableName: 'debt',
  properties: {
    id: p.integer().primary(),
    partner: () => p.manyToOne(Partner).index().deleteRule('cascade'),
    position: p.integer(),
    product: text(),
    amountKopecks: p.bigint('number'),
    invoiceNumber: text(),
    dueDate: calendarDate(),
    /** The day the money was received; null while unpaid. */
    paidAt: calendarDate().strictNullable(),
  },
});
/** Invoice of a partner, paid or not. */
export class Debt extends DebtSchema.class {}
DebtSchema.setClass(Debt);

const RestrictionSchema = defineEntity({
  name: 'Restriction',
  tableName: 'restriction',
  properties: {
    partner: () => p.oneToOne(Partner).owner().primary().deleteRule('cascade'),
    since: calendarDate(),
    /** `automatic`, or the id of the sales centre that asked. */
    imposedBy: text(),
  },
});
/** Financial block (финансовая блокировка) in force: no row, no block. */
export class Restriction extends RestrictionSchema.class {}
RestrictionSchema.setClass(Restriction);
