import { notifyTicketChanged, Ticket, writeJournal, writeNote } from '@perenos/db';
import type { ApiDependencies } from '../../app-environment.ts';
import { actorOf } from '../../auth/journal.ts';
import { ApiError } from '../../http/errors.ts';
import type { Acting } from './with-ticket.ts';

/** Leaves a note for colleagues. Anybody may, whatever the ticket's state: it decides nothing and doesn't leave the house. */
export const addNote = (
  deps: ApiDependencies,
  { user }: Acting,
  id: number,
  { text }: { text: string },
): Promise<void> =>
  deps.database.em().transactional(async (tx) => {
    const ticket = await tx.findOne(Ticket, { id });
    if (!ticket) throw new ApiError('not-found', { what: 'Обращение' });
    const now = deps.now();
    const note = await writeNote(tx, { ticket, authorId: user.id, text, at: now });
    await writeJournal(tx, now, [
      {
        actor: actorOf(user),
        kind: 'noted',
        ticket,
        objectType: 'note',
        objectId: String(note.id),
        grounds: 'Оставлена заметка для коллег',
      },
    ]);
    await notifyTicketChanged(tx, id);
  });
