import { expect, test } from 'vitest';
import { partIn, roubles } from './parts.ts';

const key = { partnerId: 'p-1', product: '1c-etp', invoiceNumber: 'СЧ-1' };

test.each([[1], [100], [490_005], [0]])('%i kopecks are typed and read back to the kopeck', (kopecks) => {
  expect(partIn(key, roubles(kopecks))).toEqual(kopecks === 0 ? null : { ...key, kopecks });
});

test.each(['', 'сто', '-5', '1,234'])('«%s» is no part of a payment', (typed) => {
  expect(partIn(key, typed)).toBeNull();
});
