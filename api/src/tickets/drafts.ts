import { type EntityManager, ReplyDraft, Ticket, User } from '@perenos/db';
import type { DraftSlot } from '@perenos/domain';
import type { z } from 'zod';
import type { savedDraft } from '../contract/tickets.ts';
import { ApiError } from '../http/errors.ts';

type SavedDraft = z.infer<typeof savedDraft>;

const viewOf = ({ purpose, text, savedAt }: ReplyDraft): SavedDraft => ({
  purpose,
  text,
  savedAt: savedAt.toISOString(),
});

/** What this person has typed about the ticket and not sent yet. */
export const draftsOf = async (em: EntityManager, ticketId: number, userId: number): Promise<SavedDraft[]> =>
  (await em.find(ReplyDraft, { ticket: ticketId, user: userId }, { orderBy: { purpose: 'asc' } })).map(viewOf);

type Slot = { ticketId: number; userId: number; purpose: DraftSlot };

/** Keeps what is typed: the latest text wins. A draft changes nothing of the ticket, and nobody else sees it. */
export async function keepDraft(
  em: EntityManager,
  { ticketId, userId, purpose }: Slot,
  text: string,
  now: Date,
): Promise<SavedDraft> {
  if ((await em.count(Ticket, { id: ticketId })) === 0) throw new ApiError('not-found', { what: 'Обращение' });
  const draft = await em.upsert(
    ReplyDraft,
    {
      ticket: em.getReference(Ticket, ticketId),
      user: em.getReference(User, userId),
      purpose,
      text,
      savedAt: now,
    },
    { onConflictFields: ['ticket', 'user', 'purpose'], onConflictMergeFields: ['text', 'savedAt'] },
  );
  return viewOf(draft);
}

export const dropDraft = async (em: EntityManager, { ticketId, userId, purpose }: Slot): Promise<void> =>
  void (await em.nativeDelete(ReplyDraft, { ticket: ticketId, user: userId, purpose }));
