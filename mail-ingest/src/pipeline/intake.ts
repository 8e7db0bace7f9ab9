import { createHash } from 'node:crypto';
import { type Actor, type Database, keepRawMail, writeJournal } from '@perenos/db';
import { type Mailbox, mailboxLabels } from '@perenos/domain';
import { pipelineLimits } from './limits.ts';

/** What people may do with mails by hand, through the panel. */
export type Intake = {
  /** Keeps a mail that a person brings; it is read like any other. The same bytes twice are the same mail. @returns its id. */
  upload(mailbox: Mailbox, bytes: Uint8Array): Promise<number>;
  /** Has a kept mail read again that failed or opened no ticket; its raw bytes stay as they came. @throws {NotReprocessable} */
  reprocess(mailId: number, repair?: MailRepair): Promise<void>;
};

/** What a person puts right before a mail is read again. */
export type MailRepair = {
  /** For the mail's texts, instead of what they declare; null: as they declare. */
  charset: string | null;
  /** null: the mailbox that it came to. */
  mailbox: Mailbox | null;
  by: Actor;
};

/** There is no such mail, it stands in a ticket, or it is being read right now. */
export class NotReprocessable extends Error {
  constructor(mailId: number) {
    super(`Письмо ${mailId} нельзя прочитать заново: оно стоит в обращении или как раз обрабатывается`);
    this.name = 'NotReprocessable';
  }
}

const asReceived: MailRepair = { charset: null, mailbox: null, by: { kind: 'system', name: 'Система' } };

export const createIntake = (database: Database, now: () => Date = () => new Date()): Intake => ({
  upload: async (mailbox, bytes) => {
    const sourceKey = `upload:${mailbox}/${createHash('sha256').update(bytes).digest('hex')}`;
    return (await keepRawMail(database.em(), { mailbox, sourceKey, bytes }, now())).id;
  },
  reprocess: (mailId, { charset, mailbox, by } = asReceived) =>
    database.em().transactional(async (em) => {
      const [mail] = await em.execute<{ id: number }[]>(
        `update mail set charset = ?, mailbox = coalesce(?, mailbox), state = 'kept', outcome = null, reason = null, processed_at = null, content_hash = null,
           leased_until = null, not_before_at = ?, attempts = (attempts / ? + 1) * ?
         where id = ? and ticket_id is null and state <> 'kept' returning id`,
        [charset, mailbox, now(), pipelineLimits.series, pipelineLimits.series, mailId],
      );
      if (!mail) throw new NotReprocessable(mailId);
      const chosen = [charset && `кодировка ${charset}`, mailbox && `ящик «${mailboxLabels[mailbox]}»`].filter(Boolean);
      await writeJournal(em, now(), [
        {
          actor: by,
          kind: 'mail-reprocessed',
          objectType: 'mail',
          objectId: String(mailId),
          grounds: `Письмо поставлено на повторное чтение${chosen.length > 0 ? `: ${chosen.join(', ')}` : ''}`,
        },
      ]);
      await em.execute(`select pg_notify('mail_kept', ?)`, [String(mailId)]);
    }),
});
