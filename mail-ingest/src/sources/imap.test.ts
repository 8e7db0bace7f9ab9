import { readFile } from 'node:fs/promises';
import { ImapFlow } from 'imapflow';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createDovecot, type DovecotServer } from '../testing/dovecot.ts';
import { DovecotUnavailable } from '../testing/dovecot-binaries.ts';
import { createImapMemory } from '../testing/imap-memory.ts';
import { createWire } from '../testing/wire.ts';
import { runImapSource } from './imap.ts';
import type { ImapEvent, ImapOptions } from './imap-types.ts';
import { type ImapMailbox, readIngestSettings } from './settings.ts';

let server: DovecotServer | null = null;
const readers: { abort: AbortController; ended: Promise<void> }[] = [];

beforeAll(async () => {
  try {
    server = await createDovecot('perevod');
    await server.start();
  } catch (error) {
    if (!(error instanceof DovecotUnavailable) || process.env.CI) throw error;
    console.warn(`\nSKIPPED: the tests against a real IMAP server. ${error.message}\n`);
  }
}, 180_000);

afterEach(async () => {
  for (const { abort, ended } of readers.splice(0)) {
    abort.abort();
    await ended;
  }
});

afterAll(() => server?.dispose());

const running = (): DovecotServer => {
  if (!server) throw new Error('no server');
  return server;
};

const mailbox = (folder: string, overrides: Record<string, unknown> = {}): ImapMailbox => {
  const { tlsPort, user, password, caFile } = running();
  const entry = { mailbox: 'perevod', host: 'localhost', port: tlsPort, user, password, caFile, folder, ...overrides };
  const [parsed] = readIngestSettings({ MAILBOXES: JSON.stringify([entry]) }).imap;
  if (!parsed) throw new Error('no mailbox');
  return parsed;
};

async function withClient<T>(work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const { tlsPort, user, password, caFile } = running();
  const tls = { ca: await readFile(caFile) };
  const auth = { user, pass: password };
  const client = new ImapFlow({ host: 'localhost', port: tlsPort, secure: true, auth, tls, logger: false });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout();
  }
}

const folderNamed = async (folder: string): Promise<string> => {
  await withClient((client) => client.mailboxCreate(folder));
  return folder;
};
const deliver = (folder: string, subject: string, receivedAt = new Date()) =>
  withClient((client) => client.append(folder, `Subject: ${subject}\r\n\r\nПросим перевести\r\n`, [], receivedAt));
const seen = (folder: string): Promise<number[]> =>
  withClient(async (client) => {
    await client.mailboxOpen(folder, { readOnly: true });
    return (await client.search({ seen: true }, { uid: true })) || [];
  });

function read(box: ImapMailbox, memory = createImapMemory(), given: Partial<ImapOptions> = {}) {
  const abort = new AbortController();
  const events: ImapEvent[] = [];
  // Once a year: whatever is kept in these tests came by IDLE or on connecting.
  const pace = { reconnectFirst: 100, sweepAt: '0 0 1 1 *' };
  const options = {
    mailbox: box,
    ...memory,
    onEvent: (e: ImapEvent) => void (e.kind === 'checked' || events.push(e)),
    ...pace,
    ...given,
  };
  readers.push({ abort, ended: runImapSource(options, abort.signal) });
  return { ...memory, events, store: memory };
}
const patiently = { timeout: 20_000, interval: 50 };

