import { type EntityManager, type Ticket, TicketItem } from '@perenos/db';
import type { TicketRow } from '../contract/tickets.ts';
import { partnerNames } from '../registry/partners.ts';

/** What a row shows of an item: the evidence, by far the largest part, stays in the database. */
const shown = [
  'ticket',
  'product',
  'subscriberInn',
  'subscriberKpp',
  'subscriberName',
  'targetPartnerName',
  'decision',
  'verdict',
  'state',
] as const;
type ShownItem = Pick<TicketItem, Exclude<(typeof shown)[number], 'ticket'>>;

/** Rows of the contract for tickets, in their order. A fixed number of queries, however many tickets. */
export async function describeTickets(em: EntityManager, tickets: readonly Ticket[]): Promise<TicketRow[]> {
  if (tickets.length === 0) return [];
  const items = await em.find(
    TicketItem,
    { ticket: { $in: tickets.map(({ id }) => id) } },
    { fields: shown, orderBy: { ticket: 'asc', position: 'asc' } },
  );
  await em.populate([...tickets], ['assignee']);
  const names = await partnerNames(em, [
    ...tickets.map(({ senderPartnerId }) => senderPartnerId),
    ...items.flatMap(({ decision }) => [decision?.sourcePartnerId ?? null, decision?.targetPartnerId ?? null]),
  ]);
  const byTicket = Map.groupBy(items, (item) => item.ticket.id);
  return tickets.map((ticket) => rowOf(ticket, byTicket.get(ticket.id) ?? [], names));
}

/** The row shows the first item's subscriber and partners; `itemCount` says that there are more. */
function rowOf(ticket: Ticket, items: readonly ShownItem[], names: ReadonlyMap<string, string>): TicketRow {
  const [first] = items;
  const nameOf = (id: string | null | undefined): string | null => (id && names.get(id)) || null;
  const waits = items.flatMap(({ decision }) => (decision?.verdict === 'wait' ? (decision.notBefore ?? []) : []));
  return {
    id: ticket.id,
    number: ticket.number,
    mailbox: ticket.mailbox,
    kind: ticket.kind,
    state: ticket.state,
    verdict: ticket.verdict,
    subject: ticket.subject,
    senderAddress: ticket.senderAddress,
    senderName: ticket.senderName,
    senderRole: ticket.senderRole,
    senderPartnerName: nameOf(ticket.senderPartnerId),
    product: first?.product ?? null,
    subscriberInn: first?.subscriberInn ?? null,
    subscriberKpp: first?.subscriberKpp ?? null,
    subscriberName: first?.subscriberName ?? null,
    itemCount: items.length,
    openVerdicts: items.filter(({ state }) => state === 'open').map(({ verdict }) => verdict),
    fromPartnerName: nameOf(first?.decision?.sourcePartnerId),
    toPartnerName: nameOf(first?.decision?.targetPartnerId) ?? first?.targetPartnerName ?? null,
    receivedAt: ticket.receivedAt.toISOString(),
    startsAt: ticket.startsAt?.toISOString() ?? null,
    dueAt: ticket.dueAt?.toISOString() ?? null,
    notBefore: waits.sort()[0] ?? null,
    assigneeId: ticket.assignee?.id ?? null,
    assigneeName: ticket.assignee?.name ?? null,
    version: ticket.version,
  };
}
