import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Mailbox } from '@perenos/domain';
import { type FetchQueryObject, ImapFlow } from 'imapflow';
import cron from 'node-cron';
import type { Keep } from './folder.ts';
import { backOff, sourceLimits } from './limits.ts';
import { truncatedMail } from './oversized.ts';
import type { ImapMailbox } from './settings.ts';

/** Up to which message a mailbox was kept. UIDs only mean something together with their UIDVALIDITY (RFC 3501, 2.3.1.1). */
export type ImapPosition = { uidValidity: string; lastUid: number };
export type ImapMessage = { uidValidity: string; uid: number };

/** What a message is known by once and for all. */
export const sourceKeyOf = ({ host, user, folder }: ImapMailbox, { uidValidity, uid }: ImapMessage): string =>
  `imap:${host}/${user}/${folder}/${uidValidity}/${uid}`;

/** What the reader remembers between connections. */
export type ImapMemory = {
  position(mailbox: ImapMailbox): Promise<ImapPosition | null>;
  moveTo(mailbox: ImapMailbox, position: ImapPosition): Promise<void>;
  /** Whether these very bytes, `Received:` lines and all, were kept before: after a change of UIDVALIDITY. */
  isKept(mailbox: ImapMailbox, sha256: string): Promise<boolean>;
  /** Puts a message aside that can't be had: people see it, and it is tried again later. */
  putAside(mailbox: ImapMailbox, message: ImapMessage, problem: string): Promise<void>;
  /** The messages that were put aside and are to be tried again now. */
  dueAside(mailbox: ImapMailbox): Promise<ImapMessage[]>;
  /** A message that was put aside isn't there any more. */
  giveUp(mailbox: ImapMailbox, message: ImapMessage): Promise<void>;
  /**
   * Runs `body` as the mailbox's only reader; waits (until the signal) while another process is. The signal that `body`
   * gets is also given when the process loses that right.
   */
  asOnlyReader(mailbox: ImapMailbox, signal: AbortSignal, body: (signal: AbortSignal) => Promise<void>): Promise<void>;
};

export type ImapEvent =
  | { kind: 'connected'; mailbox: Mailbox }
  /** Mails older than the day from which on a new mailbox is read: they stay on the server as they are. */
  | { kind: 'history-left'; mailbox: Mailbox; mails: number; since: string }
  /** Everything that lay there is kept or put aside. */
  | { kind: 'checked'; mailbox: Mailbox }
  | { kind: 'put-aside'; mailbox: Mailbox; uid: number; error: unknown }
  | { kind: 'lost'; mailbox: Mailbox; error: unknown; retryInMs: number };

export type ImapOptions = {
  mailbox: ImapMailbox;
  /** 'YYYY-MM-DD': from which day on a folder is read that was never read before; null: from its first mail. */
  since?: string | null;
  keep: Keep;
  memory: ImapMemory;
  onEvent: (event: ImapEvent) => void;
  /** Cron pattern of the sweep that doesn't rely on IDLE: it can die silently. */
  sweepAt?: string;
  reconnectFirst?: number;
  /** After how long a server counts as silent in the middle of a command. In milliseconds. */
  stall?: number;
};

async function connect(mailbox: ImapMailbox): Promise<ImapFlow> {
  const ca = mailbox.caFile ? await readFile(mailbox.caFile) : undefined;
  return new ImapFlow({
    host: mailbox.host,
    port: mailbox.port,
    secure: mailbox.secure,
    // Without `secure` the password goes out only after STARTTLS.
    ...(mailbox.secure ? {} : { doSTARTTLS: true }),
    auth: { user: mailbox.user, pass: mailbox.password, accessToken: mailbox.accessToken },
    tls: ca ? { ca } : {},
    logger: false,
    maxIdleTime: sourceLimits.imapIdle,
    socketTimeout: sourceLimits.imapIdle * 2,
    connectionTimeout: 30_000,
  });
}

/** @throws what the server refuses: a search that fails would look like an empty folder. */
async function uidsIn(client: ImapFlow, range: string, since?: string): Promise<number[]> {
  const found = await client.search({ uid: range, ...(since && { since: new Date(since) }) }, { uid: true });
  if (!found) throw new Error('the server did not answer the search');
  return found;
}

