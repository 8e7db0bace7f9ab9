import { type Database, dueUnfetched, giveUpUnfetched, ImapCursor, Mail, putAsideUnfetched } from '@perenos/db';
import { pause } from '../pause.ts';
import { type ImapMemory, type ImapMessage, sourceKeyOf } from './imap-types.ts';
import { backOff, sourceLimits } from './limits.ts';
import type { ImapMailbox } from './settings.ts';

/** How often a process asks whether it may become a mailbox's reader. In milliseconds. */
const askAgain = 15_000;

/** One mailbox may hold several folders over time: what is remembered belongs to server, user and folder. */
const serverOf = ({ host, user, folder }: ImapMailbox): string => `${host}/${user}/${folder}`;

const keyParts = /^(.*)\/(\d+)\/(\d+)$/;

/** The messages among these keys that are of this server, user and folder. */
const messagesIn = (mailbox: ImapMailbox, keys: readonly string[]): ImapMessage[] =>
  keys.flatMap((key) => {
    const [, , uidValidity = '', uid = ''] = keyParts.exec(key) ?? [];
    const message = { uidValidity, uid: Number(uid) };
    return sourceKeyOf(mailbox, message) === key ? [message] : [];
  });

const asideBackOff = (attempts: number): number => backOff(attempts, sourceLimits.asideFirst, sourceLimits.asideMost);

/** What IMAP readers remember, in the database: cursors, and who reads which mailbox. */
export const createDatabaseMemory = (database: Database): ImapMemory => ({
  position: async (mailbox) => {
    const cursor = await database.em().findOne(ImapCursor, { mailbox: mailbox.mailbox, host: serverOf(mailbox) });
    return cursor && { uidValidity: cursor.uidValidity, lastUid: cursor.lastUid };
  },
  moveTo: async (mailbox, { uidValidity, lastUid }) => {
    const key = { mailbox: mailbox.mailbox, host: serverOf(mailbox) };
    await database.em().upsert(ImapCursor, { ...key, uidValidity, lastUid, updatedAt: new Date() });
  },
  // Of what was put aside unfetched there are no bytes: it must not pass for an empty message.
  isKept: async ({ mailbox }, sha256) =>
    (await database.em().count(Mail, { mailbox, sha256, state: { $ne: 'unfetched' } })) > 0,
  putAside: (mailbox, message, problem) => {
    const aside = { mailbox: mailbox.mailbox, sourceKey: sourceKeyOf(mailbox, message), problem };
    return putAsideUnfetched(database.em(), aside, new Date(), asideBackOff);
  },
  dueAside: async (mailbox) => messagesIn(mailbox, await dueUnfetched(database.em(), mailbox.mailbox)),
  giveUp: (mailbox, message) => giveUpUnfetched(database.em(), sourceKeyOf(mailbox, message)),
  asOnlyReader: async (mailbox, signal, body) => {
    while (!signal.aborted) {
      const lock = await database.tryLock(`imap:${mailbox.mailbox}`);
      if (!lock) {
        await pause(askAgain, signal);
        continue;
      }
      try {
        await body(AbortSignal.any([signal, lock.lost]));
      } finally {
        await lock.release();
      }
    }
  },
});
