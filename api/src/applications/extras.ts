import { CompanyGroup, changeExtras, type EntityManager, type LockedApplication } from '@perenos/db';
import { type AskedExtras, extrasClosed, extrasProblems } from '@perenos/domain';
import type { z } from 'zod';
import type { ApiDependencies } from '../app-environment.ts';
import type { extrasBody } from '../contract/applications.ts';
import type { UserView } from '../contract/auth.ts';
import { ApiError } from '../http/errors.ts';
import { withApplication } from './act.ts';

type Input = z.infer<typeof extrasBody>;

const groupData = ({ id, name, product, headInn, memberInns }: CompanyGroup) => ({
  ...{ id, name, product, headInn, memberInns },
});

/** The chosen group, and the one that the subscriber is in already. */
async function groupsOf(em: EntityManager, { application }: LockedApplication, groupId: string | null) {
  const { product, subscriberInn } = application;
  const readOnly = { disableIdentityMap: true } as const;
  const group = groupId === null ? null : await em.findOne(CompanyGroup, { id: groupId }, readOnly);
  const own = await em.findOne(CompanyGroup, { product, memberInns: { $contains: [subscriberInn] } }, readOnly);
  return { group: group && groupData(group), own: own && groupData(own) };
}

/** «Дополнительные функции»: a group of companies, the login of the ИТС portal, the tariff or offer that a subscriber has. */
export const putExtras = (
  deps: ApiDependencies,
  user: UserView,
  id: string,
  { version, groupId, ...input }: Input,
): Promise<void> =>
  withApplication(deps, user, { id, version }, async (em, locked, hand) => {
    const closed = extrasClosed(locked.application.state);
    if (closed !== null) throw new ApiError('not-allowed-now', { reason: closed });
    const groups = await groupsOf(em, locked, groupId);
    // One that is gone is named to the rules by its id alone: they refuse it.
    const chosen = groups.group ?? (groupId === null ? null : { id: groupId, name: '', headInn: '' });
    const group = chosen && { id: chosen.id, name: chosen.name, headInn: chosen.headInn };
    const asked: AskedExtras = { ...input, group };
    const fields = extrasProblems(asked, locked.application, groups);
    if (Object.keys(fields).length > 0) throw new ApiError('invalid-input', { fields });
    await changeExtras(em, locked, asked, hand);
  });
