import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, OutboxAttachment, OutboxMessage } from '@perenos/db';
import { anOutboxMessage, createTestDatabase } from '@perenos/db/testing';
import { secretLetterText } from '@perenos/domain';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseMail } from '../parsing/index.ts';
import { outboxLimits } from './limits.ts';
import { type OutboxOptions, sendNext, startOutbox } from './outbox.ts';
import { createFolderTransport, createSmtpTransport, type OutgoingMail, type Transport } from './transport.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.em().nativeDelete(OutboxMessage, {}));

const addresses = { perevod: 'perevod@astral.example', sverka: 'sverka@astral.example', partners: 'p@astral.example' };
const noon = new Date('2026-03-02T09:00:00Z');
const later = (ms: number): Date => new Date(noon.getTime() + ms);

function sending(transport: Partial<Transport>, now: () => Date = () => noon): OutboxOptions & { problems: unknown[] } {
  const problems: unknown[] = [];
  const whole: Transport = { send: async () => {}, close: () => {}, ...transport };
  return { database, transport: whole, addresses, onProblem: (p) => problems.push(p), now, problems };
}
const queued = (given: Partial<OutboxMessage> = {}) => anOutboxMessage(database.em(), given);
const stored = (id: number) => database.em().findOneOrFail(OutboxMessage, id);

describe('the outbox', () => {
  test('a letter with a password goes out whole, and nothing of it is kept', async () => {
    const sent: string[] = [];
    const { id } = await queued({ secret: true, text: 'Временный пароль: Abc234' });
    await sendNext(sending({ send: async (mail) => void sent.push(mail.text) }));
    expect(sent).toEqual(['Временный пароль: Abc234']);
    expect((await stored(id)).text).toBe(secretLetterText);
  });

  test('sends what is due, once, under the mailbox it belongs to', async () => {
    const sent: OutgoingMail[] = [];
    const message = await queued({ fromMailbox: 'sverka', inReplyTo: '<1@x>', references: ['<0@x>', '<1@x>'] });
    const options = sending({ send: async (mail) => void sent.push(mail) });
    expect(await sendNext(options)).toBe(true);
    expect(await sendNext(options)).toBe(false);
    expect(sent).toEqual([
      expect.objectContaining({ from: 'sverka@astral.example', messageId: message.messageId, inReplyTo: '<1@x>' }),
    ]);
    expect(await stored(message.id)).toMatchObject({ state: 'sent', sentAt: noon, attempts: 1, leasedUntil: null });
  });

  test('sends the files of a message with it, names and bytes as they were kept', async () => {
    const sent: OutgoingMail[] = [];
    const em = database.em();
    const message = await anOutboxMessage(em);
    const content = new Uint8Array([80, 75, 3, 4]);
    em.create(OutboxAttachment, {
      message,
      position: 0,
      fileName: 'Письмо.docx',
      mimeType: 'application/zip',
      size: 4,
      content,
    });
    await em.flush();
    await sendNext(sending({ send: async (mail) => void sent.push(mail) }));
    const [file, ...more] = sent[0]?.files ?? [];
    expect(more).toEqual([]);
    expect(file).toMatchObject({ fileName: 'Письмо.docx', mimeType: 'application/zip' });
    expect([...(file?.content ?? [])]).toEqual([...content]);
  });

  test('holds back what is not due yet: the undo window', async () => {
    await queued({ notBeforeAt: later(1) });
    expect(await sendNext(sending({}))).toBe(false);
    expect(await sendNext(sending({}, () => later(1)))).toBe(true);
  });

  test('never sends what was cancelled', async () => {
    await queued({ state: 'cancelled' });
    expect(await sendNext(sending({}))).toBe(false);
  });

  test('tries again later when the server is away, and says so', async () => {
    const { id } = await queued();
    const away = sending({ send: () => Promise.reject(new Error('connect ECONNREFUSED')) });
    await sendNext(away);
    const waiting = await stored(id);
    expect(waiting).toMatchObject({ state: 'queued', attempts: 1, lastError: 'connect ECONNREFUSED' });
    expect(waiting.notBeforeAt.getTime()).toBeGreaterThan(noon.getTime());
    expect(away.problems).toHaveLength(1);
    expect(await sendNext(sending({}))).toBe(false);
    expect(await sendNext(sending({}, () => waiting.notBeforeAt))).toBe(true);
    expect(await stored(id)).toMatchObject({ state: 'sent', lastError: null });
  });

  test('marks as sent what was sent while the database went away, and sends it no second time', async () => {
    const { id } = await queued();
    let away = 0;
    const em = () => {
      away -= 1;
      if (away > 0) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
      return database.em();
    };
    const send = async (): Promise<void> => {
      away = 3;
    };
    await sendNext({ ...sending({ send }), database: { ...database, em } });
    expect(away).toBe(0);
    expect(await stored(id)).toMatchObject({ state: 'sent', attempts: 1, sentAt: noon });
  });

  test('says in words what hinders the folder', async () => {
    const { id } = await queued();
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    await sendNext(sending({ send: () => Promise.reject(full) }));
    expect(await stored(id)).toMatchObject({ state: 'queued', lastError: expect.stringMatching(/нет места/) });
  });

  test('gives up visibly after the last attempt', async () => {
    const { id } = await queued({ attempts: outboxLimits.attempts - 1 });
    await sendNext(sending({ send: () => Promise.reject(new Error('timeout')) }));
    expect(await stored(id)).toMatchObject({ state: 'failed', lastError: 'timeout' });
  });

  test('sends a message again whose process died on the way, under the same Message-ID', async () => {
    const sent: string[] = [];
    const message = await queued({ attempts: 1, leasedUntil: later(outboxLimits.lease) });
    const send = async (mail: OutgoingMail): Promise<void> => void sent.push(mail.messageId);
    expect(await sendNext(sending({ send }))).toBe(false);
    expect(await sendNext(sending({ send }, () => later(outboxLimits.lease)))).toBe(true);
    expect(sent).toEqual([message.messageId]);
  });

  test('sends each of many messages once, however many senders there are', async () => {
    for (let i = 0; i < 12; i += 1) await queued();
    const sent: string[] = [];
    const options = sending({ send: async (mail) => void sent.push(mail.messageId) });
    const drain = async (): Promise<void> => {
      while (await sendNext(options));
    };
    await Promise.all([drain(), drain(), drain()]);
    expect(sent).toHaveLength(12);
    expect(new Set(sent).size).toBe(12);
  });

  test('runs until it is told to stop', async () => {
    const { id } = await queued();
    const stop = new AbortController();
    const ended = startOutbox(sending({}), stop.signal);
    await vi.waitFor(async () => expect((await stored(id)).state).toBe('sent'), { timeout: 20_000 });
    stop.abort();
    await ended;
  });
});

