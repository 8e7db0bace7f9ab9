import { createRoute, z } from '@hono/zod-openapi';
import {
  type ApplicationEvent,
  applicationEventRows,
  applicationEvents,
  applicationFileKinds,
  applicationStates,
} from '@perenos/domain';
import { exportFormats } from '../exports/table.ts';
import { listQuery } from '../http/list-query.ts';
import {
  applicationDetail,
  applicationListRow,
  applicationNotice,
  correctionBody,
  delegateBody,
  extrasBody,
  foundErrors,
  moveBody,
  nearbyCenters,
  suspendBody,
  takeBody,
} from './applications.ts';
import { body, keyParam, multipart, ok, refusals, uploadedFile } from './common.ts';

const tags = ['applications'];

export const listApplicationsRoute = createRoute({
  method: 'get',
  path: '/',
  tags,
  request: { query: listQuery },
  responses: { ...ok(z.array(applicationListRow), 'Заявки'), ...refusals(401, 403, 422) },
});
export const countApplicationsRoute = createRoute({
  method: 'get',
  path: '/counts',
  tags,
  summary: 'Сколько заявок на каждом этапе',
  request: { query: listQuery.pick({ filter: true }) },
  responses: { ...ok(z.record(z.enum(applicationStates), z.number().int()), 'По этапам'), ...refusals(401, 403, 422) },
});
export const exportApplicationsRoute = createRoute({
  method: 'get',
  path: '/export',
  tags,
  summary: 'Текущий реестр файлом',
  request: { query: listQuery.extend({ format: z.enum(exportFormats) }) },
  responses: { 200: { description: 'Файл' }, ...refusals(401, 403, 422) },
});
export const takeApplicationRoute = createRoute({
  method: 'post',
  path: '/take',
  tags,
  summary: '«Получить заявку» по ИНН и КПП',
  request: body(takeBody),
  responses: { ...ok(applicationDetail, 'Заявка принята'), ...refusals(401, 403, 404, 409, 422) },
});
export const getApplicationRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  request: { params: keyParam },
  responses: { ...ok(applicationDetail, 'Заявка'), ...refusals(401, 403, 404) },
});

/** Events that a person gives by one click, at most with words; the others have bodies of their own. */
export const plainEvents = applicationEvents.filter(
  (event) =>
    applicationEventRows[event].permission !== null &&
    !['errors', 'center'].includes(applicationEventRows[event].grounds),
);

export const moveRoute = (event: ApplicationEvent) =>
  createRoute({
    method: 'post',
    path: `/{id}/${event}`,
    tags,
    summary: applicationEventRows[event].label,
    request: { params: keyParam, ...body(moveBody) },
    responses: { ...ok(applicationDetail, 'Заявка после действия'), ...refusals(401, 403, 404, 409, 422) },
  });
export const suspendRoute = createRoute({
  method: 'post',
  path: '/{id}/suspend',
  tags,
  summary: 'Приостановить с перечнем ошибок; партнёр получит письмо',
  request: { params: keyParam, ...body(suspendBody) },
  responses: { ...ok(applicationDetail, 'Заявка после действия'), ...refusals(401, 403, 404, 409, 422) },
});
export const suspensionNoticeRoute = createRoute({
  method: 'post',
  path: '/{id}/suspend/preview',
  tags,
  summary: 'Письмо партнёру, каким оно уйдёт',
  request: { params: keyParam, ...body(z.object({ errors: foundErrors }).openapi('ApplicationErrors')) },
  responses: { ...ok(applicationNotice, 'Письмо'), ...refusals(401, 403, 404, 422) },
});
export const correctRoute = createRoute({
  method: 'post',
  path: '/{id}/correct',
  tags,
  summary: 'Отметить ошибку исправленной; с последней заявка возобновляется',
  request: { params: keyParam, ...body(correctionBody) },
  responses: { ...ok(applicationDetail, 'Заявка после действия'), ...refusals(401, 403, 404, 409, 422) },
});
export const delegateRoute = createRoute({
  method: 'post',
  path: '/{id}/delegate',
  tags,
  summary: 'Делегировать идентификацию центру',
  request: { params: keyParam, ...body(delegateBody) },
  responses: { ...ok(applicationDetail, 'Заявка после действия'), ...refusals(401, 403, 404, 409, 422) },
});
export const extrasRoute = createRoute({
  method: 'put',
  path: '/{id}/extras',
  tags,
  summary: 'Дополнительные функции: группа компаний, логин ИТС, льготы',
  request: { params: keyParam, ...body(extrasBody) },
  responses: { ...ok(applicationDetail, 'Заявка после изменения'), ...refusals(401, 403, 404, 409, 422) },
});
export const addFileRoute = createRoute({
  method: 'post',
  path: '/{id}/files',
  tags,
  summary: 'Приложить документ (PDF, JPEG, PNG, TIFF), присланный партнёром',
  request: {
    params: keyParam,
    ...multipart({
      version: z.coerce.number().int(),
      kind: z.enum(applicationFileKinds),
      file: uploadedFile('Выберите файл .pdf, .jpg, .png или .tif'),
    }),
  },
  responses: { ...ok(applicationDetail, 'Заявка с новым документом'), ...refusals(401, 403, 404, 409, 413, 422) },
});
export const centersRoute = createRoute({
  method: 'get',
  path: '/{id}/centers',
  tags,
  summary: 'Ближайшие центры идентификации',
  request: { params: keyParam },
  responses: { ...ok(nearbyCenters, 'Центры, ближайший первым'), ...refusals(401, 403, 404) },
});
