import {
  type Actor,
  CompanyGroup,
  changeGroupMembers,
  type EntityManager,
  extrasOf,
  type LockedApplication,
  writeJournal,
} from '@perenos/db';
import { changeGroup, moscowDateOf } from '@perenos/domain';
import { loadGroup } from '../groups/load.ts';

/**
 * Once its certificate is registered, the subscriber joins the group that the application names. Where the rules of groups
 * forbid it, the application's history says why: the registration itself has happened.
 */
export async function joinGroup(
  em: EntityManager,
  { application, detail }: LockedApplication,
  { actor, at }: { actor: Actor; at: Date },
): Promise<void> {
  const { group: named } = extrasOf(detail);
  if (named === null || (await em.count(CompanyGroup, { id: named.id })) === 0) return;
  const inn = application.subscriberInn;
  const { group, registry } = await loadGroup(em, named.id, { inns: [inn] });
  if (group.memberInns.includes(inn)) return;
  const grounds = `По заявке ${application.id} в группу ${group.name} добавлен ${application.subscriberName}.`;
  const step = changeGroup(group, { type: 'add', inn }, registry, moscowDateOf(at.toISOString()));
  const joined =
    step.ok &&
    step.memberInns !== null &&
    (await changeGroupMembers(em, group, step.memberInns, { actor, at, grounds }));
  if (joined) return;
  const reason = step.ok ? 'Группу тем временем изменили.' : step.refusal.reason;
  await writeJournal(em, at, [
    {
      actor,
      kind: 'application-extras-changed',
      objectType: 'application',
      objectId: application.id,
      grounds: `В группу ${group.name} абонент не добавлен. ${reason}`,
    },
  ]);
}
