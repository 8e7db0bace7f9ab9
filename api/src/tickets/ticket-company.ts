import { type EntityManager, Mention, Note, Ticket, type User, viewersOf } from '@perenos/db';
import { systemName } from '@perenos/domain';
import type { TicketDetail } from '../contract/tickets.ts';
import { limits } from '../limits.ts';

/** What colleagues have told each other about a ticket, oldest first. */
export async function notesOf(em: EntityManager, ticketId: number): Promise<TicketDetail['notes']> {
  const notes = await em.find(Note, { ticket: ticketId }, { populate: ['author'], orderBy: { id: 'asc' } });
  if (notes.length === 0) return [];
  const mentions = await em.find(
    Mention,
    { note: { $in: notes.map(({ id }) => id) } },
    { populate: ['user'], orderBy: { id: 'asc' } },
  );
  const byNote = Map.groupBy(mentions, ({ note }) => note.id);
  return notes.map(({ id, at, author, text }) => ({
    id,
    at: at.toISOString(),
    authorId: author?.id ?? null,
    authorName: author?.name ?? systemName,
    text,
    mentions: (byNote.get(id) ?? []).map(({ user }) => nameOf(user)),
  }));
}

const nameOf = ({ id, name }: Pick<User, 'id' | 'name'>): { id: number; name: string } => ({ id, name });

/** Who else looks at a ticket now. */
export async function otherViewers(
  em: EntityManager,
  ticketId: number,
  { userId, now }: { userId: number; now: Date },
): Promise<TicketDetail['viewers']> {
  const viewers = await viewersOf(em, ticketId, new Date(now.getTime() - limits.presence));
  return viewers.filter(({ id }) => id !== userId);
}

/** The tickets that this one was joined with or parted from. */
export async function linksOf(em: EntityManager, ticket: Ticket): Promise<TicketDetail['links']> {
  const { id, mergedIntoId, splitFromId } = ticket;
  const tickets = await em.find(
    Ticket,
    {
      $or: [
        { id: { $in: [mergedIntoId, splitFromId].flatMap((other) => other ?? []) } },
        { mergedIntoId: id },
        { splitFromId: id },
      ],
    },
    { fields: ['number', 'mergedIntoId', 'splitFromId'], orderBy: { id: 'asc' } },
  );
  return tickets.map((other) => ({ kind: kindOf(ticket, other), id: other.id, number: other.number }));
}

type Joined = Pick<Ticket, 'id' | 'mergedIntoId' | 'splitFromId'>;

function kindOf(ticket: Joined, other: Joined): TicketDetail['links'][number]['kind'] {
  if (ticket.mergedIntoId === other.id) return 'merged-into';
  if (ticket.splitFromId === other.id) return 'split-from';
  return other.mergedIntoId === ticket.id ? 'merged-from' : 'split-into';
}
