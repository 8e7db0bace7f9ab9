import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeLock } from './lock-file.ts';

let folder: string;
let directory: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perenos-lock-'));
  directory = join(folder, 'db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that takes the lock, says so, and then does nothing. */
async function holder() {
  const script = `const { takeLock } = await import(${JSON.stringify(join(import.meta.dirname, 'lock-file.ts'))});
    takeLock(${JSON.stringify(directory)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('the lock of an embedded database', () => {
  test('is refused to a second process, in words that say what to do', async () => {
    const child = await holder();
    try {
      expect(() => takeLock(directory)).toThrow(
        `Встроенная база ${directory} уже открыта другим процессом (PID ${child.pid}). Остановите его или задайте DATABASE_URL`,
      );
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  });

  test('of a process that was killed is taken over', async () => {
    const child = await holder();
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(`${directory}.lock`)).toBe(true);
    const release = takeLock(directory);
    expect(JSON.parse(readFileSync(`${directory}.lock`, 'utf8'))).toMatchObject({ pid: process.pid });
    release();
    expect(existsSync(`${directory}.lock`)).toBe(false);
  });

  test('of a dead process whose pid was given out again is taken over', () => {
    writeFileSync(`${directory}.lock`, JSON.stringify({ pid: process.pid, startedAt: '1' }));
    takeLock(directory)();
  });

  test('that was left half written is taken over', () => {
    writeFileSync(`${directory}.lock`, '{"pid"');
    takeLock(directory)();
  });

  test('is refused to the same process, too', () => {
    const release = takeLock(directory);
    expect(() => takeLock(directory)).toThrow('уже открыта');
    release();
    takeLock(directory)();
  });

  test('that is stale goes to one of many who want it', async () => {
    writeFileSync(`${directory}.lock`, JSON.stringify({ pid: 0x7fff_fff0, startedAt: null }));
    const script = `const { takeLock } = await import(${JSON.stringify(join(import.meta.dirname, 'lock-file.ts'))});
      try { takeLock(${JSON.stringify(directory)}); console.log('held'); } catch (error) { console.log(error.code); }
      setTimeout(() => {}, 4000);`;
    const children = Array.from({ length: 6 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] }),
    );
    const said = await Promise.all(children.map(async (child) => String((await once(child.stdout, 'data'))[0]).trim()));
    for (const child of children) child.kill('SIGKILL');
    expect(said.toSorted()).toEqual([...Array<string>(5).fill('database-in-use'), 'held']);
  });
});
