import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ImapFlow } from 'imapflow';
import cron from 'node-cron';
import type { Keep } from './folder.ts';
import { backOff, sourceLimits } from './limits.ts';
import { truncatedMail } from './oversized.ts';
import type { ImapMailbox } from './settings.ts';

/** Up to which message a mailbox was kept. UIDs only mean something together with their UIDVALIDITY (RFC 3501, 2.3.1.1). */
export type ImapPosition = { uidValidity: string; lastUid: number };

/** What the reader remembers between connections. */
export type ImapMemory = {
  position(mailbox: ImapMailbox): Promise<ImapPosition | null>;
  moveTo(mailbox: ImapMailbox, position: ImapPosition): Promise<void>;
  /** Whether these very bytes, `Received:` lines and all, were kept before: after a change of UIDVALIDITY. */
  isKept(mailbox: ImapMailbox, sha256: string): Promise<boolean>;
  /**
   * Runs `body` as the mailbox's only reader; waits (until the signal) while another process is. The signal that `body`
   * gets is also given when the process loses that right.
   */
  asOnlyReader(mailbox: ImapMailbox, signal: AbortSignal, body: (signal: AbortSignal) => Promise<void>): Promise<void>;
};

export type ImapEvent =
  | { kind: 'connected'; mailbox: string }
  | { kind: 'lost'; mailbox: string; error: unknown; retryInMs: number };

export type ImapOptions = {
  mailbox: ImapMailbox;
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

async function download(client: ImapFlow, uid: number, size: number, progress: () => void): Promise<Uint8Array> {
  const tooLarge = size > sourceLimits.mailBytes;
  const maxBytes = tooLarge ? sourceLimits.headBytes : sourceLimits.mailBytes;
  const { content } = await client.download(String(uid), undefined, { uid: true, maxBytes });
  if (!content) throw new Error(`message ${uid} has no content`);
  const chunks: Buffer[] = [];
  for await (const chunk of content) {
    chunks.push(Buffer.from(chunk));
    progress();
  }
  const bytes = Buffer.concat(chunks);
  return tooLarge ? truncatedMail(bytes, size) : bytes;
}

/** Keeps what is new in the open folder, oldest first, and marks each message only once it is kept. */
async function keepNew(client: ImapFlow, options: ImapOptions, progress: () => void): Promise<void> {
  const { mailbox, memory } = options;
  if (!client.mailbox) throw new Error('no folder is open');
  const uidValidity = String(client.mailbox.uidValidity);
  const before = await memory.position(mailbox);
  const recreated = before !== null && before.uidValidity !== uidValidity;
  const lastUid = before && !recreated ? before.lastUid : 0;
  // `n:*` answers with the last message even if its UID is below n (RFC 3501, 6.4.8).
  const found = (await client.search({ uid: `${lastUid + 1}:*` }, { uid: true })) || [];
  for (const uid of found.filter((u) => u > lastUid).sort((a, b) => a - b)) {
    const message = await client.fetchOne(String(uid), { size: true }, { uid: true });
    // Deleted between the search and now: there is nothing left to keep.
    if (!message) continue;
    const bytes = await download(client, uid, message.size ?? 0, progress);
    const known = recreated && (await memory.isKept(mailbox, createHash('sha256').update(bytes).digest('hex')));
    if (!known) {
      const sourceKey = `imap:${mailbox.host}/${mailbox.user}/${mailbox.folder}/${uidValidity}/${uid}`;
      await options.keep({ mailbox: mailbox.mailbox, sourceKey, bytes });
    }
    await memory.moveTo(mailbox, { uidValidity, lastUid: uid });
    await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
    progress();
  }
}

/** Opens the folder, then keeps what comes by IDLE and by the sweep. Ends only by throwing. */
async function session(client: ImapFlow, options: ImapOptions, bell: Bell, onReady: () => void): Promise<never> {
  const watchdog = createWatchdog(options.stall ?? sourceLimits.imapStall, () =>
    bell.end(new Error('the server does not answer')),
  );
  try {
    watchdog.kick();
    await client.connect();
    await client.mailboxOpen(options.mailbox.folder);
    onReady();
    for (;;) {
      watchdog.kick();
      await client.noop();
      await keepNew(client, options, watchdog.kick);
      watchdog.rest();
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
async function readWhileConnected(options: ImapOptions, signal: AbortSignal, onReady: () => void): Promise<void> {
  const client = await connect(options.mailbox);
  const bell = createBell();
  client.on('error', bell.end);
  client.on('close', () => bell.end(new Error('the server closed the connection')));
  client.on('exists', bell.ring);
  const abort = (): void => bell.end(new Error('stopped'));
  signal.addEventListener('abort', abort);
  const task = cron.schedule(options.sweepAt ?? '*/1 * * * *', bell.ring, { timezone: 'Europe/Moscow' });
  const running = session(client, options, bell, onReady);
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
  const name = options.mailbox.mailbox;
  let failures = 0;
  while (!signal.aborted) {
    try {
      await readWhileConnected(options, signal, () => {
        failures = 0;
        options.onEvent({ kind: 'connected', mailbox: name });
      });
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      const first = options.reconnectFirst ?? sourceLimits.reconnectFirst;
      const retryInMs = backOff(failures, first, sourceLimits.reconnectMost);
      options.onEvent({ kind: 'lost', mailbox: name, error, retryInMs });
      await pause(retryInMs, signal);
    }
  }
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
