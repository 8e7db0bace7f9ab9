import {
  Attachment,
  claimNextMail,
  type Database,
  Document,
  importRegistry,
  JournalEntry,
  keepRawMail,
  Mail,
  OutboxMessage,
  Ticket,
  TicketItem,
} from '@perenos/db';
import { anOutboxMessage, createTestDatabase } from '@perenos/db/testing';
import type { RegistryData } from '@perenos/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { letterAttachment } from '../demo/letters.ts';
import { labelled } from '../demo/wording.ts';
import { createDocumentReader } from '../documents/index.ts';
import { describePipeline } from '../testing/pipeline-suite.ts';
import { mailName, type Posting, pipelineWorld, posting } from '../testing/pipeline-world.ts';
import type { RawMail } from '../types.ts';
import { createIntake, NotReprocessable } from './intake.ts';
import { pipelineLimits } from './limits.ts';
import type { RunResult } from './run.ts';
import { parseRaw, readWith } from './services.ts';
import type { IngestServices } from './types.ts';
import { openArrived } from './waiting-dates.ts';
import { processKept } from './worker.ts';

async function openBench(registry: RegistryData) {
  const database = await createTestDatabase();
  await importRegistry(database.em(), registry, { kind: 'system', name: 'Тест' }, new Date('2026-03-01T09:00:00Z'));
  const reader = createDocumentReader();
  const problems: unknown[] = [];
  const process = async (overrides: Partial<Pick<IngestServices, 'parse' | 'read'>> = {}): Promise<RunResult[]> => {
    const results: RunResult[] = [];
    const services = { parse: parseRaw, read: readWith(reader), ...overrides };
    const onResult = (_: unknown, result: RunResult): void => void results.push(result);
    const onProblem = (error: unknown): void => void problems.push(error);
    await processKept({ database, ...services, onResult, onProblem }, new AbortController().signal);
    return results;
  };
  const keep = async (raw: RawMail): Promise<number> => (await keepRawMail(database.em(), raw, new Date())).id;
  const receive = async (raw: RawMail): Promise<RunResult> => {
    await keep(raw);
    const [result] = await process();
    if (!result) throw problems.at(-1) ?? new Error('nothing was processed');
    return result;
  };
  const close = async (): Promise<void> => {
    await reader.close();
    await database.close();
  };
  return { database, keep, process, receive, close };
}

describePipeline('the pipeline on the database', openBench);