/**
 * The message's bytes, in pieces until nothing more comes: what the server says of its size is believed only as far as
 * to read the beginning alone of one that is too large. null: it was deleted meanwhile.
 */
async function download(client: ImapFlow, uid: number, progress: () => void): Promise<Uint8Array | null> {
  const fetch = (query: FetchQueryObject) => client.fetchOne(String(uid), query, { uid: true });
  const head = await fetch({ size: true });
  if (!head) {
    if ((await uidsIn(client, String(uid))).includes(uid)) throw new Error(`message ${uid} is listed, not handed out`);
    return null;
  }
  const size = head.size ?? 0;
  const tooLarge = size > sourceLimits.mailBytes;
  const most = tooLarge ? sourceLimits.headBytes : sourceLimits.mailBytes;
  const chunks: Buffer[] = [];
  for (let start = 0; start < most; ) {
    const piece = await fetch({ source: { start, maxLength: sourceLimits.imapPiece } });
    if (!piece) throw new Error(`message ${uid} is handed out in part`);
    progress();
    if (!piece.source?.length) break;
    chunks.push(piece.source);
    start += piece.source.length;
    if (start >= size && piece.source.length !== sourceLimits.imapPiece) break;
  }
  if (chunks.length === 0 && size > 0) throw new Error(`message ${uid} has no content`);
  const bytes = Buffer.concat(chunks);
  return tooLarge ? truncatedMail(bytes, size) : bytes;
}

/** What a pass over the folder works with. */
type Pass = { client: ImapFlow; options: ImapOptions; patience: Patience; progress: () => void };

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

const markSeen = (client: ImapFlow, uid: number): Promise<boolean> =>
  client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });

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
    const there = await keepMessage(pass, { uidValidity, uid }, { attempts: fetchAttempts, mayBeKept: recreated });
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

async function lookThrough(pass: Pass): Promise<void> {
  const { mailbox } = pass.client;
  if (!mailbox) throw new Error('no folder is open');
  const uidValidity = String(mailbox.uidValidity);
  await keepNew(pass, uidValidity);
  await keepAside(pass, uidValidity);
}

/** How often a new message may fail before it is put aside: a line that breaks hits another message each time. */
const fetchAttempts = 3;
/** `mayBeKept`: its bytes may have been kept under another number. */
type Hope = { attempts: number; mayBeKept: boolean };

/** Tells a message that can't be had from a line that breaks. */
type Patience = {
  begin(message: ImapMessage, attempts: number): void;
  done(): void;
  /** After a failure: the message that was in hand, once it has failed as often as it may. */
  lost(): ImapMessage | null;
};

function createPatience(onDone: () => void): Patience {
  let inHand: { message: ImapMessage; attempts: number } | null = null;
  let failing: { uid: number; times: number } | null = null;
  return {
    begin: (message, attempts) => {
      inHand = { message, attempts };
    },
    done: () => {
      inHand = null;
      failing = null;
      onDone();
    },
    lost: () => {
      if (inHand === null) return null;
      const { message, attempts } = inHand;
      inHand = null;
      failing = { uid: message.uid, times: failing?.uid === message.uid ? failing.times + 1 : 1 };
      return failing.times >= attempts ? message : null;
    },
  };
}

/** Opens the folder, then keeps what comes by IDLE and by the sweep. Ends only by throwing. */
async function session(client: ImapFlow, options: ImapOptions, bell: Bell, patience: Patience): Promise<never> {
  const { mailbox } = options.mailbox;
  const watchdog = createWatchdog(options.stall ?? sourceLimits.imapStall, () =>
    bell.end(new Error('the server does not answer')),
  );
  try {
    watchdog.kick();
    await client.connect();
    await client.mailboxOpen(options.mailbox.folder);
    options.onEvent({ kind: 'connected', mailbox });
    for (;;) {
      watchdog.kick();
      await client.noop();
      await lookThrough({ client, options, patience, progress: watchdog.kick });
      watchdog.rest();
      patience.done();
      options.onEvent({ kind: 'checked', mailbox });
      // imapflow enters IDLE by itself only after 15 s without a command; the next command ends it.
      client.idle().catch(bell.end);
      await bell.rung();
    }
  } finally {
    watchdog.rest();
  }
}

