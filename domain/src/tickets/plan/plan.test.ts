import { describe, expect, test } from 'vitest';
import { createRegistry } from '../../registry/registry.ts';
import { servingPartnerId } from '../../registry/serving-partner.ts';
import type { RegistryData } from '../../registry/types.ts';
import type { Decision } from '../../regulation/types.ts';
import type { RequestedItem } from '../../requests/types.ts';
import {
  aDecision,
  aGroup,
  aLicence,
  anApplication,
  anItem,
  aPartner,
  aRegistryData,
  aSubscriber,
  aTariff,
  newPartner,
} from '../../testing/registry-builders.ts';
import { applyChanges } from './apply.ts';
import type { RegistryChange } from './changes.ts';
import { mustGoTogether, PlanImpossible, plan, planTogether } from './plan.ts';

const context = { today: '2026-03-17', senderPartnerId: 'p-new' };
const planned = (data: RegistryData, decision: Partial<Decision> = {}, item: Partial<RequestedItem> = {}) =>
  plan(aDecision(decision), anItem(item), createRegistry(data), context);
const serving = (data: RegistryData, product: RequestedItem['product'] = '1c-reporting') => {
  const registry = createRegistry(data);
  const [subscriber] = data.subscribers;
  return subscriber === undefined || product === null ? null : servingPartnerId(registry, subscriber, product);
};
const after = (data: RegistryData, changes: RegistryChange[]) => applyChanges(data, changes);

const inForce = aLicence();
const otherProduct = aLicence({ id: 'L-2', product: 'astral-report-4.5', tariff: 'Годовое обслуживание ИП' });

describe('a subscriber with one product', () => {
  test('moves as a whole, by the clause that grounds the transfer', () => {
    expect(planned(aRegistryData())).toEqual([
      {
        type: 'subscriber-partner',
        inn: '7736050003',
        kpp: '773643001',
        product: '1c-reporting',
        before: 'p-old',
        after: 'p-new',
        clause: '4.1.4',
      },
    ]);
  });
  test('ends with the target partner', () => {
    const data = aRegistryData();
    expect(serving(after(data, planned(data)))).toBe('p-new');
  });
  test('takes a licence along that named another partner', () => {
    const data = aRegistryData({ licences: [aLicence({ partnerId: 'p-third' })] });
    const moved = after(data, planned(data));
    expect(moved.licences[0]?.partnerId).toBeNull();
    expect(serving(moved)).toBe('p-new');
  });
});

describe('a subscriber with two products', () => {
  const data = aRegistryData({ licences: [inForce, otherProduct] });
  test('moves with the product that was asked for, and with no other', () => {
    const changes = planned(data);
    expect(changes).toEqual([
      { type: 'licence-partner', licenceId: 'L-1', before: null, after: 'p-new', clause: '4.1.4' },
    ]);
    const moved = after(data, changes);
    expect(serving(moved)).toBe('p-new');
    expect(serving(moved, 'astral-report-4.5')).toBe('p-old');
  });
  test('comes back without a trace', () => {
    const moved = after(data, planned(data));
    const back = planned(moved, { sourcePartnerId: 'p-new', targetPartnerId: 'p-old' });
    expect(after(moved, back)).toEqual(data);
  });
  test('the second one then takes the record along', () => {
    const both = planTogether(
      [
        { decision: aDecision(), item: anItem() },
        {
          decision: aDecision({ licenceId: 'L-2', clauses: ['4.2.1'] }),
          item: anItem({ product: 'astral-report-4.5' }),
        },
      ],
      createRegistry(data),
      context,
    );
    const moved = both.reduce(applyChanges, data);
    expect(moved.subscribers[0]?.partnerId).toBe('p-new');
    expect([serving(moved), serving(moved, 'astral-report-4.5')]).toEqual(['p-new', 'p-new']);
  });
  test('an open application of the other product keeps the record where it is', () => {
    const withApplication = aRegistryData({ applications: [anApplication({ product: '1c-etp' })] });
    expect(planned(withApplication).map((change) => change.type)).toEqual(['licence-partner']);
    const rejected = aRegistryData({ applications: [anApplication({ product: '1c-etp', state: 'rejected' })] });
    expect(planned(rejected).map((change) => change.type)).toEqual(['subscriber-partner']);
  });
  test('without a licence of its own the account takes the record, and the other product is named to the old partner', () => {
    const noLicence = aRegistryData({ licences: [otherProduct] });
    const changes = planned(noLicence, { clauses: ['4.1.10'], licenceId: null });
    expect(changes.map((change) => [change.type, change.clause])).toEqual([
      ['subscriber-partner', '4.1.10'],
      ['licence-partner', null],
    ]);
    const moved = after(noLicence, changes);
    expect(serving(moved)).toBe('p-new');
    expect(serving(moved, 'astral-report-4.5')).toBe('p-old');
  });
});

