import { describe, expect, test } from 'vitest';
import type { Product } from '../../products.ts';
import type { Licence, TariffKind } from '../../registry/types.ts';
import type { OfficialLetter, RequestedItem } from '../../requests/types.ts';
import { aGroup, aJudgeInput, aLetter, aLicence, anItem, aSubscriber, aTariff } from '../../testing/builders.ts';
import { judge } from '../judge.ts';
import type { Decision } from '../types.ts';

// The group: Ромашка (the head), Василёк and Клевер, each with a paid licence of 85 days.
const [head, second, third] = ['7736050003', '7708503727', '7702070139'] as const;
const members = [head, second, third];
const names: Record<string, string> = { [head]: 'ООО «Ромашка»', [second]: 'ООО «Василёк»', [third]: 'ООО «Клевер»' };
const kpp = '773643001';

type Case = {
  product?: Product;
  kind?: TariffKind;
  /** Whom the mail asks for. */
  asked?: readonly string[];
  letters?: OfficialLetter[];
  items?: (item: RequestedItem) => Partial<RequestedItem>;
  licence?: (inn: string) => Partial<Licence>;
  services?: (inn: string) => boolean;
};

function judged({
  product = '1c-reporting',
  kind = 'paid',
  asked = members,
  letters = [headLetter()],
  ...over
}: Case = {}): Decision[] {
  const item = (inn: string) =>
    anItem({ product, subscriberInn: inn, subscriberKpp: kpp, subscriberName: names[inn] ?? null });
  return judge(
    aJudgeInput({
      items: asked.map((inn) => ({ ...item(inn), ...over.items?.(item(inn)) })),
      letters: letters.map((letter) => ({ ...letter, product: letter.product === null ? null : product })),
      data: {
        subscribers: members.map((inn) =>
          aSubscriber({
            inn,
            kpp,
            name: names[inn] ?? '',
            services: over.services?.(inn) ? ['1c-bukhobsluzhivanie'] : [],
          }),
        ),
        licences: members.map((inn) =>
          aLicence({ id: `L-${inn}`, product, subscriberInn: inn, ...over.licence?.(inn) }),
        ),
        tariffs: [aTariff({ product, kind }), aTariff({ product, name: 'Бонус', kind: 'free' })],
        groups: [aGroup({ product, headInn: head, memberInns: [...members] })],
      },
    }),
  );
}

const headLetter = (over: Partial<OfficialLetter> = {}) =>
  aLetter({ subscriberInn: head, groupInns: [...members], ...over });
const ownLetter = (inn: string) =>
  aLetter({ attachment: `${inn}.pdf`, subscriberInn: inn, subscriberName: names[inn] ?? null });
const verdicts = (decisions: Decision[]) => decisions.map((decision) => decision.verdict);

describe('the whole group by one letter of its head (4.1.8, 4.2.5, 4.3.4)', () => {
  test.each([
    ['1c-reporting', ['4.1.8', '4.1.11'], ['group-dissolves', 'tariff-replaced']],
    ['astral-report-4.5', ['4.2.5', '4.2.8'], ['group-dissolves', 'tariff-replaced']],
    ['astral-report-online', ['4.3.4'], ['group-dissolves']],
  ] as const)('%s: every item is executed by %j', (product, clauses, effects) => {
    const decisions = judged({ product });
    expect(decisions).toHaveLength(3);
    for (const decision of decisions)
      expect(decision).toMatchObject({ verdict: 'execute', clauses, effects, action: 'transfer-subscriber' });
  });

  test('the head needs no line in its own list', () => {
    expect(verdicts(judged({ letters: [headLetter({ groupInns: [second, third] })] }))).toEqual([
      'execute',
      'execute',
      'execute',
    ]);
  });

  test('a member without a licence in force moves by the group’s clause, too', () => {
    const decisions = judged({ licence: (inn) => (inn === third ? { state: 'blocked' } : {}) });
    expect(decisions[2]).toMatchObject({
      verdict: 'execute',
      clauses: ['4.1.8', '4.1.12'],
      effects: ['group-dissolves', 'account-only'],
    });
  });

  test('so does one under a free tariff: the group’s clause stands in place of the licence’s', () => {
    expect(verdicts(judged({ licence: (inn) => (inn === third ? { tariff: 'Бонус' } : {}) }))).toEqual([
      'execute',
      'execute',
      'execute',
    ]);
  });

  test('a date to come holds all of them back', () => {
    for (const decision of judged({ letters: [headLetter({ effectiveDate: '2026-04-01' })] })) {
      expect(decision).toMatchObject({
        verdict: 'wait',
        notBefore: '2026-04-01',
        clauses: ['3.4.2', '4.1.8', '4.1.11'],
      });
    }
  });

  test('a fault of the letter is every item’s fault', () => {
    for (const decision of judged({ letters: [headLetter({ addressedToAstral: false })] })) {
      expect(decision).toMatchObject({
        verdict: 'request-data',
        missing: ['letter-addressee'],
        clauses: ['3.5', '4.1.8'],
      });
    }
  });

  test('a list that was read with doubt is for a specialist', () => {
    expect(verdicts(judged({ letters: [headLetter({ doubtful: ['groupInns'] })] }))).toEqual([
      'review',
      'review',
      'review',
    ]);
  });
});

