import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Partner, User } from '@perenos/db';
import { createTestDatabase } from '@perenos/db/testing';
import { parseRegistryBundle } from '@perenos/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoUsers, installDemo, workingMinutesBefore, writeDemo } from './index.ts';

const now = new Date('2026-11-20T12:00:00Z');

describe('The demo', () => {
  const mailDirectory = mkdtempSync(join(tmpdir(), 'demo-'));
  const registersFile = join(mailDirectory, 'local-registers.json');
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database.close();
    rmSync(mailDirectory, { recursive: true });
  });

  // A whole day is drawn and written: on a machine that does other things as well it takes its time.
  const patience = { timeout: 300_000 };

  test(
    'fills an empty database with a registry, one person of each role and a day of mails, once',
    patience,
    async () => {
      expect(await installDemo({ database, now, mailDirectory, registersFile })).toBe(true);
      expect(await database.em().count(User)).toBe(demoUsers.length);
      expect(await database.em().count(Partner)).toBeGreaterThan(5);
      expect(readdirSync(join(mailDirectory, 'perevod')).length).toBeGreaterThan(30);
      expect(JSON.parse(readFileSync(registersFile, 'utf8')).people.length).toBeGreaterThan(20);
      expect(await installDemo({ database, now, mailDirectory, registersFile })).toBe(false);
    },
  );

  test('writes a registry that the import takes', () => {
    const { registry } = writeDemo(now);
    const partners = registry.partners.map(({ debts, ...partner }) => ({
      ...partner,
      debts: debts.map(({ amountKopecks, ...debt }) => ({ ...debt, amount: amountKopecks / 100 })),
    }));
    expect(parseRegistryBundle({ ...registry, partners })).toMatchObject({ ok: true });
  });

  test('counts back in working time, over a week-end too', () => {
    expect(workingMinutesBefore(now, 60).toISOString()).toBe('2026-11-20T11:00:00.000Z');
    expect(workingMinutesBefore(new Date('2026-11-22T12:00:00Z'), 30).toISOString()).toBe('2026-11-20T14:00:00.000Z');
  });
});
