import { z } from '@hono/zod-openapi';
import {
  extensionKinds,
  extensionStandings,
  minimalGrounds,
  products,
  tariffEvents,
  tariffKinds,
  tariffStandings,
  verdicts,
} from '@perenos/domain';
import { date, instant } from './common.ts';
import { licenceRow } from './records.ts';

const text = z.string().nullable();
const version = z.number().int().nonnegative();
const kopecks = z.number().int().openapi({ description: 'Копеек' });

const extension = z
  .object({
    id: z.number().int(),
    licenceId: z.string(),
    kind: z.enum(extensionKinds),
    standing: z.enum(extensionStandings),
    validFrom: date,
    validUntil: date,
    costKopecks: kopecks,
  })
  .openapi('LicenceExtension');

const replacement = z
  .object({
    at: instant,
    ticketId: z.number().int().nullable(),
    ticketNumber: text,
    clauses: z.array(z.string()),
    before: z.string(),
    after: z.string(),
  })
  .openapi('TariffReplacement', { description: 'Что с тарифом сделал перенос' });

export const tariffRow = licenceRow
  .extend({
    version: version.openapi({ description: 'Номер последнего изменения: передаётся при следующем' }),
    subscriberId: z.number().int().nullable(),
    subscriberName: text,
    kind: z.enum(tariffKinds).nullable(),
    trustDays: z.number().int().nullable().openapi({ description: 'Доверительный интервал, дней' }),
    costKopecks: kopecks.nullable(),
    extensions: z.array(extension),
    replacements: z.array(replacement),
    lastChange: z
      .object({ title: z.string(), at: instant, by: z.string(), grounds: z.string() })
      .nullable()
      .openapi({ description: 'Последняя блокировка, возобновление или отзыв' }),
  })
  .openapi('Tariff');

export const touchedQuery = z.object({
  event: z.enum(tariffEvents),
  scope: z.enum(['licence', 'group']).default('licence'),
  extensionId: z.coerce.number().int().positive().optional().openapi({
    description: 'Кнопка нажата на расширении лицензии',
  }),
});

const named = z.object({ inn: z.string(), kpp: text, name: z.string() });
const chosen = z.object({ id: z.string(), version });

export const touchedAnswer = z
  .object({
    event: z.enum(tariffEvents),
    licences: z.array(
      chosen.extend({
        tariff: z.string(),
        product: z.enum(products),
        standing: z.enum(tariffStandings),
        subscriberName: z.string(),
      }),
    ),
    products: z.array(z.object({ product: z.enum(products), subscriber: named, goesOn: z.boolean() })),
    directions: z.array(z.object({ subscriber: named, direction: z.string() })),
    groups: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        product: z.enum(products),
        byHead: z.boolean(),
        members: z.array(named),
      }),
    ),
    clients: z.array(named),
    kept: z.array(extension).openapi({ description: 'Расширения, которые останутся: отозвать их невозможно' }),
    tickets: z
      .array(z.object({ id: z.number().int(), number: z.string(), verdict: z.enum(verdicts) }))
      .openapi({ description: 'Открытые обращения, которые будут рассмотрены заново' }),
  })
  .openapi('TariffTouched');

export const tariffChangeBody = z
  .object({
    licences: z.array(chosen).min(1).max(1_000).openapi({ description: 'То, что показано в предупреждении' }),
    scope: z.enum(['licence', 'group']).default('licence'),
    grounds: z.string().trim().min(minimalGrounds, `Напишите основание: не короче ${minimalGrounds} знаков`).max(2_000),
    confirmation: z.string().max(50).optional().openapi({ description: 'Для отзыва: слово, набранное человеком' }),
  })
  .openapi('TariffChange');

const judgedAgain = z
  .array(
    z.object({
      ticketId: z.number().int(),
      number: z.string(),
      before: z.enum(verdicts),
      after: z.enum(verdicts),
    }),
  )
  .openapi('JudgedAgain', { description: 'Обращения, решение по которым стало другим' });

export const tariffChangeAnswer = z
  .object({ licences: z.array(tariffRow), judged: judgedAgain })
  .openapi('TariffChangeAnswer');
export const judgedAnswer = z.object({ judged: judgedAgain }).openapi('TicketsJudgedAgain');
