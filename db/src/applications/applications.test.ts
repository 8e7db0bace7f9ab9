import type { ApplicationState } from '@perenos/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../database.ts';
import {
  Application,
  ApplicationDetail,
  ApplicationEmployee,
  IdentificationDelegation,
  JournalEntry,
  SuspensionError,
} from '../entities/index.ts';
import { importRegistry } from '../registry/import.ts';
import { anApplication, aPartner, aRegistry } from '../testing/builders.ts';
import { createTestDatabase } from '../testing/index.ts';
import { delegateIdentification, endNoShows } from './identification.ts';
import { type LockedApplication, lockApplication, moveApplication } from './move.ts';
import { correctError, suspendApplication } from './suspension.ts';

const anna = { kind: 'user', id: 7, name: 'Анна' } as const;
const at = new Date('2026-03-02T09:00:00Z');
const hand = { actor: anna, by: 'specialist', at } as const;
const center = { id: 'c-1', name: 'ООО «Центр»', address: 'Калуга, Заречная, 5', distanceKm: 5.27 };

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const bundleOf = (...applications: [string, ApplicationState][]) =>
  aRegistry({
    partners: [aPartner({ id: 'p-1' })],
    applications: applications.map(([id, state]) => anApplication({ id, state })),
  });
const load = (...applications: [string, ApplicationState][]) =>
  importRegistry(database.em(), bundleOf(...applications), anna, at);
const inLock = <T>(id: string, work: (em: ReturnType<Database['em']>, locked: LockedApplication) => Promise<T>) =>
  database.em().transactional(async (em) => {
    const locked = await lockApplication(em, id);
    if (!locked) throw new Error(`no application ${id}`);
    return work(em, locked);
  });
const stateOf = async (id: string) => (await database.em().findOneOrFail(Application, { id })).state;
const detailOf = (id: string) => database.em().findOneOrFail(ApplicationDetail, { application: id });

describe('an imported application', () => {
  test('has an empty detail from the beginning', async () => {
    await load(['A-1', 'confirmed']);
    expect(await detailOf('A-1')).toMatchObject({ version: 1, requisites: {}, directions: [], representative: null });
  });

  test('keeps its detail through the same bundle, which finds nothing to change', async () => {
    await load(['A-1', 'confirmed']);
    const em = database.em();
    const detail = await em.findOneOrFail(ApplicationDetail, { application: 'A-1' });
    detail.requisites = { ogrn: '1027700132195' };
    em.create(ApplicationEmployee, {
      ...{ application: 'A-1', position: 0, fullName: 'Ивин Пётр', jobTitle: null, certificateType: 'КЭП' },
      ...{ certificateUntil: null, certificateSerial: null, inn: null, snils: null, birthDate: null },
      ...{ passport: null, passportIssuedOn: null, viaDss: false },
    });
    await em.flush();
    expect((await load(['A-1', 'confirmed'])).changed).toBe(false);
    expect((await detailOf('A-1')).requisites).toEqual({ ogrn: '1027700132195' });
    expect(await database.em().count(ApplicationEmployee, { application: 'A-1' })).toBe(1);
  });

  test('is again what the bundle says, whatever the staff did: the journal tells both', async () => {
    await load(['A-2', 'accepted']);
    await inLock('A-2', (em, locked) => moveApplication(em, locked, { ...hand, event: 'confirm', grounds: '' }));
    const { version } = await detailOf('A-2');
    expect((await load(['A-2', 'accepted'])).sections.applications.updated).toBe(1);
    expect(await stateOf('A-2')).toBe('accepted');
    expect((await detailOf('A-2')).version).toBeGreaterThan(version);
    const of = { objectType: 'application', objectId: 'A-2' };
    const lines = await database.em().find(JournalEntry, of, { orderBy: { id: 'asc' } });
    expect(lines.map(({ kind }) => kind)).toEqual(['application-moved', 'registry-changed', 'registry-changed']);
    expect(lines.at(-1)?.grounds).toContain('Заявка A-2: этап');
  });
});

