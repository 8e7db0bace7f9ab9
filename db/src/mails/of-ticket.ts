import type { EntityManager } from '../database.ts';
import { MailLink } from '../entities/index.ts';

/** Ids of all mails of a ticket: its own, and those that it shares with the ticket that it was split off from. */
export async function mailIdsOf(em: EntityManager, ticketId: number): Promise<number[]> {
  const rows = await em.execute<{ id: number }[]>(
    `select id from mail where ticket_id = ? union select mail_id from mail_link where ticket_id = ? order by 1`,
    [ticketId, ticketId],
  );
  return rows.map(({ id }) => id);
}

/** Gives a ticket a share in mails that stay where they are. Those that it has already are passed over. */
export async function shareMails(em: EntityManager, ticketId: number, mailIds: readonly number[]): Promise<void> {
  if (mailIds.length === 0) return;
  await em.upsertMany(
    MailLink,
    mailIds.map((mail) => ({ ticket: ticketId, mail })),
    { onConflictAction: 'ignore' },
  );
}