describe('a blocked or revoked licence', () => {
  const blocked = aLicence({ state: 'blocked' });
  const accountOnly = { clauses: ['4.1.10', '4.1.12'], effects: ['account-only' as const] };
  test.each([
    ['alone', [blocked]],
    ['beside another product', [blocked, otherProduct]],
  ])('%s stays with the old partner, only the account moves (4.1.12)', (_how, licences) => {
    const data = aRegistryData({ licences });
    const changes = planned(data, accountOnly);
    expect(changes).toContainEqual({
      type: 'licence-partner',
      licenceId: 'L-1',
      before: null,
      after: 'p-old',
      clause: '4.1.12',
    });
    expect(changes[0]).toMatchObject({ type: 'subscriber-partner', clause: '4.1.10' });
    const moved = after(data, changes);
    expect(serving(moved)).toBe('p-new');
    expect(moved.licences[0]).toMatchObject({ partnerId: 'p-old', state: 'blocked', tariff: 'Годовой' });
    expect(serving(moved, 'astral-report-4.5')).toBe(licences.length > 1 ? 'p-old' : 'p-new');
  });
});

describe('what a transfer brings with it', () => {
  const carryOver = 'Обслуживание учетной записи 1С в рамках ранее заключенного договора';
  test('the paid tariff is replaced by the one that 4.1.11 names', () => {
    expect(planned(aRegistryData(), { clauses: ['4.1.4', '4.1.11'], effects: ['tariff-replaced'] })).toContainEqual({
      type: 'licence-tariff',
      licenceId: 'L-1',
      before: 'Годовой',
      after: carryOver,
      clause: '4.1.11',
    });
  });
  test('of the licence that the reason names, where another one counts', () => {
    const data = aRegistryData({ licences: [inForce, aLicence({ id: 'L-5', tariff: 'Другой' })] });
    const reasons = [{ clause: '4.1.11', text: 'Лицензия выдана раньше.', facts: { licence: 'L-5' } }];
    const changes = planned(data, { clauses: ['4.1.4', '4.1.11'], effects: ['tariff-replaced'], reasons });
    expect(changes.find((change) => change.type === 'licence-tariff')).toMatchObject({ licenceId: 'L-5' });
  });
  test('and by the one of 4.2.8 for Астрал Отчет 4.5', () => {
    const data = aRegistryData({ licences: [otherProduct] });
    const changes = planned(
      data,
      { clauses: ['4.2.1', '4.2.8'], effects: ['tariff-replaced'], licenceId: 'L-2' },
      { product: 'astral-report-4.5' },
    );
    expect(changes).toContainEqual({
      type: 'licence-tariff',
      licenceId: 'L-2',
      before: otherProduct.tariff,
      clause: '4.2.8',
      after: 'Обслуживание учетной записи Астрал Отчет в рамках ранее заключенного договора',
    });
  });
  test('as the catalogue spells it where it spells it differently', () => {
    const tariffs = [aTariff(), aTariff({ name: 'Обслуживание учётной записи 1С', kind: 'carry-over' })];
    const changes = planned(aRegistryData({ tariffs }), { effects: ['tariff-replaced'] });
    expect(changes).toContainEqual(expect.objectContaining({ after: 'Обслуживание учётной записи 1С' }));
  });
  test('the invoice for a licence of this month goes to the target partner', () => {
    expect(planned(aRegistryData(), { clauses: ['4.1.4', '4.1.11'], effects: ['invoice-to-target'] })).toContainEqual({
      type: 'invoice-to-partner',
      licenceId: 'L-1',
      before: 'p-old',
      after: 'p-new',
      clause: '4.1.11',
    });
  });
  test.each([
    ['2026-01-01', '2026-03-31'],
    ['2026-03-31', '2026-03-31'],
    ['2026-04-01', '2026-06-30'],
    ['2026-09-30', '2026-09-30'],
    ['2026-12-31', '2026-12-31'],
  ])('a transfer on %s: the representative’s invoice follows who serves him on %s', (today, quarterEnd) => {
    const decision = aDecision({ clauses: ['4.1.6'], effects: ['representative-invoice-at-quarter-end'] });
    expect(plan(decision, anItem(), createRegistry(aRegistryData()), { ...context, today })).toContainEqual({
      type: 'representative-invoice',
      licenceId: 'L-1',
      quarterEnd,
      before: 'p-old',
      after: 'p-new',
      clause: '4.1.6',
    });
  });
  test('a group dissolves once for all of its members, who must go together', () => {
    const second = aSubscriber({ inn: '7708503727' });
    const data = aRegistryData({
      subscribers: [aSubscriber(), second],
      licences: [inForce, aLicence({ id: 'L-2', subscriberInn: second.inn })],
      groups: [aGroup()],
    });
    const decision = aDecision({ clauses: ['4.1.8'], effects: ['group-dissolves'] });
    const plans = planTogether(
      [
        { decision, item: anItem() },
        { decision: { ...decision, licenceId: 'L-2' }, item: anItem({ subscriberInn: second.inn }) },
      ],
      createRegistry(data),
      context,
    );
    expect(plans.map((changes) => changes.map((change) => change.type))).toEqual([
      ['subscriber-partner', 'group-dissolved'],
      ['subscriber-partner'],
    ]);
    expect(plans[0]?.[1]).toMatchObject({ groupId: 'G-1', before: ['7736050003', '7708503727'], clause: '4.1.8' });
    expect(plans.reduce(applyChanges, data).groups).toEqual([]);
    expect(mustGoTogether(decision)).toBe(true);
    expect(mustGoTogether(aDecision())).toBe(false);
  });
});

