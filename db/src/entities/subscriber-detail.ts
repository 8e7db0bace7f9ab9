import { defineEntity, p } from '@mikro-orm/core';
import { type ExtensionKind, extensionKinds, type Product, products } from '@perenos/domain';
import { calendarDate, oneOf, text } from '../columns.ts';
import { Licence, Subscriber } from './subscriber.ts';

// What the import bundle doesn't hold stands in tables of its own: an import replaces whole rows of the registry's.

const SubscriberDetailSchema = defineEntity({
  name: 'SubscriberDetail',
  tableName: 'subscriber_detail',
  properties: {
    subscriber: () => p.oneToOne(Subscriber).owner().primary().deleteRule('cascade'),
    category: text().strictNullable(),
    /** ОГРН, or ОГРНИП of an individual entrepreneur. */
    ogrn: text().strictNullable().index(),
    pfrNumber: text().strictNullable().index(),
    fssNumber: text().strictNullable().index(),
    phone: text().strictNullable(),
    extraPhone: text().strictNullable(),
    legalAddress: text().strictNullable(),
    actualAddress: text().strictNullable(),
  },
});
/** The rest of a subscriber's card. */
export class SubscriberDetail extends SubscriberDetailSchema.class {}
SubscriberDetailSchema.setClass(SubscriberDetail);

const SubscriberProductSchema = defineEntity({
  name: 'SubscriberProduct',
  tableName: 'subscriber_product',
  properties: {
    id: p.integer().primary(),
    subscriber: () => p.manyToOne(Subscriber).index().deleteRule('cascade'),
    position: p.integer(),
    product: text<Product>(),
    /** A GUID in lower case. */
    identifier: text().index(),
    registrationNumber: text().strictNullable(),
  },
  checks: [{ name: 'subscriber_product_product_check', expression: oneOf('product', products) }],
});
/** A subscriber's account of a product, by the identifier that WEB-Регистратор gave it. */
export class SubscriberProduct extends SubscriberProductSchema.class {}
SubscriberProductSchema.setClass(SubscriberProduct);

const LicenceDetailSchema = defineEntity({
  name: 'LicenceDetail',
  tableName: 'licence_detail',
  properties: {
    licence: () => p.oneToOne(Licence).owner().primary().deleteRule('cascade'),
    /** Доверительный интервал, calendar days. */
    trustDays: p.integer().strictNullable(),
    costKopecks: p.bigint('number').strictNullable(),
  },
});
/** What a tariff costs, and how long it is trusted beyond its end. */
export class LicenceDetail extends LicenceDetailSchema.class {}
LicenceDetailSchema.setClass(LicenceDetail);

const LicenceExtensionSchema = defineEntity({
  name: 'LicenceExtension',
  tableName: 'licence_extension',
  properties: {
    id: p.integer().primary(),
    licence: () => p.manyToOne(Licence).index().deleteRule('cascade'),
    kind: text<ExtensionKind>(),
    validFrom: calendarDate(),
    /** The last day on which it is in force. */
    validUntil: calendarDate(),
    costKopecks: p.bigint('number'),
  },
  checks: [{ name: 'licence_extension_kind_check', expression: oneOf('kind', extensionKinds) }],
});
/** Расширение of a licence: the КриптоПро CSP licence embedded in a certificate. */
export class LicenceExtension extends LicenceExtensionSchema.class {}
LicenceExtensionSchema.setClass(LicenceExtension);
