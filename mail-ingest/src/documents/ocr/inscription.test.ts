import { expect, it } from 'vitest';
import { warningIn } from './inscription.ts';

it.each([
  ['ПРОЕКТ', 'ПРОЕКТ'],
  ['проекг', 'ПРОЕКТ'],
  ['— ОБРАЗЕЦ.', 'ОБРАЗЕЦ'],
  ['ОТКАЗАНО БАНКОМ', 'ОТКАЗАНО'],
  ['КОПИЯ', null],
  ['ПРОГРЕСС', null],
  ['ПРОЕКТСТРОЙ', null],
])('%s across a page warns: %s', (text, warning) => {
  expect(warningIn(text)).toBe(warning);
});
