import { isDeepStrictEqual } from 'node:util';
import { type Decision, isSettled, type Verdict, verdictLabels } from '@perenos/domain';
import type { Database, EntityManager } from '../database.ts';
import { Ticket, TicketItem } from '../entities/index.ts';
import { type Actor, type JournalLine, writeJournal } from '../journal/write.ts';
import { judgeTicket, loadTicketFacts, storeJudgement, type TicketJudgement, verdictsNow } from './judge-ticket.ts';
import { notifyTicketChanged } from './numbers.ts';

/** A ticket whose decision is another one since the registry changed. */
export type JudgedAgain = { ticketId: number; number: string; before: Verdict; after: Verdict };

type Occasion = {
  actor: Actor;
  at: Date;
  /** What has changed, in Russian, with a full stop. */
  grounds: string;
};

/** Tickets with an open item about one of these subscribers. */
export async function openTicketsAbout(em: EntityManager, inns: readonly string[]): Promise<Ticket[]> {
  const items = await em.find(
    TicketItem,
    { state: 'open', subscriberInn: { $in: [...inns] } },
    { populate: ['ticket'], orderBy: { ticket: 'asc' } },
  );
  return [...new Set(items.map(({ ticket }) => ticket))].filter(({ state }) => !isSettled(state));
}

/** Open tickets about debts and restrictions that these partners ask about, or are asked about. */
export async function openTicketsAboutMoneyOf(em: EntityManager, partnerIds: readonly string[]): Promise<Ticket[]> {
  const ids = [...partnerIds];
  const items = await em.find(
    TicketItem,
    { state: 'open', ticket: { kind: { $in: ['debt-inquiry', 'unblock', 'block'] } } },
    { populate: ['ticket'], orderBy: { ticket: 'asc' } },
  );
  const concerned = items.filter(
    ({ ticket, decision }) =>
      (ticket.senderPartnerId !== null && ids.includes(ticket.senderPartnerId)) ||
      (decision?.targetPartnerId && ids.includes(decision.targetPartnerId)),
  );
  return [...new Set(concerned.map(({ ticket }) => ticket))].filter(({ state }) => !isSettled(state));
}

/** Judges the open tickets about these subscribers by the registry as it is now, as `judgeTicketsAgain` does. */
export const judgeTicketsAbout = async (
  database: Database,
  inns: readonly string[],
  occasion: Occasion,
  onProblem: OnProblem,
): Promise<JudgedAgain[]> =>
  judgeTicketsAgain(database, await openTicketsAbout(database.em(), inns), occasion, onProblem);

type OnProblem = (problem: { ticketId: number; error: unknown }) => void;

/**
 * Judges open tickets by the registry as it is now, each in a transaction of its own: they
 * take the locks of tickets, which an execution takes before those of subscribers. One that can't be judged now holds up
 * no other: it goes to `onProblem`, and is judged at the latest when somebody executes it. @returns those with another
 * decision than before.
 */
export async function judgeTicketsAgain(
  database: Database,
  tickets: readonly Pick<Ticket, 'id'>[],
  occasion: Occasion,
  onProblem: OnProblem,
): Promise<JudgedAgain[]> {
  const judged: JudgedAgain[] = [];
  for (const { id } of tickets) {
    const result = await database
      .em()
      .transactional((tx) => judgeOne(tx, id, occasion))
      .catch((error: unknown) => {
        onProblem({ ticketId: id, error });
        return null;
      });
    if (result) judged.push(result);
  }
  return judged;
}

/** A stored decision lacks what JSON can't say. */
const isSame = (stored: Decision | null, fresh: Decision | undefined): boolean =>
  isDeepStrictEqual(stored, JSON.parse(JSON.stringify(fresh ?? null)));

/** Whether a judgement says of an open item what isn't stored yet. */
export const saysAnother = (items: readonly TicketItem[], { decisions }: TicketJudgement): boolean =>
  items.some(({ state, decision }, index) => state === 'open' && !isSame(decision, decisions[index]));

/** The line of the journal about a stored judgement; `before`: the ticket's verdict until then. */
export const judgedAgainLine = (
  ticket: Ticket,
  items: readonly TicketItem[],
  before: Verdict,
  { actor, grounds }: Pick<Occasion, 'actor' | 'grounds'>,
): JournalLine => ({
  actor,
  kind: 'judged',
  ticket,
  objectType: 'ticket',
  objectId: ticket.number,
  grounds: `${grounds} Рассмотрено заново. Решение: «${verdictLabels[before]}» → «${verdictLabels[ticket.verdict]}»`,
  clauses: [...new Set(items.flatMap(({ decision }) => decision?.clauses ?? []))],
  before: { verdict: before },
  after: verdictsNow(ticket, items),
});

async function judgeOne(tx: EntityManager, id: number, occasion: Occasion): Promise<JudgedAgain | null> {
  await tx.execute('select id from ticket where id = ? for update', [id]);
  const ticket = await tx.findOneOrFail(Ticket, id);
  const items = await tx.find(TicketItem, { ticket: id }, { orderBy: { position: 'asc' } });
  if (isSettled(ticket.state)) return null;
  const { at } = occasion;
  const judgement = judgeTicket(ticket, items, await loadTicketFacts(tx, ticket, items), at);
  // A ticket that nothing has changed for stays as it is: an act on it can still be undone.
  if (!judgement || !saysAnother(items, judgement)) return null;
  const before = ticket.verdict;
  storeJudgement(ticket, items, judgement, at);
  await tx.flush();
  await writeJournal(tx, at, [judgedAgainLine(ticket, items, before, occasion)]);
  await notifyTicketChanged(tx, id);
  return { ticketId: id, number: ticket.number, before, after: ticket.verdict };
}
