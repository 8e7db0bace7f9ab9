import { createHash } from 'node:crypto';
import { type Database, type EntityManager, loadRegistrySlice, Mail } from '@perenos/db';
import { createRegistry, type IsoInstant, nameKey } from '@perenos/domain';
import { describeMail, lockMail } from './database-mail.ts';
import { findStoredThread } from './database-thread.ts';
import { addToTicket, openNewTicket } from './database-ticket.ts';
import { repeatWindow } from './fingerprint.ts';
import { required } from './required.ts';
import type { IngestStore } from './store.ts';
import type { EarlierMail, Fingerprint } from './types.ts';

type OriginalRow = { id: number; ticket_id: number | null; kind: EarlierMail['kind'] | null; opener: number | null };

async function findStoredOriginal(
  em: EntityManager,
  mailId: string,
  copy: Fingerprint,
  receivedAt: IsoInstant | null,
): Promise<EarlierMail | null> {
  const at = receivedAt === null ? null : Date.parse(receivedAt);
  const from = at === null ? null : new Date(at - repeatWindow);
  const until = at === null ? null : new Date(at + repeatWindow);
  const [row] = await em.execute<OriginalRow[]>(
    `select m.id, m.ticket_id, t.kind,
            (select min(o.id) from mail o where o.ticket_id = t.id and o.outcome = 'ticket') as opener
     from mail m left join ticket t on t.id = m.ticket_id
     where m.id < ? and m.state = 'processed' and m.content_hash = ?
       and (m.message_id = ? or m.received_at between ? and ?)
     order by m.id limit 1`,
    [Number(mailId), copy.contentHash, copy.messageId, from, until],
  );
  if (!row) return null;
  const id = (value: number | null): string | null => (value === null ? null : String(value));
  return {
    mailId: String(row.id),
    ticketId: id(row.ticket_id),
    threadMailId: id(row.opener),
    kind: row.kind ?? 'other',
  };
}

/** The store of the running product. Every method is one short transaction; nothing else is awaited inside it. */
export function createDatabaseStore(database: Database, now: () => Date = () => new Date()): IngestStore {
  const transaction = <T>(work: (em: EntityManager) => Promise<T>): Promise<T> => database.em().transactional(work);
  return {
    keep: async (raw) => {
      const [row] = await database.em().execute<{ id: number }[]>(
        `insert into mail (mailbox, source_key, sha256, raw, kept_at, not_before_at) values (?, ?, ?, ?, ?, ?)
         on conflict (source_key) do nothing returning id`,
        [raw.mailbox, raw.sourceKey, createHash('sha256').update(raw.bytes).digest('hex'), raw.bytes, now(), now()],
      );
      if (row) return { mailId: String(row.id), fresh: true };
      const known = await database.em().findOneOrFail(Mail, { sourceKey: raw.sourceKey }, { fields: ['id'] });
      return { mailId: String(known.id), fresh: false };
    },
    findOriginal: (mailId, copy, receivedAt) => findStoredOriginal(database.em(), mailId, copy, receivedAt),
    findThread: (query) => findStoredThread(database.em(), query),
    registry: async ({ names, ...keys }) =>
      createRegistry(await loadRegistrySlice(database.em(), { ...keys, nameKeys: names.map(nameKey) })),
    openTicket: (context) => transaction((em) => openNewTicket(em, context, now())),
    followUp: (context) => transaction((em) => addToTicket(em, context, now())),
    stop: (context, { outcome, reason }) =>
      transaction(async (em) => {
        const mail = await lockMail(em, required(context, 'mailId'));
        describeMail(mail, context, outcome, reason, now());
        const ticketId = context.original?.ticketId;
        if (ticketId) em.assign(mail, { ticket: Number(ticketId) });
      }),
    fail: (context, problem, retryAt) =>
      transaction(async (em) => {
        const mail = await lockMail(em, required(context, 'mailId'));
        mail.stepLog = context.log;
        mail.leasedUntil = null;
        mail.reason = problem;
        if (retryAt) mail.notBeforeAt = new Date(retryAt);
        else mail.state = 'failed';
      }),
  };
}
