import { expect, test } from 'vitest';
import { wordedChanges } from './wordedChanges.ts';

test('a journal line that names fields in Russian is told before and after', () => {
  expect(
    wordedChanges({ before: { ОГРН: null, Телефон: '1' }, after: { ОГРН: '102', Телефон: null, Затронуты: 'все' } }),
  ).toEqual([
    { label: 'ОГРН', before: null, after: '102' },
    { label: 'Телефон', before: '1', after: null },
    { label: 'Затронуты', after: 'все' },
  ]);
});

test('what is kept for machines is not shown', () => {
  expect(wordedChanges({ before: { type: 'licence-tariff', value: 'а' }, after: { type: 'x', value: 'б' } })).toEqual(
    [],
  );
  expect(wordedChanges({ before: null, after: { Поля: ['а'] } })).toEqual([]);
});
