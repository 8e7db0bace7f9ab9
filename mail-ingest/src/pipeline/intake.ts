import { createHash } from 'node:crypto';
import { type Actor, type Database, type EntityManager, keepRawMail, writeJournal } from '@perenos/db';
import { type Mailbox, mailboxLabels } from '@perenos/domain';
import { pipelineLimits } from './limits.ts';

/** What people may do with mails by hand, through the panel. */
export type Intake = {
  /** Keeps a mail that a person brings; it is read like any other. The same bytes twice are the same mail. @returns its id. */
  upload(mailbox: Mailbox, bytes: Uint8Array): Promise<number>;
  /**
   * Has a kept mail read again that failed or opened no ticket; its raw bytes stay as they came. One that the mail server
   * didn't hand out is asked for again. @throws {NotReprocessable}
   */
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

/** A mail that the mail server didn't hand out is asked for with the next sweep. @returns false for any other mail */
async function fetchAgain(em: EntityManager, mailId: number): Promise<boolean> {
  const [mail] = await em.execute<{ id: number }[]>(
    `update mail set not_before_at = now() where id = ? and state = 'unfetched' returning id`,
    [mailId],
  );
  return mail !== undefined;
}

/** @throws {NotReprocessable} */
async function keepAgain(
  em: EntityManager,
  mailId: number,
  { charset, mailbox }: Pick<MailRepair, 'charset' | 'mailbox'>,
): Promise<void> {
  const [mail] = await em.execute<{ id: number }[]>(
    `update mail set charset = ?, mailbox = coalesce(?, mailbox), state = 'kept', outcome = null, reason = null, processed_at = null, content_hash = null,
       leased_until = null, not_before_at = now(), attempts = (attempts / ? + 1) * ?
     where id = ? and ticket_id is null and state <> 'kept' returning id`,
    [charset, mailbox, pipelineLimits.series, pipelineLimits.series, mailId],
  );
  if (!mail) throw new NotReprocessable(mailId);
}

const asReceived: MailRepair = { charset: null, mailbox: null, by: { kind: 'system', name: 'Система' } };

export const createIntake = (database: Database, now: () => Date = () => new Date()): Intake => ({
  upload: async (mailbox, bytes) => {
    const sourceKey = `upload:${mailbox}/${createHash('sha256').update(bytes).digest('hex')}`;
    return (await keepRawMail(database.em(), { mailbox, sourceKey, bytes }, now())).id;
  },
  reprocess: (mailId, { charset, mailbox, by } = asReceived) =>
    database.em().transactional(async (em) => {
      const chosen = [charset && `кодировка ${charset}`, mailbox && `ящик «${mailboxLabels[mailbox]}»`].filter(Boolean);
      const readAgain = `Письмо поставлено на повторное чтение${chosen.length > 0 ? `: ${chosen.join(', ')}` : ''}`;
      const grounds = (await fetchAgain(em, mailId)) ? 'Письмо запрошено у почтового сервера ещё раз' : readAgain;
      if (grounds === readAgain) await keepAgain(em, mailId, { charset, mailbox });
      const line = {
        actor: by,
        kind: 'mail-reprocessed',
        objectType: 'mail',
        objectId: String(mailId),
        grounds,
      } as const;
      await writeJournal(em, now(), [line]);
      await em.execute(`select pg_notify('mail_kept', ?)`, [String(mailId)]);
    }),
});
