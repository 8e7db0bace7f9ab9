import { describe, expect, test } from 'vitest';
import { formatDate, formatRoubles } from './format.ts';

describe('sums', () => {
  test.each([
    [490000, '4 900,00 ₽'],
    [4235050, '42 350,50 ₽'],
    [100000000, '1 000 000,00 ₽'],
    [99999, '999,99 ₽'],
    [5, '0,05 ₽'],
    [0, '0,00 ₽'],
    [-150000, '−1 500,00 ₽'],
  ])('%i kopecks are %s', (kopecks, expected) => {
    expect(formatRoubles(kopecks).replaceAll('\u00A0', ' ')).toBe(expected);
  });
  test('never break over a line', () => {
    expect(formatRoubles(490000)).not.toContain(' ');
  });
});

test('dates are written as in Russia', () => {
  expect(formatDate('2026-03-07')).toBe('07.03.2026');
});
