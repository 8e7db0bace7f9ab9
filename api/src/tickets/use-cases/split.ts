import {
  type EntityManager,
  mailIdsOf,
  nextTicketNumber,
  notifyTicketChanged,
  type StoredJudgement,
  shareMails,
  Ticket,
  type TicketItem,
  verdictsNow,
  writeJournal,
} from '@perenos/db';
import { verdictLabels } from '@perenos/domain';
import type { ApiDependencies } from '../../app-environment.ts';
import { ApiError } from '../../http/errors.ts';
import { citedBy, judgeAnew, notJudged, partOf, placeItems } from '../regrouping.ts';
import { type Acting, type LockedTicket, withTicket } from './with-ticket.ts';

/**
 * Takes some of the open items out into a ticket of their own, which shares the mails with this one. Both are judged
 * again: what was a group's request may be none any more. @returns the new ticket's id.
 */
export const splitTicket = (
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  { version, itemIds }: { version: number; itemIds: readonly number[] },
): Promise<number> =>
  withTicket(deps, acting, id, { action: 'split', version }, async (locked) => {
    const { tx, ticket, items, now, actor } = locked;
    const { judgement } = ticket;
    if (judgement === null) throw notJudged();
    const taken = choose(locked, itemIds);
    const rest = items.filter((item) => !taken.includes(item));
    const placesOf = (some: readonly TicketItem[]): number[] => some.map((item) => items.indexOf(item));
    const fresh = await openPart(tx, ticket, partOf(judgement, placesOf(taken)), now);
    ticket.judgement = partOf(judgement, placesOf(rest));
    const words = taken.map(({ position }) => position + 1).join(', ');
    await placeItems(tx, fresh, taken, 0);
    await placeItems(tx, ticket, rest, 0);
    await shareMails(tx, fresh.id, await mailIdsOf(tx, id));
    await judgeAnew(tx, fresh, taken, now);
    await judgeAnew(tx, ticket, rest, now);
    const line = { actor, kind: 'split', objectType: 'ticket' } as const;
    await writeJournal(tx, now, [
      {
        ...line,
        ticket,
        objectId: ticket.number,
        grounds: `Позиции ${words} выделены в обращение ${fresh.number}. Решение по остальным: ${verdictLabels[ticket.verdict]}`,
        clauses: citedBy(rest),
        after: verdictsNow(ticket, rest),
      },
      {
        ...line,
        ticket: fresh,
        objectId: fresh.number,
        grounds: `Выделено из обращения ${ticket.number} (позиции ${words}). Решение: ${verdictLabels[fresh.verdict]}`,
        clauses: citedBy(taken),
        after: verdictsNow(fresh, taken),
      },
    ]);
    await notifyTicketChanged(tx, fresh.id);
    return fresh.id;
  });

function choose({ items, openItems }: LockedTicket, itemIds: readonly number[]): TicketItem[] {
  const taken = openItems.filter(({ id }) => itemIds.includes(id));
  if (taken.length !== new Set(itemIds).size) {
    const isSettled = items.some(({ id, state }) => state !== 'open' && itemIds.includes(id));
    if (!isSettled) throw new ApiError('not-found', { what: 'Позиция обращения' });
    throw new ApiError('not-allowed-now', { reason: 'Выделить можно только открытые позиции.' });
  }
  if (taken.length === openItems.length)
    throw new ApiError('not-allowed-now', { reason: 'Хотя бы одна открытая позиция должна остаться в обращении.' });
  return taken;
}

/** A ticket like the given one, for a part of its items. */
async function openPart(tx: EntityManager, whole: Ticket, judgement: StoredJudgement, now: Date): Promise<Ticket> {
  const part = tx.create(Ticket, {
    number: await nextTicketNumber(tx),
    mailbox: whole.mailbox,
    kind: whole.kind,
    state: 'open',
    openedAt: now,
    receivedAt: whole.receivedAt,
    startsAt: null,
    dueAt: null,
    closedAt: null,
    calendarVersion: null,
    countedSeconds: null,
    subject: whole.subject,
    subjectKey: whole.subjectKey,
    senderAddress: whole.senderAddress,
    senderName: whole.senderName,
    senderRole: whole.senderRole,
    senderPartnerId: whole.senderPartnerId,
    verdict: whole.verdict,
    assignee: whole.assignee,
    mergedIntoId: null,
    splitFromId: whole.id,
    judgement,
  });
  await tx.flush();
  return part;
}
