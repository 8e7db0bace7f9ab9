import { createRegistry, nameKey } from '@perenos/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../database.ts';
import { aLicence, anApplication, aPartner, aRegistry, aSubscriber } from '../testing/builders.ts';
import { createTestDatabase } from '../testing/index.ts';
import { importRegistry } from './import.ts';
import { loadRegistrySlice, type RegistryKeys } from './load.ts';

const inn = (n: number): string => String(7_700_000_000 + n);
const others = Array.from({ length: 3_000 }, (_, n) => aSubscriber({ inn: inn(n), partnerId: 'p-9' }));

const registry = aRegistry({
  partners: [
    aPartner({ id: 'p-1', inn: '5001007322', name: 'ООО «Ромашка»', logins: ['Роза 1'], salesCenterId: 'sc' }),
    aPartner({ id: 'p-2', emails: ['@two.example'] }),
    aPartner({ id: 'p-9' }),
    aPartner({ id: 'sc', kind: 'sales-center' }),
  ],
  subscribers: [
    ...others,
    aSubscriber({ inn: '1000000001', name: 'ООО «Берёза»', representativeInn: '1000000009' }),
    aSubscriber({ inn: '1000000002', emails: ['buh@sub.example'] }),
    aSubscriber({ inn: '1000000003' }),
    aSubscriber({ inn: '1000000003', kpp: '770702002', partnerId: 'p-2' }),
    aSubscriber({ inn: '1000000009' }),
  ],
  licences: [
    aLicence({ id: 'L-1', subscriberInn: '1000000001', partnerId: 'p-2' }),
    aLicence({ id: 'L-3', subscriberInn: '1000000003' }),
    aLicence({ id: 'L-0', subscriberInn: inn(0) }),
  ],
  applications: [anApplication({ id: 'A-5', subscriberInn: '1000000005' })],
  groups: [
    { id: 'G-1', name: 'ГК', product: '1c-reporting', headInn: '1000000003', memberInns: ['1000000002', '1000000003'] },
  ],
  tariffs: [{ name: 'Платная', product: '1c-reporting', kind: 'paid' }],
  itsContracts: [{ subscriberInn: '1000000001', partnerId: 'p-9', level: 'prof', validUntil: '2026-12-31' }],
});

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  const at = new Date('2026-03-02T09:00:00Z');
  await importRegistry(database.em(), registry, { kind: 'system', name: 'Тест' }, at);
  await database.em().execute('analyze');
});
afterAll(() => database.close());

const slice = (keys: Partial<RegistryKeys>) =>
  loadRegistrySlice(database.em(), { inns: [], nameKeys: [], logins: [], addresses: [], partnerIds: [], ...keys });

describe('the slice of the registry', () => {
  test('for an ИНН holds every КПП of it, what belongs to it, its group and its partners', async () => {
    const data = await slice({ inns: ['1000000003'] });
    expect(data.subscribers.map((one) => `${one.inn}/${one.kpp}`).toSorted()).toEqual([
      '1000000002/770701001',
      '1000000003/770701001',
      '1000000003/770702002',
    ]);
    expect(data.licences.map(({ id }) => id)).toEqual(['L-3']);
    expect(data.groups).toEqual(registry.groups);
    expect(data.partners.map(({ id }) => id)).toEqual(['p-1', 'p-2', 'sc']);
    expect(data.tariffs).toEqual(registry.tariffs);
  });

  test('for a name in any spelling holds the subscriber, its representative, and partners by other contracts', async () => {
    const data = await slice({ nameKeys: [nameKey('"БЕРЕЗА" ООО')] });
    expect(data.subscribers.map((one) => one.inn).toSorted()).toEqual(['1000000001', '1000000009']);
    expect(data.partners.map(({ id }) => id)).toEqual(['p-1', 'p-2', 'p-9', 'sc']);
    expect(data.itsContracts).toEqual(registry.itsContracts);
  });

  test('for an address holds the subscriber with its whole group', async () => {
    const data = await slice({ addresses: ['Buh@Sub.example'] });
    expect(new Set(data.subscribers.map((one) => one.inn))).toEqual(new Set(['1000000002', '1000000003']));
  });

  test('for an address of a partner’s domain holds the partner', async () => {
    expect((await slice({ addresses: ['someone@TWO.example'] })).partners.map(({ id }) => id)).toEqual(['p-2']);
  });

  test.each([
    ['ИНН', { inns: ['5001007322'] }],
    ['name', { nameKeys: [nameKey('Ромашка, ООО')] }],
    ['login', { logins: ['Роза 1'] }],
    ['id', { partnerIds: ['p-1'] }],
  ])('for a partner’s %s holds the partner and its sales centre', async (_, keys) => {
    expect((await slice(keys)).partners.map(({ id }) => id)).toEqual(['p-1', 'sc']);
  });

  test('for a login in another case holds nobody: case counts (2.3)', async () => {
    expect((await slice({ logins: ['роза 1'] })).partners).toEqual([]);
  });

  test('holds the application of one who is no subscriber yet', async () => {
    expect((await slice({ inns: ['1000000005'] })).applications).toEqual(registry.applications);
  });

  test('answers as the whole registry would about what was asked for', async () => {
    const whole = createRegistry(registry);
    const part = createRegistry(await slice({ inns: ['1000000003'], logins: ['Роза 1'] }));
    expect(part.subscriber('1000000003', '770702002')).toEqual(whole.subscriber('1000000003', '770702002'));
    expect(part.licencesOf('1000000003', '770701001', '1c-reporting')).toEqual(
      whole.licencesOf('1000000003', '770701001', '1c-reporting'),
    );
    expect(part.groupOf('1000000003', '1c-reporting')).toEqual(whole.groupOf('1000000003', '1c-reporting'));
    expect(part.partnerByLogin('Роза 1')).toEqual(whole.partnerByLogin('Роза 1'));
  });

  test.each([
    ['subscriber', `inn in ('7700000001')`],
    ['subscriber', `name_key in ('берёза')`],
    ['subscriber', `emails && '{buh@sub.example}'::text[]`],
    ['licence', `subscriber_inn in ('1000000001')`],
  ])('reads %s by an index: %s', async (table, where) => {
    const plan = await database.em().transactional(async (em) => {
      // the few rows of a test fit one page, where a scan is cheaper
      await em.execute('set local enable_seqscan = off');
      return em.execute<Record<string, string>[]>(`explain select * from ${table} where ${where}`);
    });
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index/);
  });
});
