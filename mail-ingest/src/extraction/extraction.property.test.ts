import { type Product, requestFields } from '@perenos/domain';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aMail } from '../parsing/mail-builder.ts';
import { extractRequest } from './extract-request.ts';
import { aRegistry } from './registry-builder.ts';
import { entrepreneur, legal, login, type Stated, written } from './styles-builder.ts';

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

const request = fc
  .tuple(
    fc.constantFrom(...spellings),
    fc.uniqueArray(fc.oneof(legal, legal, entrepreneur), { minLength: 1, maxLength: 4, selector: (one) => one.name }),
    legal,
    login,
  )
  .filter(([, subscribers, target]) =>
    subscribers.every(
      (one) => one.name !== target.name && one.inn !== target.inn && !one.name.includes(target.name.slice(4, -1)),
    ),
  )
  .chain(([[spelling, product], subscribers, partner, partnerLogin]) => {
    const stated: Stated = {
      product: spelling,
      subscribers,
      target: { name: partner.name, inn: partner.inn, login: partnerLogin },
    };
    return written(stated).map((text) => ({ text, product, stated }));
  });

const bare = (name: string | null): string | null => name?.replace(/[«»"“”]/g, '') ?? null;
// None of the companies is known to this registry: only the words can tell who is who.
const registry = aRegistry();

it('extraction returns exactly what a request states, in whatever style it is written, or marks what it is not sure of', async () => {
  await fc.assert(
    fc.asyncProperty(request, async ({ text, product, stated }) => {
      const mail = await aMail({ text, from: 'Нина Зотова <zotova@chuzhaya.example>' });
      const read = extractRequest({ mailId: 'm', mailbox: 'perevod', mail, registry, senderPartner: null });
      expect(read.items).toHaveLength(stated.subscribers.length);
      for (const [index, one] of stated.subscribers.entries()) {
        const item = read.items[index];
        const expected = {
          product,
          subscriberInn: one.inn,
          subscriberKpp: one.kpp,
          subscriberName: bare(one.name),
          targetPartnerName: bare(stated.target.name),
          targetPartnerInn: stated.target.inn,
          targetPartnerLogin: stated.target.login,
        };
        for (const field of requestFields) {
          const value =
            field === 'subscriberName' || field === 'targetPartnerName'
              ? bare(item?.[field] ?? null)
              : (item?.[field] ?? null);
          if (value !== null && item?.doubtful.includes(field)) continue;
          expect({ field, value }).toEqual({ field, value: expected[field] });
        }
      }
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 300), seed: 20260317 },
  );
});
