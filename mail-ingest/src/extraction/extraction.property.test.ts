import { type Product, type RequestField, requestFields } from '@perenos/domain';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { requestIn } from './testing/reading.ts';
import { entrepreneur, labelled, legal, login, type Omitted, type Stated, written } from './testing/styles-builder.ts';

const spellings: readonly (readonly [string, Product])[] = [
  ['1С-Отчетность', '1c-reporting'],
  ['1С Отчётность', '1c-reporting'],
  ['Астрал-Отчетность', '1c-reporting'],
  ['1C:Отчетность', '1c-reporting'],
  ['Астрал Отчет 4.5', 'astral-report-4.5'],
  ['АО 4.5', 'astral-report-4.5'],
  ['«Астрал Отчет», версия 4.5', 'astral-report-4.5'],
  ['Астрал Отчет. Онлайн', 'astral-report-online'],
  ['Астрал.Отчет.Онлайн', 'astral-report-online'],
  ['Астрал Онлайн', 'astral-online'],
  ['Астрал-ЭТ', 'astral-et'],
  ['1С-ЭТП', '1c-etp'],
  ['1С:ЭТП', '1c-etp'],
];

const bare = (name: string | null): string | null => name?.replace(/[«»"“”]/g, '') ?? null;

const facts = fc
  .tuple(
    fc.constantFrom(...spellings),
    fc.uniqueArray(fc.oneof(legal, legal, entrepreneur), {
      minLength: 1,
      maxLength: 4,
      selector: (one) => bare(one.name) ?? '',
    }),
    legal,
    login,
  )
  .filter(([, subscribers, target]) => subscribers.every((one) => bare(one.name) !== bare(target.name)))
  .map(([[spelling, product], subscribers, partner, partnerLogin]) => {
    const stated: Stated = {
      product: spelling,
      subscribers,
      target: { name: partner.name, inn: partner.inn, login: partnerLogin },
    };
    return { product, stated };
  });

type Written = { text: string; product: Product; stated: Stated; omitted: Omitted | null };
const complete = facts.chain(({ product, stated }) =>
  written(stated).map((text): Written => ({ text, product, stated, omitted: null })),
);
const lacking = facts.chain(({ product, stated }) => {
  const single = { ...stated, subscribers: stated.subscribers.slice(0, 1) };
  return fc
    .constantFrom<Omitted>('product', 'name', 'inn', 'kpp', 'targetName', 'targetInn', 'login')
    .chain((omitted) =>
      labelled(single, [omitted]).map(
        (text): Written => ({ text: `Прошу перенести\n${text}`, product, stated: single, omitted }),
      ),
    );
});

const omittedField: Record<Omitted, RequestField> = {
  product: 'product',
  name: 'subscriberName',
  inn: 'subscriberInn',
  kpp: 'subscriberKpp',
  targetName: 'targetPartnerName',
  targetInn: 'targetPartnerInn',
  login: 'targetPartnerLogin',
};

// None of the companies is known to the registry: only the words can tell who is who.
async function check({ text, product, stated, omitted }: Written): Promise<void> {
  const read = await requestIn({ text, from: 'Нина Зотова <zotova@chuzhaya.example>' });
  expect(read.kind).toBe('transfer');
  expect(read.items).toHaveLength(stated.subscribers.length);
  for (const [index, one] of stated.subscribers.entries()) {
    const item = read.items[index];
    const expected: Record<RequestField, string | null> = {
      product,
      subscriberInn: one.inn,
      subscriberKpp: one.kpp,
      subscriberName: bare(one.name),
      targetPartnerName: bare(stated.target.name),
      targetPartnerInn: stated.target.inn,
      targetPartnerLogin: stated.target.login,
    };
    if (omitted) expected[omittedField[omitted]] = null;
    for (const field of requestFields) {
      const isName = field === 'subscriberName' || field === 'targetPartnerName';
      const value = isName ? bare(item?.[field] ?? null) : (item?.[field] ?? null);
      if (value !== null && item?.doubtful.includes(field)) continue;
      expect({ field, value }).toEqual({ field, value: expected[field] });
    }
  }
}

// More runs on demand: PROPERTY_RUNS=5000. The seed is fixed, so that no run differs from the next.
const options = { numRuns: Number(process.env.PROPERTY_RUNS ?? 200), seed: 20260317 };

it('extraction returns exactly what a request states, in whatever style it is written, or marks what it is not sure of', async () => {
  await fc.assert(fc.asyncProperty(complete, check), options);
}, 120_000);

it('a field that a request leaves out stays null and takes nobody else’s value', async () => {
  await fc.assert(fc.asyncProperty(lacking, check), options);
}, 120_000);
