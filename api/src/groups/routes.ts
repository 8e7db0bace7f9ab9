import type { FilterQuery } from '@mikro-orm/core';
import { CompanyGroup, dissolvedGroups, type EntityManager, Subscriber } from '@perenos/db';
import { moscowDateOf, nameKey, products } from '@perenos/domain';
import { z } from 'zod';
import type { ApiDependencies } from '../app-environment.ts';
import {
  addMember,
  dissolveGroup,
  getGroup,
  listDissolved,
  listGroups,
  previewChangeRoute,
  previewTransferRoute,
  removeMember,
} from '../contract/groups.ts';
import { containing, findPage } from '../http/find-page.ts';
import { readListQuery, setContentRange, textKey } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { changeGroupByHand, stepOf } from './change.ts';
import { describeGroup, describeGroups } from './describe.ts';
import { loadGroup } from './load.ts';
import { transferPreviewOf } from './transfer-preview.ts';

const sort = { id: 'id', name: 'name', product: 'product', headInn: 'headInn' };
const filterFields = {
  q: z.string().max(200).optional(),
  product: z.enum(products).optional(),
  memberInn: z.string().max(20).optional(),
};
/** Names of members that a search may mean; more would say that it means nobody. */
const longestSearch = 200;
const dissolvedShown = 200;

/** Groups of companies: the register, the page of one, and changes by hand. */
export function groupRoutes(deps: ApiDependencies) {
  const today = () => moscowDateOf(deps.now().toISOString());
  const view = async (id: string) => {
    const em = deps.database.em();
    return describeGroup(em, await loadGroup(em, id), today());
  };
  return createRouter()
    .openapi(listGroups, async (c) => {
      const { em } = c.var;
      const request = readListQuery(c.req.valid('query'), { sortable: Object.keys(sort), filterFields, key: textKey });
      const { q, memberInn, product } = request.filter;
      const where = {
        ...(product ? { product } : {}),
        ...(memberInn ? { memberInns: { $contains: [memberInn] } } : {}),
        ...(q?.trim() ? { $or: await matching(em, q) } : {}),
      } as FilterQuery<CompanyGroup>;
      const [rows, total] = await findPage(em, CompanyGroup, request, {
        where,
        sort,
        defaultSort: ['name', 'asc'],
        key: 'id',
      });
      setContentRange(c, 'groups', request.offset, rows.length, total);
      return c.json(await describeGroups(em, rows, today()), 200);
    })
    .openapi(listDissolved, async (c) => {
      const groups = await dissolvedGroups(c.var.em, dissolvedShown);
      return c.json(
        groups.map((group) => ({ ...group, at: group.at.toISOString() })),
        200,
      );
    })
    .openapi(getGroup, async (c) => c.json(await view(c.req.valid('param').id), 200))
    .openapi(previewTransferRoute, async (c) =>
      c.json(await transferPreviewOf(c.var.em, c.req.valid('param').id, c.req.valid('query'), deps.now()), 200),
    )
    .openapi(previewChangeRoute, async (c) => {
      const { change, inn } = c.req.valid('query');
      const { step } = await stepOf(c.var.em, c.req.valid('param').id, { type: change, inn }, deps.now());
      return c.json({ warnings: step.warnings, memberCount: step.memberInns?.length ?? 0 }, 200);
    })
    .openapi(addMember, async (c) => {
      const { id } = c.req.valid('param');
      const { inn, ...how } = c.req.valid('json');
      await changeGroupByHand(deps, c.var.user, id, { type: 'add', inn }, how);
      return c.json(await view(id), 200);
    })
    .openapi(removeMember, async (c) => {
      const { id } = c.req.valid('param');
      const { inn, ...how } = c.req.valid('json');
      await changeGroupByHand(deps, c.var.user, id, { type: 'remove', inn }, how);
      return c.json(await view(id), 200);
    })
    .openapi(dissolveGroup, async (c) => {
      const { id } = c.req.valid('param');
      await changeGroupByHand(deps, c.var.user, id, { type: 'dissolve' }, c.req.valid('json'));
      return c.json({ id }, 200);
    });
}

/** By the group's own name, or by a member's name or ИНН. */
async function matching(em: EntityManager, q: string) {
  const words = containing(q);
  const key = nameKey(q);
  const members = await em.find(
    Subscriber,
    { $or: [{ inn: words }, ...(key ? [{ nameKey: containing(key) }] : [])] },
    { fields: ['inn'], limit: longestSearch, disableIdentityMap: true },
  );
  return [
    { name: words },
    { id: words },
    { headInn: words },
    ...(members.length > 0 ? [{ memberInns: { $overlap: members.map(({ inn }) => inn) } }] : []),
  ];
}