describe('a suspension', () => {
  test('lasts until its last error is ticked off; a refused step changes nothing', async () => {
    await load(['A-3', 'confirmed']);
    await inLock('A-3', (em, locked) =>
      suspendApplication(
        em,
        locked,
        [
          { code: 'ogrn-mismatch', comment: 'по выписке иной' },
          { code: 'passport-unreadable', comment: '' },
        ],
        hand,
      ),
    );
    const [first, second] = await database.em().find(SuspensionError, {}, { orderBy: { position: 'asc' } });
    if (!first || !second) throw new Error('two errors expected');
    const before = await detailOf('A-3');
    await expect(
      inLock('A-3', (em, locked) => moveApplication(em, locked, { ...hand, event: 'resume', grounds: '' })),
    ).rejects.toThrow('не исправлено ошибок — 2');
    expect(await detailOf('A-3')).toMatchObject({ version: before.version });

    const correction = { from: 'partner', text: 'прислали письмом' } as const;
    const tick = (errorId: number, value?: string) =>
      inLock('A-3', (em, locked) => correctError(em, locked, { ...correction, errorId, value }, hand));
    expect(await tick(second.id, 'x')).toEqual({ problem: 'no-requisite' });
    expect(await tick(first.id, '1027700132195')).toEqual({ resumed: false });
    expect(await tick(first.id)).toEqual({ problem: 'already-corrected' });
    expect((await detailOf('A-3')).requisites).toEqual({ ogrn: '1027700132195' });
    expect(await stateOf('A-3')).toBe('suspended');
    expect(await tick(second.id)).toEqual({ resumed: true });
    expect(await stateOf('A-3')).toBe('confirmed');
  });
});

describe('a delegated identification', () => {
  test('locks the application, and ends by itself after the tenth working day, once', async () => {
    await load(['A-4', 'confirmed'], ['A-5', 'confirmed']);
    for (const id of ['A-4', 'A-5']) await inLock(id, (em, locked) => delegateIdentification(em, locked, center, hand));
    await expect(
      inLock('A-4', (em, locked) => moveApplication(em, locked, { ...hand, event: 'reject', grounds: 'нет' })),
    ).rejects.toThrow('до завершения идентификации');
    const [delegation] = await database.em().find(IdentificationDelegation, { application: 'A-4' });
    expect(delegation?.dueOn).toBe('2026-03-17');

    await inLock('A-5', (em, locked) =>
      moveApplication(em, locked, { ...hand, event: 'pass-identification', grounds: '' }),
    );
    const failing: string[] = [];
    const end = (at: string) =>
      endNoShows(database, new Date(at), ({ applicationId }) => void failing.push(applicationId));
    expect(await end('2026-03-17T20:59:00Z')).toEqual([]);
    const nextDay = '2026-03-17T21:00:00Z';
    const twice = await Promise.all([end(nextDay), end(nextDay)]);
    expect(twice.flat()).toEqual(['A-4']);
    expect([await stateOf('A-4'), await stateOf('A-5')]).toEqual(['identification-failed', 'identification-passed']);
    const ended = await database.em().findOneOrFail(IdentificationDelegation, { application: 'A-4' });
    expect(ended).toMatchObject({ outcome: 'no-show', reason: expect.stringContaining('10 рабочих дней') });
    expect(failing).toEqual([]);
  });

  test('that fails to end holds up no other', async () => {
    await load(['A-6', 'confirmed'], ['A-7', 'confirmed']);
    for (const id of ['A-6', 'A-7']) await inLock(id, (em, locked) => delegateIdentification(em, locked, center, hand));
    const em = database.em();
    await em.execute(`alter table journal_entry add constraint full_disk check (object_id <> 'A-6') not valid`);
    const failing: string[] = [];
    const ended = await endNoShows(database, new Date('2026-03-18T09:00:00Z'), ({ applicationId }) => {
      failing.push(applicationId);
    });
    await em.execute('alter table journal_entry drop constraint full_disk');
    expect({ ended, failing }).toEqual({ ended: ['A-7'], failing: ['A-6'] });
    expect(await stateOf('A-6')).toBe('delegated-to-identification');
  });
});
