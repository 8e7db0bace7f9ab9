import { expect, test } from 'vitest';
import { filterOf, parseRegisterParams, registerSearch, shelfFilter } from './registerParams.ts';

const parse = (search: string) => parseRegisterParams(new URLSearchParams(search));

test('the address says what part of the register is shown, and nothing that is so by default', () => {
  const search = '?stage=suspended&q=%D0%A1%D0%BE%D0%B9%D0%BA%D0%B0&product=1c-etp&partner=p-1&page=3';
  expect(registerSearch(parse(search))).toBe(search);
  expect(registerSearch(parse(''))).toBe('');
  expect(filterOf(parse(search))).toEqual({ q: 'Сойка', product: '1c-etp', partnerId: 'p-1' });
});

test('an address that makes no sense shows the new ones', () => {
  expect(parse('?stage=lost&product=abacus&page=-4')).toEqual({
    ...{ shelf: 'group-new', q: '', product: '', partnerId: '', page: 1 },
  });
});

test('a stage, a heading and everything are filters of the api', () => {
  expect([shelfFilter('new'), shelfFilter('group-new'), shelfFilter('all')]).toEqual([
    { state: 'new' },
    { group: 'new' },
    {},
  ]);
});
