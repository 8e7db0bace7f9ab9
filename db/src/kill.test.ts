import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { Mail } from './entities/index.ts';
import { claimNextMail } from './mails/claim.ts';
import { createDatabaseForProcess } from './testing/index.ts';

test('what the embedded database said it kept is there after kill -9, and what was claimed is free at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'perenos-kill-'));
  const directory = join(folder, 'db');
  await (await createDatabaseForProcess(directory)).database.close();
  const script = `
    const { openDatabase, keepRawMail, claimNextMail } = await import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))});
    const database = await openDatabase({ kind: 'pglite', directory: ${JSON.stringify(directory)} });
    for (let n = 0; ; n += 1) {
      await keepRawMail(database.em(), { mailbox: 'perevod', sourceKey: 'folder:' + n, bytes: Buffer.from('mail ' + n) }, new Date());
      if (n % 5 === 0) await claimNextMail(database.em(), 3_600_000);
      console.log(n);
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kept: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    kept.push(`folder:${line}`);
    if (kept.length === 50) child.kill('SIGKILL');
  }
  await once(child, 'exit').catch(() => {});
  const database = await openDatabase({ kind: 'pglite', directory });
  const found = await database.em().find(Mail, {}, { fields: ['sourceKey'], orderBy: { id: 'asc' } });
  expect(found.map(({ sourceKey }) => sourceKey)).toEqual(expect.arrayContaining(kept));
  const claimed = new Set<number>();
  for (
    let claim = await claimNextMail(database.em(), 60_000);
    claim;
    claim = await claimNextMail(database.em(), 60_000)
  ) {
    claimed.add(claim.mailId);
  }
  expect(claimed.size).toBe(found.length);
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});
