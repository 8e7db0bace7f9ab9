import { describe, expect, test } from 'vitest';
import { parseRegistryBundle } from './bundle.ts';

type Json = Record<string, unknown>;
const aPartner = (over: Json = {}): Json => ({
  id: 'p-1',
  name: 'ООО «Сервис»',
  inn: '7707083893',
  kind: 'partner',
  logins: ['Servis 1'],
  emails: ['@servis.example'],
  ...over,
});
const aDebt = (over: Json = {}): Json => ({
  product: '1С-Отчетность',
  amount: 4900.1,
  invoiceNumber: 'С-1',
  dueDate: '2026-03-01',
  ...over,
});
const aSubscriber = (over: Json = {}): Json => ({
  inn: '7736207543',
  kpp: '773601001',
  name: 'ООО «Ромашка»',
  kind: 'legal',
  partnerId: 'p-1',
  ...over,
});
const aLicence = (over: Json = {}): Json => ({
  id: 'L-1',
  product: '1c-reporting',
  subscriberInn: '7736207543',
  subscriberKpp: '773601001',
  tariff: 'Годовой',
  issuedOn: '2026-01-10',
  validFrom: '2026-01-10',
  validUntil: '2027-01-10',
  state: 'registered',
  ...over,
});
const anApplication = (over: Json = {}): Json => ({
  id: 'A-1',
  product: '1c-reporting',
  type: 'create',
  state: 'accepted',
  subscriberInn: '500100732259',
  subscriberKpp: null,
  subscriberName: 'ИП Иванов',
  partnerId: 'p-1',
  receivedOn: '2026-03-01',
  ...over,
});
const aTariff = (over: Json = {}): Json => ({ name: 'Годовой', product: '1c-reporting', kind: 'paid', ...over });
const aBundle = (over: Json = {}): Json => ({
  partners: [aPartner()],
  subscribers: [aSubscriber()],
  licences: [aLicence()],
  applications: [anApplication()],
  groups: [],
  tariffs: [aTariff()],
  ...over,
});
const registryOf = (bundle: Json) => {
  const parsed = parseRegistryBundle(bundle);
  if (!parsed.ok) throw new Error(`${parsed.path}: ${parsed.reason}`);
  return parsed.registry;
};

describe('a sound bundle', () => {
  test('gets null or an empty list for every key that may be left out', () => {
    const registry = registryOf(aBundle());
    expect(registry.partners[0]).toEqual({
      id: 'p-1',
      name: 'ООО «Сервис»',
      inn: '7707083893',
      kpp: null,
      kind: 'partner',
      salesCenterId: null,
      logins: ['Servis 1'],
      emails: ['@servis.example'],
      partnerCode: null,
      debts: [],
      restriction: null,
    });
    expect(registry.subscribers[0]).toMatchObject({
      emails: [],
      services: [],
      representativeInn: null,
      directions: [],
      itsLogin: null,
      itsPromo: null,
    });
    expect(registry.licences[0]?.partnerId).toBeNull();
    expect(registry).toMatchObject({ certificates: [], itsContracts: [] });
  });
  test.each([
    [4900.1, 490010],
    [4900, 490000],
    [0.07, 7],
    [42350.5, 4235050],
    [1.15, 115],
    [90071992547.4, 9007199254740],
  ])('%f roubles are %i kopecks', (amount, kopecks) => {
    const registry = registryOf(aBundle({ partners: [aPartner({ debts: [aDebt({ amount })] })] }));
    expect(registry.partners[0]?.debts[0]).toEqual({
      product: '1С-Отчетность',
      amountKopecks: kopecks,
      invoiceNumber: 'С-1',
      dueDate: '2026-03-01',
      paidAt: null,
    });
  });
  test('keeps a login byte for byte', () => {
    expect(registryOf(aBundle({ partners: [aPartner({ logins: [' Soft  Servis_40'] })] })).partners[0]?.logins).toEqual(
      [' Soft  Servis_40'],
    );
  });
  test('may hold a licence whose tariff the catalogue does not know', () => {
    expect(registryOf(aBundle({ tariffs: [] })).licences).toHaveLength(1);
  });
  test('may hold one subscriber under two КПП, and one ИНН of two partners', () => {
    const registry = registryOf(
      aBundle({
        partners: [aPartner(), aPartner({ id: 'p-2', logins: [] })],
        subscribers: [aSubscriber(), aSubscriber({ kpp: '773602002' })],
      }),
    );
    expect(registry.subscribers).toHaveLength(2);
  });
  test('a direction is active unless it says otherwise', () => {
    const registry = registryOf(aBundle({ subscribers: [aSubscriber({ directions: [{ code: 'FNS', kpp: null }] })] }));
    expect(registry.subscribers[0]?.directions).toEqual([{ code: 'FNS', kpp: null, active: true }]);
  });
  test('a promotion without its day or its visibility decides nothing', () => {
    const promo = (itsPromo: unknown) =>
      registryOf(aBundle({ subscribers: [aSubscriber({ itsPromo })] })).subscribers[0]?.itsPromo;
    expect(promo({ concludedOn: '2026-03-01', visible: false })).toEqual({
      name: 'start-edo',
      concludedOn: '2026-03-01',
      visible: false,
    });
    expect(promo({ visible: false })).toBeNull();
    expect(promo({ concludedOn: '2026-03-01' })).toBeNull();
  });
});

