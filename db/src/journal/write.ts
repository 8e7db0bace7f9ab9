import type { ClauseId, JournalKind } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { JournalEntry, type Ticket, type TicketItem } from '../entities/index.ts';

/** Who did it: the machine, or a member of the staff. */
export type Actor = { kind: 'system'; name: string } | { kind: 'user'; id: number; name: string };

export type JournalLine = {
  actor: Actor;
  kind: JournalKind;
  ticket?: Ticket | null;
  item?: TicketItem | null;
  objectType: string;
  objectId: string;
  /** In Russian, for people. */
  grounds: string;
  clauses?: ClauseId[];
  before?: unknown;
  after?: unknown;
};

/** Of tickets the panel is told by `ticket_changed`, which names them; of mails and sessions no page is kept fresh. */
const untold: ReadonlySet<string> = new Set(['ticket', 'ticket_item', 'mail', 'session']);

/**
 * Adds lines to the journal at once, in the caller's transaction. Lines are never changed afterwards. As every change of
 * an object has its line, the panel is told from here what to read again, once the transaction is committed.
 */
export async function writeJournal(em: EntityManager, at: Date, lines: readonly JournalLine[]): Promise<void> {
  if (lines.length === 0) return;
  await em.insertMany(
    JournalEntry,
    lines.map((line) => ({
      at,
      actor: line.actor.kind,
      actorId: line.actor.kind === 'user' ? line.actor.id : null,
      actorName: line.actor.name,
      kind: line.kind,
      ticket: line.ticket?.id ?? null,
      item: line.item?.id ?? null,
      objectType: line.objectType,
      objectId: line.objectId,
      grounds: line.grounds,
      clauses: line.clauses ?? [],
      before: line.before ?? null,
      after: line.after ?? null,
    })),
  );
  const told = new Set(lines.map(({ objectType }) => objectType).filter((type) => !untold.has(type)));
  for (const type of told) await em.execute(`select pg_notify('record_changed', ?)`, [type]);
}
