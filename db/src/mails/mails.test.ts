import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../database.ts';
import { Attachment, Mail } from '../entities/index.ts';
import { createTestDatabase } from '../testing/index.ts';
import { aMail, anOutboxMessage, aTicket } from '../testing/row-builders.ts';
import { claimNextMail, failMail, renewMailClaim, settleMail } from './claim.ts';
import { keepAttachments, keepRawMail } from './keep.ts';
import { findOriginalMail, findThreadTicket } from './threads.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const noon = new Date('2026-03-02T09:00:00Z');

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  await database.em().execute('delete from outbox_message');
  await database.em().execute('delete from mail');
  await database.em().execute('delete from ticket');
});
afterAll(() => database.close());

const raw = (sourceKey: string, bytes: Uint8Array = Buffer.from('From: a@b.example\r\n\r\nПривет')) =>
  ({ mailbox: 'perevod', sourceKey, bytes }) as const;

describe('a raw mail', () => {
  test('is kept byte for byte', async () => {
    const bytes = randomBytes(100_000);
    const { id, fresh } = await keepRawMail(database.em(), raw('folder:a', bytes), noon);
    const mail = await database.em().findOneOrFail(Mail, id, { populate: ['raw'] });
    expect(fresh).toBe(true);
    expect(Buffer.compare(Buffer.from(mail.raw), bytes)).toBe(0);
    expect(mail).toMatchObject({ state: 'kept', attempts: 0, keptAt: noon, subject: '', segments: [], ticket: null });
  });

  test('kept twice under one source key is one mail, even side by side', async () => {
    const kept = await Promise.all(Array.from({ length: 10 }, () => keepRawMail(database.em(), raw('folder:b'), noon)));
    expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
    expect(kept.filter(({ fresh }) => fresh)).toHaveLength(1);
  });

  test('is announced once its transaction is committed', async () => {
    const heard: string[] = [];
    const stop = await database.listen('mail_kept', (payload) => heard.push(payload));
    const { id } = await database.em().transactional((em) => keepRawMail(em, raw('folder:c'), noon));
    await expect.poll(() => heard).toEqual([String(id)]);
    await stop();
  });

  test('of 60 MB is kept', async () => {
    const bytes = Buffer.alloc(60_000_000, 'Письмо');
    const { id } = await keepRawMail(database.em(), raw('folder:big', bytes), noon);
    const [row] = await database
      .em()
      .execute<{ size: number }[]>('select length(raw)::int as size from mail where id = ?', [id]);
    expect(row?.size).toBe(bytes.length);
  });

  test('keeps its attachments in their order, and anew when it is processed again', async () => {
    const { id } = await keepRawMail(database.em(), raw('folder:d'), noon);
    const attachment = (fileName: string) => ({
      fileName,
      mimeType: 'application/pdf',
      contentId: null,
      inline: false,
      bytes: Buffer.from(fileName),
    });
    await keepAttachments(database.em(), id, [attachment('old.pdf')]);
    const ids = await keepAttachments(database.em(), id, [attachment('б.pdf'), attachment('а\0.pdf')]);
    const stored = await database
      .em()
      .find(Attachment, { mail: id }, { orderBy: { position: 'asc' }, populate: ['content'] });
    expect(stored.map((one) => [one.id, one.fileName, Buffer.from(one.content).toString(), one.size])).toEqual([
      [ids[0], 'б.pdf', 'б.pdf', 6],
      [ids[1], 'а\uFFFD.pdf', 'а\0.pdf', 7],
    ]);
  });

  test('with NUL and broken characters in its text is stored with each of them replaced, offsets unmoved', async () => {
    const text = 'а\0б\ud800в';
    const mail = await aMail(database.em(), { text, to: [{ address: 'x@y.example', name: '\0' }] });
    const stored = await database.em().findOneOrFail(Mail, mail.id);
    expect(stored.text).toBe('а\uFFFDб\uFFFDв');
    expect(stored.text).toHaveLength(text.length);
    expect(stored.to[0]?.name).toBe('\uFFFD');
  });
});