describe('an application', () => {
  const data = aRegistryData({ applications: [anApplication()], licences: [] });
  const decision = { action: 'transfer-application', applicationId: 'A-1', licenceId: null } as const;
  test('moves alone: neither subscriber nor licence do', () => {
    expect(planned(data, { ...decision, clauses: ['4.1.1'] })).toEqual([
      { type: 'application-partner', applicationId: 'A-1', before: 'p-old', after: 'p-new', clause: '4.1.1' },
    ]);
  });
  test('moves by 4.1.13 where the licence is no longer in force', () => {
    const changes = planned(data, { ...decision, clauses: ['4.1.10', '4.1.13'], effects: ['application-only'] });
    expect(changes.map((change) => change.clause)).toEqual(['4.1.13']);
  });
  test('of Астрал ЭДО is rejected', () => {
    const edo = aRegistryData({ applications: [anApplication({ product: 'astral-edo', state: 'checking' })] });
    const changes = planned(
      edo,
      { action: 'reject-application', applicationId: 'A-1', clauses: ['4.5.1'] },
      { product: 'astral-edo' },
    );
    expect(changes).toEqual([
      { type: 'application-state', applicationId: 'A-1', before: 'checking', after: 'rejected', clause: '4.5.1' },
    ]);
    expect(after(edo, changes).applications[0]?.state).toBe('rejected');
  });
});

describe('the financial block', () => {
  const restriction = { since: '2026-03-01', imposedBy: 'automatic' };
  test('is lifted', () => {
    const data = aRegistryData({ partners: [newPartner({ restriction })] });
    const changes = planned(data, { action: 'lift-restriction', clauses: ['FB-2'] });
    expect(changes).toEqual([
      { type: 'restriction-lifted', partnerId: 'p-new', before: restriction, after: null, clause: 'FB-2' },
    ]);
    expect(after(data, changes).partners[0]?.restriction).toBeNull();
  });
  test('is imposed in the name of the sales centre that asked, from today', () => {
    const changes = plan(
      aDecision({ action: 'impose-restriction', clauses: ['FB-5'] }),
      anItem(),
      createRegistry(aRegistryData()),
      { today: '2026-03-17', senderPartnerId: 'p-center' },
    );
    expect(changes).toEqual([
      {
        type: 'restriction-imposed',
        partnerId: 'p-new',
        before: null,
        after: { since: '2026-03-17', imposedBy: 'p-center' },
        clause: 'FB-5',
      },
    ]);
  });
  test('a statement of debts, and a decision without an action, change nothing', () => {
    expect(planned(aRegistryData(), { action: 'send-debt-statement' })).toEqual([]);
    expect(planned(aRegistryData(), { action: null, verdict: 'refuse' })).toEqual([]);
  });
});

describe('what the registry does not hold cannot be executed', () => {
  test.each<[string, Partial<RegistryData>, Partial<Decision>, Partial<RequestedItem>]>([
    ['subscriber', { subscribers: [], licences: [] }, {}, {}],
    ['target-partner', { partners: [aPartner()] }, {}, {}],
    ['target-partner', {}, { targetPartnerId: null }, {}],
    ['product', {}, {}, { product: null }],
    ['application', {}, { action: 'transfer-application', applicationId: 'A-9' }, {}],
    ['application', {}, { action: 'reject-application' }, {}],
    ['restriction', {}, { action: 'lift-restriction' }, {}],
  ])('no %s', (lacking, data, decision, item) => {
    expect(() => planned(aRegistryData(data), decision, item)).toThrow(PlanImpossible);
    expect(() => planned(aRegistryData(data), decision, item)).toThrow(lacking);
  });
  test('a restriction by nobody', () => {
    const decision = aDecision({ action: 'impose-restriction' });
    const nobody = { today: '2026-03-17', senderPartnerId: null };
    expect(() => plan(decision, anItem(), createRegistry(aRegistryData()), nobody)).toThrow('sales-center');
  });
});

describe('the subscriber is found', () => {
  test('by ИНН alone where the mail may leave out the КПП', () => {
    const data = aRegistryData({ subscribers: [aSubscriber({ kpp: '773643001' })], licences: [] });
    expect(planned(data, { licenceId: null }, { subscriberKpp: null })).toHaveLength(1);
  });
  test('but never guessed between two of one ИНН', () => {
    const data = aRegistryData({ subscribers: [aSubscriber(), aSubscriber({ kpp: '773602002' })], licences: [] });
    expect(() => planned(data, { licenceId: null }, { subscriberKpp: null })).toThrow(PlanImpossible);
  });
});

test('a plan survives being stored', () => {
  const changes = planned(aRegistryData({ licences: [inForce, otherProduct] }), { effects: ['tariff-replaced'] });
  expect(JSON.parse(JSON.stringify(changes))).toEqual(changes);
});
