import {
  applyRegistryChanges,
  loadTemplates,
  loadTicketFacts,
  lockSubscribers,
  RegistryChangedError,
  type TicketItem,
  writeJournal,
} from '@perenos/db';
import { inverseOf, moscowDateOf, mustGoTogether } from '@perenos/domain';
import type { ApiDependencies } from '../../app-environment.ts';
import { ApiError } from '../../http/errors.ts';
import { decided } from '../executable.ts';
import { loadCorrespondents, partnersOf, reversalMessages, staffMember } from '../messages.ts';
import { queueMessages } from '../queue-messages.ts';
import { isReversible, mayReverse } from '../way-back/reversible.ts';
import { withWayBack } from '../way-back/undo-point.ts';
import { itemLine } from './note-act.ts';
import { type Acting, advance, type LockedTicket, withTicket } from './with-ticket.ts';

export type Reversal = { version: number; itemIds?: number[] | undefined; grounds: string };

/**
 * The way back once the letters have left: a transfer of its own, with grounds of its own. Every registry change of the
 * execution is taken back by its inverse, and both partners are told who, what, on what grounds and when (1.5).
 */
export async function reverseTransfer(
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  reversal: Reversal,
): Promise<void> {
  try {
    await withTicket(deps, acting, id, { action: 'reverse', version: reversal.version }, (locked) =>
      withWayBack(locked, { action: 'reverse', sent: 'grounds' }, () => reverseLocked(locked, reversal)),
    );
  } catch (error) {
    if (error instanceof RegistryChangedError)
      throw new ApiError('registry-changed', {
        reason:
          'Обратный перенос невозможен: после переноса реестр изменился. Проверьте карточку абонента и перенесите его по новому запросу.',
      });
    throw error;
  }
}

async function reverseLocked(locked: LockedTicket, { itemIds, grounds }: Reversal): Promise<void> {
  const { tx, ticket, items, now, actor, user, done } = locked;
  await lockSubscribers(
    tx,
    items.flatMap(({ subscriberInn }) => subscriberInn ?? []),
  );
  const chosen = choose(locked, itemIds);
  // Each undoes what stood on those before it: the last one first.
  for (const item of [...chosen].reverse()) {
    const changes = inverseOf(item.execution?.changes ?? []);
    await applyRegistryChanges(tx, changes, { actor, at: now, grounds, ticket, item });
    done.changes.push({ itemId: item.id, changes });
    item.state = 'reversed';
    await writeJournal(tx, now, [
      itemLine(locked, item, {
        kind: 'reversed',
        grounds,
        clauses: item.decision?.clauses ?? [],
        before: { state: 'executed', by: item.execution?.byName, on: item.execution?.on },
        after: { state: 'reversed' },
      }),
    ]);
  }
  const facts = await loadTicketFacts(tx, ticket, items);
  const entries = decided(chosen);
  const messages = reversalMessages(entries, {
    ...facts,
    ticket,
    grounds,
    today: moscowDateOf(now.toISOString()),
    staff: staffMember(ticket, user.name),
    templates: await loadTemplates(tx),
    correspondents: await loadCorrespondents(tx, ticket, partnersOf(entries, facts.registry)),
  });
  await queueMessages(tx, messages, locked);
  if (items.every(({ state }) => state !== 'executed')) advance(ticket, 'reversal');
}

/** The items to take back: those named, else all that this person may. A group comes back whole, as it went. */
function choose({ items, ticket, user }: LockedTicket, itemIds: readonly number[] | undefined): TicketItem[] {
  const possible = items.filter((item) => isReversible(item) && mayReverse(item, ticket, user));
  const chosen = itemIds ? possible.filter(({ id }) => itemIds.includes(id)) : possible;
  if (itemIds && chosen.length !== new Set(itemIds).size)
    throw new ApiError('not-allowed-now', {
      reason: 'Среди выбранных позиций есть такие, перенос по которым вернуть нельзя: обновите страницу.',
    });
  const ofGroup = (item: TicketItem): boolean => item.decision !== null && mustGoTogether(item.decision);
  if (chosen.some(ofGroup) && items.some((item) => ofGroup(item) && isReversible(item) && !chosen.includes(item)))
    throw new ApiError('not-allowed-now', {
      reason: 'Группа компаний возвращается только целиком: выберите все её позиции.',
    });
  return chosen;
}