/** Calls back when it is not kicked for a while. */
function createWatchdog(stall: number, onStall: () => void) {
  let timer: NodeJS.Timeout | undefined;
  const rest = (): void => clearTimeout(timer);
  return {
    rest,
    kick: (): void => {
      rest();
      timer = setTimeout(onStall, stall);
    },
  };
}

/** Rings when there may be something new; is broken for good when the connection ends. */
type Bell = { ring: () => void; end: (error: unknown) => void; rung: () => Promise<void>; broken: Promise<never> };

function createBell(): Bell {
  let due = false;
  let wake = (): void => {};
  const { promise: broken, reject } = Promise.withResolvers<never>();
  broken.catch(() => {});
  return {
    ring: () => {
      due = true;
      wake();
    },
    end: reject,
    rung: async () => {
      if (!due) {
        await Promise.race([
          broken,
          new Promise<void>((resolve) => {
            wake = resolve;
          }),
        ]);
      }
      due = false;
    },
    broken,
  };
}

/** One connection's life. Ends by throwing, as soon as the connection does, whatever command is still unanswered. */
async function readWhileConnected(options: ImapOptions, signal: AbortSignal, patience: Patience): Promise<void> {
  const client = await connect(options.mailbox);
  const bell = createBell();
  client.on('error', bell.end);
  client.on('close', () => bell.end(new Error('the server closed the connection')));
  client.on('exists', bell.ring);
  const abort = (): void => bell.end(new Error('stopped'));
  signal.addEventListener('abort', abort);
  const task = cron.schedule(options.sweepAt ?? '*/1 * * * *', bell.ring, { timezone: 'Europe/Moscow' });
  const running = session(client, options, bell, patience);
  running.catch(() => {});
  try {
    await Promise.race([running, bell.broken]);
  } finally {
    await task.destroy();
    signal.removeEventListener('abort', abort);
    client.close();
  }
}

/**
 * Reads one mailbox until the signal is given: IDLE, a sweep besides it, and a new connection with back-off whenever one
 * is lost. Never throws for what the network does.
 */
export async function runImapSource(options: ImapOptions, signal: AbortSignal): Promise<void> {
  await options.memory.asOnlyReader(options.mailbox, signal, (mine) => readUntil(options, mine));
}

async function readUntil(options: ImapOptions, signal: AbortSignal): Promise<void> {
  const { mailbox } = options.mailbox;
  let failures = 0;
  const patience = createPatience(() => {
    failures = 0;
  });
  while (!signal.aborted) {
    try {
      await readWhileConnected(options, signal, patience);
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      const first = options.reconnectFirst ?? sourceLimits.reconnectFirst;
      const retryInMs = backOff(failures, first, sourceLimits.reconnectMost);
      options.onEvent({ kind: 'lost', mailbox, error, retryInMs });
      const message = patience.lost();
      // Where it can't be put aside (the database is away, too) it stays the next one, and fails or not.
      if (message) await putAside(options, message, error).catch(() => {});
      await pause(retryInMs, signal);
    }
  }
}

/** What went wrong in the server's own words, where it has said any: imapflow itself only says «Command failed». */
export function imapProblem(error: unknown): string {
  const said = error instanceof Error && 'responseText' in error ? error.responseText : null;
  return typeof said === 'string' && said !== '' ? said : error instanceof Error ? error.message : String(error);
}

/** What can't be had is put aside, and the mailbox goes on behind it. */
async function putAside(
  { mailbox, memory, onEvent }: ImapOptions,
  message: ImapMessage,
  error: unknown,
): Promise<void> {
  const { uidValidity, uid } = message;
  await memory.putAside(mailbox, message, imapProblem(error));
  const position = await memory.position(mailbox);
  const isNew = position?.uidValidity !== uidValidity || position.lastUid < uid;
  if (isNew) await memory.moveTo(mailbox, { uidValidity, lastUid: uid });
  onEvent({ kind: 'put-aside', mailbox: mailbox.mailbox, uid, error });
}

/** Resolves after `ms`, or at once when the signal is given. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
