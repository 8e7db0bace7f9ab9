import { type Database, importRegistry, keepRawMail } from '@perenos/db';
import { createTestDatabase } from '@perenos/db/testing';
import { defaultWorkingTime, publishedEditions, russianCalendar } from '@perenos/domain';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { writeDemo } from '../demo/index.ts';
import { createMemoryStore } from './memory-store.ts';
import { type RunResult, runPipeline } from './run.ts';
import { parseRaw } from './services.ts';
import { processKept } from './worker.ts';

// Sheets are attached blank: nothing here reads them, and drawing them took most of the time. A JPEG of one grey pixel,
// as far as its header, is what a PDF of a scan can be made of.
const { blank } = vi.hoisted(() => {
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 0, 0, 0, 0]);
  return { blank: async (): Promise<Uint8Array> => jpeg };
});
vi.mock('../demo/letter-drawing.ts', () => ({ drawLetterPdf: blank }));
vi.mock('../demo/payment-drawing.ts', () => ({ drawPaymentOrderPdf: blank }));
vi.mock('../demo/scanning.ts', () => ({ scanOf: blank }));

const now = new Date('2026-11-20T12:00:00Z');
/** Without their documents: what is compared is what the stores answer. */
const read = async () => [];

const said = ({ kind, context, ...rest }: RunResult) => ({
  kind,
  outcome: 'outcome' in rest ? rest.outcome : null,
  sender: context.sender,
  isReply: context.thread !== null,
  request: context.request && {
    ...context.request,
    items: context.request.items.map(({ evidence: _, ...item }) => item),
  },
  decisions: context.judgement?.decisions,
  requestDate: context.judgement?.requestDate,
  sla: context.judgement?.sla,
});

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe('a working day of mails', () => {
  test('is judged by the part of the registry that each mail touches as by the whole of it', async () => {
    const { registry, mails } = writeDemo(now);
    await importRegistry(database.em(), registry, { kind: 'system', name: 'Тест' }, now);
    const services = {
      parse: parseRaw,
      read,
      calendar: russianCalendar,
      editions: publishedEditions,
      workingTime: defaultWorkingTime,
    };
    const inMemory = { ...services, store: createMemoryStore(registry), now: () => now.toISOString() };
    const expected: RunResult[] = [];
    for (const { id, mailbox, compose } of mails) {
      const raw = { mailbox, sourceKey: id, bytes: await compose() };
      expected.push(await runPipeline(raw, inMemory));
      await keepRawMail(database.em(), raw, now);
    }
    const stored: RunResult[] = [];
    const onProblem = (error: unknown): never => {
      throw error;
    };
    const options = { database, parse: parseRaw, read, now: () => now, onProblem };
    await processKept({ ...options, onResult: (_, result) => stored.push(result) }, new AbortController().signal);
    expect(stored.length).toBeGreaterThan(30);
    expect(stored.map(said)).toEqual(expected.map(said));
  });
});
