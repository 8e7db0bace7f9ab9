import { describe, expect, test } from 'vitest';
import type { RegistryData } from '../../registry/types.ts';
import { judge } from '../../regulation/judge.ts';
import {
  aGroup,
  aJudgeInput,
  aLetter,
  aLicence,
  anApplication,
  anItem,
  aPartner,
  aRegistryData,
  aSubscriber,
  aTariff,
  type JudgeInputOver,
  newPartner,
} from '../../testing/builders.ts';
import { applyChanges } from './apply.ts';
import { planTogether } from './plan.ts';

type Asked = Omit<JudgeInputOver, 'data'>;

const inputOf = (data: RegistryData, asked: Asked) =>
  aJudgeInput({
    letters: [aLetter()],
    ...asked,
    data,
  });

/** Judges, executes what is to be executed, and judges the same mail again. */
function executeAndJudgeAgain(data: RegistryData, asked: Asked = {}) {
  const input = inputOf(data, asked);
  const first = judge(input);
  const entries = first.map((decision, index) => ({ decision, item: input.items[index] ?? anItem() }));
  const context = { today: '2026-03-17', senderPartnerId: input.sender.partnerId };
  const after = planTogether(entries, input.registry, context).reduce(applyChanges, data);
  return { first, again: judge(inputOf(after, asked)), after };
}

const member = aSubscriber({ inn: '7708503727', name: 'ООО «Лютик»' });
const group = aRegistryData({
  subscribers: [aSubscriber(), member],
  licences: [aLicence(), aLicence({ id: 'L-2', subscriberInn: member.inn })],
  groups: [aGroup()],
});

describe('the same request after its execution asks for nothing more (reading 14)', () => {
  test.each<[string, RegistryData, Asked]>([
    ['a paid licence', aRegistryData(), {}],
    [
      'a paid licence issued this month',
      aRegistryData({
        licences: [aLicence({ issuedOn: '2026-03-02', validFrom: '2026-03-02', validUntil: '2027-03-02' })],
      }),
      {},
    ],
    [
      'a paid licence beside another product',
      aRegistryData({ licences: [aLicence(), aLicence({ id: 'L-2', product: 'astral-report-4.5' })] }),
      {},
    ],
    ['an expired licence', aRegistryData({ licences: [aLicence({ validUntil: '2026-01-10' })] }), { letters: [] }],
    ['a blocked licence', aRegistryData({ licences: [aLicence({ state: 'blocked' })] }), { letters: [] }],
    [
      'a blocked licence beside another product',
      aRegistryData({
        licences: [aLicence({ state: 'blocked' }), aLicence({ id: 'L-2', product: 'astral-report-4.5' })],
        tariffs: [aTariff(), aTariff({ product: 'astral-report-4.5' })],
      }),
      { letters: [] },
    ],
    ['an account without a licence', aRegistryData({ licences: [] }), { letters: [] }],
    [
      'a first application',
      aRegistryData({ subscribers: [], licences: [], applications: [anApplication()] }),
      { letters: [] },
    ],
    [
      'an accepted application of an expired licence (4.1.13)',
      aRegistryData({
        licences: [aLicence({ validUntil: '2026-01-10' })],
        applications: [anApplication({ type: 'renew' })],
      }),
      { letters: [] },
    ],
    [
      'a whole group',
      group,
      {
        items: [anItem(), anItem({ subscriberInn: member.inn, subscriberName: member.name })],
        letters: [aLetter({ groupInns: ['7736050003', member.inn] })],
      },
    ],
  ])('%s', (_what, data, asked) => {
    const { first, again } = executeAndJudgeAgain(data, asked);
    expect(first.map(({ verdict }) => verdict)).toEqual(first.map(() => 'execute'));
    expect(again.map(({ verdict, clauses, missing }) => ({ verdict, clauses, missing }))).toEqual(
      first.map(() => ({ verdict: 'review', clauses: [], missing: [] })),
    );
    expect(again.map(({ sourcePartnerId }) => sourcePartnerId)).toEqual(first.map(() => 'p-new'));
  });
});

describe('the other mailboxes after an execution', () => {
  const restricted = (imposedBy: string): RegistryData =>
    aRegistryData({ partners: [aPartner(), newPartner({ restriction: { since: '2026-03-01', imposedBy } })] });
  const nobody = { product: null, subscriberInn: null, subscriberKpp: null, subscriberName: null };
  const silent = anItem({ ...nobody, targetPartnerInn: null, targetPartnerName: null, targetPartnerLogin: null });

  test('a lifted restriction is in force no more (FB-10)', () => {
    const { first, again } = executeAndJudgeAgain(restricted('automatic'), {
      mailbox: 'sverka',
      kind: 'unblock',
      items: [silent],
      letters: [],
    });
    expect(first[0]).toMatchObject({ verdict: 'execute', action: 'lift-restriction' });
    expect(again[0]).toMatchObject({ verdict: 'review', clauses: ['FB-10'] });
  });

  test('a restriction that the sales centre had imposed can be lifted by that centre (FB-5, FB-7)', () => {
    const center = aPartner({ id: 'p-center', kind: 'sales-center', inn: '7708004767', emails: ['@center.example'] });
    const data = aRegistryData({ partners: [center, newPartner({ salesCenterId: 'p-center' })] });
    const sender = { address: 'a@center.example', role: 'sales-center', partnerId: 'p-center' } as const;
    const items = [anItem(nobody)];
    const { first, after } = executeAndJudgeAgain(data, {
      mailbox: 'sverka',
      kind: 'block',
      sender,
      items,
      letters: [],
    });
    expect(first[0]).toMatchObject({ verdict: 'execute', action: 'impose-restriction' });
    const lifting = judge(inputOf(after, { mailbox: 'sverka', kind: 'unblock', sender, items, letters: [] }));
    expect(lifting[0]).toMatchObject({ verdict: 'execute', action: 'lift-restriction', clauses: ['FB-7'] });
  });

  test('a rejected application is found no more', () => {
    const data = aRegistryData({ applications: [anApplication({ product: 'astral-edo', state: 'checking' })] });
    const { first, again } = executeAndJudgeAgain(data, {
      mailbox: 'partners',
      kind: 'edo-reject',
      items: [anItem({ product: 'astral-edo' })],
      letters: [],
    });
    expect(first[0]).toMatchObject({ verdict: 'execute', action: 'reject-application' });
    expect(again[0]?.verdict).toBe('request-data');
  });
});
