import { describe, expect, test } from 'vitest';
import { cardChanges, cardFieldLabels, cardProblems, cardTabs, normalisedCard, type SubscriberCard } from './card.ts';

const aCard = (over: Partial<SubscriberCard> = {}): SubscriberCard => ({
  name: 'ООО «Ромашка»',
  category: 'Налогоплательщик',
  ogrn: '1027700132195',
  pfrNumber: '087-103-131646',
  fssNumber: '7700000001',
  phone: '+7 495 000-00-00',
  extraPhone: null,
  legalAddress: '121170, Москва, 1812 года ул., д. 1',
  actualAddress: null,
  emails: ['buh@romashka.example', '@romashka.example'],
  itsLogin: 'romashka-its',
  directions: [{ code: 'FNS', kpp: '773643001', active: true }],
  products: [
    { product: '1c-reporting', identifier: '02aa4a36-06be-4cf2-b0a6-ad2f03db63aa', registrationNumber: '654' },
  ],
  ...over,
});

describe('The card of a subscriber', () => {
  test('is stored with folded spaces, without empty fields, its addresses in lower case and once', () => {
    const card = normalisedCard(
      aCard({ name: ' ООО  «Ромашка» ', ogrn: ' 1027700132195 ', phone: ' ', emails: ['A@b.ru', 'a@b.ru', ''] }),
    );
    expect(card).toMatchObject({ name: 'ООО «Ромашка»', ogrn: '1027700132195', phone: null, emails: ['a@b.ru'] });
  });

  test('that is right is accepted, and so is one that holds its name alone', () => {
    expect(cardProblems(aCard(), 'legal')).toEqual({});
    const bare = Object.fromEntries(Object.keys(aCard()).map((field) => [field, null]));
    const empty = { ...bare, name: 'ИП Иванов', emails: [], directions: [], products: [] } as unknown as SubscriberCard;
    expect(cardProblems(empty, 'individual')).toEqual({});
  });

  test.each<[keyof SubscriberCard, Partial<SubscriberCard>]>([
    ['name', { name: '' }],
    ['ogrn', { ogrn: '1027700132196' }],
    ['pfrNumber', { pfrNumber: '87-103' }],
    ['fssNumber', { fssNumber: '123' }],
    ['phone', { phone: 'нет' }],
    ['extraPhone', { extraPhone: '1' }],
    ['emails', { emails: ['buh.romashka.example'] }],
    ['directions', { directions: [{ code: 'FNS', kpp: '77', active: true }] }],
    ['directions', { directions: [...aCard().directions, ...aCard().directions] }],
    ['products', { products: [{ product: '1c-reporting', identifier: '1', registrationNumber: null }] }],
  ])('is refused by a wrong field: %s', (field, over) => {
    expect(Object.keys(cardProblems(aCard(over), 'legal'))).toEqual([field]);
  });

  test('of an entrepreneur holds an ОГРНИП of fifteen digits', () => {
    expect(cardProblems(aCard({ ogrn: '1027700132195' }), 'individual')).toHaveProperty('ogrn');
    expect(cardProblems(aCard({ ogrn: '304500116000157' }), 'individual')).toEqual({});
  });

  test('tells each field that changed, before and after, in words', () => {
    const after = aCard({ phone: null, directions: [{ code: 'FNS', kpp: '773643001', active: false }] });
    expect(cardChanges(aCard(), after)).toEqual([
      { field: 'phone', label: 'Основной телефон', before: '+7 495 000-00-00', after: null },
      {
        field: 'directions',
        label: 'Направления',
        before: 'ФНС (КПП 773643001)',
        after: 'ФНС (КПП 773643001), отключено',
      },
    ]);
    expect(cardChanges(aCard(), aCard())).toEqual([]);
  });

  test('has each field on one tab', () => {
    expect(Object.values(cardTabs).flat().sort()).toEqual(Object.keys(cardFieldLabels).sort());
  });
});
