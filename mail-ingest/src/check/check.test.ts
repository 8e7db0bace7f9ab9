import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labelled } from '../demo/wording.ts';
import { pipelineWorld, posting } from '../testing/pipeline-world.ts';
import { ArgumentsError, readArguments } from './arguments.ts';
import type { CheckLine } from './line.ts';

const world = pipelineWorld();
const { free, paid, target } = world;
const asking = (who: typeof free): string => labelled({ subscriber: who, product: '1c-reporting', target });

let directory = '';
const path = (...parts: string[]): string => join(directory, ...parts);

/** The registry in the form of the import bundle. */
const bundle = {
  ...world.registry,
  partners: world.registry.partners.map(({ debts: _, ...rest }) => ({ ...rest, debts: [] })),
};

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'perenos-check-'));
  for (const mailbox of ['perevod', 'sverka']) await mkdir(path('mail', mailbox), { recursive: true });
  await writeFile(path('registry.json'), JSON.stringify(bundle));
  const first = { id: 'first', at: '2026-03-17T06:00:00Z', text: asking(free) };
  const mails = {
    'perevod/9-first.eml': (await posting(first)).bytes,
    'perevod/1-second.eml': (await posting({ at: '2026-03-17T07:00:00Z', text: asking(paid) })).bytes,
    'perevod/2-again.eml': (await posting({ ...first, at: '2026-03-17T08:00:00Z' })).bytes,
    'perevod/0-empty.eml': Buffer.from(''),
    'sverka/1.eml': (await posting({ at: '2026-03-17T06:30:00Z', mailbox: 'sverka', text: 'Вопрос к вам.' })).bytes,
  };
  for (const [name, bytes] of Object.entries(mails)) await writeFile(path('mail', name), bytes);
});
afterAll(() => rm(directory, { recursive: true }));

type Ended = { status: number | null; out: string; err: string };
const check = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args]);
    const ended: Ended = { status: null, out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      ended.out += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      ended.err += chunk;
    });
    child.on('close', (status) => resolve({ ...ended, status }));
  });
const linesOf = (text: string): CheckLine[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the offline check', () => {
  let given: string[];
  let printed: Promise<Ended>;
  beforeAll(() => {
    given = ['--registry', path('registry.json'), '--mail', path('mail')];
    printed = check(...given);
  });

  test('gives every mail its line, in the order of receipt, and nothing else', async () => {
    const { status, out, err } = await printed;
    expect(status).toBe(0);
    const lines = linesOf(out);
    expect(lines.map((line) => [line.file, line.outcome])).toEqual([
      ['perevod/9-first.eml', 'ticket'],
      ['sverka/1.eml', 'ticket'],
      ['perevod/1-second.eml', 'ticket'],
      ['perevod/2-again.eml', 'duplicate'],
      ['perevod/0-empty.eml', 'quarantined'],
    ]);
    expect(lines[0]).toMatchObject({
      receivedAt: '2026-03-17T09:00:00+03:00',
      thread: 'perevod/9-first.eml',
      sender: { address: 'orlova@new.example', role: 'partner', partnerId: 'new' },
      kind: 'transfer',
      items: [{ verdict: 'execute', action: 'transfer-subscriber', clauses: ['4.1.10'], subscriberInn: free.inn }],
      sla: { startsAt: '2026-03-17T09:00:00+03:00', dueAt: '2026-03-17T17:00:00+03:00' },
    });
    expect(lines[1]).toMatchObject({ kind: 'other', items: [{ verdict: 'review', clauses: [], product: null }] });
    expect(lines[2]).toMatchObject({ items: [{ verdict: 'request-data', action: null }], sla: null });
    expect(lines[3]).toMatchObject({ thread: 'perevod/9-first.eml', kind: 'transfer', items: [], sla: null });
    expect(lines[4]).toMatchObject({ receivedAt: null, thread: null, kind: 'other', reason: 'empty', sla: null });
    expect(err).toContain('5/5');
  });

  test('writes into a file on demand, the same lines every time', async () => {
    const { out } = await check(...given, '--out', path('out.jsonl'));
    expect(out).toBe('');
    expect(await readFile(path('out.jsonl'), 'utf8')).toBe((await printed).out);
  });

  test('gives a file that cannot be read its line too', async () => {
    await mkdir(path('locked', 'perevod'), { recursive: true });
    await writeFile(path('locked', 'perevod', '1.eml'), 'Subject: x\n\nx');
    await chmod(path('locked', 'perevod', '1.eml'), 0o000);
    const { status, out } = await check('--registry', path('registry.json'), '--mail', path('locked'));
    expect([status, linesOf(out).length]).toEqual([0, 1]);
  });

  test('refuses a broken registry with the path and the reason, and writes nothing', async () => {
    const broken = {
      ...bundle,
      partners: bundle.partners.map((partner, i) => (i === 1 ? { ...partner, inn: 'x' } : partner)),
    };
    await writeFile(path('broken.json'), JSON.stringify(broken));
    const ended = await check('--registry', path('broken.json'), '--mail', path('mail'), '--out', path('none.jsonl'));
    expect([ended.status, ended.out]).toEqual([2, '']);
    expect(ended.err).toContain('$.partners[1].inn — ');
    expect(existsSync(path('none.jsonl'))).toBe(false);
  });

  test('refuses what is no JSON, and a folder that is not there', async () => {
    await writeFile(path('text.json'), 'not json');
    expect((await check('--registry', path('text.json'), '--mail', path('mail'))).status).toBe(2);
    expect((await check('--registry', path('registry.json'), '--mail', path('nowhere'))).status).toBe(2);
  });
});

describe("the check's arguments", () => {
  const clock = (): Date => new Date('2026-11-20T10:00:00Z');
  const given = ['--registry', 'r.json', '--mail', 'm'];

  test('need a registry and a folder; today is the clock’s unless it is said', () => {
    expect(readArguments(given, clock)).toEqual({
      registry: 'r.json',
      mail: 'm',
      now: '2026-11-20T10:00:00.000Z',
      out: null,
    });
    const now = ['--now', '2026-03-17T10:00:00+03:00'];
    expect(readArguments([...given, ...now], clock).now).toBe('2026-03-17T07:00:00.000Z');
  });

  test.each([
    [['--mail', 'm']],
    [['--registry', 'r']],
    [[...given, '--now', '17.03.2026']],
    [[...given, '--now', '2026-03-17T10:00:00']],
    [[...given, '--verbose']],
  ])('are refused when wrong: %j', (args) => {
    expect(() => readArguments(args, clock)).toThrow(ArgumentsError);
  });
});
