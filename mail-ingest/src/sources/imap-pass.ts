import { createHash } from 'node:crypto';
import type { ImapFlow } from 'imapflow';
import { download, markSeen, uidsIn } from './imap-connection.ts';
import { type ImapMessage, type ImapOptions, sourceKeyOf } from './imap-types.ts';
import type { Patience } from './patience.ts';

/** What a pass over the folder works with. */
export type Pass = { client: ImapFlow; options: ImapOptions; patience: Patience; progress: () => void };

/** Keeps a message, unless it is gone. @returns whether it was there. */
async function keepMessage({ client, options, patience, progress }: Pass, message: ImapMessage, hope: Hope) {
  const { mailbox, memory } = options;
  patience.begin(message, hope.attempts);
  const bytes = await download(client, message.uid, progress);
  const known =
    bytes === null ||
    (hope.mayBeKept && (await memory.isKept(mailbox, createHash('sha256').update(bytes).digest('hex'))));
  if (!known) await options.keep({ mailbox: mailbox.mailbox, sourceKey: sourceKeyOf(mailbox, message), bytes });
  patience.done();
  return bytes !== null;
}

/**
 * Behind which message a folder is begun: what was received on the day (of the server's clock) or later is read, and so is
 * all that has come to lie behind it. Once the folder has a position the day means nothing any more: an old mail that is
 * moved in is a new one.
 */
async function skipHistory({ client, options }: Pass, uidValidity: string): Promise<number> {
  const { mailbox, since = null, memory } = options;
  if (since === null) return 0;
  // All of them first: what arrives between the two answers must not count as history.
  const all = await uidsIn(client, '1:*');
  const [first = Number.POSITIVE_INFINITY] = (await uidsIn(client, '1:*', since)).sort((a, b) => a - b);
  const history = all.filter((uid) => uid < first).sort((a, b) => a - b);
  const lastUid = history.at(-1) ?? 0;
  await memory.moveTo(mailbox, { uidValidity, lastUid });
  options.onEvent({ kind: 'history-left', mailbox: mailbox.mailbox, mails: history.length, since });
  return lastUid;
}

/** Keeps what is new in the open folder, oldest first, and marks each message only once it is kept. */
async function keepNew(pass: Pass, uidValidity: string): Promise<void> {
  const { client, options, progress } = pass;
  const { mailbox, memory } = options;
  const before = await memory.position(mailbox);
  const recreated = before !== null && before.uidValidity !== uidValidity;
  const lastUid = before && !recreated ? before.lastUid : await skipHistory(pass, uidValidity);
  // `n:*` answers with the last message even if its UID is below n (RFC 3501, 6.4.8).
  const found = (await uidsIn(client, `${lastUid + 1}:*`)).filter((uid) => uid > lastUid);
  for (const uid of found.sort((a, b) => a - b)) {
    const there = await keepMessage(pass, { uidValidity, uid }, { attempts: fetchAttempts, mayBeKept: true });
    await memory.moveTo(mailbox, { uidValidity, lastUid: uid });
    if (there) await markSeen(client, uid);
    progress();
  }
}

/** Tries what was put aside again: at the end of a pass, when nothing waits behind it. */
async function keepAside(pass: Pass, uidValidity: string): Promise<void> {
  const { mailbox, memory } = pass.options;
  for (const message of await memory.dueAside(mailbox)) {
    const there =
      message.uidValidity === uidValidity && (await keepMessage(pass, message, { attempts: 1, mayBeKept: false }));
    if (there) await markSeen(pass.client, message.uid);
    else await memory.giveUp(mailbox, message);
    pass.progress();
  }
}

/** Keeps what is new in the open folder, then what was put aside. */
export async function lookThrough(pass: Pass): Promise<void> {
  const { mailbox } = pass.client;
  if (!mailbox) throw new Error('no folder is open');
  const uidValidity = String(mailbox.uidValidity);
  await keepNew(pass, uidValidity);
  await keepAside(pass, uidValidity);
}

/** How often a new message may fail before it is put aside: a line that breaks hits another message each time. */
const fetchAttempts = 3;
/** `mayBeKept`: its bytes may have been kept under another number; also where a pass over a recreated folder was cut short. */
type Hope = { attempts: number; mayBeKept: boolean };
