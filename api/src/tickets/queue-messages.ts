import {
  type EntityManager,
  type JournalLine,
  Mail,
  mailIdsOf,
  noAddressOf,
  queuedGrounds,
  queueMessage,
  writeJournal,
} from '@perenos/db';
import { limits } from '../limits.ts';
import type { Message } from './messages.ts';
import type { LockedTicket } from './use-cases/with-ticket.ts';

const roleWords = {
  'source-partner': 'прежнему партнёру',
  'target-partner': 'новому партнёру',
  asker: 'просившему',
  staff: 'сотруднику',
} as const;

/**
 * Queues messages in the caller's transaction; they leave after the undo window. One without an address is kept as
 * failed: the duty to write (1.5) isn't gone.
 */
export async function queueMessages(
  tx: EntityManager,
  messages: readonly Message[],
  { ticket, now, actor, done }: Pick<LockedTicket, 'ticket' | 'now' | 'actor' | 'done'>,
): Promise<void> {
  const [last] = await tx.find(
    Mail,
    { id: { $in: await mailIdsOf(tx, ticket.id) }, messageId: { $ne: null } },
    { orderBy: [{ receivedAt: 'desc nulls last' }, { id: 'desc' }], limit: 1, fields: ['messageId', 'references'] },
  );
  const lines: JournalLine[] = [];
  for (const message of messages) {
    const queued = await queueMessage(
      tx,
      {
        ...message,
        ticket,
        from: ticket.mailbox,
        noAddress: message.partnerName ? noAddressOf(message.partnerName) : 'отправитель неизвестен',
        // Only the asker continues his own conversation: the partners have never seen it.
        answers: message.role === 'asker' ? last : undefined,
        notBeforeAt: new Date(now.getTime() + limits.undoWindow),
      },
      now,
    );
    done.messages.push(queued);
    lines.push({
      actor,
      kind: 'notice-queued',
      ticket,
      objectType: 'outbox_message',
      objectId: ticket.number,
      grounds: queuedGrounds(roleWords[message.role], queued),
      clauses: message.role === 'source-partner' ? ['1.5.1'] : message.role === 'target-partner' ? ['1.5.2'] : [],
    });
  }
  await writeJournal(tx, now, lines);
}
