import { expect, test } from 'vitest';
import { advancedOf, withAdvanced } from './advancedFields.ts';

test('the advanced search takes its own fields from the address and leaves the others', () => {
  const filters = { q: 'луг', kind: 'legal', ogrn: '102', inn: '' };
  expect(advancedOf(filters)).toEqual({ ogrn: '102' });
  expect(withAdvanced(filters, { inn: ' 77 ', kpp: ' ' })).toEqual({ q: 'луг', kind: 'legal', inn: '77' });
  expect(withAdvanced(filters, {})).toEqual({ q: 'луг', kind: 'legal' });
});
