import type { RegistryChange } from '@perenos/domain';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database, EntityManager } from '../database.ts';
import { Application, JournalEntry } from '../entities/index.ts';
import { writeJournal } from '../journal/write.ts';
import { aLicence, anApplication, aPartner, aRegistry, aSubscriber } from '../testing/builders.ts';
import { createTestDatabase } from '../testing/index.ts';
import { applyRegistryChanges } from './apply-changes.ts';
import { importRegistry } from './import.ts';
import { loadWholeRegistry } from './load-whole.ts';

const actor = { kind: 'system', name: 'Тест' } as const;
const at = new Date('2026-03-02T09:00:00Z');

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** Each test finds the registry empty: what the one before it did is rolled back. */
let undone: EntityManager;
beforeEach(async () => {
  undone = database.em();
  await undone.begin();
});
afterEach(() => undone.rollback());
const newEm = () => undone.fork({ keepTransactionContext: true });

/** One of everything, each optional field filled. */
const full = aRegistry({
  partners: [
    aPartner({
      id: 'p-1',
      logins: ['First Login', 'first login'],
      emails: ['a@one.example', '@one.example'],
      debts: [
        { product: 'Астрал Отчет', amountKopecks: 123_450, invoiceNumber: 'С-1', dueDate: '2026-02-10', paidAt: null },
        {
          product: '1С',
          amountKopecks: 9_007_199_254_740_991,
          invoiceNumber: 'С-2',
          dueDate: '2026-02-11',
          paidAt: '2026-02-12',
        },
      ],
      restriction: { since: '2026-02-15', imposedBy: 'automatic' },
    }),
    aPartner({ id: 'p-2', kind: 'sales-center', kpp: null, partnerCode: 'K-1' }),
  ],
  subscribers: [
    aSubscriber({ inn: '500100732259', kpp: null, kind: 'individual', partnerId: 'p-2' }),
    aSubscriber({
      inn: '7707083893',
      emails: ['buh@sub.example', '@sub.example'],
      services: ['1c-bukhobsluzhivanie'],
      representativeInn: '500100732259',
      directions: [{ code: 'FNS', kpp: '770701001', active: true }],
      itsLogin: 'its-1',
      itsPromo: { name: 'start-edo', concludedOn: '2026-01-15', visible: false },
    }),
    aSubscriber({ inn: '7707083893', kpp: '770702002' }),
  ],
  licences: [aLicence({ id: 'L-1', partnerId: 'p-2' }), aLicence({ id: 'L-2', state: 'revoked' })],
  applications: [anApplication({ id: 'A-1' })],
  groups: [
    {
      id: 'G-1',
      name: 'ГК',
      product: '1c-reporting',
      headInn: '7707083893',
      memberInns: ['7707083893', '500100732259'],
    },
  ],
  tariffs: [{ name: 'Платная', product: '1c-reporting', kind: 'paid' }],
  certificates: [
    {
      serial: '01AB',
      subscriberInn: '7707083893',
      subscriberKpp: null,
      holder: 'Иванов Иван',
      product: null,
      validFrom: '2025-05-12',
      validUntil: '2026-08-12',
      state: 'valid',
    },
  ],
  itsContracts: [{ subscriberInn: '7707083893', partnerId: 'p-1', level: 'prof', validUntil: '2026-12-31' }],
});

const journal = () => newEm().find(JournalEntry, {}, { orderBy: { id: 'asc' } });