describe('a message on its way', () => {
  const mail: OutgoingMail = {
    messageId: '<perenos-7@astral.example>',
    from: 'perevod@astral.example',
    to: 'partner@one.example',
    subject: 'Re: Перенос абонента [П-000007]',
    text: 'Добрый день!\n\nАбонент перенесён.',
    inReplyTo: '<1@one.example>',
    references: ['<0@one.example>', '<1@one.example>'],
    files: [
      { fileName: 'Письмо о переносе.docx', mimeType: 'application/zip', content: new Uint8Array([80, 75, 3, 4]) },
    ],
  };
  const servers: SMTPServer[] = [];
  afterEach(() => Promise.all(servers.splice(0).map((s) => new Promise<void>((resolve) => s.close(() => resolve())))));

  async function smtp(onRecipient: (address: string) => Error | null = () => null) {
    const received: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_login, _session, done) => done(Object.assign(new Error('wrong password'), { responseCode: 535 })),
      onRcptTo: (recipient, _session, done) => done(onRecipient(recipient.address)),
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          received.push(Buffer.concat(chunks).toString());
          done();
        });
      },
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.server.address();
    if (!address || typeof address === 'string') throw new Error('no port');
    return { received, port: address.port, transport: createSmtpTransport(`smtp://127.0.0.1:${address.port}`) };
  }

  const same = async (raw: string | Buffer): Promise<void> => {
    const parsed = await parseMail(Buffer.from(raw));
    expect(parsed).toMatchObject({
      messageId: mail.messageId,
      subject: mail.subject,
      inReplyTo: mail.inReplyTo,
      references: mail.references,
      from: { address: mail.from },
      to: [{ address: mail.to }],
      attachments: [{ fileName: 'Письмо о переносе.docx', mimeType: 'application/zip' }],
    });
    expect('text' in parsed && parsed.text.trim()).toBe(mail.text);
  };

  test('reaches an SMTP server whole, threaded with the mail that it answers', async () => {
    const { received, transport } = await smtp();
    await transport.send(mail);
    transport.close();
    expect(received).toHaveLength(1);
    await same(received[0] ?? '');
  });

  test('is refused for good by a server that does not know the receiver', async () => {
    const unknown = Object.assign(new Error('no such user'), { responseCode: 550 });
    const { transport } = await smtp(() => unknown);
    const { id } = await queued();
    await sendNext(sending(transport));
    transport.close();
    expect(await stored(id)).toMatchObject({ state: 'failed', attempts: 1 });
  });

  test('is put off while our own password is refused: no message is given up for that', async () => {
    const { port } = await smtp();
    const transport = createSmtpTransport(`smtp://perevod:wrong@127.0.0.1:${port}`);
    const { id } = await queued();
    await sendNext(sending(transport));
    transport.close();
    expect(await stored(id)).toMatchObject({ state: 'queued', attempts: 1 });
    expect((await stored(id)).lastError).toContain('535');
  });

  test('is put off by a server that asks for patience', async () => {
    const busy = Object.assign(new Error('greylisted'), { responseCode: 451 });
    const { transport } = await smtp(() => busy);
    const { id } = await queued();
    await sendNext(sending(transport));
    transport.close();
    expect(await stored(id)).toMatchObject({ state: 'queued', attempts: 1 });
  });

  test('is one file in the outbox folder, however often it is sent', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'perenos-outbox-'));
    const transport = createFolderTransport(join(directory, 'outbox'));
    await transport.send(mail);
    await transport.send(mail);
    const [file, ...others] = await readdir(join(directory, 'outbox'));
    expect([file, others]).toEqual(['perenos-7@astral.example.eml', []]);
    await same(await readFile(join(directory, 'outbox', file ?? '')));
    await rm(directory, { recursive: true });
  });
});
