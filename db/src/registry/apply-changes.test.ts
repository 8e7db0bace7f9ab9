import type { RegistryChange } from '@perenos/domain';
import { applyChanges, inverseOf } from '@perenos/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../database.ts';
import { JournalEntry } from '../entities/index.ts';
import { aLicence, anApplication, aPartner, aRegistry, aSubscriber } from '../testing/builders.ts';
import { createTestDatabase } from '../testing/index.ts';
import { applyRegistryChanges } from './apply-changes.ts';
import { importRegistry } from './import.ts';
import { loadWholeRegistry } from './load-whole.ts';
import { lockSubscribers } from './locks.ts';

const at = new Date('2026-03-02T09:00:00Z');
const actor = { kind: 'user', id: 7, name: 'Петрова' } as const;
const context = { actor, at, grounds: 'Перенос по обращению П-000001', ticket: null, item: null };
const restriction = { since: '2026-02-15', imposedBy: 'automatic' };
const group = {
  id: 'G-1',
  name: 'ГК',
  product: '1c-reporting',
  headInn: '7707083893',
  memberInns: ['7707083893', '5001007322'],
} as const;
const head = { name: group.name, product: group.product, headInn: group.headInn };

const registry = aRegistry({
  partners: [aPartner({ id: 'p-1', restriction }), aPartner({ id: 'p-2' })],
  subscribers: [aSubscriber({ inn: '500100732259', kpp: null }), aSubscriber({ inn: '7707083893' })],
  licences: [aLicence({ id: 'L-1' }), aLicence({ id: 'L-2', partnerId: 'p-2' })],
  applications: [anApplication({ id: 'A-1' })],
  groups: [{ ...group, memberInns: [...group.memberInns] }],
});

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  await importRegistry(database.em(), registry, { kind: 'system', name: 'Тест' }, at);
});
afterAll(() => database.close());

/** Applies, compares with the domain's own idea of the change, and takes everything back. */
async function tryOut(changes: RegistryChange[]): Promise<JournalEntry[]> {
  const undo = new Error('taken back');
  let lines: JournalEntry[] = [];
  const run = database.em().transactional(async (em) => {
    await applyRegistryChanges(em, changes, context);
    expect(await loadWholeRegistry(em)).toEqual(applyChanges(registry, changes));
    const kind = { $in: ['registry-changed' as const, 'restriction-imposed' as const, 'restriction-lifted' as const] };
    lines = await em.find(JournalEntry, { kind }, { orderBy: { id: 'asc' } });
    throw undo;
  });
  await expect(run).rejects.toBe(undo);
  return lines;
}

const changes: RegistryChange[] = [
  {
    clause: '4.1.1',
    type: 'subscriber-partner',
    inn: '7707083893',
    kpp: '770701001',
    product: '1c-reporting',
    before: 'p-1',
    after: 'p-2',
  },
  {
    clause: null,
    type: 'subscriber-partner',
    inn: '500100732259',
    kpp: null,
    product: '1c-reporting',
    before: 'p-1',
    after: 'p-2',
  },
  { clause: null, type: 'licence-partner', licenceId: 'L-1', before: null, after: 'p-1' },
  { clause: null, type: 'licence-partner', licenceId: 'L-2', before: 'p-2', after: null },
  { clause: '4.1.11', type: 'licence-tariff', licenceId: 'L-1', before: 'Платная', after: 'Обслуживание' },
  { clause: '4.1.13', type: 'application-partner', applicationId: 'A-1', before: 'p-1', after: 'p-2' },
  { clause: null, type: 'application-state', applicationId: 'A-1', before: 'checking', after: 'rejected' },
  {
    clause: '4.1.8',
    type: 'group-dissolved',
    groupId: 'G-1',
    group: head,
    before: [...group.memberInns],
    after: null,
  },
  { clause: 'FB-1', type: 'restriction-imposed', partnerId: 'p-2', before: null, after: restriction },
  {
    clause: 'FB-1',
    type: 'restriction-imposed',
    partnerId: 'p-1',
    before: restriction,
    after: { since: '2026-03-01', imposedBy: 'p-2' },
  },
  { clause: 'FB-5', type: 'restriction-lifted', partnerId: 'p-1', before: restriction, after: null },
  { clause: '4.1.11', type: 'invoice-to-partner', licenceId: 'L-1', before: 'p-1', after: 'p-2' },
];