describe('a registry bundle', () => {
  test('comes back as it was loaded', async () => {
    await importRegistry(newEm(), full, actor, at);
    expect(await loadWholeRegistry(newEm())).toEqual(full);
  });

  test('loaded a second time changes nothing and says so', async () => {
    const first = await importRegistry(newEm(), full, actor, at);
    const lines = (await journal()).length;
    const second = await importRegistry(newEm(), full, actor, at);
    expect(first.changed).toBe(true);
    expect(first.sections.subscribers).toEqual({ created: 3, updated: 0, unchanged: 0, kept: 0 });
    expect(second.changed).toBe(false);
    expect(second.sections).toEqual({
      partners: { created: 0, updated: 0, unchanged: 2, kept: 0 },
      subscribers: { created: 0, updated: 0, unchanged: 3, kept: 0 },
      licences: { created: 0, updated: 0, unchanged: 2, kept: 0 },
      applications: { created: 0, updated: 0, unchanged: 1, kept: 0 },
      groups: { created: 0, updated: 0, unchanged: 1, kept: 0 },
      tariffs: { created: 0, updated: 0, unchanged: 1, kept: 0 },
      certificates: { created: 0, updated: 0, unchanged: 1, kept: 0 },
      itsContracts: { created: 0, updated: 0, unchanged: 1, kept: 0 },
    });
    expect(await journal()).toHaveLength(lines);
  });

  test('changes the record that differs, with what it was in the journal', async () => {
    await importRegistry(newEm(), full, actor, at);
    const changed = {
      ...full,
      licences: [
        aLicence({ id: 'L-1', partnerId: 'p-2', state: 'blocked' }),
        aLicence({ id: 'L-2', state: 'revoked' }),
      ],
    };
    const report = await importRegistry(newEm(), changed, actor, at);
    expect(report.sections.licences).toEqual({ created: 0, updated: 1, unchanged: 1, kept: 0 });
    const last = (await journal()).at(-1);
    expect(last).toMatchObject({
      kind: 'registry-changed',
      objectType: 'licence',
      objectId: 'L-1',
      actorName: 'Тест',
    });
    expect(last?.before).toMatchObject({ state: 'registered' });
    expect(last?.after).toMatchObject({ state: 'blocked' });
  });

  test('replaces the lists of a partner that it lists', async () => {
    await importRegistry(newEm(), full, actor, at);
    const paid = aPartner({ id: 'p-1', logins: ['p-2-login'], emails: [], debts: [], restriction: null });
    const bundle = {
      ...full,
      partners: [paid, aPartner({ id: 'p-2', kind: 'sales-center', logins: ['First Login'] })],
    };
    await importRegistry(newEm(), bundle, actor, at);
    expect((await loadWholeRegistry(newEm())).partners).toEqual(bundle.partners);
  });

  test('leaves the records that it does not list', async () => {
    await importRegistry(newEm(), full, actor, at);
    const report = await importRegistry(newEm(), { ...full, licences: [], itsContracts: [] }, actor, at);
    expect(report.sections.licences).toEqual({ created: 0, updated: 0, unchanged: 0, kept: 2 });
    expect(await loadWholeRegistry(newEm())).toEqual(full);
  });

  test('that gives a login of an unlisted partner to another is refused and changes nothing', async () => {
    await importRegistry(newEm(), full, actor, at);
    const stranger = aRegistry({
      partners: [aPartner({ id: 'p-9', logins: ['First Login'] })],
      tariffs: [{ name: 'Новый', product: 'astral-et', kind: 'free' }],
    });
    await expect(importRegistry(newEm(), stranger, actor, at)).rejects.toMatchObject({
      code: 'login-taken',
      details: { path: '$.partners[0].logins[0]' },
    });
    expect(await loadWholeRegistry(newEm())).toEqual(full);
  });

  test('of two entrepreneurs with one ИНН is one record: no КПП equals no КПП', async () => {
    const em = newEm();
    await importRegistry(em, full, actor, at);
    await expect(
      em.execute(`insert into subscriber (inn, name, name_key, kind, partner_id, emails, services, directions)
        values ('500100732259', '', '', 'individual', 'p-1', '{}', '[]', '[]')`),
    ).rejects.toThrow(/subscriber_inn_kpp_unique/);
  });

  test('of 5,000 subscribers is loaded and found unchanged', async () => {
    const subscribers = Array.from({ length: 5_000 }, (_, n) => aSubscriber({ inn: String(7_700_000_000 + n) }));
    const licences = subscribers.map(({ inn }, n) => aLicence({ id: `L-${n}`, subscriberInn: inn }));
    const big = aRegistry({ partners: [aPartner({ id: 'p-1' })], subscribers, licences });
    await importRegistry(newEm(), big, actor, at);
    const again = await importRegistry(newEm(), big, actor, at);
    expect(again.sections.subscribers).toEqual({ created: 0, updated: 0, unchanged: 5_000, kept: 0 });
    expect(again.changed).toBe(false);
  });
});

test('an import that takes back what was decided here says so, one by one, in the journal too, and once', async () => {
  await importRegistry(newEm(), full, actor, at);
  const anna = { kind: 'user', id: 7, name: 'Анна Петрова' } as const;
  const em = newEm();
  const subscriber = {
    type: 'subscriber-partner',
    inn: '500100732259',
    kpp: null,
    before: 'p-2',
    after: 'p-1',
  } as const;
  const members = ['7707083893', '500100732259'];
  const group = { name: 'ГК', product: '1c-reporting', headInn: '7707083893' } as const;
  const dissolved = { type: 'group-dissolved', groupId: 'G-1', group, before: members, after: null } as const;
  await applyRegistryChanges(
    em,
    [
      { ...subscriber, clause: '4.1.10' },
      { ...dissolved, clause: '4.1.8' },
    ] as RegistryChange[],
    { actor: anna, at, grounds: 'Перенос по письму партнёра', ticket: null, item: null },
  );
  await em.nativeUpdate(Application, { id: 'A-1' }, { state: 'rejected' });
  const moved = { kind: 'application-moved', objectType: 'application', objectId: 'A-1' } as const;
  await writeJournal(em, at, [
    { ...moved, actor: anna, grounds: 'Отклонена: нет доверенности', after: { state: 'rejected' } },
  ]);
  const { reversals } = await importRegistry(newEm(), full, actor, at);
  expect(reversals).toEqual([
    expect.stringMatching(/^Абонент 500100732259: партнёр «p-1» → «p-2» \(решено 2026-03-02, Анна Петрова: Перенос/),
    expect.stringMatching(/^Заявка A-1: этап «.+» → «.+» \(решено 2026-03-02, Анна Петрова: Отклонена/),
    expect.stringMatching(/^Группа компаний G-1 \(«ГК»\) заведена снова, а была распущена/),
  ]);
  const lines = await newEm().find(JournalEntry, { grounds: /отменила решение/ });
  expect(lines.map(({ objectId }) => objectId)).toEqual(['500100732259/', 'A-1', 'G-1']);
  expect(await importRegistry(newEm(), full, actor, at)).toMatchObject({ changed: false, reversals: [] });
});
