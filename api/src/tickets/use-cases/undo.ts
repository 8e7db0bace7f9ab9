import { LockMode } from '@mikro-orm/core';
import {
  applyRegistryChanges,
  lockSubscribers,
  OutboxMessage,
  RegistryChangedError,
  ReplyDraft,
  UndoPoint,
  User,
} from '@perenos/db';
import { inverseOf, staffActionLabels } from '@perenos/domain';
import type { ApiDependencies } from '../../app-environment.ts';
import { ApiError } from '../../http/errors.ts';
import { hasLeft } from '../way-back/undo-point.ts';
import { noteAct } from './note-act.ts';
import { type Acting, type LockedTicket, undoExpired, withTicket } from './with-ticket.ts';

/**
 * Takes the last deciding act back while its letters are still here: they are cancelled, the registry changes are taken
 * back each by its inverse, and ticket, items, clock and drafts are as they were. Nobody outside hears of it.
 */
export async function undoLastAct(
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  { version }: { version: number },
): Promise<void> {
  try {
    await withTicket(deps, acting, id, { action: 'undo', version }, undoLocked);
  } catch (error) {
    if (error instanceof RegistryChangedError)
      throw new ApiError('registry-changed', {
        reason: 'Отменить нельзя: реестр с тех пор изменился. Ничего не отменено — проверьте карточку абонента.',
      });
    throw error;
  }
}

async function undoLocked(locked: LockedTicket): Promise<void> {
  const { tx, ticket, items, now, actor } = locked;
  const point = await tx.findOneOrFail(UndoPoint, { ticket: ticket.id });
  const stateBefore = ticket.state;
  await lockSubscribers(
    tx,
    items.flatMap(({ subscriberInn }) => subscriberInn ?? []),
  );
  const cancelled = await cancelMessages(locked, point);
  const grounds = `Отменено действие «${staffActionLabels[point.action]}»: ${
    cancelled === 0 ? 'писем не было' : `письма не отправлены (${cancelled})`
  }`;
  for (const { itemId, changes } of [...point.changes].reverse()) {
    const item = items.find((candidate) => candidate.id === itemId) ?? null;
    await applyRegistryChanges(tx, inverseOf(changes), { actor, at: now, grounds, ticket, item });
  }
  restore(locked, point);
  await restoreDrafts(locked, point);
  tx.remove(point);
  await noteAct(locked, {
    kind: 'undone',
    grounds,
    before: { state: stateBefore, action: point.action },
    after: { state: ticket.state },
  });
}

/** Under lock, so that no sender takes a message in hand meanwhile. */
async function cancelMessages({ tx }: LockedTicket, { messageIds }: UndoPoint): Promise<number> {
  const messages = await tx.find(
    OutboxMessage,
    { id: { $in: messageIds } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (messages.some(hasLeft)) throw undoExpired();
  for (const message of messages) message.state = 'cancelled';
  return messages.length;
}

const instantOf = (iso: string | null): Date | null => (iso === null ? null : new Date(iso));

/** Not an event of the state machine: the ticket was in this state, and what led out of it hasn't happened. */
function restore({ ticket, items }: LockedTicket, { before }: UndoPoint): void {
  ticket.state = before.state;
  ticket.verdict = before.verdict;
  ticket.closedAt = instantOf(before.closedAt);
  if (ticket.judgement) ticket.judgement = { ...ticket.judgement, itemStarts: before.itemStarts };
  for (const was of before.items) {
    const item = items.find(({ id }) => id === was.id);
    if (!item) continue;
    item.state = was.state;
    item.executedAt = instantOf(was.executedAt);
    item.execution = was.execution;
  }
}

/** What had been typed stands there again, unless something newer does. */
async function restoreDrafts({ tx, ticket }: LockedTicket, { before, actorId }: UndoPoint): Promise<void> {
  for (const { purpose, text, savedAt } of before.drafts) {
    const newer = await tx.count(ReplyDraft, { ticket: ticket.id, user: actorId, purpose });
    if (newer > 0) continue;
    tx.create(ReplyDraft, {
      ticket,
      user: tx.getReference(User, actorId),
      purpose,
      text,
      savedAt: new Date(savedAt),
    });
  }
}
