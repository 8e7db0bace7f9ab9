import { createRoute, z } from '@hono/zod-openapi';
import { readingStates } from '@perenos/db';
import { mailboxes } from '@perenos/domain';
import { body, idParam, instant, ok, refusals } from './common.ts';
import { outboxRow } from './records.ts';

export const mailboxReading = z
  .object({
    mailbox: z.enum(mailboxes),
    state: z.enum(readingStates),
    since: instant,
    checkedAt: instant.nullable().openapi({ description: 'Когда ящик последний раз просмотрен до конца' }),
    retryAt: instant.nullable(),
    warning: z.string().nullable().openapi({ description: 'Почему почта не доходит, по-русски; null: доходит' }),
  })
  .openapi('MailboxReading');

export const mailboxesRoute = createRoute({
  method: 'get',
  path: '/',
  tags: ['mails'],
  summary: 'Читаются ли почтовые ящики',
  responses: { ...ok(z.array(mailboxReading), 'Ящики на почтовых серверах'), ...refusals(401, 403) },
});

export const sendAgainRoute = createRoute({
  method: 'post',
  path: '/{id}/send',
  tags: ['outbox'],
  summary: 'Отправить письмо, которое не ушло, если нужно — по другому адресу',
  request: {
    params: idParam,
    ...body(
      z
        .object({ address: z.email('Введите полный адрес, например ivanova@partner.ru').max(254).optional() })
        .openapi('SendAgain'),
    ),
  },
  responses: { ...ok(outboxRow, 'Письмо поставлено в отправку'), ...refusals(401, 403, 404, 409, 422) },
});
