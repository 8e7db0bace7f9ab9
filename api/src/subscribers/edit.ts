import { loadCard, lockSubscribers, objectVersions, Subscriber, storeCard, writeJournal } from '@perenos/db';
import { type CardChange, cardChanges, cardProblems, normalisedCard } from '@perenos/domain';
import type { z } from 'zod';
import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import type { UserView } from '../contract/auth.ts';
import type { subscriberEdit } from '../contract/subscribers.ts';
import { ApiError } from '../http/errors.ts';
import { judgeAfter } from '../licences/change.ts';
import { subscriberKey } from './describe.ts';

/**
 * Stores what a person has changed of a subscriber's card, with the journal's line of each field before and after. Open
 * requests about the subscriber are judged again: its name, addresses, directions and ИТС login decide there.
 */
export async function editSubscriber(
  deps: ApiDependencies,
  user: UserView,
  id: number,
  { version, card, grounds }: z.infer<typeof subscriberEdit>,
): Promise<void> {
  const now = deps.now();
  const actor = actorOf(user);
  const edited = await deps.database.em().transactional(async (tx) => {
    const { inn } = await tx.findOneOrFail(Subscriber, { id }, { failHandler: unknownSubscriber });
    await lockSubscribers(tx, [inn]);
    const subscriber = await tx.refreshOrFail(await tx.findOneOrFail(Subscriber, { id }));
    const key = subscriberKey(subscriber);
    const held = (await objectVersions(tx, 'subscriber', [key]))(key);
    if (held.version !== version) throw new ApiError('object-changed', { what: 'Карточка абонента', ...held });
    const normalised = normalisedCard(card);
    const fields = Object.fromEntries(Object.entries(cardProblems(normalised, subscriber.kind)));
    if (Object.keys(fields).length > 0) throw new ApiError('invalid-input', { fields });
    const changes = cardChanges(await loadCard(tx, subscriber), normalised);
    if (changes.length === 0) return null;
    await storeCard(tx, id, normalised);
    await writeJournal(tx, now, [
      {
        actor,
        kind: 'subscriber-edited',
        objectType: 'subscriber',
        objectId: key,
        grounds,
        before: side(changes, 'before'),
        after: side(changes, 'after'),
      },
    ]);
    return { inn, labels: changes.map(({ label }) => label) };
  });
  if (edited === null) return;
  const grounded = `Карточка абонента изменена: ${edited.labels.join(', ')}.`;
  await judgeAfter(deps, [edited.inn], { actor, at: now, grounds: grounded });
}

export const unknownSubscriber = (): ApiError => new ApiError('not-found', { what: 'Абонент' });

const side = (changes: readonly CardChange[], which: 'before' | 'after'): Record<string, string | null> =>
  Object.fromEntries(changes.map((change) => [change.label, change[which]]));
