import { describe, expect, test } from 'vitest';
import type { CompanyGroup } from '../registry/types.ts';
import { type AskedExtras, extrasClosed, extrasProblems, noExtras } from './extras.ts';

const company = { product: '1c-reporting', subscriberInn: '7728168971' } as const;
const entrepreneur = { ...company, subscriberInn: '770708389312' };
const group: CompanyGroup = {
  ...{ id: 'g-1', name: 'ГК «Проба»', product: '1c-reporting', headInn: '7707083893' },
  memberInns: ['7707083893'],
};
const inGroup = { group: { id: group.id, name: group.name, headInn: group.headInn } };

const problemsOf = (asked: Partial<AskedExtras>, of: typeof company | typeof entrepreneur = company, own = null) =>
  extrasProblems({ ...noExtras, itsLogin: null, ...asked }, of, { group: asked.group ? group : null, own });

describe('further conditions of an application', () => {
  test('that go together are taken', () => {
    expect(problemsOf({})).toEqual({});
    expect(problemsOf({ ...inGroup, bonusGroup: true, itsLogin: 'kolos-its', itsEmail: 'its@kolos.example' })).toEqual(
      {},
    );
    expect(problemsOf({ mainForEntrepreneur: true, specialOffer: 'УСН_МО' }, entrepreneur)).toEqual({});
    expect(problemsOf({ specialOffer: 'Акция 50' })).toEqual({});
  });

  test.each<[string, Partial<AskedExtras>, string]>([
    ['a bonus without its group', { bonusGroup: true }, 'bonusGroup'],
    ['a group with «Верное решение»', { ...inGroup, rightSolution: true }, 'group'],
    ['two tariffs at once', { ...inGroup, bonusGroup: true, rightSolution: true }, 'rightSolution'],
    ['«Основной для ИП» of a company', { mainForEntrepreneur: true }, 'mainForEntrepreneur'],
    ['a login with a space', { itsLogin: 'два слова', itsEmail: 'a@b.example' }, 'itsLogin'],
    ['a login without an address', { itsLogin: 'kolos' }, 'itsEmail'],
    ['an address without a login', { itsEmail: 'a@b.example' }, 'itsLogin'],
    ['half an address', { itsLogin: 'kolos', itsEmail: 'a@b' }, 'itsEmail'],
    ['an offer without its text', { specialOffer: ' ' }, 'specialOffer'],
    ['«Акция 50» with a group', { ...inGroup, specialOffer: 'акция 50' }, 'specialOffer'],
  ])('refuses %s under its field', (_, asked, field) => {
    expect(problemsOf(asked)).toHaveProperty(field, expect.stringMatching(/[а-я]/));
  });

  test('refuses a group that is gone, of another product, or beside another one', () => {
    const of = (facts: Parameters<typeof extrasProblems>[2]) =>
      extrasProblems({ ...noExtras, itsLogin: null, ...inGroup }, company, facts).group;
    expect(of({ group: null, own: null })).toContain('уже нет');
    expect(of({ group: { ...group, product: '1c-etp' }, own: null })).toContain('по другому продукту');
    expect(of({ group, own: { ...group, id: 'g-2', name: 'ГК «Другая»' } })).toContain('ГК «Другая»');
    expect(of({ group, own: group })).toBeUndefined();
  });

  test('are closed once the application is processed or in the hands of others', () => {
    expect(extrasClosed('confirmed')).toBeNull();
    for (const state of ['in-progress', 'registered', 'rejected', 'delegated-to-identification'] as const)
      expect(extrasClosed(state)).toContain('уже не изменить');
  });
});
