import { type EntityManager, OutboxMessage, ReplyDraft, type Ticket, type TicketItem, UndoPoint } from '@perenos/db';
import type { DraftSlot, StaffAction } from '@perenos/domain';
import { limits } from '../../limits.ts';
import type { LockedTicket } from '../use-cases/with-ticket.ts';

/** What a ticket looks like as far as acts and mails change it: two equal traces, and nothing has happened in between. */
const traceOf = (ticket: Ticket, items: readonly TicketItem[]): string =>
  JSON.stringify([
    ticket.state,
    ticket.verdict,
    ticket.judgement?.at ?? null,
    ticket.receivedAt,
    ticket.dueAt,
    items.map(({ id, state }) => [id, state]),
  ]);

const isoOf = (instant: Date | null): string | null => instant?.toISOString() ?? null;

const snapshotOf = (
  { ticket, items }: Pick<LockedTicket, 'ticket' | 'items'>,
  drafts: readonly ReplyDraft[],
): UndoPoint['before'] => ({
  state: ticket.state,
  verdict: ticket.verdict,
  closedAt: isoOf(ticket.closedAt),
  itemStarts: ticket.judgement?.itemStarts ?? [],
  items: items.map(({ id, state, executedAt, execution }) => ({ id, state, executedAt: isoOf(executedAt), execution })),
  drafts: drafts.map(({ purpose, text, savedAt }) => ({ purpose, text, savedAt: savedAt.toISOString() })),
});

type DecidingAct = {
  action: StaffAction;
  /** Where what is sent now was typed: it has served. null where nothing typed is sent. */
  sent: DraftSlot | null;
};

/**
 * Does what decides about a ticket, and keeps what it found, so that it can be undone until the letters leave. The
 * window of an earlier act ends here.
 */
export async function withWayBack(
  locked: LockedTicket,
  { action, sent }: DecidingAct,
  work: () => Promise<void>,
): Promise<void> {
  const { tx, ticket, items, now, user, done } = locked;
  const drafts = sent ? await tx.find(ReplyDraft, { ticket: ticket.id, user: user.id, purpose: sent }) : [];
  const before = snapshotOf(locked, drafts);
  await work();
  await tx.flush();
  for (const draft of drafts) tx.remove(draft);
  const point = {
    action,
    actorId: user.id,
    until: new Date(now.getTime() + limits.undoWindow),
    before,
    after: traceOf(ticket, items),
    changes: done.changes,
    messageIds: done.messages.map(({ id }) => id),
  };
  const earlier = await tx.findOne(UndoPoint, { ticket: ticket.id });
  if (earlier) tx.assign(earlier, point);
  else tx.create(UndoPoint, { ticket, ...point });
}

/** A message that a sender has taken in hand, or that has left. */
export const hasLeft = ({ state, attempts, leasedUntil }: OutboxMessage): boolean =>
  state === 'sent' || attempts > 0 || leasedUntil !== null;

/**
 * The act that can still be undone: the last one, while its window is open, none of its letters is on its way and nothing
 * has happened to the ticket since.
 */
export async function openUndoPoint(
  em: EntityManager,
  ticket: Ticket,
  items: readonly TicketItem[],
  now: Date,
): Promise<UndoPoint | null> {
  const point = await em.findOne(UndoPoint, { ticket: ticket.id });
  if (!point || point.until <= now || point.after !== traceOf(ticket, items)) return null;
  const messages = await em.find(OutboxMessage, { id: { $in: point.messageIds } });
  return messages.some(hasLeft) ? null : point;
}
