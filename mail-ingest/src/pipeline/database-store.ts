import {
  type Database,
  type EntityManager,
  failMail,
  findOriginalMail,
  keepRawMail,
  loadRegistrySlice,
  Mail,
  type MailClaim,
  settleMail,
  storable,
} from '@perenos/db';
import { createRegistry, type IsoInstant, nameKey } from '@perenos/domain';
import { describeMail } from './database-mail.ts';
import { findStoredThread } from './database-thread.ts';
import { addToTicket, openNewTicket } from './database-ticket.ts';
import { repeatWindow } from './fingerprint.ts';
import type { IngestStore } from './store.ts';
import type { EarlierMail, Fingerprint } from './types.ts';

async function findStoredOriginal(
  em: EntityManager,
  mailId: string,
  fingerprint: Fingerprint,
  receivedAt: IsoInstant | null,
): Promise<EarlierMail | null> {
  const copy = { mailId: Number(mailId), ...fingerprint, receivedAt: receivedAt ? new Date(receivedAt) : null };
  const original = await findOriginalMail(em, copy, repeatWindow);
  if (!original) return null;
  const { ticket } = original;
  const opener = ticket && (await em.findOne(Mail, { ticket, outcome: 'ticket' }, { fields: ['id'] }));
  return {
    mailId: String(original.id),
    ticketId: ticket && String(ticket.id),
    threadMailId: opener && String(opener.id),
    kind: ticket?.kind ?? 'other',
  };
}

/** Logins and names of partners that stand in a text, the names as they are compared: without legal forms and blanks. */
async function partnersMeant(em: EntityManager, text: string): Promise<{ logins: string[]; nameKeys: string[] }> {
  const logins = await em.execute<{ login: string }[]>(
    'select login from partner_login where position(login in ?) > 0',
    [storable(text)],
  );
  const names = await em.execute<{ key: string }[]>(
    `select distinct name_key as key from partner where name_key <> '' and position(name_key in ?) > 0`,
    [nameKey(text)],
  );
  return { logins: logins.map((row) => row.login), nameKeys: names.map((row) => row.key) };
}

/**
 * The store of the running product, for the mail that `claim` gives the right to process: its outcome is stored exactly
 * once, and only while the claim holds. Every method is one short transaction; nothing else is awaited inside it.
 */
export function createDatabaseStore(database: Database, claim: MailClaim, now: () => Date): IngestStore {
  const settled = <T>(outcome: string, reason: string | null, work: (em: EntityManager) => Promise<T>): Promise<T> =>
    database.em().transactional(async (em) => {
      await settleMail(em, claim, { outcome, reason });
      return work(em);
    });
  return {
    keep: async (raw) => {
      const { id, fresh } = await keepRawMail(database.em(), raw, now());
      return { mailId: String(id), fresh };
    },
    findOriginal: (mailId, copy, receivedAt) => findStoredOriginal(database.em(), mailId, copy, receivedAt),
    findThread: (query) => findStoredThread(database.em(), query),
    registry: async ({ names, partnersIn, ...keys }) => {
      const em = database.em();
      const meant = partnersIn === undefined ? { logins: [], nameKeys: [] } : await partnersMeant(em, partnersIn);
      return createRegistry(
        await loadRegistrySlice(em, {
          ...keys,
          addresses: keys.addresses.map(storable),
          logins: [...keys.logins, ...meant.logins],
          nameKeys: [...names.map(nameKey), ...meant.nameKeys],
        }),
      );
    },
    openTicket: (context) => settled('ticket', null, (em) => openNewTicket(em, context, now())),
    followUp: (context) => settled('follow-up', null, (em) => addToTicket(em, context, now())),
    stop: (context, { outcome, reason }) =>
      settled(outcome, reason, async (em) => {
        const mail = await describeMail(em, claim.mailId, context);
        const ticketId = context.original?.ticketId;
        if (ticketId) em.assign(mail, { ticket: Number(ticketId) });
      }),
    fail: (context, problem, retryAt) =>
      database.em().transactional(async (em) => {
        await failMail(em, claim, problem, retryAt === null ? null : new Date(retryAt));
        // Who wrote, and about what, shows in the list. Nothing of it makes another mail its repeat: this one was never read.
        if (context.parsed) await describeMail(em, claim.mailId, { ...context, fingerprint: null });
        else await em.nativeUpdate(Mail, { id: claim.mailId }, { stepLog: context.log });
      }),
  };
}
