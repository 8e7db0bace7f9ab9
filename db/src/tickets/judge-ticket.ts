import {
  createRegistry,
  defaultWorkingTime,
  type Edition,
  type IsoDate,
  type JudgedItem,
  type JudgedNow,
  judgedEvent,
  judgeThread,
  moscowDateOf,
  nameKey,
  type OfficialLetter,
  type PaymentDocument,
  type ProductionCalendar,
  type Registry,
  type RequestedItem,
  senderNow,
  type ThreadJudgement,
  transition,
  worstVerdict,
} from '@perenos/domain';
import { loadCalendar } from '../calendar/load-calendar.ts';
import type { EntityManager } from '../database.ts';
import { Document, type StoredJudgement, type Ticket, type TicketItem } from '../entities/index.ts';
import { mailIdsOf } from '../mails/of-ticket.ts';
import { loadRegistrySlice, type RegistryKeys } from '../registry/load.ts';
import { loadEditions } from '../regulation/load-editions.ts';

type Papers = { letters: OfficialLetter[]; payments: PaymentDocument[] };

/** What a ticket is judged, planned and answered by, beside its own rows. */
export type TicketFacts = Papers & {
  /** The part of the registry that the ticket touches: a plan made of it is what an execution in this transaction does. */
  registry: Registry;
  calendar: ProductionCalendar;
  /** Those that may be in force on the day of the request. */
  editions: readonly Edition[];
};

export type TicketJudgement = ThreadJudgement & { requestDate: IsoDate };

/** An item as it stands: what the mails say, with persons' corrections in place. */
export const requestedItem = (item: TicketItem): RequestedItem => ({
  product: item.product,
  subscriberInn: item.subscriberInn,
  subscriberKpp: item.subscriberKpp,
  subscriberName: item.subscriberName,
  targetPartnerName: item.targetPartnerName,
  targetPartnerInn: item.targetPartnerInn,
  targetPartnerLogin: item.targetPartnerLogin,
  wishedDate: item.wishedDate,
  doubtful: item.doubtful,
  evidence: item.evidence,
});

/** All letters and payment documents of the ticket's mails, in the order in which the mails came. */
export async function loadPapers(em: EntityManager, ticketId: number): Promise<Papers> {
  const documents = await em.find(
    Document,
    { mail: { $in: await mailIdsOf(em, ticketId) }, kind: { $in: ['letter', 'payment'] } },
    { orderBy: [{ mail: { receivedAt: 'asc nulls last' } }, { id: 'asc' }], fields: ['letter', 'payment'] },
  );
  return {
    letters: documents.flatMap(({ letter }) => letter ?? []),
    payments: documents.flatMap(({ payment }) => payment ?? []),
  };
}

const present = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value): value is string => value !== null && value !== '')),
];

function keysOf(
  items: readonly TicketItem[],
  { letters, payments }: Papers,
  sender: Pick<StoredJudgement['sender'], 'address' | 'partnerId'>,
): RegistryKeys {
  const names = [
    ...items.flatMap((item) => [item.subscriberName, item.targetPartnerName]),
    ...letters.flatMap((letter) => [letter.subscriberName, letter.targetPartnerName]),
  ];
  return {
    inns: present([
      ...items.flatMap((item) => [item.subscriberInn, item.targetPartnerInn]),
      ...letters.flatMap((letter) => [letter.subscriberInn, letter.targetPartnerInn, ...letter.groupInns]),
      ...payments.flatMap((payment) => [payment.payerInn, payment.payeeInn]),
    ]),
    nameKeys: present(present(names).map(nameKey)),
    logins: present(items.map((item) => item.targetPartnerLogin)),
    addresses: [sender.address],
    partnerIds: present([sender.partnerId]),
  };
}

/** Loads what a ticket is judged by, from the registry as it is now. */
export async function loadTicketFacts(
  em: EntityManager,
  ticket: Ticket,
  items: readonly TicketItem[],
): Promise<TicketFacts> {
  const papers = await loadPapers(em, ticket.id);
  const sender = ticket.judgement?.sender ?? { address: ticket.senderAddress, partnerId: ticket.senderPartnerId };
  const registry = createRegistry(await loadRegistrySlice(em, keysOf(items, papers, sender)));
  return { ...papers, registry, calendar: await loadCalendar(em), editions: await loadEditions(em) };
}

/**
 * Judges a stored ticket by the facts given, at the instant `at`. `items` are all of its items in order; those that are
 * settled keep their decision. Terms and ages go by the request's date; who asks and what holds a transfer back, by `at`.
 * null: the ticket was never judged. Throws `CalendarYearMissing`.
 */
export function judgeTicket(
  ticket: Ticket,
  items: readonly TicketItem[],
  facts: TicketFacts,
  at: Date,
): TicketJudgement | null {
  const stored = ticket.judgement;
  if (stored === null) return null;
  const judged = {
    mailbox: ticket.mailbox,
    kind: ticket.kind,
    sender: senderNow(stored.sender, facts.registry),
    requestDate: stored.requestDate,
    today: moscowDateOf(at.toISOString()),
    picturedFields: stored.request.picturedFields,
    dkim: stored.dkim,
  };
  const judgement = judgeThread({
    ...judged,
    ...facts,
    items: items.map(requestedItem),
    settled: items.map((item) => (item.state === 'open' ? null : item.decision)),
    previousStarts: stored.itemStarts,
    at: at.toISOString(),
    settings: defaultWorkingTime,
  });
  return { ...judgement, requestDate: judged.requestDate };
}

/** What the journal tells after a judgement: of several open items each one's own verdict, too, which the worst doesn't tell. */
export function verdictsNow(ticket: Pick<Ticket, 'verdict'>, items: readonly TicketItem[]): JudgedNow {
  const open = items.filter(({ state }) => state === 'open');
  if (open.length < 2) return { verdict: ticket.verdict };
  const ofItem = ({ id, position, verdict, decision }: TicketItem): JudgedItem => ({
    itemId: id,
    position: position + 1,
    verdict,
    clauses: decision?.clauses ?? [],
  });
  return { verdict: ticket.verdict, items: open.map(ofItem) };
}

/** Puts a judgement into the ticket and its items: decisions, starts of clocks, overall verdict, and the state that follows. */
export function storeJudgement(
  ticket: Ticket,
  items: readonly TicketItem[],
  { decisions, itemStarts, requestDate }: Pick<TicketJudgement, 'decisions' | 'itemStarts' | 'requestDate'>,
  at: Date,
): void {
  const stored = ticket.judgement;
  if (stored === null) return;
  for (const [index, item] of items.entries()) {
    const decision = decisions[index];
    if (!decision || item.state !== 'open') continue;
    item.decision = decision;
    item.verdict = decision.verdict;
    item.subject = decision.subject;
  }
  const edition = decisions[0]?.edition ?? stored.edition;
  ticket.judgement = { ...stored, at: at.toISOString(), edition, decisions, itemStarts, requestDate };
  const open = items.filter((item) => item.state === 'open').map((item) => item.verdict);
  if (open.length > 0) ticket.verdict = worstVerdict(open);
  const next = transition(ticket.state, judgedEvent(open));
  if (next.ok) ticket.state = next.state;
}
