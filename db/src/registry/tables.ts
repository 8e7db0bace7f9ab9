import type { Application, Certificate, CompanyGroup, Licence, Subscriber, Tariff } from '@perenos/domain';
import { nameKey } from '@perenos/domain';
import type { SyncTable } from './sync-table.ts';

/** Tables whose rows the import compares and replaces one by one. Rows are given as JSON, so `storable` text is the bundle's own. */
export const subscriberTable: SyncTable<Subscriber> = {
  name: 'subscriber',
  key: ['inn', 'kpp'],
  nullableKey: 'kpp',
  columns: {
    inn: 'text',
    kpp: 'text',
    name: 'text',
    name_key: 'text',
    kind: 'text',
    partner_id: 'text',
    representative_inn: 'text',
    its_login: 'text',
    emails: 'text[]',
    services: 'jsonb',
    directions: 'jsonb',
    its_promo: 'jsonb',
  },
  toRow: (item) => ({
    inn: item.inn,
    kpp: item.kpp,
    name: item.name,
    name_key: nameKey(item.name),
    kind: item.kind,
    partner_id: item.partnerId,
    representative_inn: item.representativeInn,
    its_login: item.itsLogin,
    emails: item.emails.map((address) => address.toLowerCase()),
    services: item.services,
    directions: item.directions,
    its_promo: item.itsPromo,
  }),
};

export const licenceTable: SyncTable<Licence> = {
  name: 'licence',
  key: ['id'],
  columns: {
    id: 'text',
    product: 'text',
    subscriber_inn: 'text',
    subscriber_kpp: 'text',
    partner_id: 'text',
    tariff: 'text',
    issued_on: 'date',
    valid_from: 'date',
    valid_until: 'date',
    state: 'text',
  },
  toRow: (item) => ({
    id: item.id,
    product: item.product,
    subscriber_inn: item.subscriberInn,
    subscriber_kpp: item.subscriberKpp,
    partner_id: item.partnerId,
    tariff: item.tariff,
    issued_on: item.issuedOn,
    valid_from: item.validFrom,
    valid_until: item.validUntil,
    state: item.state,
  }),
};

export const applicationTable: SyncTable<Application> = {
  name: 'application',
  key: ['id'],
  columns: {
    id: 'text',
    product: 'text',
    type: 'text',
    state: 'text',
    subscriber_inn: 'text',
    subscriber_kpp: 'text',
    subscriber_name: 'text',
    partner_id: 'text',
    received_on: 'date',
  },
  toRow: (item) => ({
    id: item.id,
    product: item.product,
    type: item.type,
    state: item.state,
    subscriber_inn: item.subscriberInn,
    subscriber_kpp: item.subscriberKpp,
    subscriber_name: item.subscriberName,
    partner_id: item.partnerId,
    received_on: item.receivedOn,
  }),
};

export const groupTable: SyncTable<CompanyGroup> = {
  name: 'company_group',
  key: ['id'],
  columns: { id: 'text', name: 'text', product: 'text', head_inn: 'text', member_inns: 'text[]' },
  toRow: (item) => ({
    id: item.id,
    name: item.name,
    product: item.product,
    head_inn: item.headInn,
    member_inns: item.memberInns,
  }),
};

export const tariffTable: SyncTable<Tariff> = {
  name: 'tariff',
  key: ['product', 'name'],
  columns: { product: 'text', name: 'text', kind: 'text' },
  toRow: (item) => ({ product: item.product, name: item.name, kind: item.kind }),
};

export const certificateTable: SyncTable<Certificate> = {
  name: 'certificate',
  key: ['serial'],
  columns: {
    serial: 'text',
    subscriber_inn: 'text',
    subscriber_kpp: 'text',
    holder: 'text',
    product: 'text',
    valid_from: 'date',
    valid_until: 'date',
    state: 'text',
  },
  toRow: (item) => ({
    serial: item.serial,
    subscriber_inn: item.subscriberInn,
    subscriber_kpp: item.subscriberKpp,
    holder: item.holder,
    product: item.product,
    valid_from: item.validFrom,
    valid_until: item.validUntil,
    state: item.state,
  }),
};
