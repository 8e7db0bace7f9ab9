import { LockMode } from '@mikro-orm/core';
import {
  type Actor,
  type EntityManager,
  notifyOutbox,
  notifyTicketChanged,
  OutboxMessage,
  Ticket,
  writeJournal,
} from '@perenos/db';
import { ApiError } from '../http/errors.ts';

type SendAgain = { address?: string | undefined; actor: Actor; now: Date };

/**
 * Has a letter sent that didn't leave, to the address given or to its own: a duty to write isn't gone because nobody
 * knew an address, or because a server was away. One whose first attempt is still to come waits out its undo window.
 */
export async function sendAgain(tx: EntityManager, id: number, { address, actor, now }: SendAgain): Promise<void> {
  const message = await tx.findOne(OutboxMessage, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!message) throw new ApiError('not-found', { what: 'Исходящее письмо' });
  refuseHindered(message);
  const to = address ?? message.toAddress;
  if (to === '') throw new ApiError('invalid-input', { fields: { address: 'Укажите адрес: в реестре его нет.' } });
  const before = { address: message.toAddress || null, problem: message.lastError };
  const isUntried = message.attempts === 0;
  message.toAddress = to;
  message.state = 'queued';
  message.lastError = null;
  // The attempts count anew; what a sender had in hand once can't be undone any more.
  message.attempts = Math.min(message.attempts, 1);
  if (!isUntried || message.notBeforeAt < now) message.notBeforeAt = now;
  const ticket = message.ticket && (await tx.findOneOrFail(Ticket, message.ticket.id));
  await writeJournal(tx, now, [
    {
      actor,
      kind: 'notice-queued',
      ticket,
      objectType: 'outbox_message',
      objectId: ticket?.number ?? String(id),
      grounds: `Письмо «${message.subject}» снова поставлено в отправку по адресу ${to}`,
      before,
      after: { address: to },
    },
  ]);
  if (ticket) await notifyTicketChanged(tx, ticket.id);
  await notifyOutbox(tx);
}

function refuseHindered({ state, attempts, leasedUntil, secret }: OutboxMessage): void {
  const refuse = (reason: string): never => {
    throw new ApiError('not-allowed-now', { reason });
  };
  if (state === 'sent') refuse('Письмо уже отправлено.');
  if (state === 'cancelled') refuse('Письмо отменено вместе с действием: отправлять его нельзя.');
  if (leasedUntil !== null) refuse('Письмо как раз отправляется.');
  if (state === 'queued' && attempts === 0) refuse('Письмо и так в очереди: оно уйдёт через несколько секунд.');
  // What was secret in it is dropped with the last attempt.
  if (secret && state === 'failed') refuse('Временный пароль из этого письма уже стёрт: запросите новый.');
}
