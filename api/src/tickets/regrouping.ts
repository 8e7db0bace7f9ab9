import {
  type EntityManager,
  judgeTicket,
  loadTicketFacts,
  type StoredJudgement,
  storeJudgement,
  Ticket,
  type TicketItem,
} from '@perenos/db';
import { itemFields, type RequestedItem, requestFields, type Sender } from '@perenos/domain';
import { ApiError } from '../http/errors.ts';

/** The part of a judgement that is about some of the ticket's items, by their places among them. */
export const partOf = (judgement: StoredJudgement, places: readonly number[]): StoredJudgement => {
  const at = <T>(list: readonly T[]): T[] => places.flatMap((place) => list.slice(place, place + 1));
  return {
    ...judgement,
    decisions: at(judgement.decisions),
    itemStarts: places.map((place) => judgement.itemStarts[place] ?? null),
    request: { ...judgement.request, items: at(judgement.request.items) },
  };
};

/** Who may ask speaks for all only if everybody may (1.1). */
const weaker = (one: Sender, other: Sender): Sender =>
  [one, other].find(({ role }) => role === 'unknown') ?? [one, other].find(({ role }) => role === 'subscriber') ?? one;

/** What two tickets rest on together: of what they differ in, the weaker. The items of `added` follow those of `held`. */
export const together = (held: StoredJudgement, added: StoredJudgement): StoredJudgement => ({
  ...held,
  decisions: [...held.decisions, ...added.decisions],
  itemStarts: [...held.itemStarts, ...added.itemStarts],
  sender: weaker(held.sender, added.sender),
  dkim: held.dkim === 'fail' || added.dkim === 'fail' ? 'fail' : held.dkim === added.dkim ? held.dkim : null,
  requestDate: held.requestDate > added.requestDate ? held.requestDate : added.requestDate,
  request: {
    ...held.request,
    items: [...held.request.items, ...added.request.items],
    picturedFields: requestFields.filter((field) =>
      [...held.request.picturedFields, ...added.request.picturedFields].includes(field),
    ),
  },
});

type Said = Pick<RequestedItem, 'doubtful'>;

/** The reading of mails doubts every field where a mail takes a request back, forbids it or puts it off. */
export const takesBack = (items: readonly Said[]): boolean =>
  items.length > 0 && items.every(({ doubtful }) => requestFields.every((field) => doubtful.includes(field)));

/** Makes every field of what is still open doubtful: only a person can tell whether it is still wanted. */
export function contest(ticket: Ticket, items: readonly TicketItem[]): void {
  for (const item of items) if (item.state === 'open') item.doubtful = [...itemFields];
  const { judgement } = ticket;
  if (judgement === null) return;
  const doubted = judgement.request.items.map((item, place) =>
    items[place]?.state === 'open' ? { ...item, doubtful: [...itemFields] } : item,
  );
  ticket.judgement = { ...judgement, request: { ...judgement.request, items: doubted } };
}

/** Puts items at a ticket, from place `from` on. One by one: no two may stand at one place even for a moment. */
export async function placeItems(
  tx: EntityManager,
  ticket: Ticket,
  items: readonly TicketItem[],
  from: number,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    item.ticket = tx.getReference(Ticket, ticket.id);
    item.position = from + index;
    await tx.flush();
  }
}

/** The clauses that the items' decisions rest on, without repetitions. */
export const citedBy = (items: readonly TicketItem[]): string[] => [
  ...new Set(items.flatMap(({ decision }) => decision?.clauses ?? [])),
];

/** Judges a ticket by what it consists of now, and stores it. Its changes must be flushed. */
export async function judgeAnew(
  tx: EntityManager,
  ticket: Ticket,
  items: readonly TicketItem[],
  now: Date,
): Promise<void> {
  const judgement = judgeTicket(ticket, items, await loadTicketFacts(tx, ticket, items), now);
  if (!judgement) throw notJudged();
  storeJudgement(ticket, items, judgement, now);
  await tx.flush();
}

export const notJudged = (): ApiError =>
  new ApiError('not-allowed-now', { reason: 'Обращение ещё не рассмотрено: повторите через минуту.' });
