import {
  type Actor,
  changeGroupMembers,
  dissolveGroupByHand,
  type EntityManager,
  lockSubscribers,
  objectVersions,
  RegistryChangedError,
} from '@perenos/db';
import { changeGroup, type GroupChange, moscowDateOf } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import type { UserView } from '../contract/auth.ts';
import { ApiError } from '../http/errors.ts';
import { judgeAfter } from '../licences/change.ts';
import { type LoadedGroup, loadGroup } from './load.ts';

type Step = Extract<ReturnType<typeof changeGroup>, { ok: true }>;

/** Whether a change may be, by the registry as it is now; a refusal is told in the rule's own words. */
export async function stepOf(
  em: EntityManager,
  id: string,
  change: GroupChange,
  now: Date,
): Promise<LoadedGroup & { step: Step }> {
  const loaded = await loadGroup(em, id, { inns: change.type === 'dissolve' ? [] : [change.inn] });
  const step = changeGroup(loaded.group, change, loaded.registry, moscowDateOf(now.toISOString()));
  if (!step.ok) throw new ApiError('not-allowed-now', { reason: step.refusal.reason });
  return { ...loaded, step };
}

const words = (change: GroupChange, { group, registry }: LoadedGroup): string => {
  if (change.type === 'dissolve') return `Группа ${group.name} распущена.`;
  const name = registry.subscribersByInn(change.inn)[0]?.name ?? `ИНН ${change.inn}`;
  return change.type === 'add'
    ? `В группу ${group.name} добавлен ${name}.`
    : `Из группы ${group.name} исключён ${name}.`;
};

const changedMeanwhile = (by: string): ApiError =>
  new ApiError('not-allowed-now', {
    reason: `Группу тем временем изменили${by ? ` (${by})` : ''}: обновите страницу и посмотрите её состав.`,
  });

/**
 * Changes a group by hand: members locked, version compared, the rules asked, the change and its journal line, all in
 * one transaction. Then the open requests about the members are judged again, for a group decides about papers (4.1.8).
 */
export async function changeGroupByHand(
  deps: ApiDependencies,
  user: UserView,
  id: string,
  change: GroupChange,
  { version, grounds }: { version: number; grounds: string },
): Promise<void> {
  const at = deps.now();
  const actor = actorOf(user);
  const touched = change.type === 'dissolve' ? [] : [change.inn];
  const { inns, said } = await deps.database.em().transactional(async (tx) => {
    const { group } = await loadGroup(tx, id);
    await lockSubscribers(tx, [...group.memberInns, ...touched]);
    const last = (await objectVersions(tx, 'company_group', [id]))(id);
    if (last.version !== version) throw changedMeanwhile(last.by);
    const { step, ...loaded } = await stepOf(tx, id, change, at);
    const hand = { actor, at, grounds: `${words(change, loaded)} ${grounds}` };
    if (step.memberInns === null) await dissolve(tx, loaded, hand);
    else if (!(await changeGroupMembers(tx, loaded.group, step.memberInns, hand))) throw changedMeanwhile('');
    return { inns: [...loaded.group.memberInns, ...touched], said: words(change, loaded) };
  });
  await judgeAfter(deps, inns, { actor, at, grounds: said });
}

const dissolve = (
  tx: EntityManager,
  { group }: LoadedGroup,
  hand: { actor: Actor; at: Date; grounds: string },
): Promise<void> =>
  dissolveGroupByHand(tx, group, hand).catch((error: unknown) => {
    throw error instanceof RegistryChangedError ? changedMeanwhile('') : error;
  });