describe('a mailbox on a real IMAP server', () => {
  const withServer = (name: string, body: () => Promise<void>) =>
    test(name, async (context) => {
      if (!server) return context.skip();
      await body();
    });

  withServer('keeps what lies there already, oldest first, and then marks it', async () => {
    const folder = await folderNamed('Lying');
    await deliver(folder, 'one');
    await deliver(folder, 'two');
    const reader = read(mailbox(folder));
    await vi.waitFor(async () => expect(await seen(folder)).toEqual([1, 2]), patiently);
    expect(reader.kept.map((m) => m.text.split('\r\n')[0])).toEqual(['Subject: one', 'Subject: two']);
    expect(reader.position()?.lastUid).toBe(2);
  });

  withServer('leaves the history of a new mailbox alone, and takes an old mail that is moved in later', async () => {
    const folder = await folderNamed('History');
    const longAgo = new Date('2019-11-01T12:00:00Z');
    await deliver(folder, 'of long ago', longAgo);
    await deliver(folder, 'of today');
    const since = '2020-01-01';
    const reader = read(mailbox(folder), createImapMemory(), { since });
    await vi.waitFor(async () => expect(await seen(folder)).toEqual([2]), patiently);
    expect(reader.events).toContainEqual({ kind: 'history-left', mailbox: 'perevod', mails: 1, since });
    await deliver(folder, 'moved in', longAgo);
    await vi.waitFor(() => expect(reader.kept).toHaveLength(2), patiently);
    expect(reader.kept.map((m) => m.text.split('\r\n')[0])).toEqual(['Subject: of today', 'Subject: moved in']);
  });

  withServer('keeps a mail that arrives while it waits in IDLE', async () => {
    const folder = await folderNamed('Idle');
    const reader = read(mailbox(folder));
    await vi.waitFor(() => expect(reader.events).toContainEqual({ kind: 'connected', mailbox: 'perevod' }), patiently);
    await deliver(folder, 'fresh');
    await vi.waitFor(() => expect(reader.kept).toHaveLength(1), patiently);
  });

  withServer('marks nothing that it could not keep, and tries again', async () => {
    const folder = await folderNamed('Refused');
    await deliver(folder, 'stubborn');
    const memory = createImapMemory();
    const seenAtRefusal: number[][] = [];
    memory.refuseOnce(async () => void seenAtRefusal.push(await seen(folder)));
    const reader = read(mailbox(folder), memory);
    await vi.waitFor(async () => expect(await seen(folder)).toEqual([1]), patiently);
    expect(seenAtRefusal).toEqual([[]]);
    expect(reader.events.map((e) => e.kind)).toEqual(['connected', 'lost', 'connected']);
    expect(reader.kept).toHaveLength(1);
  });

  withServer('comes back after the server went away, and misses nothing', async () => {
    const folder = await folderNamed('Restart');
    await deliver(folder, 'before');
    const reader = read(mailbox(folder));
    await vi.waitFor(() => expect(reader.kept).toHaveLength(1), patiently);
    await running().stop();
    await vi.waitFor(() => expect(reader.events.some((e) => e.kind === 'lost')).toBe(true), patiently);
    await running().start();
    await deliver(folder, 'after');
    await vi.waitFor(() => expect(reader.kept).toHaveLength(2), patiently);
  });

  withServer('goes on behind a message that the server never hands out, and keeps that one once it does', async () => {
    const folder = await folderNamed('Spoilt');
    for (const subject of ['one', 'spoilt', 'three']) await deliver(folder, subject);
    const repair = await running().spoil(folder, 'Subject: spoilt');
    const reader = read(mailbox(folder), createImapMemory(), { sweepAt: '*/1 * * * * *' });
    await vi.waitFor(() => expect(reader.kept).toHaveLength(2), patiently);
    expect(reader.kept.map((m) => m.text.split('\r\n')[0])).toEqual(['Subject: one', 'Subject: three']);
    expect(reader.events.filter((e) => e.kind === 'lost')).toHaveLength(3);
    expect(reader.aside).toMatchObject([{ uid: 2, problem: expect.stringMatching(/./) }]);
    expect(reader.position()?.lastUid).toBe(3);
    await repair();
    for (const message of reader.aside) message.due = true;
    await vi.waitFor(() => expect(reader.kept).toHaveLength(3), patiently);
    expect(reader.kept.at(-1)?.text).toContain('Subject: spoilt');
  });

  withServer('notices a connection that has died without a word, and makes a new one', async () => {
    const folder = await folderNamed('Silent');
    const wire = await createWire(running().tlsPort);
    const box = mailbox(folder, { port: wire.port });
    const reader = read(box, createImapMemory(), { sweepAt: '*/1 * * * * *', stall: 1_000 });
    await vi.waitFor(() => expect(reader.events.map((e) => e.kind)).toEqual(['connected']), patiently);
    wire.freeze();
    await deliver(folder, 'unheard');
    await vi.waitFor(() => expect(reader.kept).toHaveLength(1), patiently);
    expect(reader.events.map((e) => e.kind)).toEqual(['connected', 'lost', 'connected']);
    wire.close();
  });

  withServer('takes a folder with a new UIDVALIDITY from its beginning, but no mail twice', async () => {
    const folder = await folderNamed('Renewed');
    await deliver(folder, 'old');
    await deliver(folder, 'as old');
    const first = read(mailbox(folder));
    await vi.waitFor(() => expect(first.kept).toHaveLength(2), patiently);
    const before = first.position();
    for (const { abort, ended } of readers.splice(0)) {
      abort.abort();
      await ended;
    }
    await withClient(async (client) => {
      await client.mailboxDelete(folder);
      // Dovecot derives UIDVALIDITY from the clock's seconds.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      await client.mailboxCreate(folder);
    });
    for (const subject of ['old', 'new', 'as old']) await deliver(folder, subject);
    // The connection breaks amid what is known and what is new.
    first.store.refuseOnce(async () => {});
    read(mailbox(folder), first.store);
    await vi.waitFor(() => expect(first.position()?.lastUid).toBe(3), patiently);
    expect(first.position()?.uidValidity).not.toBe(before?.uidValidity);
    expect(first.kept.map((m) => m.text.split('\r\n')[0])).toEqual(['Subject: old', 'Subject: as old', 'Subject: new']);
  });

  withServer('starts TLS before it says its password on a plain port', async () => {
    const folder = await folderNamed('Starttls');
    await deliver(folder, 'secret');
    const reader = read(mailbox(folder, { port: running().port, secure: false }));
    await vi.waitFor(() => expect(reader.kept).toHaveLength(1), patiently);
  });

  withServer('trusts no server whose certificate nobody vouches for', async () => {
    const folder = await folderNamed('Distrusted');
    await deliver(folder, 'unread');
    const reader = read(mailbox(folder, { caFile: undefined }));
    await vi.waitFor(() => expect(reader.events.some((e) => e.kind === 'lost')).toBe(true), patiently);
    expect(reader.kept).toEqual([]);
    expect(await seen(folder)).toEqual([]);
  });
});
