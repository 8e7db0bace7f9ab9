import { type EntityManager, Mail, Ticket, TicketItem } from '@perenos/db';
import { isNamedIn, isSettled, ticketStates } from '@perenos/domain';

const unsettled = ticketStates.filter((state) => !isSettled(state));

/**
 * Numbers of the later tickets about the same subscribers that nobody has decided on yet: one of them may take this one
 * back («просьбу о переносе ООО … не исполняйте» in a new mail). A mail by the same sender of which the machine could
 * make nothing counts where it names one of the subscribers.
 */
export async function laterRequests(
  em: EntityManager,
  ticket: Ticket,
  items: readonly Pick<TicketItem, 'subscriberInn' | 'subscriberName'>[],
): Promise<string[]> {
  const inns = items.flatMap(({ subscriberInn }) => subscriberInn ?? []);
  const later = { id: { $ne: ticket.id }, state: { $in: unsettled }, receivedAt: { $gt: ticket.receivedAt } };
  const ofSubscriber = await em.find(
    TicketItem,
    { subscriberInn: { $in: inns }, state: 'open', verdict: 'review', ticket: later },
    { populate: ['ticket'] },
  );
  const { senderPartnerId, senderAddress } = ticket;
  const sameSender = senderPartnerId === null ? { senderAddress } : { senderPartnerId };
  const unread = await em.find(Ticket, { ...later, ...sameSender, kind: 'other' });
  const mails = await em.find(
    Mail,
    { ticket: { $in: unread.map(({ id }) => id) } },
    { fields: ['subject', 'text', 'ticket.number'] },
  );
  const names = items.flatMap(({ subscriberInn, subscriberName }) => [subscriberInn, subscriberName]);
  const naming = mails.filter(({ subject, text }) =>
    names.some((name) => name !== null && isNamedIn(`${subject}\n${text}`, name)),
  );
  return [...new Set([...ofSubscriber, ...naming].flatMap((row) => row.ticket?.number ?? []))].sort();
}
