import { describe, expect, test } from 'vitest';
import { createRegistry } from '../registry/registry.ts';
import { publishedEditions } from '../regulation/editions.ts';
import { aGroup, aLicence, aRegistryData, aSubscriber, newPartner } from '../testing/builders.ts';
import { russianCalendar } from '../working-time/calendar.ts';
import { changeGroup, type GroupChange } from './change.ts';
import { groupMembers, groupNotices } from './notices.ts';
import { previewTransfer } from './transfer-preview.ts';

const today = '2026-03-17';
const [head, second, third, outsider] = ['7736050003', '7708503727', '7702070139', '7707083893'];
const member = (inn: string) => aSubscriber({ inn, kpp: `${inn.slice(0, 4)}01001`, name: `ООО «Луг ${inn}»` });
const licenceOf = (inn: string, tariff = 'Годовой') =>
  aLicence({ id: `L-${inn}`, subscriberInn: inn, subscriberKpp: `${inn.slice(0, 4)}01001`, tariff });
const group = aGroup({ headInn: head, memberInns: [head, second, third] });

const world = (over: Parameters<typeof aRegistryData>[0] = {}) =>
  createRegistry(
    aRegistryData({
      subscribers: [head, second, third, outsider].map(member),
      licences: [head, second, third].map((inn) => licenceOf(inn)),
      groups: [group],
      ...over,
    }),
  );

describe('a group changed by hand', () => {
  const refusals: [string, GroupChange, string, Parameters<typeof aRegistryData>[0]?][] = [
    ['a member is not added twice', { type: 'add', inn: second }, 'already-member'],
    ['somebody unknown is not added', { type: 'add', inn: '5001007322' }, 'unknown-subscriber'],
    [
      'nobody is in two groups of a product',
      { type: 'add', inn: outsider },
      'in-another-group',
      { groups: [group, aGroup({ id: 'G-2', name: 'ГК «Поле»', headInn: outsider, memberInns: [outsider] })] },
    ],
    [
      '«Верное решение» stays outside',
      { type: 'add', inn: outsider },
      'tariff-outside-groups',
      { licences: [licenceOf(outsider, 'Верное решение (опция)')] },
    ],
    ['who is no member is not removed', { type: 'remove', inn: outsider }, 'not-a-member'],
    ['the head is not removed', { type: 'remove', inn: head }, 'head-stays'],
  ];
  test.each(refusals)('%s', (_name, change, code, data) => {
    expect(changeGroup(group, change, world(data), today)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('a head alone is no group', () => {
    const pair = { ...group, memberInns: [head, second] };
    expect(changeGroup(pair, { type: 'remove', inn: second }, world(), today)).toMatchObject({
      refusal: { code: 'head-alone' },
    });
  });

  test('below three organisations it is allowed with a warning', () => {
    const step = changeGroup(group, { type: 'remove', inn: third }, world(), today);
    expect(step).toMatchObject({ ok: true, memberInns: [head, second] });
    expect(step.ok && step.warnings.join()).toMatch(/не меньше 3/);
  });

  test('a fourth one joins, and nothing is said of it', () => {
    expect(changeGroup(group, { type: 'add', inn: outsider }, world(), today)).toEqual({
      ok: true,
      memberInns: [head, second, third, outsider],
      warnings: [],
    });
  });

  test('an expired «Верное решение» keeps nobody out', () => {
    const licences = [{ ...licenceOf(outsider, 'Верное решение (опция)'), validUntil: '2026-03-16' }];
    expect(changeGroup(group, { type: 'add', inn: outsider }, world({ licences }), today).ok).toBe(true);
  });

  test('it is dissolved', () => {
    expect(changeGroup(group, { type: 'dissolve' }, world(), today)).toMatchObject({ ok: true, memberInns: null });
  });
});

describe('the members of a group', () => {
  test('stand with their partner and the licence in force, the head first', () => {
    const shuffled = { ...group, memberInns: [third, head, second] };
    const members = groupMembers(shuffled, world(), today);
    expect(members.map(({ inn, isHead, partnerId, inForce }) => [inn, isHead, partnerId, inForce])).toEqual([
      [head, true, 'p-old', true],
      [third, false, 'p-old', true],
      [second, false, 'p-old', true],
    ]);
    expect(groupNotices(shuffled, members)).toEqual([]);
  });

  test('what is amiss is said: too few, unknown, without a licence, several partners', () => {
    const registry = world({ licences: [{ ...licenceOf(head), partnerId: 'p-new' }] });
    const small = { ...group, memberInns: [second, '5001007322'] };
    const said = groupNotices(small, groupMembers(small, registry, today)).join(' ');
    for (const words of ['не меньше 3', 'не значится', '5001007322', 'Нет действующей лицензии', 'разные партнёры'])
      expect(said).toContain(words);
  });
});

describe('what a transfer would dissolve', () => {
  const ask = {
    group,
    target: newPartner(),
    registry: world(),
    today,
    calendar: russianCalendar,
    editions: publishedEditions,
  };

  test('the whole group by the letter of its head: the group is gone, once (4.1.8)', () => {
    const preview = previewTransfer({ ...ask, whom: { all: true } });
    expect(preview.dissolves).toBe(true);
    expect(preview.items.map(({ decision }) => decision.verdict)).toEqual(['execute', 'execute', 'execute']);
    const changes = preview.items.flatMap((item) => item.changes ?? []);
    expect(changes.filter(({ type }) => type === 'group-dissolved')).toHaveLength(1);
    expect(changes.filter(({ clause }) => clause === '4.1.8').length).toBeGreaterThan(0);
  });

  test('one member by a letter of its own: the group stays', () => {
    const preview = previewTransfer({ ...ask, whom: { all: false, inn: second } });
    expect(preview.items).toHaveLength(1);
    expect(preview.dissolves).toBe(false);
    expect(preview.items[0]?.changes?.some(({ type }) => type === 'subscriber-partner')).toBe(true);
  });

  test('a product without a clause about groups: a specialist looks, nothing is planned (4.4)', () => {
    const product = 'astral-et' as const;
    const other = { ...group, product };
    const registry = world({
      groups: [other],
      licences: [head, second, third].map((inn) => ({ ...licenceOf(inn), product })),
    });
    const preview = previewTransfer({ ...ask, group: other, registry, whom: { all: true } });
    expect(preview.dissolves).toBe(false);
    expect(preview.items.every(({ decision, changes }) => decision.verdict === 'review' && changes === null)).toBe(
      true,
    );
  });
});
