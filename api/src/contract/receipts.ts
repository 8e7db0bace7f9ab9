import { createRoute, z } from '@hono/zod-openapi';
import { idParam, instant, ok, refusals } from './common.ts';

const receiptStretch = z
  .object({
    from: instant,
    to: instant,
    seconds: z.number(),
    counted: z.boolean(),
    kind: z.enum(['working', 'before-restart', 'outside-hours', 'break', 'day-off', 'waiting-data', 'waiting-date']),
    text: z.string().openapi({ description: 'Почему учтено или нет' }),
    clauseText: z.string().nullable(),
    mailId: z.number().int().nullable().openapi({ description: 'Письмо, в котором не хватает данных' }),
  })
  .openapi('ReceiptStretch');

export const slaReceipt = z
  .object({
    ticketId: z.number().int(),
    number: z.string(),
    subject: z.string(),
    senderName: z.string(),
    startsAt: instant.nullable(),
    dueAt: instant.nullable(),
    doneAt: instant.nullable(),
    reckonedAt: instant,
    isLate: z.boolean(),
    countedSeconds: z.number(),
    termHours: z.number(),
    edition: z.string().openapi({ description: 'Редакция регламента, действовавшая в день запроса' }),
    calendarVersion: z.string(),
    stretches: z.array(receiptStretch),
    events: z.array(z.object({ kind: z.string(), label: z.string(), at: instant })),
  })
  .openapi('SlaReceipt');
export type SlaReceiptView = z.infer<typeof slaReceipt>;

export const receiptRoute = createRoute({
  method: 'get',
  path: '/{id}/receipt',
  tags: ['tickets'],
  summary: 'Расчёт срока: из чего сложились рабочие часы',
  request: { params: idParam },
  responses: { ...ok(slaReceipt, 'Расчёт срока'), ...refusals(401, 403, 404, 409) },
});

export const receiptFileRoute = createRoute({
  method: 'get',
  path: '/{id}/receipt/{format}',
  tags: ['tickets'],
  summary: 'Расчёт срока файлом, чтобы отправить партнёру',
  request: { params: idParam.extend({ format: z.enum(['pdf', 'csv']) }) },
  responses: {
    200: {
      description: 'Файл',
      content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...refusals(401, 403, 404, 409, 422),
  },
});
