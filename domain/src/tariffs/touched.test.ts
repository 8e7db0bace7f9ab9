import { describe, expect, test } from 'vitest';
import { createRegistry } from '../registry/registry.ts';
import type { RegistryData } from '../registry/types.ts';
import { aGroup, aLicence, aRegistryData, aSubscriber, aTariff } from '../testing/registry-builders.ts';
import { currentItsLicences, innsOf, licencesOfGroup, touchedBy } from './touched.ts';

const today = '2026-03-17';
const member = aSubscriber({ inn: '7708503727', kpp: '770801001', name: 'ООО «Василёк»' });
const ofMember = aLicence({ id: 'L-2', subscriberInn: member.inn, subscriberKpp: member.kpp });
const fns = { code: 'FNS', kpp: '773643001', active: true } as const;
const registryOf = (over: Partial<RegistryData>) => createRegistry(aRegistryData(over));

describe('Blocking a tariff', () => {
  test('touches its product and the active directions of its subscriber', () => {
    const subscriber = aSubscriber({ directions: [fns, { code: 'PFR', kpp: null, active: false }] });
    const touched = touchedBy('block', [aLicence()], registryOf({ subscribers: [subscriber] }), today);
    expect(touched.products).toEqual([
      {
        product: '1c-reporting',
        subscriber: { inn: subscriber.inn, kpp: subscriber.kpp, name: subscriber.name },
        goesOn: false,
      },
    ]);
    expect(touched.directions.map(({ direction }) => direction)).toEqual([fns]);
  });

  test('leaves the directions alone where another licence in force keeps the product working', () => {
    const registry = registryOf({
      subscribers: [aSubscriber({ directions: [fns] })],
      licences: [aLicence(), aLicence({ id: 'L-9' })],
    });
    const touched = touchedBy('block', [aLicence()], registry, today);
    expect(touched.products[0]?.goesOn).toBe(true);
    expect(touched.directions).toEqual([]);
  });

  test('is not saved by a licence that is blocked along, nor by one that only begins later', () => {
    const other = aLicence({ id: 'L-9' });
    const later = aLicence({ id: 'L-8', validFrom: '2026-06-11', validUntil: '2027-06-10' });
    const registry = registryOf({ licences: [aLicence(), other, later] });
    expect(touchedBy('block', [aLicence(), other], registry, today).products).toMatchObject([{ goesOn: false }]);
  });

  test('of a product that sends no reports touches no direction', () => {
    const licence = aLicence({ product: '1c-etp' });
    const registry = registryOf({ subscribers: [aSubscriber({ directions: [fns] })], licences: [licence] });
    expect(touchedBy('block', [licence], registry, today).directions).toEqual([]);
  });

  test('of the head of a group touches its members; of a member, the group by name alone', () => {
    const registry = registryOf({
      subscribers: [aSubscriber(), member],
      licences: [aLicence(), ofMember],
      groups: [aGroup()],
    });
    const byHead = touchedBy('block', [aLicence()], registry, today);
    expect(byHead.groups).toMatchObject([{ name: 'ГК «Луг»', byHead: true, members: [{ name: 'ООО «Василёк»' }] }]);
    expect(innsOf([aLicence()], byHead)).toEqual(['7736050003', '7708503727']);
    expect(touchedBy('block', [ofMember], registry, today).groups).toMatchObject([{ byHead: false }]);
  });

  test('of a representative touches the clients that hold its additional licences', () => {
    const client = { ...member, representativeInn: '7736050003' };
    const foreign = aSubscriber({ inn: '7707083893', representativeInn: '7736050003' });
    const registry = registryOf({
      subscribers: [aSubscriber(), client, foreign],
      licences: [aLicence(), { ...ofMember, tariff: 'Клиент УП' }],
      tariffs: [aTariff({ kind: 'representative' }), aTariff({ name: 'Клиент УП', kind: 'representative-client' })],
    });
    expect(touchedBy('block', [aLicence()], registry, today).clients.map(({ name }) => name)).toEqual([
      'ООО «Василёк»',
    ]);
  });

  test('that the state forbids touches nothing', () => {
    const blocked = aLicence({ state: 'blocked' });
    expect(touchedBy('block', [blocked], registryOf({ licences: [blocked] }), today)).toEqual({
      products: [],
      directions: [],
      groups: [],
      clients: [],
    });
    expect(touchedBy('resume', [blocked], registryOf({ licences: [blocked] }), today).products).toHaveLength(1);
  });
});

test('a whole group is blocked by the licences that can be, of one product', () => {
  const registry = registryOf({
    licences: [
      aLicence(),
      ofMember,
      { ...ofMember, id: 'L-3', state: 'revoked' },
      { ...ofMember, id: 'L-4', product: '1c-etp' },
    ],
    groups: [aGroup()],
  });
  const ids = (event: 'block' | 'resume') => licencesOfGroup(event, ofMember, registry, today).map(({ id }) => id);
  expect(ids('block')).toEqual(['L-1', 'L-2']);
  expect(ids('resume')).toEqual([]);
});

test('«Отключить ИТС» means the ИТС tariffs that are not over, blocked and waiting ones too', () => {
  const its = aLicence({ tariff: 'ИТС' });
  const registry = registryOf({
    licences: [
      its,
      { ...its, id: 'L-2', state: 'blocked' },
      { ...its, id: 'L-3', validFrom: '2026-06-11', validUntil: '2027-06-10' },
      { ...its, id: 'L-4', validUntil: '2026-03-16' },
      { ...its, id: 'L-5', state: 'revoked' },
      aLicence({ id: 'L-6' }),
    ],
    tariffs: [aTariff(), aTariff({ name: 'ИТС', kind: 'its' })],
  });
  expect(currentItsLicences(aSubscriber(), registry, today).map(({ id }) => id)).toEqual(['L-1', 'L-2', 'L-3']);
});
