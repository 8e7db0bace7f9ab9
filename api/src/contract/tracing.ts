import { createRoute, z } from '@hono/zod-openapi';
import { mailboxes } from '@perenos/domain';
import { idParam, instant, ok, refusals } from './common.ts';
import { mailRow } from './records.ts';

const text = z.string().nullable();

const traceQuery = z.object({
  q: z
    .string()
    .trim()
    .min(3, 'Введите адрес отправителя или Message-ID')
    .max(500)
    .openapi({ example: 'buh@partner.example' }),
});

const tracedMail = z
  .object({
    mailId: z.number().int(),
    receivedAt: instant.openapi({ description: 'Когда получено; если неизвестно — когда сохранено' }),
    mailbox: z.enum(mailboxes),
    subject: z.string(),
    outcome: text.openapi({ description: 'Код исхода; null: ещё не прочитано' }),
    reasonText: z.string().openapi({ description: 'Что стало с письмом и почему, по-русски' }),
    ticketId: z.number().int().nullable(),
    number: text,
    steps: z.array(z.object({ name: z.string(), result: z.string(), at: instant })),
  })
  .openapi('TracedMail');

export const trace = z
  .object({
    mails: z.array(tracedMail),
    hints: z.array(z.string()).openapi({ description: 'Где искать дальше, если писем нет или найдено не то' }),
  })
  .openapi('MailTrace');

/** Encodings that a mail may be read in by hand, when the sender's declaration is wrong. */
export const mailCharsets = [
  'utf-8',
  'windows-1251',
  'koi8-r',
  'koi8-u',
  'iso-8859-5',
  'cp866',
  'maccyrillic',
  'utf-16le',
] as const;
const reprocessBody = z
  .object({ charset: z.enum(mailCharsets).optional(), mailbox: z.enum(mailboxes).optional() })
  .openapi('MailRepair');

export const traceRoute = createRoute({
  method: 'get',
  path: '/trace',
  tags: ['mails'],
  summary: 'Почему здесь нет моего письма: по адресу отправителя или Message-ID',
  request: { query: traceQuery },
  responses: { ...ok(trace, 'Что пришло и что с этим стало'), ...refusals(401, 403, 422) },
});
export const reprocessRoute = createRoute({
  method: 'post',
  path: '/{id}/reprocess',
  tags: ['mails'],
  summary: 'Прочитать письмо заново, если нужно — в другой кодировке или в другом ящике',
  request: {
    params: idParam,
    body: { required: false, content: { 'application/json': { schema: reprocessBody } } },
  },
  responses: { ...ok(mailRow, 'Письмо поставлено на повторное чтение'), ...refusals(401, 403, 404, 409, 422, 503) },
});
