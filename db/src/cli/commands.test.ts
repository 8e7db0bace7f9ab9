import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { verify } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import { JournalEntry, User } from '../entities/index.ts';
import { loadWholeRegistry } from '../registry/load-whole.ts';
import { createDatabaseForProcess } from '../testing/index.ts';

let folder: string;
let url: string | null;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perenos-cli-'));
  const prepared = await createDatabaseForProcess(join(folder, 'db'));
  await prepared.database.close();
  url = prepared.url;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(command: string, args: string[], env: Record<string, string> = {}, input = '') {
  const child = spawn(process.execPath, [join(import.meta.dirname, command), ...args], {
    env: { ...process.env, VAR_DIR: folder, DATABASE_URL: url ?? '', ...env },
  });
  child.stdin.end(input);
  const [out, error, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { out, error, code };
}

async function look<T>(at: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(
    url === null ? { kind: 'pglite', directory: join(folder, 'db') } : { kind: 'postgres', url },
  );
  return at(database).finally(() => database.close());
}

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const bundle = {
  partners: [
    { id: 'p-1', name: 'ООО «Один»', inn: '7707083893', kind: 'partner', logins: ['one'], emails: ['A@One.example'] },
  ],
  subscribers: [{ inn: '500100732259', name: 'ИП Иванов', kind: 'individual', partnerId: 'p-1' }],
  licences: [],
  applications: [],
  groups: [],
  tariffs: [],
};

describe('npm run import', () => {
  test('loads a bundle, then says that it changes nothing', async () => {
    const path = file('registry.json', `\uFEFF${JSON.stringify(bundle)}`);
    const first = await run('import.ts', [path]);
    expect(first).toMatchObject({ code: 0, error: '' });
    expect(first.out).toContain('Партнёры: новых 1, изменено 0, без изменений 0');
    const second = await run('import.ts', [path]);
    expect(second).toMatchObject({ code: 0, error: '' });
    expect(second.out).toContain('ничего не изменено');
    const registry = await look((database) => loadWholeRegistry(database.em()));
    expect(registry.partners[0]).toMatchObject({ id: 'p-1', kpp: null, emails: ['a@one.example'] });
    expect(registry.subscribers[0]).toMatchObject({ inn: '500100732259', kpp: null, itsPromo: null });
  });

  test.each([
    ['is no JSON', '{ "partners": [', '$: это не JSON'],
    [
      'lacks a field',
      JSON.stringify({ ...bundle, partners: [{ id: 'p-2' }] }),
      '$.partners[0].name: обязательное поле',
    ],
    [
      'contradicts itself',
      JSON.stringify({ ...bundle, partners: [] }),
      '$.subscribers[0].partnerId: партнёра «p-1» нет',
    ],
  ])('refuses a bundle that %s, with the place and the reason', async (_, content, reason) => {
    const refused = await run('import.ts', [file('broken.json', content)]);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.error).toContain(reason);
  });

  test('refuses a bundle that contradicts the registry, and changes nothing', async () => {
    const before = await look((database) => loadWholeRegistry(database.em()));
    const content = JSON.stringify({ ...bundle, partners: [{ ...bundle.partners[0], id: 'p-9' }], subscribers: [] });
    const refused = await run('import.ts', [file('broken.json', content)]);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.error).toContain('$.partners[0].logins[0]: логин «one»');
    expect(await look((database) => loadWholeRegistry(database.em()))).toEqual(before);
  });

  test('says which file is not there', async () => {
    const refused = await run('import.ts', [join(folder, 'none.json')]);
    expect(refused.code).toBe(2);
    expect(refused.error).toContain('none.json не читается: его нет');
  });

  test('stops at a wrong setting with its name', async () => {
    const refused = await run('import.ts', ['x.json'], { DATABASE_URL: 'mysql://localhost/x' });
    expect(refused.code).toBe(2);
    expect(refused.error).toContain('DATABASE_URL: ожидается postgres://');
  });
});

describe('npm run user:create', () => {
  const args = (login: string) => ['--login', login, '--name', 'Иванова Мария', '--role', 'administrator'];

  test('makes a user with the password from the environment, and a line in the journal', async () => {
    const made = await run('create-user.ts', args('ivanova'), { USER_PASSWORD: 'Perenos2026' });
    expect(made).toMatchObject({ code: 0, error: '' });
    const [user, line] = await look(
      async (database) =>
        [
          await database.em().findOneOrFail(User, { login: 'ivanova' }),
          await database.em().findOneOrFail(JournalEntry, { kind: 'user-created' }),
        ] as const,
    );
    expect(user).toMatchObject({ name: 'Иванова Мария', role: 'administrator', active: true, passwordUntil: null });
    expect(user.passwordHash).toMatch(/^\$argon2id\$/);
    expect(await verify(user.passwordHash, 'Perenos2026')).toBe(true);
    expect(line).toMatchObject({
      objectId: String(user.id),
      after: { login: 'ivanova', name: 'Иванова Мария', role: 'administrator' },
    });
  });

  test('asks for the password where the environment has none', async () => {
    const made = await run('create-user.ts', args('petrova'), { USER_PASSWORD: '' }, 'Perenos2026\n');
    expect(made.code).toBe(0);
    expect(made.error).not.toContain('Perenos2026');
  });

  test('refuses a login that is taken', async () => {
    const refused = await run('create-user.ts', args('ivanova'), { USER_PASSWORD: 'Perenos2026' });
    expect(refused).toMatchObject({ code: 2, error: 'Пользователь «ivanova» уже есть.\n' });
  });

  test('refuses a weak password before it opens the database', async () => {
    const refused = await run('create-user.ts', args('x'), { USER_PASSWORD: 'perenos2026', VAR_DIR: '/dev/null' });
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.error).toContain('прописная');
  });

  test('refuses a role that there is none of', async () => {
    const refused = await run('create-user.ts', ['--login', 'x', '--name', 'Y', '--role', 'king'], {
      USER_PASSWORD: 'Perenos2026',
    });
    expect(refused.code).toBe(2);
    expect(refused.error).toContain('specialist|supervisor|ca-administrator|finance|administrator');
  });
});
