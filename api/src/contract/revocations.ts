import { createRoute, z } from '@hono/zod-openapi';
import {
  revocationAskers,
  revocationCheckIds,
  revocationDocumentKinds,
  revocationGroundIds,
  revocationReasons,
  revocationStates,
} from '@perenos/domain';
import { listQuery } from '../http/list-query.ts';
import { certificateRow } from './certificates.ts';
import { body, idParam, instant, multipart, ok, pathId, refusals, uploadedFiles } from './common.ts';

const tags = ['revocations'];
const text = z.string().nullable();
const reasons = Object.keys(revocationReasons) as (keyof typeof revocationReasons)[];

export const revocationRow = z
  .object({
    id: z.number().int(),
    number: z.string(),
    state: z.enum(revocationStates),
    serial: z.string(),
    holder: z.string(),
    subscriberInn: z.string(),
    subscriberId: z.number().int().nullable(),
    subscriberName: text,
    asker: z.enum(revocationAskers),
    askerName: z.string(),
    partnerId: text,
    partnerName: text,
    ground: z.enum(revocationGroundIds),
    reason: z.enum(reasons),
    receivedAt: instant,
    dueAt: instant.openapi({ description: 'Двенадцать часов подряд от поступления (63-ФЗ, ст. 14 ч. 7)' }),
    approvalExpiresAt: instant.nullable(),
    registeredAt: instant,
    registeredByName: z.string(),
    settledAt: instant.nullable(),
    settledByName: text,
    settledReason: text,
    late: z.boolean().openapi({ description: 'Срок прошёл раньше, чем запрос завершён' }),
    version: z.number().int(),
  })
  .openapi('Revocation');

export const revocationCheck = z
  .object({ id: z.enum(revocationCheckIds), title: z.string(), passed: z.boolean(), words: z.string() })
  .openapi('RevocationCheck');

export const revocationActions = ['add-document', 'ask-approval', 'approve', 'refuse', 'withdraw'] as const;

export const revocationDetail = revocationRow
  .extend({
    ...{ comment: z.string(), statedSerial: z.string(), statedHolder: z.string(), statedInn: z.string() },
    askerEmail: text,
    checks: z.array(revocationCheck),
    checkedAt: instant,
    documents: z.array(
      z.object({
        ...{ id: z.number().int(), kind: z.enum(revocationDocumentKinds), fileName: z.string() },
        ...{ size: z.number().int(), text: z.string(), addedAt: instant, addedByName: z.string() },
      }),
    ),
    approvals: z.array(
      z.object({
        ...{ id: z.number().int(), askedAt: instant, askedByName: z.string(), expiresAt: instant },
        outcome: z.enum(['approved', 'refused', 'dropped', 'expired', 'waiting']),
        ...{ decidedAt: instant.nullable(), decidedByName: text },
      }),
    ),
    allowed: z.array(z.enum(revocationActions)).openapi({ description: 'Что может сейчас этот человек' }),
    approvalObstacle: text.openapi({ description: 'Почему этот человек не может отозвать' }),
  })
  .openapi('RevocationDetail');

export const revocationViews = ['open', 'overdue', 'mine', 'archive', 'all'] as const;

const claimShape = {
  serial: z.string().trim().min(1, 'Укажите серийный номер из заявления').max(100),
  holder: z.string().trim().min(1, 'Укажите владельца, как в заявлении').max(300),
  subscriberInn: z
    .string()
    .trim()
    .regex(/^(\d{10}|\d{12})$/, 'ИНН — 10 или 12 цифр'),
  asker: z.enum(revocationAskers),
  askerName: z.string().trim().min(1, 'Укажите, кто просит').max(300),
  askerEmail: z.union([z.literal(''), z.email('Неверный адрес')]).optional(),
  partnerId: z.string().max(200).optional(),
  ground: z.enum(revocationGroundIds),
  comment: z.string().trim().max(2_000).optional(),
  receivedAt: instant,
};

