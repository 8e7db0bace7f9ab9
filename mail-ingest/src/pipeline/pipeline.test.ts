import { defaultWorkingTime, publishedEditions, russianCalendar } from '@perenos/domain';
import { describe, expect, test } from 'vitest';
import { createDocumentReader } from '../documents/index.ts';
import { describePipeline } from '../testing/pipeline-suite.ts';
import { mailName, pipelineWorld, posting } from '../testing/pipeline-world.ts';
import { createMemoryStore } from './memory-store.ts';
import { runPipeline } from './run.ts';
import { parseRaw, readWith } from './services.ts';
import { StaleTicketError } from './store.ts';
import type { IngestServices } from './types.ts';

const services = (overrides: Partial<IngestServices> = {}): IngestServices => ({
  store: createMemoryStore(pipelineWorld().registry),
  parse: parseRaw,
  read: async () => [],
  calendar: russianCalendar,
  editions: publishedEditions,
  workingTime: defaultWorkingTime,
  now: () => '2026-03-17T12:00:00Z',
  ...overrides,
});

describePipeline('the pipeline with its store in memory', async (registry) => {
  const reader = createDocumentReader();
  const all = services({ store: createMemoryStore(registry), read: readWith(reader) });
  return { receive: (raw) => runPipeline(raw, all), close: () => reader.close() };
});

describe('a step that breaks', () => {
  test('fails the run, to be tried again, and names itself in the log', async () => {
    const away = services({ parse: () => Promise.reject(new Error('the worker died')) });
    const result = await runPipeline(await posting({ at: '2026-03-17T08:00:00Z' }), away);
    expect(result).toMatchObject({ kind: 'failed', retryable: true, problem: 'Error: the worker died' });
    expect(result.context.log.at(-1)).toMatchObject({ step: 'parse', outcome: 'fail' });
  });

  test('says nothing of the data that the database refused', async () => {
    const refused = Object.assign(new Error('invalid input: «Иванов, 5401888223»'), { code: '22P02' });
    const broken = services({ read: () => Promise.reject(refused) });
    const result = await runPipeline(await posting({ at: '2026-03-17T08:00:00Z' }), broken);
    expect(result).toMatchObject({ kind: 'failed', problem: 'Error: 22P02' });
  });

  test('has the mail judged again when its ticket changed meanwhile', async () => {
    const base = services();
    const id = mailName();
    await runPipeline(await posting({ id, at: '2026-03-17T08:00:00Z', text: 'Просим перенести абонента' }), base);
    let tries = 0;
    const store = {
      ...base.store,
      followUp: async (context: Parameters<typeof base.store.followUp>[0]) => {
        tries += 1;
        if (tries < 3) throw new StaleTicketError('1');
        await base.store.followUp(context);
      },
    };
    const reply = await posting({ at: '2026-03-17T09:00:00Z', text: 'Дополняем', replyTo: id });
    expect(await runPipeline(reply, { ...base, store })).toMatchObject({ kind: 'done', outcome: 'follow-up' });
    expect(tries).toBe(3);
  });
});
