import { setImmediate } from 'node:timers/promises';
import type { RegistryData } from '@perenos/domain';
import type { EntityManager } from '../database.ts';

/** A section of the registry: `row` is JSON in the shape that the domain knows; `start` lies before every key. */
type Section = { table: string; key: string; start: string | number; row: string };

const sections: Readonly<Record<keyof RegistryData, Section>> = {
  partners: {
    table: 'partner p left join restriction r on r.partner_id = p.id',
    key: 'p.id',
    start: '',
    row: `json_build_object('id', p.id, 'name', p.name, 'inn', p.inn, 'kpp', p.kpp, 'kind', p.kind,
      'salesCenterId', p.sales_center_id, 'partnerCode', p.partner_code,
      'logins', array(select login from partner_login where partner_id = p.id order by position),
      'emails', array(select address from partner_address where partner_id = p.id order by position),
      'debts', array(select json_build_object('product', product, 'amountKopecks', amount_kopecks,
        'invoiceNumber', invoice_number, 'dueDate', due_date, 'paidAt', paid_at)
        from debt where partner_id = p.id order by position),
      'restriction', case when r.since is not null then json_build_object('since', r.since, 'imposedBy', r.imposed_by) end)`,
  },
  subscribers: {
    table: 'subscriber',
    key: 'id',
    start: 0,
    row: `json_build_object('inn', inn, 'kpp', kpp, 'name', name, 'kind', kind, 'partnerId', partner_id, 'emails', emails,
      'services', services, 'representativeInn', representative_inn, 'directions', directions, 'itsLogin', its_login,
      'itsPromo', its_promo)`,
  },
  licences: {
    table: 'licence',
    key: 'id',
    start: '',
    row: `json_build_object('id', id, 'product', product, 'subscriberInn', subscriber_inn, 'subscriberKpp', subscriber_kpp,
      'partnerId', partner_id, 'tariff', tariff, 'issuedOn', issued_on, 'validFrom', valid_from,
      'validUntil', valid_until, 'state', state)`,
  },
  applications: {
    table: 'application',
    key: 'id',
    start: '',
    row: `json_build_object('id', id, 'product', product, 'type', type, 'state', state, 'subscriberInn', subscriber_inn,
      'subscriberKpp', subscriber_kpp, 'subscriberName', subscriber_name, 'partnerId', partner_id,
      'receivedOn', received_on)`,
  },
  groups: {
    table: 'company_group',
    key: 'id',
    start: '',
    row: `json_build_object('id', id, 'name', name, 'product', product, 'headInn', head_inn, 'memberInns', member_inns)`,
  },
  tariffs: {
    table: 'tariff',
    key: 'id',
    start: 0,
    row: `json_build_object('name', name, 'product', product, 'kind', kind)`,
  },
  certificates: {
    table: 'certificate',
    key: 'serial',
    start: '',
    row: `json_build_object('serial', serial, 'subscriberInn', subscriber_inn, 'subscriberKpp', subscriber_kpp,
      'holder', holder, 'product', product, 'validFrom', valid_from, 'validUntil', valid_until, 'state', state)`,
  },
  itsContracts: {
    table: 'its_contract',
    key: 'id',
    start: 0,
    row: `json_build_object('subscriberInn', subscriber_inn, 'partnerId', partner_id, 'level', level,
      'validUntil', valid_until)`,
  },
};

/** Rows read at once: so few that nobody else waits for them. */
const pageSize = 1_000;

/**
 * The whole registry, each section in the order of its keys. It may be large: it is read page by page, and between two
 * of them others have their turn.
 */
export async function loadWholeRegistry(em: EntityManager): Promise<RegistryData> {
  const read = <S extends keyof RegistryData>(section: S): Promise<RegistryData[S]> =>
    readSection(em, sections[section]) as Promise<RegistryData[S]>;
  return {
    partners: await read('partners'),
    subscribers: inOrder(await read('subscribers'), ({ inn, kpp }) => [inn, kpp ?? '\uFFFF']),
    licences: await read('licences'),
    applications: await read('applications'),
    groups: await read('groups'),
    tariffs: inOrder(await read('tariffs'), ({ product, name }) => [product, name]),
    certificates: await read('certificates'),
    itsContracts: inOrder(await read('itsContracts'), ({ subscriberInn }) => [subscriberInn]),
  };
}

type Page = { rows: object[] | null; last: string | number };

async function readSection(em: EntityManager, { table, key, start, row }: Section): Promise<object[]> {
  const found: object[] = [];
  for (let after = start; ; ) {
    const [page] = await em.execute<Page[]>(
      `select json_agg(row) as rows, max(key) as last from (
         select ${key} as key, ${row} as row from ${table} where ${key} > ? order by ${key} limit ${pageSize}) page`,
      [after],
    );
    if (!page?.rows) return found;
    found.push(...page.rows);
    after = page.last;
    await setImmediate();
  }
}

function inOrder<T>(rows: readonly T[], keysOf: (row: T) => readonly string[]): T[] {
  const keyed = rows.map((row) => ({ row, key: keysOf(row).join('\0') }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}
