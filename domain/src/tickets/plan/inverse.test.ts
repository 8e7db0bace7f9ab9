import { describe, expect, test } from 'vitest';
import {
  aGroup,
  aLicence,
  anApplication,
  aPartner,
  aRegistryData,
  newPartner,
} from '../../testing/registry-builders.ts';
import { applyChanges } from './apply.ts';
import type { RegistryChange } from './changes.ts';
import { inverseOf } from './inverse.ts';

const imposed = { since: '2026-02-15', imposedBy: 'automatic' };
const group = aGroup();
const data = aRegistryData({
  partners: [aPartner({ restriction: imposed }), newPartner()],
  licences: [aLicence(), aLicence({ id: 'L-2', partnerId: 'p-old' })],
  applications: [anApplication()],
  groups: [group],
});

const subscriberMoves: RegistryChange = {
  type: 'subscriber-partner',
  inn: '7736050003',
  kpp: '773643001',
  product: '1c-reporting',
  before: 'p-old',
  after: 'p-new',
  clause: '4.1.4',
};
const groupDissolves: RegistryChange = {
  type: 'group-dissolved',
  groupId: group.id,
  group: { name: group.name, product: group.product, headInn: group.headInn },
  before: group.memberInns,
  after: null,
  clause: '4.1.8',
};
const changes: RegistryChange[] = [
  subscriberMoves,
  { type: 'licence-partner', licenceId: 'L-2', before: 'p-old', after: null, clause: null },
  { type: 'licence-tariff', licenceId: 'L-1', before: 'Годовой', after: 'Обслуживание', clause: '4.1.11' },
  { type: 'application-partner', applicationId: 'A-1', before: 'p-old', after: 'p-new', clause: '4.1.1' },
  { type: 'application-state', applicationId: 'A-1', before: 'accepted', after: 'rejected', clause: '4.5.1' },
  groupDissolves,
  { type: 'restriction-imposed', partnerId: 'p-new', before: null, after: imposed, clause: 'FB-5' },
  {
    type: 'restriction-imposed',
    partnerId: 'p-old',
    before: imposed,
    after: { since: '2026-03-17', imposedBy: 'p-center' },
    clause: 'FB-5',
  },
  { type: 'restriction-lifted', partnerId: 'p-old', before: imposed, after: null, clause: 'FB-4' },
  { type: 'invoice-to-partner', licenceId: 'L-1', before: 'p-old', after: 'p-new', clause: '4.1.11' },
  {
    type: 'representative-invoice',
    licenceId: 'L-1',
    quarterEnd: '2026-03-31',
    before: null,
    after: 'p-new',
    clause: '4.1.6',
  },
];

describe('what takes a change back', () => {
  test.each(changes)('of $type leaves the registry as it was', (change) => {
    const done = applyChanges(data, [change]);
    expect(applyChanges(done, inverseOf([change]))).toEqual(data);
  });
  test.each(changes)('of $type is itself taken back by the change', (change) => {
    expect(inverseOf(inverseOf([change]))).toEqual([change]);
  });
  test('names what the change has left, so that it fails where that no longer holds', () => {
    expect(inverseOf([subscriberMoves])).toEqual([{ ...subscriberMoves, before: 'p-new', after: 'p-old' }]);
  });
  test('is done in the opposite order', () => {
    expect(inverseOf([subscriberMoves, groupDissolves]).map(({ type }) => type)).toEqual([
      'group-restored',
      'subscriber-partner',
    ]);
  });
});
