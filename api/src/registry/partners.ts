import { createRoute, z } from '@hono/zod-openapi';
import type { FilterQuery } from '@mikro-orm/core';
import { Debt, type EntityManager, Partner, PartnerAddress, PartnerLogin, Restriction } from '@perenos/db';
import { nameKey } from '@perenos/domain';
import { keyParam, ok, refusals } from '../contract/common.ts';
import { partnerRow } from '../contract/records.ts';
import { ApiError } from '../http/errors.ts';
import { containing, findPage } from '../http/find-page.ts';
import { listQuery, readListQuery, setContentRange, textKey } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';

const sort = { id: 'id', name: 'nameKey', inn: 'inn', kind: 'kind' };
const filterFields = {
  q: z.string().optional(),
  kind: z.enum(['partner', 'sales-center']).optional(),
  inn: z.string().optional(),
  restricted: z.boolean().optional(),
};

const listRoute = createRoute({
  method: 'get',
  path: '/',
  tags: ['partners'],
  request: { query: listQuery },
  responses: { ...ok(z.array(partnerRow), 'Партнёры'), ...refusals(401, 403, 422) },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags: ['partners'],
  request: { params: keyParam },
  responses: { ...ok(partnerRow, 'Партнёр'), ...refusals(401, 403, 404) },
});

export const partnerRoutes = () =>
  createRouter()
    .openapi(listRoute, async (c) => {
      const request = readListQuery(c.req.valid('query'), { sortable: Object.keys(sort), filterFields, key: textKey });
      const { q, kind, inn, restricted } = request.filter;
      const conditions: FilterQuery<Partner>[] = [];
      if (kind) conditions.push({ kind });
      if (inn) conditions.push({ inn });
      if (q?.trim()) conditions.push(await matching(c.var.em, q));
      if (restricted !== undefined) conditions.push(await restrictedOrNot(c.var.em, restricted));
      const [partners, total] = await findPage(c.var.em, Partner, request, {
        where: { $and: conditions },
        sort,
        defaultSort: ['nameKey', 'asc'],
        key: 'id',
      });
      setContentRange(c, 'partners', request.offset, partners.length, total);
      return c.json(await describePartners(c.var.em, partners), 200);
    })
    .openapi(oneRoute, async (c) => {
      const partner = await c.var.em.findOne(Partner, { id: c.req.valid('param').id });
      const [row] = partner ? await describePartners(c.var.em, [partner]) : [];
      if (!row) throw new ApiError('not-found', { what: 'Партнёр' });
      return c.json(row, 200);
    });

async function matching(em: EntityManager, q: string): Promise<FilterQuery<Partner>> {
  const text = containing(q);
  const [logins, addresses] = await Promise.all([
    em.find(PartnerLogin, { login: text }, { fields: ['partner'], limit: 1_000 }),
    em.find(PartnerAddress, { address: text }, { fields: ['partner'], limit: 1_000 }),
  ]);
  const ids = [...logins, ...addresses].map((row) => row.partner.id);
  const key = nameKey(q);
  return {
    $or: [
      { name: text },
      ...(key ? [{ nameKey: containing(key) }] : []),
      { inn: text },
      { id: q.trim() },
      { id: { $in: ids } },
    ],
  };
}

async function restrictedOrNot(em: EntityManager, restricted: boolean): Promise<FilterQuery<Partner>> {
  const rows = await em.findAll(Restriction);
  const ids = rows.map((row) => row.partner.id);
  return { id: restricted ? { $in: ids } : { $nin: ids } };
}

/** Rows of the contract for partners, with their logins, addresses, debts and restriction. */
export async function describePartners(
  em: EntityManager,
  partners: readonly Partner[],
): Promise<z.infer<typeof partnerRow>[]> {
  const partner = { $in: partners.map(({ id }) => id) };
  const centerIds = partners.flatMap(({ salesCenterId }) => salesCenterId ?? []);
  const inOrder = { orderBy: { position: 'asc' } } as const;
  const logins = await em.find(PartnerLogin, { partner }, inOrder);
  const addresses = await em.find(PartnerAddress, { partner }, inOrder);
  const debts = await em.find(Debt, { partner }, inOrder);
  const restrictions = await em.find(Restriction, { partner });
  const names = await partnerNames(em, centerIds);
  return partners.map((row) => {
    const restriction = restrictions.find((candidate) => candidate.partner.id === row.id);
    return {
      id: row.id,
      name: row.name,
      inn: row.inn,
      kpp: row.kpp,
      kind: row.kind,
      salesCenterId: row.salesCenterId,
      salesCenterName: (row.salesCenterId && names.get(row.salesCenterId)) || null,
      partnerCode: row.partnerCode,
      logins: logins.filter((login) => login.partner.id === row.id).map(({ login }) => login),
      emails: addresses.filter((address) => address.partner.id === row.id).map(({ address }) => address),
      restriction: restriction ? { since: restriction.since, imposedBy: restriction.imposedBy } : null,
      debts: debts
        .filter((debt) => debt.partner.id === row.id)
        .map(({ product, amountKopecks, invoiceNumber, dueDate, paidAt }) => ({
          product,
          amountKopecks,
          invoiceNumber,
          dueDate,
          paidAt,
        })),
    };
  });
}

/** Names of partners by their ids, for rows that only hold the id. */
export async function partnerNames(em: EntityManager, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map();
  const partners = await em.find(Partner, { id: { $in: known } });
  return new Map(partners.map(({ id, name }) => [id, name]));
}