/** A draft is checked as far as it goes. */
const checkBody = z.object({
  serial: z.string().max(100),
  holder: z.string().max(300),
  subscriberInn: z.string().max(12),
  asker: z.enum(revocationAskers),
  askerName: z.string().max(300),
  partnerId: z.string().max(200).nullable(),
  ground: z.enum(revocationGroundIds),
  comment: z.string().max(2_000),
  documents: z.array(z.enum(revocationDocumentKinds)).max(20),
});

const files = uploadedFiles('Приложите документ');
const kinds = z.string().openapi({ description: 'Виды документов через запятую, в порядке файлов' });
const version = z.coerce.number().int().positive();
const acted = { ...ok(revocationDetail, 'Запрос'), ...refusals(401, 403, 404, 409, 422) };

export const listRevocations = createRoute({
  method: 'get',
  path: '/',
  tags,
  request: { query: listQuery },
  responses: { ...ok(z.array(revocationRow), 'Запросы на отзыв'), ...refusals(401, 403, 422) },
});
export const countRevocations = createRoute({
  method: 'get',
  path: '/counts',
  tags,
  responses: {
    ...ok(
      z.object({ open: z.number(), overdue: z.number(), mine: z.number() }).openapi('RevocationCounts'),
      'Сколько ждёт',
    ),
    ...refusals(401, 403),
  },
});
export const getRevocation = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  request: { params: idParam },
  responses: { ...ok(revocationDetail, 'Запрос на отзыв'), ...refusals(401, 403, 404) },
});
export const checkDraft = createRoute({
  method: 'post',
  path: '/check',
  tags,
  summary: 'Проверки будущего запроса; ничего не сохраняется',
  request: body(checkBody),
  responses: {
    ...ok(z.object({ checks: z.array(revocationCheck), certificate: certificateRow.nullable() }), 'Проверки'),
    ...refusals(401, 403, 422),
  },
});
export const registerRoute = createRoute({
  method: 'post',
  path: '/',
  tags,
  summary: 'Запрос с документами; такой же открытый запрос возвращается тем же',
  request: multipart({ ...claimShape, kinds, file: files }),
  responses: {
    ...ok(revocationDetail.extend({ repeated: z.boolean() }), 'Запрос'),
    ...refusals(401, 403, 409, 413, 422),
  },
});
export const addDocumentsRoute = createRoute({
  method: 'post',
  path: '/{id}/documents',
  tags,
  request: { params: idParam, ...multipart({ version, kinds, file: files }) },
  responses: { ...acted, ...refusals(413) },
});
const reasonBody = z.object({ version, reason: z.string().trim().min(5, 'Напишите причину').max(2_000) });
export const askApprovalRoute = createRoute({
  method: 'post',
  path: '/{id}/ask-approval',
  tags,
  request: { params: idParam, ...body(z.object({ version })) },
  responses: acted,
});
export const approveRoute = createRoute({
  method: 'post',
  path: '/{id}/approve',
  tags,
  summary: 'Отзывает сертификат: второй человек, проверки заново, запись в реестр, уведомления',
  request: { params: idParam, ...body(z.object({ version })) },
  responses: acted,
});
export const refuseRoute = createRoute({
  method: 'post',
  path: '/{id}/refuse',
  tags,
  request: { params: idParam, ...body(reasonBody) },
  responses: acted,
});
export const withdrawRoute = createRoute({
  method: 'post',
  path: '/{id}/withdraw',
  tags,
  request: { params: idParam, ...body(reasonBody) },
  responses: acted,
});
export const documentContent = createRoute({
  method: 'get',
  path: '/{id}/documents/{documentId}',
  tags,
  request: {
    params: idParam.extend({ documentId: pathId('documentId') }),
  },
  responses: { 200: { description: 'Документ запроса' }, ...refusals(401, 403, 404) },
});