describe('a broken bundle is refused with the path and the reason', () => {
  test.each<[string, unknown, string, RegExp]>([
    ['not an object', [], '$', /ожидается объект, а здесь массив/],
    ['null', null, '$', /объект/],
    ['a missing list', { ...aBundle(), tariffs: undefined }, '$.tariffs', /отсутствует/],
    ['an unknown list', aBundle({ clients: [] }), '$.clients', /нет в формате/],
    ['an unknown key', aBundle({ partners: [aPartner({ phone: '1' })] }), '$.partners[0].phone', /нет в формате/],
    [
      'a missing key',
      aBundle({ partners: [aPartner(), aPartner({ id: 'p-2', inn: undefined })] }),
      '$.partners[1].inn',
      /отсутствует/,
    ],
    ['a missing choice', aBundle({ partners: [aPartner({ kind: undefined })] }), '$.partners[0].kind', /отсутствует/],
    [
      'a number for a string',
      aBundle({ partners: [aPartner({ inn: 7707083893 })] }),
      '$.partners[0].inn',
      /ожидается строка, а здесь число/,
    ],
    [
      'null where none may be',
      aBundle({ subscribers: [aSubscriber({ emails: null })] }),
      '$.subscribers[0].emails',
      /массив/,
    ],
    ['an ИНН of nine digits', aBundle({ partners: [aPartner({ inn: '770708389' })] }), '$.partners[0].inn', /ИНН/],
    [
      'a КПП with a letter too many',
      aBundle({ subscribers: [aSubscriber({ kpp: '77360100A' })] }),
      '$.subscribers[0].kpp',
      /КПП/,
    ],
    [
      'an unknown product',
      aBundle({ licences: [aLicence({ product: '1c' })] }),
      '$.licences[0].product',
      /1c-reporting/,
    ],
    [
      'an unknown state',
      aBundle({ applications: [anApplication({ state: 'lost' })] }),
      '$.applications[0].state',
      /допустимо/,
    ],
    [
      'a day that is not in the calendar',
      aBundle({ licences: [aLicence({ validUntil: '2026-02-29' })] }),
      '$.licences[0].validUntil',
      /дата/,
    ],
    [
      'a date in another form',
      aBundle({ licences: [aLicence({ validUntil: '10.01.2027' })] }),
      '$.licences[0].validUntil',
      /дата/,
    ],
    [
      'a third decimal',
      aBundle({ partners: [aPartner({ debts: [aDebt({ amount: 1.005 })] })] }),
      '$.partners[0].debts[0].amount',
      /двух знаков/,
    ],
    [
      'a sum past exact counting',
      aBundle({ partners: [aPartner({ debts: [aDebt({ amount: 1e15 })] })] }),
      '$.partners[0].debts[0].amount',
      /сумма/,
    ],
    [
      'a sum as text',
      aBundle({ partners: [aPartner({ debts: [aDebt({ amount: '4900' })] })] }),
      '$.partners[0].debts[0].amount',
      /число/,
    ],
    [
      'the same partner twice',
      aBundle({ partners: [aPartner(), aPartner({ logins: [] })] }),
      '$.partners[1].id',
      /partners\[0\]/,
    ],
    [
      'a login of two partners',
      aBundle({ partners: [aPartner(), aPartner({ id: 'p-2' })] }),
      '$.partners[1].logins[0]',
      /логин/,
    ],
    [
      'the same subscriber twice',
      aBundle({ subscribers: [aSubscriber(), aSubscriber()] }),
      '$.subscribers[1].inn',
      /абонент/,
    ],
    ['the same licence twice', aBundle({ licences: [aLicence(), aLicence()] }), '$.licences[1].id', /L-1/],
    ['the same tariff twice', aBundle({ tariffs: [aTariff(), aTariff()] }), '$.tariffs[1].name', /тариф/],
    [
      'an unknown partner of a subscriber',
      aBundle({ subscribers: [aSubscriber({ partnerId: 'p-9' })] }),
      '$.subscribers[0].partnerId',
      /p-9/,
    ],
    [
      'an unknown partner of a licence',
      aBundle({ licences: [aLicence({ partnerId: 'p-9' })] }),
      '$.licences[0].partnerId',
      /p-9/,
    ],
    [
      'an unknown partner of an application',
      aBundle({ applications: [anApplication({ partnerId: 'p-9' })] }),
      '$.applications[0].partnerId',
      /p-9/,
    ],
    [
      'an unknown sales centre',
      aBundle({ partners: [aPartner({ salesCenterId: 'p-9' })] }),
      '$.partners[0].salesCenterId',
      /p-9/,
    ],
    [
      'a restriction by nobody known',
      aBundle({ partners: [aPartner({ restriction: { since: '2026-03-01', imposedBy: 'p-9' } })] }),
      '$.partners[0].restriction.imposedBy',
      /p-9/,
    ],
  ])('%s', (_what, bundle, path, reason) => {
    const parsed = parseRegistryBundle(bundle);
    expect(parsed).toMatchObject({ ok: false, path });
    expect(parsed.ok ? '' : parsed.reason).toMatch(reason);
  });
});
