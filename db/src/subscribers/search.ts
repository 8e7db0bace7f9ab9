import { type FilterQuery, raw } from '@mikro-orm/core';
import { nameKey, type Product } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import type { Subscriber } from '../entities/index.ts';
import { containingPattern } from '../patterns.ts';

/** The fields of «Расширенный поиск». All that are given must fit. */
export type SubscriberSearch = {
  /** Anything of name, ИНН, КПП, product identifier, ИТС login, ОГРН and registration numbers. */
  q?: string | undefined;
  name?: string | undefined;
  inn?: string | undefined;
  kpp?: string | undefined;
  kind?: 'legal' | 'individual' | undefined;
  /** Name of the group, or ИНН of its head. */
  group?: string | undefined;
  /** Numbers as a whole; spaces don't matter. */
  pfrNumber?: string | undefined;
  ogrn?: string | undefined;
  fssNumber?: string | undefined;
  /** A licence of it that isn't revoked, or an account. */
  product?: Product | undefined;
  /** Владелец: name, ИНН, login or code of the partner. */
  owner?: string | undefined;
  partnerId?: string | undefined;
  /** Идентификатор продукта, as a whole. */
  productId?: string | undefined;
  itsLogin?: string | undefined;
};

type Condition = FilterQuery<Subscriber>;

const compact = (value: string): string => value.replace(/\s/g, '');
const part = (value: string): string => containingPattern(value.trim());
/** `?` stands for each parameter, `s` for the subscriber's row. */
const where = (sql: string, ...parameters: string[]): Condition =>
  ({ [raw((s) => sql.replaceAll(/\bs\./g, `${s}.`), parameters)]: [] }) as Condition;

const hasDetail = (column: 'ogrn' | 'pfr_number' | 'fss_number', value: string): Condition =>
  where(`exists (select from subscriber_detail d where d.subscriber_id = s.id and d.${column} = ?)`, compact(value));

const hasAccount = (identifier: string): Condition =>
  where(
    `exists (select from subscriber_product p where p.subscriber_id = s.id and p.identifier = ?)`,
    compact(identifier).toLowerCase(),
  );

const named = (name: string): Condition => {
  const key = nameKey(name);
  return {
    $or: [{ name: { $ilike: part(name) } }, ...(key ? [{ nameKey: { $ilike: part(key) } }] : [])],
  };
};

const anything = (q: string): Condition => ({
  $or: [
    named(q),
    { inn: { $ilike: part(q) } },
    { kpp: { $ilike: part(q) } },
    { itsLogin: { $ilike: part(q) } },
    hasDetail('ogrn', q),
    hasDetail('pfr_number', q),
    hasDetail('fss_number', q),
    hasAccount(q),
  ],
});

const inGroup = (group: string): Condition =>
  where(
    `exists (select from company_group g where s.inn = any(g.member_inns) and (g.name ilike ? or g.head_inn = ?))`,
    part(group),
    compact(group),
  );

const hasProduct = (product: Product): Condition =>
  where(
    `(exists (select from licence l where l.subscriber_inn = s.inn
        and coalesce(l.subscriber_kpp, '') = coalesce(s.kpp, '') and l.product = ? and l.state <> 'revoked')
      or exists (select from subscriber_product p where p.subscriber_id = s.id and p.product = ?))`,
    product,
    product,
  );

const ownedBy = (owner: string): Condition =>
  where(
    `exists (select from partner o where o.id = s.partner_id and (o.name ilike ? or o.name_key like ? or o.inn = ?
       or o.partner_code = ? or exists (select from partner_login n where n.partner_id = o.id and n.login = ?)))`,
    part(owner),
    part(nameKey(owner) || owner),
    compact(owner),
    owner.trim(),
    owner,
  );

/** The subscribers that fit a search, as a condition for the ORM. */
export function subscribersWhere(asked: SubscriberSearch): Condition {
  const given = <T extends string>(value: T | undefined, condition: (value: T) => Condition): Condition[] =>
    value === undefined || value.trim() === '' ? [] : [condition(value)];
  return {
    $and: [
      ...given(asked.q, anything),
      ...given(asked.name, named),
      ...given(asked.inn, (inn) => ({ inn: { $ilike: part(compact(inn)) } })),
      ...given(asked.kpp, (kpp) => ({ kpp: { $ilike: part(compact(kpp)) } })),
      ...given(asked.kind, (kind) => ({ kind })),
      ...given(asked.group, inGroup),
      ...given(asked.pfrNumber, (value) => hasDetail('pfr_number', value)),
      ...given(asked.ogrn, (value) => hasDetail('ogrn', value)),
      ...given(asked.fssNumber, (value) => hasDetail('fss_number', value)),
      ...given(asked.product, hasProduct),
      ...given(asked.owner, ownedBy),
      ...given(asked.partnerId, (partnerId) => ({ partnerId })),
      ...given(asked.productId, hasAccount),
      ...given(asked.itsLogin, (login) => ({ itsLogin: { $ilike: part(login) } })),
    ],
  };
}

type Belongings = { groups: string[]; products: Product[] };

/** Names of the groups, and the products that aren't revoked, of each subscriber on a page; by its id. */
export async function belongingsOf(
  em: EntityManager,
  subscribers: readonly Subscriber[],
): Promise<(id: number) => Belongings> {
  if (subscribers.length === 0) return () => ({ groups: [], products: [] });
  const rows = await em.execute<({ id: number } & Belongings)[]>(
    `select s.id,
       array(select distinct g.name from company_group g where s.inn = any(g.member_inns) order by 1) as groups,
       array(select distinct l.product from licence l where l.subscriber_inn = s.inn
         and coalesce(l.subscriber_kpp, '') = coalesce(s.kpp, '') and l.state <> 'revoked' order by 1) as products
     from subscriber s where s.id in (${subscribers.map(() => '?').join(', ')})`,
    subscribers.map(({ id }) => id),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (id) => byId.get(id) ?? { groups: [], products: [] };
}
