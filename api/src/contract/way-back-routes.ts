import { createRoute, z } from '@hono/zod-openapi';
import { listQuery } from '../http/list-query.ts';
import { body, idParam, keyParam, ok, refusals } from './common.ts';
import {
  letterTemplateRow,
  templateChange,
  templateDetail,
  templatePreview,
  templateRestoration,
  templateRow,
  templateTrial,
} from './templates.ts';
import { draftBody, draftParam, reverseBody, versionBody } from './ticket-acts.ts';
import { savedDraft, ticketDetail } from './tickets.ts';

export const undoRoute = createRoute({
  method: 'post',
  path: '/{id}/undo',
  tags: ['tickets'],
  summary: 'Отменить последнее действие, пока письма не ушли',
  request: { params: idParam, ...body(versionBody) },
  responses: { ...ok(ticketDetail, 'Обращение, каким оно было'), ...refusals(401, 403, 404, 409, 422) },
});
export const reverseRoute = createRoute({
  method: 'post',
  path: '/{id}/reverse',
  tags: ['tickets'],
  summary: 'Обратный перенос с основанием',
  request: { params: idParam, ...body(reverseBody) },
  responses: { ...ok(ticketDetail, 'Обращение после обратного переноса'), ...refusals(401, 403, 404, 409, 422) },
});
export const keepDraftRoute = createRoute({
  method: 'put',
  path: '/{id}/drafts/{purpose}',
  tags: ['tickets'],
  summary: 'Сохранить свой черновик',
  request: { params: draftParam, ...body(draftBody) },
  responses: { ...ok(savedDraft, 'Черновик сохранён'), ...refusals(401, 403, 404, 422) },
});
export const dropDraftRoute = createRoute({
  method: 'delete',
  path: '/{id}/drafts/{purpose}',
  tags: ['tickets'],
  summary: 'Убрать свой черновик',
  request: { params: draftParam },
  responses: { 204: { description: 'Черновика больше нет' }, ...refusals(401, 403, 404) },
});

const tags = ['templates'];
export const listTemplatesRoute = createRoute({
  method: 'get',
  path: '/',
  tags,
  request: { query: listQuery },
  responses: { ...ok(z.array(templateRow), 'Шаблоны писем'), ...refusals(401, 403, 422) },
});
export const getTemplateRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  request: { params: keyParam },
  responses: { ...ok(templateDetail, 'Шаблон со всеми версиями'), ...refusals(401, 403, 404) },
});
export const changeTemplateRoute = createRoute({
  method: 'put',
  path: '/{id}',
  tags,
  summary: 'Изменить текст: появится новая версия',
  request: { params: keyParam, ...body(templateChange) },
  responses: { ...ok(templateDetail, 'Шаблон с новой версией'), ...refusals(401, 403, 404, 409, 422) },
});
export const previewTemplateRoute = createRoute({
  method: 'post',
  path: '/{id}/preview',
  tags,
  summary: 'Письмо по этому тексту на условных данных; ничего не сохраняется',
  request: { params: keyParam, ...body(templateTrial) },
  responses: { ...ok(templatePreview, 'Как будет выглядеть письмо'), ...refusals(401, 403, 404, 422) },
});
export const restoreTemplateRoute = createRoute({
  method: 'post',
  path: '/{id}/restore',
  tags,
  summary: 'Вернуть текст прежней версии: появится новая версия с ним',
  request: { params: keyParam, ...body(templateRestoration) },
  responses: { ...ok(templateDetail, 'Шаблон с возвращённым текстом'), ...refusals(401, 403, 404, 422) },
});
export const letterTemplatesRoute = createRoute({
  method: 'get',
  path: '/',
  tags: ['letter-templates'],
  responses: { ...ok(z.array(letterTemplateRow), 'Рекомендованные образцы официальных писем'), ...refusals(401, 403) },
});