describe('a planned change', () => {
  test.each(changes)('$type of $before to $after is taken back by its inverse', async (change) => {
    const undo = new Error('taken back');
    const run = database.em().transactional(async (em) => {
      await applyRegistryChanges(em, [change], context);
      await applyRegistryChanges(em, inverseOf([change]), context);
      expect(await loadWholeRegistry(em)).toEqual(registry);
      throw undo;
    });
    await expect(run).rejects.toBe(undo);
  });
  test.each(changes)('$type of $before to $after makes the registry what the domain says', async (change) => {
    const [line, ...more] = await tryOut([change]);
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      actor: 'user',
      actorId: 7,
      actorName: 'Петрова',
      grounds: context.grounds,
      clauses: change.clause === null ? [] : [change.clause],
      before: { type: change.type, value: change.before },
      after: { type: change.type, value: change.after },
    });
  });

  const stale: RegistryChange[] = [
    {
      clause: null,
      type: 'subscriber-partner',
      inn: '7707083893',
      kpp: '770701001',
      product: '1c-reporting',
      before: 'p-2',
      after: 'p-1',
    },
    { clause: null, type: 'licence-partner', licenceId: 'L-1', before: 'p-2', after: 'p-1' },
    { clause: null, type: 'licence-partner', licenceId: 'L-2', before: null, after: 'p-1' },
    { clause: null, type: 'licence-tariff', licenceId: 'L-1', before: 'Другой', after: 'Обслуживание' },
    { clause: null, type: 'application-partner', applicationId: 'A-1', before: 'p-2', after: 'p-1' },
    { clause: null, type: 'application-state', applicationId: 'A-1', before: 'new', after: 'rejected' },
    { clause: null, type: 'group-dissolved', groupId: 'G-1', group: head, before: ['7707083893'], after: null },
    { clause: null, type: 'group-restored', groupId: 'G-1', group: head, before: null, after: ['500100732259'] },
    { clause: null, type: 'group-restored', groupId: 'G-2', group: head, before: null, after: ['7707083893'] },
    { clause: null, type: 'restriction-imposed', partnerId: 'p-1', before: null, after: restriction },
    { clause: null, type: 'restriction-lifted', partnerId: 'p-2', before: restriction, after: null },
  ];
  test.each(stale)('$type is refused once its $before no longer holds', async (change) => {
    const first: RegistryChange = {
      clause: null,
      type: 'licence-tariff',
      licenceId: 'L-2',
      before: 'Платная',
      after: 'Иной',
    };
    const run = database.em().transactional((em) => applyRegistryChanges(em, [first, change], context));
    await expect(run).rejects.toMatchObject({ code: 'registry-changed', change });
    expect(await loadWholeRegistry(database.em())).toEqual(registry);
    expect(await database.em().count(JournalEntry, { kind: 'registry-changed' })).toBe(0);
  });

  test('of 20 made side by side happens once', async () => {
    const change: RegistryChange = {
      clause: null,
      type: 'licence-partner',
      licenceId: 'L-1',
      before: null,
      after: 'p-2',
    };
    const attempt = () =>
      database.em().transactional(async (em) => {
        await lockSubscribers(em, ['7707083893', '5001007322']);
        await applyRegistryChanges(em, [change], context);
      });
    const results = await Promise.allSettled(Array.from({ length: 20 }, attempt));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await database.em().count(JournalEntry, { kind: 'registry-changed' })).toBe(1);
  });
});

describe('the journal', () => {
  test.each(["update journal_entry set grounds = 'другое'", 'delete from journal_entry', 'truncate journal_entry'])(
    'refuses «%s»',
    async (sql) => {
      const count = await database.em().count(JournalEntry);
      expect(count).toBeGreaterThan(0);
      await expect(database.em().execute(sql)).rejects.toThrow(/append-only/);
      expect(await database.em().count(JournalEntry)).toBe(count);
    },
  );
});
