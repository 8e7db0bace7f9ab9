import { createHash } from 'node:crypto';
import { type Database, keepRawMail, Mail } from '@perenos/db';
import { createTestDatabase } from '@perenos/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createIntake, NotReprocessable } from '../pipeline/intake.ts';
import { createDatabaseMemory } from './database-memory.ts';
import { sourceKeyOf } from './imap-types.ts';
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
    await memory.putAside(mailbox(), { uidValidity: '1', uid: 7 }, 'not handed out');
    expect(await memory.isKept(mailbox(), createHash('sha256').digest('hex'))).toBe(false);
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

  test('is which messages it could not have: visible, tried again later or on demand, and kept once they come', async () => {
    const memory = createDatabaseMemory(database);
    const message = { uidValidity: '7', uid: 12 };
    const sourceKey = sourceKeyOf(mailbox(), message);
    const row = () => database.em().findOneOrFail(Mail, { sourceKey }, { populate: ['raw'] });
    await memory.putAside(mailbox(), message, 'Internal error');
    await memory.putAside(mailbox(), message, 'Internal error, again');
    const aside = await row();
    expect(aside).toMatchObject({ state: 'unfetched', attempts: 2, reason: 'Internal error, again' });
    expect(await memory.dueAside(mailbox())).toEqual([]);
    await createIntake(database).reprocess(aside.id);
    expect(await memory.dueAside(mailbox())).toEqual([message]);
    expect(await memory.dueAside(mailbox({ host: 'other.example.ru' }))).toEqual([]);
    const bytes = Buffer.from('Subject: late\r\n\r\n');
    expect(await keepRawMail(database.em(), { mailbox: 'perevod', sourceKey, bytes }, new Date())).toEqual({
      id: aside.id,
      fresh: true,
    });
    expect(await row()).toMatchObject({ state: 'kept', attempts: 0, reason: null, raw: bytes });
    await memory.putAside(mailbox(), message, 'too late');
    expect(await row()).toMatchObject({ state: 'kept', attempts: 0 });
    await expect(createIntake(database).reprocess(aside.id)).rejects.toThrow(NotReprocessable);
  });

  test('is that a message it could not have is gone from the server', async () => {
    const memory = createDatabaseMemory(database);
    const message = { uidValidity: '7', uid: 13 };
    await memory.putAside(mailbox(), message, 'Internal error');
    await memory.giveUp(mailbox(), message);
    const gone = await database.em().findOneOrFail(Mail, { sourceKey: sourceKeyOf(mailbox(), message) });
    expect(gone).toMatchObject({ state: 'failed', reason: 'gone-from-server' });
  });
});
