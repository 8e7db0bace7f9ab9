import { type ApplicationExtras, type AskedExtras, extrasLabels, noExtras } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { ApplicationDetail } from '../entities/index.ts';
import { type Actor, writeJournal } from '../journal/write.ts';
import type { LockedApplication } from './move.ts';

/** The further conditions of an application, the login of the ИТС portal among them. */
export const extrasOf = ({ extras, requisites }: ApplicationDetail): AskedExtras => ({
  ...noExtras,
  ...extras,
  itsLogin: requisites.itsUserId ?? null,
});

/** As the journal tells them: a group by its name. */
const told = ({ group, ...extras }: AskedExtras) => ({ ...extras, group: group?.name ?? null });

/**
 * Puts other conditions to a locked application, with one line in the journal.
 * @returns false where they are as asked already: nothing is written
 */
export async function changeExtras(
  em: EntityManager,
  { application, detail }: LockedApplication,
  asked: AskedExtras,
  { actor, at }: { actor: Actor; at: Date },
): Promise<boolean> {
  const [before, after] = [told(extrasOf(detail)), told(asked)];
  const fields = Object.keys(extrasLabels) as (keyof typeof extrasLabels)[];
  const changed = fields.filter((field) => before[field] !== after[field]);
  if (changed.length === 0) return false;
  const { itsLogin, ...extras } = asked;
  detail.extras = extras satisfies ApplicationExtras;
  detail.requisites = { ...detail.requisites, itsUserId: itsLogin };
  await em.flush();
  await em.nativeUpdate(ApplicationDetail, { application: application.id }, { version: detail.version + 1 });
  const only = (all: typeof before) => Object.fromEntries(changed.map((field) => [field, all[field]]));
  await writeJournal(em, at, [
    {
      actor,
      kind: 'application-extras-changed',
      objectType: 'application',
      objectId: application.id,
      grounds: `Изменено: ${changed.map((field) => extrasLabels[field]).join('; ')}`,
      before: only(before),
      after: only(after),
    },
  ]);
  return true;
}