describe('somebody is left out', () => {
  const lacking = { verdict: 'request-data', missing: ['letter-group-list'], clauses: ['4.1.8'] };

  test('by the list: the head’s item is for a specialist, the others lack the list', () => {
    const decisions = judged({ letters: [headLetter({ groupInns: [head, second] })] });
    expect(decisions[0]).toMatchObject({ verdict: 'review', missing: [] });
    expect(decisions[1]).toMatchObject(lacking);
    expect(decisions[2]).toMatchObject(lacking);
  });

  test('by the mail', () => {
    expect(verdicts(judged({ asked: [head, second] }))).toEqual(['review', 'request-data']);
    for (const decision of judged({ asked: [second, third] })) expect(decision).toMatchObject(lacking);
  });

  test('a member that goes to another partner is left out', () => {
    const other = (item: RequestedItem) => (item.subscriberInn === third ? { targetPartnerInn: '7707083893' } : {});
    expect(judged({ items: other }).every((decision) => decision.verdict !== 'execute')).toBe(true);
  });

  test('a member with a letter of its own is judged as any subscriber', () => {
    const decisions = judged({ letters: [headLetter({ groupInns: [head, second] }), ownLetter(third)] });
    expect(decisions[2]).toMatchObject({
      verdict: 'execute',
      clauses: ['4.1.4', '4.1.11'],
      effects: ['tariff-replaced'],
    });
    expect(decisions[1]).toMatchObject(lacking);
  });
});

describe('the group moves as a whole or not at all', () => {
  test('one member that may not move keeps the others back', () => {
    const decisions = judged({ services: (inn) => inn === third });
    expect(verdicts(decisions)).toEqual(['review', 'review', 'refuse']);
  });

  test('one member whose data are missing keeps the others back', () => {
    const decisions = judged({ items: (item) => (item.subscriberInn === second ? { subscriberName: null } : {}) });
    expect(verdicts(decisions)).toEqual(['review', 'request-data', 'review']);
  });
});

describe('a letter by somebody who is not the registry’s head', () => {
  const foreign = aLetter({ subscriberInn: second, subscriberName: names[second] ?? null, groupInns: [...members] });

  test('its author’s item is for a specialist, the others need letters of their own', () => {
    const decisions = judged({ letters: [foreign] });
    expect(decisions[1]).toMatchObject({ verdict: 'review', missing: [] });
    for (const decision of [decisions[0], decisions[2]]) {
      expect(decision).toMatchObject({ verdict: 'request-data', missing: ['official-letter'], clauses: ['4.1.4'] });
    }
  });

  test('one without an author’s ИНН executes nothing', () => {
    const anonymous = { ...foreign, subscriberInn: null };
    expect(verdicts(judged({ letters: [anonymous] }))).toEqual(['review', 'review', 'review']);
  });
});

describe('without a group letter', () => {
  test('members are judged as any subscribers', () => {
    const decisions = judged({ asked: [second], letters: [ownLetter(second)] });
    expect(decisions[0]).toMatchObject({
      verdict: 'execute',
      clauses: ['4.1.4', '4.1.11'],
      effects: ['tariff-replaced'],
    });
    expect(judged({ asked: [second], letters: [] })[0]).toMatchObject({
      missing: ['official-letter'],
      clauses: ['4.1.4'],
    });
  });
});

test('reading 3: section 4.4 is silent about groups', () => {
  for (const decision of judged({ product: 'astral-online' })) {
    expect(decision).toMatchObject({ verdict: 'review', clauses: [], missing: [], effects: [] });
  }
});

test('clients of a representative that moves with them are for a specialist, not refused (4.1.7)', () => {
  const client = anItem({ subscriberInn: second, subscriberKpp: kpp, subscriberName: names[second] ?? null });
  const data = {
    subscribers: [aSubscriber(), aSubscriber({ inn: second, kpp, name: names[second] ?? '', representativeInn: head })],
    licences: [aLicence({ tariff: 'УП' }), aLicence({ id: 'L-2', subscriberInn: second, tariff: 'Клиент УП' })],
    tariffs: [
      aTariff({ name: 'УП', kind: 'representative' }),
      aTariff({ name: 'Клиент УП', kind: 'representative-client' }),
    ],
  };
  const together = judge(aJudgeInput({ items: [anItem(), client], letters: [aLetter()], data }));
  expect(together[1]).toMatchObject({ verdict: 'review', clauses: ['4.1.7'] });
  expect(judge(aJudgeInput({ items: [client], data }))[0]).toMatchObject({ verdict: 'refuse', clauses: ['4.1.7'] });
});
