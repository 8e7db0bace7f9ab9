import { defineEntity, p } from '@mikro-orm/core';
import type {
  Application as ApplicationData,
  Direction,
  LicenceState,
  Product,
  Subscriber as SubscriberData,
  TariffKind,
} from '@perenos/domain';
import { applicationStates, products, tariffKinds } from '@perenos/domain';
import { calendarDate, json, oneOf, text, textArray } from '../columns.ts';
import { Partner } from './partner.ts';
import { nameLexemesTrigger } from './search-words.ts';

/** What a subscriber is looked up by. No column: the journal keeps whole rows, and this would stand in them. */
export const subscriberSearchText = `(translate(lower(inn || ' '::text || coalesce(kpp, ''::text) || ' '::text || name), 'ё'::text, 'е'::text))`;

const SubscriberSchema = defineEntity({
  name: 'Subscriber',
  tableName: 'subscriber',
  properties: {
    id: p.integer().primary(),
    inn: text(),
    /** null for an individual entrepreneur. */
    kpp: text().strictNullable(),
    name: text(),
    nameKey: text().index(),
    kind: text<SubscriberData['kind']>(),
    partnerId: () => p.manyToOne(Partner).mapToPk().fieldName('partner_id').index(),
    representativeInn: text().strictNullable().index(),
    itsLogin: text().strictNullable(),
    /** Lower-case; an entry beginning with `@` stands for a whole domain. */
    emails: textArray(),
    services: json<SubscriberData['services']>(),
    directions: json<Direction[]>(),
    itsPromo: json<NonNullable<SubscriberData['itsPromo']>>().strictNullable(),
  },
  indexes: [
    { name: 'subscriber_emails_index', properties: ['emails'], type: 'gin' },
    {
      name: 'subscriber_search_index',
      expression: `create index "subscriber_search_index" on "subscriber" using gin (${subscriberSearchText} gin_trgm_ops)`,
    },
    {
      // a constraint would take two entrepreneurs of one ИНН for different: null is distinct from null
      name: 'subscriber_inn_kpp_unique',
      expression: `create unique index "subscriber_inn_kpp_unique" on "subscriber" ("inn", coalesce(kpp, ''::text))`,
    },
  ],
  checks: [{ name: 'subscriber_kind_check', expression: oneOf('kind', ['legal', 'individual']) }],
  triggers: [nameLexemesTrigger('subscriber_lexemes')],
});
/** Абонент: one ИНН and КПП. */
export class Subscriber extends SubscriberSchema.class {}
SubscriberSchema.setClass(Subscriber);

const LicenceSchema = defineEntity({
  name: 'Licence',
  tableName: 'licence',
  properties: {
    id: text().primary(),
    product: text<Product>(),
    subscriberInn: text().index(),
    subscriberKpp: text().strictNullable(),
    /** The servicing partner if other than the subscriber's. */
    partnerId: () =>
      p.manyToOne(Partner).mapToPk().fieldName('partner_id').strictNullable().index().deleteRule('no action'),
    tariff: text(),
    issuedOn: calendarDate(),
    validFrom: calendarDate(),
    /** The last day on which it is in force. */
    validUntil: calendarDate(),
    state: text<LicenceState>(),
  },
  checks: [
    { name: 'licence_product_check', expression: oneOf('product', products) },
    { name: 'licence_state_check', expression: oneOf('state', ['registered', 'blocked', 'revoked']) },
  ],
});
export class Licence extends LicenceSchema.class {}
LicenceSchema.setClass(Licence);

const ApplicationSchema = defineEntity({
  name: 'Application',
  tableName: 'application',
  properties: {
    id: text().primary(),
    product: text<Product>(),
    type: text<ApplicationData['type']>(),
    state: text<ApplicationData['state']>(),
    subscriberInn: text().index(),
    subscriberKpp: text().strictNullable(),
    subscriberName: text(),
    partnerId: () => p.manyToOne(Partner).mapToPk().fieldName('partner_id').index(),
    receivedOn: calendarDate(),
  },
  checks: [
    { name: 'application_product_check', expression: oneOf('product', products) },
    { name: 'application_type_check', expression: oneOf('type', ['create', 'change', 'renew']) },
    { name: 'application_state_check', expression: oneOf('state', applicationStates) },
  ],
  triggers: [
    {
      // Whoever writes the record — an import, a transfer, the staff —, its detail exists and its version grows.
      name: 'application_detail_kept',
      timing: 'after',
      events: ['insert', 'update'],
      forEach: 'row',
      body: `if tg_op = 'INSERT' then insert into application_detail (application_id) values (new.id) on conflict do nothing; elsif new is distinct from old then update application_detail set version = version + 1 where application_id = new.id; end if; return null`,
    },
  ],
});
/** Заявка of a subscriber in the registrar. */
export class Application extends ApplicationSchema.class {}
ApplicationSchema.setClass(Application);

const TariffSchema = defineEntity({
  name: 'Tariff',
  tableName: 'tariff',
  properties: {
    id: p.integer().primary(),
    product: text<Product>(),
    name: text(),
    kind: text<TariffKind>(),
  },
  uniques: [{ properties: ['product', 'name'] }],
  checks: [{ name: 'tariff_kind_check', expression: oneOf('kind', tariffKinds) }],
});
export class Tariff extends TariffSchema.class {}
TariffSchema.setClass(Tariff);

const CompanyGroupSchema = defineEntity({
  name: 'CompanyGroup',
  tableName: 'company_group',
  properties: {
    id: text().primary(),
    name: text(),
    product: text<Product>(),
    headInn: text(),
    /** All members, the head included. */
    memberInns: textArray(),
  },
  indexes: [{ name: 'company_group_member_inns_index', properties: ['memberInns'], type: 'gin' }],
});
/** Группа компаний of one product. */
export class CompanyGroup extends CompanyGroupSchema.class {}
CompanyGroupSchema.setClass(CompanyGroup);

const ItsContractSchema = defineEntity({
  name: 'ItsContract',
  tableName: 'its_contract',
  properties: {
    id: p.integer().primary(),
    subscriberInn: text().index(),
    position: p.integer(),
    partnerId: () => p.manyToOne(Partner).mapToPk().fieldName('partner_id').index(),
    level: text<'prof'>(),
    validUntil: calendarDate(),
  },
});
/** Договор 1С:ИТС ПРОФ of a subscriber with a partner. */
export class ItsContract extends ItsContractSchema.class {}
ItsContractSchema.setClass(ItsContract);

/** Serial numbers are compared without their leading zeros and signs between the digits, as `serialKey` of domain does. */
export const certificateSerialKey = `ltrim(upper(regexp_replace(serial, '[^0-9A-Fa-f]'::text, ''::text, 'g'::text)), '0'::text)`;

const CertificateSchema = defineEntity({
  name: 'Certificate',
  tableName: 'certificate',
  properties: {
    serial: text().primary(),
    subscriberInn: text().index(),
    subscriberKpp: text().strictNullable(),
    holder: text(),
    product: text<Product>().strictNullable(),
    validFrom: calendarDate(),
    validUntil: calendarDate(),
    state: text<'valid' | 'revoked'>(),
  },
  indexes: [
    {
      name: 'certificate_serial_key_index',
      expression: `create index "certificate_serial_key_index" on "certificate" (${certificateSerialKey})`,
    },
  ],
  checks: [{ name: 'certificate_state_check', expression: oneOf('state', ['valid', 'revoked']) }],
});
export class Certificate extends CertificateSchema.class {}
CertificateSchema.setClass(Certificate);
