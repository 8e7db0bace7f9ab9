import { describe, expect, it } from 'vitest';
import { requestIn } from './testing/reading.ts';

// Each cost minutes once. An expression that starts over at each sign would not come back in a test's life.
describe('A stranger’s mail holds nobody up', () => {
  it.each([
    ['a word of a list said sixty times', `1С-Отчетность${' продукт'.repeat(60)} х 1С-ЭТП`],
    ['a line of sixty thousand signs', 'а '.repeat(30_000)],
    ['a company’s form without a name ten thousand times', 'ООО '.repeat(10_000)],
  ])('%s', async (_what, noise) => {
    const text = `Просим перенести абонента ООО «Ромашка», ИНН 5401888223\n${noise}`;
    expect((await requestIn({ text })).items.map(({ subscriberInn }) => subscriberInn)).toEqual(['5401888223']);
  });

  it.each([
    ['a number without an end', '7'.repeat(60_000)],
    ['a word without an end', 'aB3-'.repeat(15_000)],
    ['a row without an end', '\t'.repeat(60_000)],
  ])('%s is read in passing', async (_what, noise) => {
    expect((await requestIn({ text: `Просим перенести абонента\n${noise}` })).kind).toBe('transfer');
  });
});
