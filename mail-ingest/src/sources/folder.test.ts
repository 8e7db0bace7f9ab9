import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RawMail } from '../types.ts';
import { createFolderSource, type Keep } from './folder.ts';
import { truncatedFrom } from './oversized.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'perenos-folder-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const longAgo = new Date(Date.now() - 60_000);
async function drop(name: string, text: string, at = longAgo): Promise<string> {
  await mkdir(join(directory, 'perevod'), { recursive: true });
  const path = join(directory, 'perevod', name);
  await writeFile(path, text);
  await utimes(path, at, at);
  return path;
}

function source(keep?: Keep) {
  const kept = new Map<string, RawMail>();
  const problems: unknown[] = [];
  const remember: Keep = async (raw) => void kept.set(raw.sourceKey, raw);
  const clock = { now: Date.now() };
  const options = { directory, keep: keep ?? remember, onProblem: (p: unknown) => problems.push(p) };
  return { ...createFolderSource({ ...options, now: () => clock.now }), kept, problems, remember, clock };
}
const texts = (kept: Map<string, RawMail>) => [...kept.values()].map((m) => Buffer.from(m.bytes).toString());

describe('a folder of mails', () => {
  test('takes what is completely written, by name, and moves it out of sight', async () => {
    await drop('2.eml', 'second');
    await drop('1.eml', 'first');
    const { sweep, kept } = source();
    expect(await sweep()).toBe(2);
    expect(texts(kept)).toEqual(['first', 'second']);
    expect(await readdir(join(directory, 'perevod'))).toEqual(['.done']);
    expect((await readdir(join(directory, 'perevod', '.done'))).sort()).toEqual(['1.eml', '2.eml']);
  });

  test('leaves a file alone while it is being written', async () => {
    const { sweep, kept, clock } = source();
    const path = await drop('1.eml', 'half', new Date(clock.now));
    expect(await sweep()).toBe(0);
    await writeFile(path, 'half and half');
    await utimes(path, new Date(clock.now + 900), new Date(clock.now + 900));
    clock.now += 1_500;
    expect(await sweep()).toBe(0);
    clock.now += 1_000;
    expect(await sweep()).toBe(1);
    expect(texts(kept)).toEqual(['half and half']);
  });

  test('keeps the whole of a file that was written on while it was being kept', async () => {
    const path = await drop('1.eml', 'half');
    const kept: string[] = [];
    const { sweep, clock } = source(async (raw) => {
      kept.push(Buffer.from(raw.bytes).toString());
      if (kept.length === 1) await writeFile(path, 'half and half');
    });
    await sweep();
    clock.now += 5_000;
    await sweep();
    clock.now += 5_000;
    await sweep();
    expect(kept).toEqual(['half', 'half and half']);
  });

  test('passes over what is no file', async () => {
    await mkdir(join(directory, 'perevod', 'folder.eml'), { recursive: true });
    const { sweep, problems } = source();
    expect(await sweep()).toBe(0);
    expect(problems).toEqual([]);
  });

  test('takes a file whose time lies in the future once it stands still', async () => {
    const { sweep, clock } = source();
    await drop('1.eml', 'from tomorrow', new Date(clock.now + 86_400_000));
    expect(await sweep()).toBe(0);
    clock.now += 1_000;
    expect(await sweep()).toBe(1);
  });

  test('leaves a mail where it lies when it cannot be kept, and takes it the next time', async () => {
    await drop('1.eml', 'patient');
    let away = true;
    const kept: string[] = [];
    const { sweep, problems } = source(async (raw) => {
      if (away) throw new Error('the database is away');
      kept.push(raw.sourceKey);
    });
    expect(await sweep()).toBe(0);
    expect(problems).toHaveLength(1);
    expect(await readdir(join(directory, 'perevod'))).toEqual(['1.eml']);
    away = false;
    expect(await sweep()).toBe(1);
    expect(kept).toHaveLength(1);
  });

  test('gives a mail the same key again after a crash between keeping and moving', async () => {
    await drop('1.eml', 'once');
    const first = source();
    await first.sweep();
    await drop('1.eml', 'once');
    const second = source(first.remember);
    expect(await second.sweep()).toBe(1);
    expect(first.kept.size).toBe(1);
    expect(await readdir(join(directory, 'perevod', '.done'))).toHaveLength(2);
  });

  test('tells apart two mails that come under one name', async () => {
    const { sweep, kept } = source();
    await drop('mail.eml', 'one');
    await sweep();
    await drop('mail.eml', 'two');
    await sweep();
    expect(texts(kept)).toEqual(['one', 'two']);
    expect(await readdir(join(directory, 'perevod', '.done'))).toHaveLength(2);
  });

  test('keeps an empty file as an empty mail', async () => {
    await drop('empty.eml', '');
    const { sweep, kept } = source();
    await sweep();
    expect(texts(kept)).toEqual(['']);
  });

  test('keeps the beginning of a mail that is too large, and says so', async () => {
    await drop('large.eml', 'Subject: large\r\n\r\n'.padEnd(101 * 1024 * 1024, 'x'));
    const { sweep, kept } = source();
    await sweep();
    const [mail] = [...kept.values()];
    expect(truncatedFrom(mail?.bytes ?? new Uint8Array())).toBe(101 * 1024 * 1024);
    expect(mail?.bytes.length).toBeLessThan(1024 * 1024);
  });

  test('notices a new file by itself until it is told to stop', async () => {
    const { kept, run } = source();
    const stop = new AbortController();
    const ended = run(stop.signal);
    await drop('late.eml', 'late');
    await vi.waitFor(() => expect(texts(kept)).toEqual(['late']), { timeout: 20_000 });
    stop.abort();
    await ended;
  });

  test('is left for later, file by file untouched, while the database is away', async () => {
    for (const name of ['1.eml', '2.eml']) await drop(name, name);
    let asked = 0;
    const { sweep } = source(async () => {
      asked += 1;
      throw Object.assign(new Error('no connection'), { code: 'ECONNREFUSED' });
    });
    await expect(sweep()).rejects.toThrow('no connection');
    expect(asked).toBe(1);
    expect(await readdir(join(directory, 'perevod'))).toEqual(['1.eml', '2.eml']);
  });

  test('tells a problem once until it is another', async () => {
    await drop('1.eml', 'stubborn');
    const reasons = ['refused', 'refused', 'damaged'];
    const { sweep, problems } = source(async () => {
      throw new Error(reasons.shift());
    });
    for (let times = 0; times < 3; times += 1) await sweep();
    expect(problems.map((problem) => String((problem as { error: unknown }).error))).toEqual([
      'Error: refused',
      'Error: damaged',
    ]);
  });

  test("that several processes read is nobody's problem where another one was faster", async () => {
    const path = await drop('1.eml', 'shared');
    const { sweep, problems } = source(() => rm(path));
    await sweep();
    expect(problems).toEqual([]);
  });
});
