import { type EntityManager, Mail, Ticket, TicketItem } from '@perenos/db';
import { isSettled, ticketStates } from '@perenos/domain';

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»"“”„]/g, '');
/** The name alone: people leave the legal form out. */
const called = (name: string): string => folded(name).replace(/^(?:ооо|[оазпн]?ао|ип)\s+/, '');

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
  const mails = await em.find(Mail, { ticket: { $in: unread.map(({ id }) => id) } }, { populate: ['ticket'] });
  const names = [...inns, ...items.flatMap(({ subscriberName }) => (subscriberName ? called(subscriberName) : []))];
  const naming = mails.filter(({ subject, text }) => {
    const words = folded(`${subject}\n${text}`);
    return names.some((name) => name.length > 2 && words.includes(name));
  });
  return [...new Set([...ofSubscriber, ...naming].flatMap((row) => row.ticket?.number ?? []))].sort();
}
