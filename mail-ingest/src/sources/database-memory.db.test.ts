import { createHash } from 'node:crypto';
import { type Database, keepRawMail } from '@perenos/db';
import { createTestDatabase } from '@perenos/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabaseMemory } from './database-memory.ts';
import { readIngestSettings } from './settings.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const entry = { mailbox: 'perevod', host: 'imap.example.ru', user: 'perevod@example.ru', password: 'p' };
const mailbox = (given: object = {}) => {
  const [parsed] = readIngestSettings({ MAILBOXES: JSON.stringify([{ ...entry, ...given }]) }).imap;
  if (!parsed) throw new Error('no mailbox');
  return parsed;
};

describe('what a reader of a mailbox remembers', () => {
  test('is how far it came, for each folder of each server by itself', async () => {
    const memory = createDatabaseMemory(database);
    expect(await memory.position(mailbox())).toBeNull();
    await memory.moveTo(mailbox(), { uidValidity: '1795335464', lastUid: 7 });
    await memory.moveTo(mailbox(), { uidValidity: '1795335464', lastUid: 4_294_967_295 });
    expect(await memory.position(mailbox())).toEqual({ uidValidity: '1795335464', lastUid: 4_294_967_295 });
    expect(await memory.position(mailbox({ folder: 'Archive' }))).toBeNull();
    expect(await memory.position(mailbox({ host: 'other.example.ru' }))).toBeNull();
  });

  test('is which bytes were kept before, by mailbox', async () => {
    const memory = createDatabaseMemory(database);
    const bytes = Buffer.from('Subject: kept\r\n\r\n');
    await keepRawMail(database.em(), { mailbox: 'perevod', sourceKey: 'imap:1', bytes }, new Date());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await memory.isKept(mailbox(), sha256)).toBe(true);
    expect(await memory.isKept(mailbox({ mailbox: 'sverka' }), sha256)).toBe(false);
  });

  test('is that it is the only one', async () => {
    const memory = createDatabaseMemory(database);
    const readers: string[] = [];
    const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()];
    let release = (): void => {};
    const reading = new Promise<void>((started) => {
      void memory.asOnlyReader(mailbox(), first.signal, async () => {
        readers.push('first');
        started();
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      });
    });
    await reading;
    const waiting = memory.asOnlyReader(mailbox(), second.signal, async () => void readers.push('second'));
    const other = memory.asOnlyReader(mailbox({ mailbox: 'sverka' }), third.signal, async () => {
      readers.push('sverka');
      third.abort();
    });
    await other;
    second.abort();
    await waiting;
    expect(readers).toEqual(['first', 'sverka']);
    first.abort();
    release();
  });
});
