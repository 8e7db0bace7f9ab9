import { createRoute, z } from '@hono/zod-openapi';
import type { FilterQuery } from '@mikro-orm/core';
import { Attachment, Mail, mailStates } from '@perenos/db';
import { mailboxes } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { idParam, ok, refusals } from '../contract/common.ts';
import { mailboxesRoute } from '../contract/mail-flow.ts';
import { mailDetail, mailRow } from '../contract/records.ts';
import { reprocessRoute, traceRoute } from '../contract/tracing.ts';
import { ApiError } from '../http/errors.ts';
import { containing, findPage } from '../http/find-page.ts';
import { listQuery, readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { describeMails } from './describe-mails.ts';
import { mailboxReadings } from './mailbox-readings.ts';
import { reprocessMail } from './reprocess-mail.ts';
import { traceMail } from './trace-mail.ts';
import { uploadMail } from './upload-mail.ts';
import { viewOfAttachment } from './views.ts';

const same = ['id', 'receivedAt', 'keptAt', 'mailbox', 'state', 'outcome', 'fromAddress', 'subject'];
const sort = Object.fromEntries(same.map((field) => [field, field]));
const filterFields = {
  q: z.string().optional(),
  mailbox: z.enum(mailboxes).optional(),
  state: z.enum(mailStates).optional(),
  outcome: z.string().optional(),
  ticketId: z.number().int().optional(),
};

const listRoute = createRoute({
  method: 'get',
  path: '/',
  tags: ['mails'],
  request: { query: listQuery },
  responses: { ...ok(z.array(mailRow), 'Письма, как пришли, и что с ними стало'), ...refusals(401, 403, 422) },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags: ['mails'],
  request: { params: idParam },
  responses: { ...ok(mailDetail, 'Письмо'), ...refusals(401, 403, 404) },
});
const uploadRoute = createRoute({
  method: 'post',
  path: '/upload',
  tags: ['mails'],
  request: {
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({
            mailbox: z.enum(mailboxes),
            file: z
              .custom<File>((value) => value instanceof File, 'Выберите письмо .eml или .msg либо скан')
              .openapi({ type: 'string', format: 'binary' }),
          }),
        },
      },
    },
  },
  responses: { ...ok(mailRow, 'Письмо принято'), ...refusals(401, 403, 413, 422, 503) },
});

export const mailboxRoutes = (deps: ApiDependencies) =>
  createRouter().openapi(mailboxesRoute, async (c) => c.json(await mailboxReadings(c.var.em, deps.now()), 200));

export const mailRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(listRoute, async (c) => {
      const request = readListQuery(c.req.valid('query'), { sortable: same, filterFields });
      const { q, ticketId, ...exact } = request.filter;
      const text = q?.trim() ? containing(q) : null;
      const [rows, total] = await findPage(c.var.em, Mail, request, {
        where: {
          ...exact,
          ...(ticketId === undefined ? {} : { ticket: ticketId }),
          ...(text ? { $or: [{ subject: text }, { fromAddress: text }, { fromName: text }, { text }] } : {}),
        } as FilterQuery<Mail>,
        sort,
        defaultSort: ['keptAt', 'desc'],
        key: 'id',
      });
      setContentRange(c, 'mails', request.offset, rows.length, total);
      return c.json(await describeMails(c.var.em, rows), 200);
    })
    // before the route of one mail, whose id it would be taken for
    .openapi(traceRoute, async (c) => c.json(await traceMail(c.var.em, c.req.valid('query').q), 200))
    .openapi(oneRoute, async (c) => {
      const { em } = c.var;
      const mail = await em.findOne(Mail, { id: c.req.valid('param').id }, { populate: ['html'] });
      const [row] = mail ? await describeMails(em, [mail]) : [];
      if (!mail || !row) throw new ApiError('not-found', { what: 'Письмо' });
      const attachments = await em.find(Attachment, { mail: mail.id }, { orderBy: { position: 'asc' } });
      const view = {
        ...row,
        text: mail.text,
        html: mail.html,
        steps: mail.stepLog,
        attachments: attachments.map(viewOfAttachment),
      };
      return c.json(view, 200);
    })
    .openapi(uploadRoute, async (c) => {
      const { mailbox, file } = c.req.valid('form');
      const bytes = new Uint8Array(await file.arrayBuffer());
      const brought = { fileName: file.name, mimeType: file.type, bytes };
      const mail = await uploadMail(deps, c.var, { mailbox, file: brought });
      return c.json(mail, 200);
    })
    .openapi(reprocessRoute, async (c) =>
      c.json(await reprocessMail(deps, c.var, c.req.valid('param').id, c.req.valid('json') ?? {}), 200),
    );
