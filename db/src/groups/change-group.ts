import type { CompanyGroup as GroupData } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { type Actor, writeJournal } from '../journal/write.ts';
import { applyRegistryChanges } from '../registry/apply-changes.ts';

type Hand = {
  actor: Actor;
  at: Date;
  /** In Russian, for people. */
  grounds: string;
};

/**
 * Puts other members into a group, in the caller's transaction, with its line in the journal.
 * @returns false where the group is no longer as `group` has it: nothing is written.
 */
export async function changeGroupMembers(
  em: EntityManager,
  group: GroupData,
  memberInns: readonly string[],
  { actor, at, grounds }: Hand,
): Promise<boolean> {
  const changed = await em.execute<{ id: string }[]>(
    `update company_group set member_inns = array(select jsonb_array_elements_text(?::jsonb))
     where id = ? and to_jsonb(member_inns) = ?::jsonb returning id`,
    [JSON.stringify(memberInns), group.id, JSON.stringify(group.memberInns)],
  );
  if (changed.length !== 1) return false;
  await writeJournal(em, at, [
    {
      actor,
      kind: 'group-changed',
      objectType: 'company_group',
      objectId: group.id,
      grounds,
      before: { memberInns: group.memberInns },
      after: { memberInns },
    },
  ]);
  return true;
}

/**
 * Dissolves a group by hand, as a transfer does it, in the caller's transaction.
 * @throws RegistryChangedError where the group is no longer as `group` has it.
 */
export const dissolveGroupByHand = (em: EntityManager, group: GroupData, hand: Hand): Promise<void> =>
  applyRegistryChanges(
    em,
    [
      {
        type: 'group-dissolved',
        groupId: group.id,
        group: { name: group.name, product: group.product, headInn: group.headInn },
        before: [...group.memberInns],
        after: null,
        clause: null,
      },
    ],
    { ...hand, ticket: null, item: null },
  );
