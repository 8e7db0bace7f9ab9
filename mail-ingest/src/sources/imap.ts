import type { ImapFlow } from 'imapflow';
import cron from 'node-cron';
import { pause } from '../pause.ts';
import { type Bell, createBell, createWatchdog } from './bell.ts';
import { connect, imapProblem } from './imap-connection.ts';
import { lookThrough } from './imap-pass.ts';
import type { ImapMessage, ImapOptions } from './imap-types.ts';
import { backOff, sourceLimits } from './limits.ts';
import { createPatience, type Patience } from './patience.ts';

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
