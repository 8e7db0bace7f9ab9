import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRoubles } from '../wording/format.ts';
import { parseAmount, parseStatementDate } from './amounts.ts';

test.each([
  ['1 234,56', 123_456],
  ['1\u00A0234,56', 123_456],
  ['1234.56', 123_456],
  ['1 234-56', 123_456],
  ['1234=00', 123_400],
  ['1,234.56', 123_456],
  ['1.234.567,8', 123_456_780],
  ['12 345 678', 1_234_567_800],
  ['100', 10_000],
  ['100,5', 10_050],
  ['100,5000', 10_050],
  ['0,01', 1],
  ['4 900,00 ₽', 490_000],
  ['4900 руб.', 490_000],
  ['-5,00', -500],
  ['−5,00', -500],
  ['(5,00)', -500],
  ['0', 0],
])('«%s» is %i kopecks', (text, kopecks) => {
  expect(parseAmount(text)).toBe(kopecks);
});

test.each([
  '',
  'нет',
  '1,234',
  '1.234',
  '12 34',
  '1 2345,00',
  '1,2,3',
  '1.005',
  '12,345,67.00',
  '99999999999999999999',
  '1 234,56 7',
])('«%s» is no sum, or one that reads in two ways', (text) => {
  expect(parseAmount(text)).toBeNull();
});

test('every sum that the product writes is read back to the kopeck', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (kopecks) => {
      expect(parseAmount(formatRoubles(kopecks))).toBe(kopecks);
      expect(parseAmount((kopecks / 100).toFixed(2))).toBe(kopecks);
    }),
  );
});

test('whatever stands in a cell, the sum is whole kopecks or nothing', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const kopecks = parseAmount(text);
      expect(kopecks === null || Number.isSafeInteger(kopecks)).toBe(true);
    }),
  );
});

test.each([
  ['17.03.2026', '2026-03-17'],
  ['7.3.26', '2026-03-07'],
  ['17/03/2026', '2026-03-17'],
  ['2026-03-17', '2026-03-17'],
  ['2026-03-17T10:20:00', '2026-03-17'],
  ['17.03.2026 10:20:30', '2026-03-17'],
  ['29.02.2026', null],
  ['31.04.2026', null],
  ['2026-13-01', null],
  ['Итого', null],
  ['', null],
])('«%s» is the day %s', (text, day) => {
  expect(parseStatementDate(text)).toBe(day);
});