describe('unprocessed mails', () => {
  const claim = (leaseMs = minute) => claimNextMail(database.em(), leaseMs);

  test('are given out oldest first, each to one asker', async () => {
    const ids: number[] = [];
    for (let n = 0; n < 20; n += 1)
      ids.push((await keepRawMail(database.em(), raw(`folder:${n}`), new Date(+noon + n))).id);
    const claims = await Promise.all(Array.from({ length: 25 }, () => claim()));
    const given = claims.flatMap((one) => one?.mailId ?? []);
    expect([...given].sort((a, b) => a - b)).toEqual(ids);
    expect(claims.filter((one) => one === null)).toHaveLength(5);
  });

  test('come back when the lease of a killed process runs out', async () => {
    const { id } = await keepRawMail(database.em(), raw('folder:e'), noon);
    const first = await claim(0);
    expect(await claim()).toEqual({ mailId: id, attempt: 2 });
    expect(await claim()).toBeNull();
    await expect(
      settleMail(database.em(), first ?? { mailId: 0, attempt: 0 }, { outcome: 'ticket', reason: null }),
    ).rejects.toMatchObject({ code: 'claim-lost' });
  });

  test('are not given out while their lease is renewed', async () => {
    await keepRawMail(database.em(), raw('folder:f'), noon);
    const held = await claim(0);
    if (held === null) throw new Error('nothing to claim');
    await renewMailClaim(database.em(), held, minute);
    expect(await claim()).toBeNull();
  });

  test('are settled once', async () => {
    const { id } = await keepRawMail(database.em(), raw('folder:g'), noon);
    const held = await claim();
    if (held === null) throw new Error('nothing to claim');
    await settleMail(database.em(), held, { outcome: 'ignored', reason: 'автоответ' });
    expect(await database.em().findOneOrFail(Mail, id)).toMatchObject({
      state: 'processed',
      outcome: 'ignored',
      reason: 'автоответ',
      leasedUntil: null,
    });
    expect(await claim()).toBeNull();
    await expect(settleMail(database.em(), held, { outcome: 'ticket', reason: null })).rejects.toMatchObject({
      code: 'claim-lost',
    });
  });

  test('wait for their back-off after a failure, and stay failed when it was the last', async () => {
    const { id } = await keepRawMail(database.em(), raw('folder:h'), noon);
    const first = await claim();
    if (first === null) throw new Error('nothing to claim');
    await failMail(database.em(), first, 'сбой', new Date(Date.now() + day));
    expect(await claim()).toBeNull();
    await database.em().nativeUpdate(Mail, { id }, { notBeforeAt: noon });
    const second = await claim();
    if (second === null) throw new Error('nothing to claim');
    await failMail(database.em(), second, 'сбой', null);
    expect(await claim()).toBeNull();
    expect(await database.em().findOneOrFail(Mail, id)).toMatchObject({ state: 'failed', attempts: 2, reason: 'сбой' });
  });
});

describe('a mail joins', () => {
  const signs = { number: null, messageIds: [], senderAndSubject: null } as const;

  test('the ticket whose number stands in its subject, whatever else it refers to', async () => {
    const em = database.em();
    const ticket = await aTicket(em);
    const other = await aTicket(em);
    await aMail(em, { ticket: other, messageId: '<1@x>' });
    const found = await findThreadTicket(database.em(), { ...signs, number: ticket.number, messageIds: ['<1@x>'] });
    expect(found?.id).toBe(ticket.id);
  });

  test('the ticket of the nearest mail that it answers', async () => {
    const em = database.em();
    const [near, far] = [await aTicket(em), await aTicket(em)];
    await aMail(em, { ticket: far, messageId: '<far@x>' });
    await aMail(em, { ticket: near, messageId: '<near@x>' });
    const found = await findThreadTicket(database.em(), { ...signs, messageIds: ['<none@x>', '<near@x>', '<far@x>'] });
    expect(found?.id).toBe(near.id);
  });

  test('the ticket whose notice it answers', async () => {
    const em = database.em();
    const ticket = await aTicket(em);
    const { messageId } = await anOutboxMessage(em, { ticket });
    expect((await findThreadTicket(database.em(), { ...signs, messageIds: [messageId] }))?.id).toBe(ticket.id);
  });

  test('the latest unsettled ticket of its sender and subject, in whatever mailbox', async () => {
    const em = database.em();
    const senderAndSubject = { address: 'partner@one.example', subjectKey: 'перенос абонента' };
    await aTicket(em);
    const latest = await aTicket(em, { state: 'waiting-data', mailbox: 'sverka' });
    await aTicket(em, { state: 'executed' });
    await aTicket(em, { senderAddress: 'other@one.example' });
    await aTicket(em, { subjectKey: 'иное' });
    expect((await findThreadTicket(database.em(), { ...signs, senderAndSubject }))?.id).toBe(latest.id);
  });

  test('nothing without a sign', async () => {
    const em = database.em();
    await aTicket(em);
    expect(await findThreadTicket(database.em(), { ...signs, number: 'П-999999', messageIds: ['<x@x>'] })).toBeNull();
  });
});

describe('a mail repeats', () => {
  const copyOf = async (original: Partial<Mail>, copy: Partial<Mail>) => {
    const em = database.em();
    const first = await aMail(em, { contentHash: 'h', receivedAt: noon, messageId: '<1@x>', ...original });
    const second = await aMail(em, { contentHash: 'h', receivedAt: noon, messageId: '<2@x>', ...copy });
    const { id: mailId, messageId, contentHash, receivedAt } = second;
    const found = await findOriginalMail(
      database.em(),
      { mailId, messageId, contentHash: contentHash ?? '', receivedAt, replyTo: null },
      day,
    );
    return { found: found?.id ?? null, first: first.id };
  };

  test('one of the same content within 24 hours', async () => {
    const { found, first } = await copyOf({}, { receivedAt: new Date(+noon + day) });
    expect(found).toBe(first);
  });

  test('none of the same content a millisecond later', async () => {
    expect((await copyOf({}, { receivedAt: new Date(+noon + day + 1) })).found).toBeNull();
  });

  test('one of the same Message-ID and content at any time', async () => {
    const { found, first } = await copyOf({}, { messageId: '<1@x>', receivedAt: new Date(+noon + 30 * day) });
    expect(found).toBe(first);
  });

  test('none of the same Message-ID and other content', async () => {
    expect((await copyOf({ contentHash: 'other' }, { messageId: '<1@x>' })).found).toBeNull();
  });
});
