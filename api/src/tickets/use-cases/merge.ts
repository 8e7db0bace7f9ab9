import {
  type EntityManager,
  notifyTicketChanged,
  type Ticket,
  TicketItem,
  verdictsNow,
  writeJournal,
} from '@perenos/db';
import { isSettled, transition, verdictLabels } from '@perenos/domain';
import type { ApiDependencies } from '../../app-environment.ts';
import { ApiError } from '../../http/errors.ts';
import { citedBy, contest, judgeAnew, notJudged, partOf, placeItems, takesBack, together } from '../regrouping.ts';
import { type Acting, advance, type LockedTicket, lockTicket, refuseForbidden, withTicket } from './with-ticket.ts';

/**
 * Makes a ticket a part of another one of the same sender: its mails, papers, notes and open items go over, it is closed
 * with a link, and the joint ticket is judged again. What is settled stays where it was settled; an item that the other
 * ticket has already is closed instead of being asked for twice.
 */
export const mergeTickets = (
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  { version, intoId }: { version: number; intoId: number },
): Promise<void> =>
  withTicket(deps, acting, id, { action: 'merge', version, alsoLock: intoId }, async (locked) => {
    const { tx, ticket, items, now, actor, user } = locked;
    const into = await jointTicket(locked, intoId);
    const intoItems = await tx.find(TicketItem, { ticket: intoId }, { orderBy: { position: 'asc' } });
    await refuseForbidden(tx, into, intoItems, { action: 'merge', user, now });
    const [held, own] = [into.judgement, ticket.judgement];
    if (held === null || own === null) throw notJudged();
    const moving = movingItems(locked, into, intoItems);
    const staying = items.filter((item) => !moving.includes(item));
    const placesOf = (some: readonly TicketItem[]): number[] => some.map((item) => items.indexOf(item));
    const isTakenBack = takesBack(own.request.items);
    into.judgement = together(
      partOf(
        held,
        intoItems.map((_, place) => place),
      ),
      partOf(own, placesOf(moving)),
    );
    ticket.judgement = partOf(own, placesOf(staying));
    await placeItems(tx, into, moving, intoItems.length);
    await placeItems(tx, ticket, staying, 0);
    const joint = [...intoItems, ...moving];
    if (isTakenBack) contest(into, joint);
    await moveBelongings(tx, id, intoId);
    if (ticket.receivedAt > into.receivedAt) into.receivedAt = ticket.receivedAt;
    const news = transition(into.state, 'follow-up');
    if (news.ok) into.state = news.state;
    closeMerged(ticket, staying, into, now);
    await tx.flush();
    await judgeAnew(tx, into, joint, now);
    const line = { actor, kind: 'merged', objectType: 'ticket' } as const;
    await writeJournal(tx, now, [
      {
        ...line,
        ticket,
        objectId: ticket.number,
        grounds: `Объединено с обращением ${into.number}: работа продолжается в нём`,
      },
      {
        ...line,
        ticket: into,
        objectId: into.number,
        grounds: `Присоединено обращение ${ticket.number}, позиций: ${moving.length}. Решение: ${verdictLabels[into.verdict]}`,
        clauses: citedBy(joint),
        after: verdictsNow(into, joint),
      },
    ]);
    await notifyTicketChanged(tx, intoId);
  });

/** The ticket to join with, locked; refused where the two can't be one. */
async function jointTicket({ tx, ticket }: LockedTicket, intoId: number): Promise<Ticket> {
  if (intoId === ticket.id) throw new ApiError('invalid-input', { fields: { intoId: 'Выберите другое обращение' } });
  const into = await lockTicket(tx, intoId);
  const refuse = (reason: string): never => {
    throw new ApiError('not-allowed-now', { reason });
  };
  if (isSettled(into.state)) refuse(`Обращение ${into.number} уже закрыто: объединить с ним нельзя.`);
  const isSameSender =
    ticket.senderPartnerId === null
      ? into.senderPartnerId === null && into.senderAddress === ticket.senderAddress
      : into.senderPartnerId === ticket.senderPartnerId;
  if (!isSameSender) refuse('Объединить можно только обращения одного отправителя.');
  if (ticket.kind !== into.kind && ticket.kind !== 'other')
    refuse('Обращения разного вида не объединить: у них разные правила. Выделите или закройте лишнее.');
  return into;
}

/** A ticket of kind `other` brings its mails and papers, and no request. */
function movingItems({ ticket, openItems }: LockedTicket, into: Ticket, held: readonly TicketItem[]): TicketItem[] {
  if (ticket.kind !== into.kind) return [];
  const keyOf = (item: TicketItem): string =>
    JSON.stringify([item.product, item.subscriberInn, item.subscriberKpp, item.targetPartnerInn]);
  const known = new Set(held.filter(({ state }) => state === 'open').map(keyOf));
  return openItems.filter((item) => item.subscriberInn === null || !known.has(keyOf(item)));
}

async function moveBelongings(tx: EntityManager, id: number, intoId: number): Promise<void> {
  for (const table of ['mail', 'note', 'outbox_message'])
    await tx.execute(`update ${table} set ticket_id = ? where ticket_id = ?`, [intoId, id]);
  await tx.execute(
    `insert into mail_link (ticket_id, mail_id) select ?, mail_id from mail_link where ticket_id = ? on conflict do nothing`,
    [intoId, id],
  );
  await tx.execute(`delete from mail_link where ticket_id = ?`, [id]);
}

function closeMerged(ticket: Ticket, staying: readonly TicketItem[], into: Ticket, now: Date): void {
  advance(ticket, 'closing');
  for (const item of staying) if (item.state === 'open') item.state = 'answered';
  ticket.mergedIntoId = into.id;
  ticket.closedAt = now;
}