describe('a ticket in the database', () => {
  const world = pipelineWorld();
  const { free, paid, target } = world;
  let bench: Awaited<ReturnType<typeof openBench>>;
  let database: Database;
  beforeAll(async () => {
    bench = await openBench(world.registry);
    database = bench.database;
  });
  afterAll(() => bench.close());

  const asking = (who: typeof free, login = target.logins[0] ?? ''): string =>
    labelled({ subscriber: who, product: '1c-reporting', target, login });
  const receive = async (given: Partial<Posting>) => {
    const result = await bench.receive(await posting({ at: '2026-03-17T08:00:00Z', ...given }));
    if (result.kind !== 'done') throw new Error(result.problem);
    return { ...result, ticketId: Number(result.context.ticketId) };
  };
  const ticketOf = (id: number) => database.em().findOneOrFail(Ticket, id);
  const itemsOf = (id: number) => database.em().find(TicketItem, { ticket: id }, { orderBy: { position: 'asc' } });
  const journalOf = (ticket: number) => database.em().find(JournalEntry, { ticket }, { orderBy: { id: 'asc' } });
  const settle = async (id: number): Promise<void> => {
    const now = new Date();
    await database.em().nativeUpdate(TicketItem, { ticket: id }, { state: 'executed', executedAt: now });
    await database.em().nativeUpdate(Ticket, { id }, { state: 'executed', closedAt: now });
  };

  test('holds its mail, items, decisions, documents, clock and journal', async () => {
    const given = {
      subscriber: paid,
      product: '1c-reporting',
      target,
      date: '2026-03-16',
      effective: '2026-03-16',
    } as const;
    const attachments = [await letterAttachment('письмо.pdf', given, 'text-pdf')];
    const { ticketId } = await receive({ text: asking(paid), attachments });
    const ticket = await ticketOf(ticketId);
    expect(ticket).toMatchObject({ state: 'open', verdict: 'execute', kind: 'transfer', senderPartnerId: 'new' });
    expect(ticket.number).toMatch(/^П-\d{6}$/);
    expect([ticket.startsAt, ticket.dueAt]).toEqual([
      new Date('2026-03-17T08:00:00Z'),
      new Date('2026-03-18T07:00:00Z'),
    ]);
    const [item] = await itemsOf(ticketId);
    expect(item).toMatchObject({ subscriberInn: paid.inn, targetPartnerLogin: target.logins[0], verdict: 'execute' });
    expect(item?.decision).toMatchObject({ action: 'transfer-subscriber', targetPartnerId: 'new' });
    const mail = await database.em().findOneOrFail(Mail, { ticket: ticketId });
    expect(mail).toMatchObject({ state: 'processed', outcome: 'ticket', fromAddress: 'orlova@new.example' });
    expect(mail.stepLog).toHaveLength(8);
    expect(await database.em().count(Attachment, { mail: mail.id })).toBe(1);
    const document = await database.em().findOneOrFail(Document, { mail: mail.id }, { populate: ['text', 'pages'] });
    expect(document).toMatchObject({ kind: 'letter', fileName: 'письмо.pdf', innerName: null });
    expect(document.letter).toMatchObject({ subscriberInn: paid.inn, effectiveDate: '2026-03-16' });
    expect(document.pages[0]?.words.length).toBeGreaterThan(10);
    const journal = await journalOf(ticketId);
    expect(journal.map((line) => line.grounds)).toEqual([
      'Обращение создано по письму от orlova@new.example',
      'Решение: Исполнить',
    ]);
    expect(journal[1]?.clauses).toContain('4.1.4');
  });

  test('is found by its number in the subject, and by the answer that was sent', async () => {
    const { ticketId } = await receive({ text: asking(free) });
    const { number } = await ticketOf(ticketId);
    const numbered = await receive({ subject: `Вопрос [${number}]`, text: 'Добавляем информацию.' });
    expect(numbered).toMatchObject({ outcome: 'follow-up', ticketId });
    const em = database.em();
    const { messageId } = await anOutboxMessage(em, {
      ticket: em.getReference(Ticket, ticketId),
      state: 'sent',
      sentAt: new Date(),
    });
    const answered = await receive({
      subject: 'Ответ',
      text: 'Ещё информация.',
      headers: { 'In-Reply-To': messageId },
    });
    expect(answered).toMatchObject({ outcome: 'follow-up', ticketId });
    await database.em().nativeDelete(OutboxMessage, {});
  });

  test("keeps a person's correction when a reply supplies something else", async () => {
    const id = mailName();
    const { ticketId } = await receive({ id, text: asking(paid, 'wrong login') });
    const login = {
      machine: 'wrong login',
      value: target.logins[0] ?? '',
      by: 'Специалист',
      at: '2026-03-17T09:00:00Z',
    };
    await database
      .em()
      .nativeUpdate(
        TicketItem,
        { ticket: ticketId },
        { targetPartnerLogin: login.value, corrections: { targetPartnerLogin: login } },
      );
    await receive({ replyTo: id, text: 'КПП абонента: 510001001' });
    expect((await itemsOf(ticketId))[0]).toMatchObject({ targetPartnerLogin: login.value, doubtful: [] });
    await receive({ replyTo: id, text: 'Верный логин: Login third' });
    const [item] = await itemsOf(ticketId);
    expect(item).toMatchObject({ targetPartnerLogin: login.value, doubtful: ['targetPartnerLogin'] });
  });

  test('that is settled comes back with new data, but not for a thank you', async () => {
    const id = mailName();
    const { ticketId } = await receive({ id, text: asking(free) });
    await settle(ticketId);
    await receive({ replyTo: id, text: 'Спасибо!' });
    expect(await ticketOf(ticketId)).toMatchObject({ state: 'executed' });
    const more = `Просим перенести ещё абонента ${paid.name}, ИНН ${paid.inn}, КПП ${paid.kpp}`;
    await receive({ replyTo: id, text: more });
    expect(await ticketOf(ticketId)).toMatchObject({ state: 'open', closedAt: null });
    const items = await itemsOf(ticketId);
    expect(items.map((item) => [item.state, item.subscriberInn])).toEqual([
      ['executed', free.inn],
      ['open', paid.inn],
    ]);
  });

  test('is opened when the date comes that it waits for, at the opening hour', async () => {
    const given = {
      subscriber: paid,
      product: '1c-reporting',
      target,
      date: '2026-03-16',
      effective: '2026-03-23',
    } as const;
    const attachments = [await letterAttachment('письмо.pdf', given, 'text-pdf')];
    // One that can't be judged holds up no other.
    const { ticketId: broken } = await receive({ text: asking(paid), attachments, subject: 'Перенос, повреждено' });
    await database.em().execute(`update ticket set judgement = judgement - 'request' where id = ?`, [broken]);
    const { ticketId } = await receive({ text: asking(paid), attachments });
    expect(await ticketOf(ticketId)).toMatchObject({
      state: 'waiting-date',
      verdict: 'wait',
      startsAt: new Date('2026-03-23T05:30:00Z'),
    });
    const open = async (at: string): Promise<number[]> => {
      const held: number[] = [];
      await openArrived(database, new Date(at), (problem) => held.push(problem.ticketId));
      return held;
    };
    expect(await open('2026-03-23T05:29:59Z')).toEqual([]);
    expect(await ticketOf(ticketId)).toMatchObject({ state: 'waiting-date' });
    expect(await open('2026-03-23T05:30:00Z')).toEqual([broken]);
    expect(await ticketOf(ticketId)).toMatchObject({
      state: 'open',
      verdict: 'execute',
      startsAt: new Date('2026-03-23T05:30:00Z'),
    });
    expect((await journalOf(ticketId)).at(-1)?.grounds).toBe('Наступила дата переноса. Решение: Исполнить');
  });
});

