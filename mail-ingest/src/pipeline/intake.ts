import { createHash } from 'node:crypto';
import { type Database, keepRawMail } from '@perenos/db';
import type { Mailbox } from '@perenos/domain';
import { pipelineLimits } from './limits.ts';

/** What people may do with mails by hand, through the panel. */
export type Intake = {
  /** Keeps a mail that a person brings; it is read like any other. The same bytes twice are the same mail. @returns its id. */
  upload(mailbox: Mailbox, bytes: Uint8Array): Promise<number>;
  /** Has a kept mail read again that failed or opened no ticket. @throws {NotReprocessable} */
  reprocess(mailId: number): Promise<void>;
};

/** There is no such mail, it stands in a ticket, or it is being read right now. */
export class NotReprocessable extends Error {
  constructor(mailId: number) {
    super(`Письмо ${mailId} нельзя прочитать заново: оно стоит в обращении или как раз обрабатывается`);
    this.name = 'NotReprocessable';
  }
}

export const createIntake = (database: Database, now: () => Date = () => new Date()): Intake => ({
  upload: async (mailbox, bytes) => {
    const sourceKey = `upload:${mailbox}/${createHash('sha256').update(bytes).digest('hex')}`;
    return (await keepRawMail(database.em(), { mailbox, sourceKey, bytes }, now())).id;
  },
  reprocess: (mailId) =>
    database.em().transactional(async (em) => {
      const [mail] = await em.execute<{ id: number }[]>(
        `update mail set state = 'kept', outcome = null, reason = null, processed_at = null, content_hash = null,
           leased_until = null, not_before_at = ?, attempts = (attempts / ? + 1) * ?
         where id = ? and ticket_id is null and state <> 'kept' returning id`,
        [now(), pipelineLimits.series, pipelineLimits.series, mailId],
      );
      if (!mail) throw new NotReprocessable(mailId);
      await em.execute(`select pg_notify('mail_kept', ?)`, [String(mailId)]);
    }),
});
