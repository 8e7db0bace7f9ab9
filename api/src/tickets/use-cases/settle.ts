import { JournalEntry, type TicketItem } from '@perenos/db';
import { judgedEvent, transition, worstVerdict } from '@perenos/domain';
import { advance, type LockedTicket } from './with-ticket.ts';

type Settlement = { state: Exclude<TicketItem['state'], 'open'>; event: 'execution' | 'refusal' | 'answer' };

/**
 * Marks items as settled and makes of the ticket what follows: settled with its last item, else it goes on with the
 * rest — its verdict, clock and state are those of the items that are still open.
 */
export async function settleItems(
  locked: LockedTicket,
  settled: readonly TicketItem[],
  { state, event }: Settlement,
): Promise<void> {
  const { ticket, items, now } = locked;
  for (const item of settled) {
    item.state = state;
    if (state === 'executed') item.executedAt = now;
  }
  const open = items.filter((item) => item.state === 'open');
  if (open.length === 0) {
    advance(ticket, event);
    ticket.closedAt = now;
    return;
  }
  const verdicts = open.map(({ verdict }) => verdict);
  ticket.verdict = worstVerdict(verdicts);
  stopClocks(locked, settled);
  const waitsForData = verdicts.every((verdict) => verdict === 'request-data') && (await wasAsked(locked));
  const next = transition(ticket.state, waitsForData ? 'data-asked' : judgedEvent(verdicts));
  if (next.ok) ticket.state = next.state;
}

/** Stops the clocks of some items now; the ticket's own is the earliest of those that still run. */
export function stopClocks({ ticket, items, now }: LockedTicket, stopped: readonly TicketItem[]): void {
  const judgement = ticket.judgement;
  if (judgement === null) return;
  const itemStarts = judgement.itemStarts.map((start, index) => {
    const item = items[index];
    return item && (item.state !== 'open' || stopped.includes(item)) ? null : start;
  });
  ticket.judgement = { ...judgement, at: now.toISOString(), itemStarts };
}

/** Were the missing data asked for since the asker last supplied something, in a letter that wasn't taken back? */
async function wasAsked({ tx, ticket }: LockedTicket): Promise<boolean> {
  const lines = await tx.find(
    JournalEntry,
    { ticket: ticket.id, kind: { $in: ['data-asked', 'undone'] }, at: { $gte: ticket.receivedAt } },
    { fields: ['kind', 'before'] },
  );
  const asked = lines.filter(({ kind }) => kind === 'data-asked').length;
  const undone = lines.filter(({ kind, before }) => kind === 'undone' && undoneAction(before) === 'ask-data').length;
  return asked > undone;
}

const undoneAction = (before: unknown): unknown =>
  typeof before === 'object' && before !== null && 'action' in before ? before.action : null;