describe('a kept mail', () => {
  const world = pipelineWorld();
  let bench: Awaited<ReturnType<typeof openBench>>;
  let database: Database;
  beforeAll(async () => {
    bench = await openBench(world.registry);
    database = bench.database;
  });
  afterAll(() => bench.close());
  const asked = labelled({ subscriber: world.free, product: '1c-reporting', target: world.target });
  const post = (given: Partial<Posting> = {}) => posting({ at: '2026-03-17T08:00:00Z', text: asked, ...given });
  const mailOf = (id: number) => database.em().findOneOrFail(Mail, id);
  const dueNow = (id: number) =>
    database.em().nativeUpdate(Mail, { id }, { notBeforeAt: new Date(0), leasedUntil: null });

  test('whose process died is processed by the next one, to one outcome', async () => {
    const id = await bench.keep(await post());
    expect(await claimNextMail(database.em(), pipelineLimits.lease)).toMatchObject({ mailId: id });
    expect(await bench.process()).toEqual([]);
    await dueNow(id);
    expect(await bench.process()).toHaveLength(1);
    expect(await bench.process()).toEqual([]);
    expect(await database.em().count(Ticket, {})).toBe(1);
  });

  test('whose claim was lost on the way stores nothing', async () => {
    const tickets = await database.em().count(Ticket, {});
    const id = await bench.keep(await post());
    const stolen = async (raw: RawMail) => {
      await database.em().execute('update mail set attempts = attempts + 1 where id = ?', [id]);
      return parseRaw(raw);
    };
    await bench.process({ parse: stolen });
    expect(await mailOf(id)).toMatchObject({ state: 'kept', outcome: null });
    expect(await database.em().count(Ticket, {})).toBe(tickets);
    await dueNow(id);
    await bench.process();
    expect(await mailOf(id)).toMatchObject({ state: 'processed', outcome: 'ticket' });
  });

  test('that breaks a step is tried again later, then stands visibly failed, and is read again on demand', async () => {
    const id = await bench.keep(await post());
    const broken = { read: () => Promise.reject(new Error('out of memory')) };
    await bench.process(broken);
    const first = await mailOf(id);
    expect(first).toMatchObject({ state: 'kept', attempts: 1, reason: 'Error: out of memory', contentHash: null });
    expect(first.fromAddress).toContain(world.target.emails[0]);
    expect(first.notBeforeAt.getTime()).toBeGreaterThan(Date.now());
    for (let attempt = 2; attempt <= pipelineLimits.attempts; attempt += 1) {
      await dueNow(id);
      await bench.process(broken);
    }
    expect(await mailOf(id)).toMatchObject({ state: 'failed', outcome: null });
    await createIntake(database).reprocess(id);
    expect(await bench.process()).toHaveLength(1);
    expect(await mailOf(id)).toMatchObject({ state: 'processed', outcome: 'ticket', reason: null });
  });

  test('that the database has no room for is blamed for nothing, however often, and is processed when there is some', async () => {
    const id = await bench.keep(await post());
    const full = { read: () => Promise.reject(Object.assign(new Error('No space left on device'), { code: '53100' })) };
    for (let times = 0; times <= pipelineLimits.attempts; times += 1) {
      expect(await bench.process(full)).toEqual([]);
      expect(await mailOf(id)).toMatchObject({ state: 'kept', leasedUntil: null });
      await dueNow(id);
    }
    await bench.process();
    expect(await mailOf(id)).toMatchObject({ state: 'processed', outcome: 'ticket' });
  });

  test('that ends the process at every attempt stands visibly failed in the end', async () => {
    const id = await bench.keep(await post());
    await database.em().nativeUpdate(Mail, { id }, { attempts: pipelineLimits.attempts });
    const next = await bench.keep(await post());
    const seen: string[] = [];
    await bench.process({
      parse: (raw) => {
        seen.push(raw.sourceKey);
        return parseRaw(raw);
      },
    });
    // Not a byte of it is read again, and the mail behind it is processed.
    expect(seen).toEqual([(await mailOf(next)).sourceKey]);
    expect(await mailOf(next)).toMatchObject({ outcome: 'ticket' });
    expect(await mailOf(id)).toMatchObject({ state: 'failed', reason: 'the process ended at every attempt' });
  });

  test('that stands in a ticket is not read again', async () => {
    const id = await bench.keep(await post());
    await bench.process();
    await expect(createIntake(database).reprocess(id)).rejects.toThrow(NotReprocessable);
  });

  test('that nobody could read is read again as a person says, its bytes as they came', async () => {
    const head = 'From: a@b.example\r\nSubject: x\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\n';
    const bytes = Buffer.concat([Buffer.from(head), Buffer.from([0x8f, 0xe0, 0xae, 0xe1, 0xa8, 0xac])]);
    const id = await bench.keep({ mailbox: 'perevod', sourceKey: 'test:cp866', bytes });
    await bench.process({ parse: async () => ({ quarantined: 'body-lost' }) });
    expect(await mailOf(id)).toMatchObject({ outcome: 'quarantined', reason: 'body-lost' });
    const by = { kind: 'user', id: 7, name: 'Анна' } as const;
    await createIntake(database).reprocess(id, { charset: 'cp866', mailbox: 'sverka', by });
    await bench.process();
    expect(await mailOf(id)).toMatchObject({
      mailbox: 'sverka',
      text: 'Просим',
      state: 'processed',
      outcome: 'ticket',
    });
    const kept = await database.em().findOneOrFail(Mail, id, { populate: ['raw'] });
    expect(Buffer.from(kept.raw).equals(bytes)).toBe(true);
    const line = { kind: 'mail-reprocessed', objectId: String(id) } as const;
    expect(await database.em().findOneOrFail(JournalEntry, line)).toMatchObject({ actorId: 7, actorName: 'Анна' });
  });

  test('is the same mail when the same bytes are uploaded twice', async () => {
    const intake = createIntake(database);
    const { bytes } = await post();
    const id = await intake.upload('perevod', bytes);
    expect(await intake.upload('perevod', bytes)).toBe(id);
    expect(await bench.process()).toHaveLength(1);
    expect(await mailOf(id)).toMatchObject({ outcome: 'ticket' });
  });

  test('with NUL and lone surrogates in it is stored like any other', async () => {
    const id = await bench.keep(await post({ subject: 'Перенос \u0000', text: `${asked}\n\u0000 конец` }));
    await bench.process();
    expect(await mailOf(id)).toMatchObject({ outcome: 'ticket' });
  });

  test('is no repeat of its own repeat when it is read again', async () => {
    const thanks = { subject: 'Благодарность', text: 'Спасибо большое!' };
    const first = await bench.keep(await post(thanks));
    const repeat = await bench.keep(await post(thanks));
    await bench.process();
    expect(await mailOf(first)).toMatchObject({ outcome: 'ignored' });
    expect(await mailOf(repeat)).toMatchObject({ outcome: 'duplicate', ticket: null });
    await createIntake(database).reprocess(first);
    await bench.process();
    expect(await mailOf(first)).toMatchObject({ outcome: 'ignored' });
  });

  test('answers two letters of ours about one ticket with the same word, and neither answer is swallowed', async () => {
    const opener = await bench.keep(await post());
    await bench.process();
    const ticket = (await mailOf(opener)).ticket?.id ?? 0;
    const letters = ['<question-1@astral.ru>', '<question-2@astral.ru>'];
    const em = database.em();
    for (const messageId of letters)
      await anOutboxMessage(em, { ticket: em.getReference(Ticket, ticket), messageId, state: 'cancelled' });
    const outcomes: unknown[] = [];
    for (const letter of letters) {
      const id = await bench.keep(
        await post({ subject: 'Re: Перенос', text: 'Да.', headers: { 'In-Reply-To': letter } }),
      );
      await bench.process();
      outcomes.push((await mailOf(id)).outcome);
    }
    expect(outcomes).toEqual(['follow-up', 'follow-up']);
  });
});
