import { createRoute, z } from '@hono/zod-openapi';
import { breachCauses, daysOf } from '@perenos/domain';
import { date, instant, ok, refusals } from './common.ts';

const keys = z
  .string()
  .max(5_000)
  .default('')
  .transform((text) => (text === '' ? [] : text.split(',')))
  .openapi({ type: 'string', description: 'Через запятую; пусто — все; none — без значения' });

/** Moscow days, both included. */
export const auditQuery = z
  .object({
    from: date,
    to: date,
    mailbox: keys,
    product: keys,
    verdict: keys,
    clause: keys,
    specialist: keys,
    partner: keys,
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Конец периода раньше его начала' })
  .refine((query) => daysOf(query) <= 1_100, { path: ['from'], message: 'Период не длиннее трёх лет' });

const count = z.number().int();
const seconds = z.number().int().nullable().openapi({ description: 'Рабочие секунды; null — не по чему считать' });
const figureShape = {
  received: count,
  done: count,
  timed: count,
  'in-time': count,
  late: count,
  open: count,
  'open-late': count,
  breaches: count,
  answered: count,
  doneMedian: seconds,
  doneP95: seconds,
  answerMedian: seconds,
  answerP95: seconds,
};
const figures = z.object(figureShape).openapi('AuditFigures');
const rows = z.array(z.object({ key: z.string(), name: z.string(), ...figureShape }).openapi('AuditRow'));

export const auditReport = z
  .object({
    period: z.object({ from: date, to: date }),
    previousPeriod: z.object({ from: date, to: date }),
    at: instant.openapi({ description: 'На какой миг посчитано' }),
    figures,
    previous: figures,
    causes: z.array(z.object({ cause: z.enum(breachCauses), count })),
    ages: z.array(count),
    durations: z.array(count),
    breakdowns: z.object({
      mailbox: rows,
      product: rows,
      verdict: rows,
      clause: rows,
      specialist: rows,
      partner: rows,
    }),
    series: z.object({
      unit: z.enum(['day', 'week']),
      points: z.array(
        z
          .object({ from: date, to: date, received: count, done: count, inTime: count, late: count })
          .openapi('AuditPoint'),
      ),
    }),
  })
  .openapi('AuditReport');
export type AuditReportView = z.infer<typeof auditReport>;

export const auditChoices = z
  .object({
    clauses: z.array(z.string()),
    specialists: z.array(z.object({ id: z.string(), name: z.string() })),
    partners: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .openapi('AuditChoices');

const tags = ['audit'];
export const auditRoute = createRoute({
  method: 'get',
  path: '/',
  tags,
  summary: 'Показатели за период; за каждым числом — обращения: filter.audit в списке обращений',
  request: { query: auditQuery },
  responses: { ...ok(auditReport, 'Показатели'), ...refusals(401, 403, 422) },
});
export const auditChoicesRoute = createRoute({
  method: 'get',
  path: '/choices',
  tags,
  summary: 'По чему можно отобрать',
  responses: { ...ok(auditChoices, 'Пункты, специалисты, партнёры'), ...refusals(401, 403) },
});
export const auditFileRoute = createRoute({
  method: 'get',
  path: '/export',
  tags,
  summary: 'Отчёт файлом: XLSX с листами показателей и обращений или PDF',
  request: { query: auditQuery.extend({ format: z.enum(['xlsx', 'pdf']) }) },
  responses: { 200: { description: 'Файл' }, ...refusals(401, 403, 422) },
});
