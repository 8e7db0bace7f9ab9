import { createRoute, z } from '@hono/zod-openapi';
import { type EntityManager, RoleDemand, User, writeJournal } from '@perenos/db';
import { permissionIds, permissions, rolesWith, type UserRole, userRoleLabels, userRoles } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import { body, ok, refusals, roles } from '../contract/common.ts';
import { permissionTable, roleDemand } from '../contract/users.ts';
import { createRouter } from '../http/router.ts';

const tags = ['permissions'];
const tableRoute = createRoute({
  method: 'get',
  path: '/',
  tags,
  responses: { ...ok(permissionTable, 'Роли и права'), ...refusals(401) },
});
const demandRoute = createRoute({
  method: 'put',
  path: '/roles/{role}',
  tags,
  request: {
    params: z.object({ role: z.enum(roles).openapi({ param: { name: 'role', in: 'path' } }) }),
    ...body(roleDemand),
  },
  responses: { ...ok(permissionTable, 'Требования к роли изменены'), ...refusals(401, 403, 422) },
});

async function describe(em: EntityManager): Promise<z.infer<typeof permissionTable>> {
  const demands = await em.find(RoleDemand, { secondFactor: true });
  const users = await em.find(User, { active: true });
  return {
    roles: userRoles.map((role) => {
      const holders = users.filter((user) => user.role === role);
      return {
        role,
        label: userRoleLabels[role],
        secondFactorDemanded: demands.some((demand) => demand.role === role),
        users: holders.length,
        withSecondFactor: holders.filter(({ secondFactorSince }) => secondFactorSince !== null).length,
      };
    }),
    permissions: permissionIds.map((id) => {
      const { group, label } = permissions[id];
      return { id, group, label, roles: rolesWith(id) };
    }),
  };
}

type Demand = { role: UserRole; secondFactorDemanded: boolean };

async function setDemand(
  tx: EntityManager,
  { role, secondFactorDemanded: secondFactor }: Demand,
): Promise<{ before: boolean }> {
  const before = (await tx.findOne(RoleDemand, { role }))?.secondFactor ?? false;
  await tx.upsert(RoleDemand, { role, secondFactor });
  return { before };
}

/** What each role may do, and what is demanded of it. */
export const permissionRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(tableRoute, async (c) => c.json(await describe(c.var.em), 200))
    .openapi(demandRoute, async (c) => {
      const { role } = c.req.valid('param');
      const { secondFactorDemanded } = c.req.valid('json');
      await c.var.em.transactional(async (tx) => {
        const { before } = await setDemand(tx, { role, secondFactorDemanded });
        if (before === secondFactorDemanded) return;
        await writeJournal(tx, deps.now(), [
          {
            actor: actorOf(c.var.user),
            kind: 'role-demands-changed',
            objectType: 'role',
            objectId: role,
            grounds: `${userRoleLabels[role]}: второй фактор ${secondFactorDemanded ? 'обязателен' : 'по желанию'}`,
            before: { secondFactor: before },
            after: { secondFactor: secondFactorDemanded },
          },
        ]);
      });
      return c.json(await describe(deps.database.em()), 200);
    });
