import { createRoute, z } from '@hono/zod-openapi';
import { listQuery } from '../http/list-query.ts';
import { body, idParam, multipart, ok, refusals, uploadedFiles } from './common.ts';
import {
  assignBody,
  bulkBody,
  bulkResult,
  mentionRow,
  mergeBody,
  noteBody,
  presenceAnswer,
  savedView,
  savedViewBody,
  searchAnswer,
  searchQuery,
  splitBody,
  staffMember,
} from './desk.ts';
import { ticketDetail } from './tickets.ts';

const params = idParam;

// Saved views: a resource of ra-data-simple-rest.
const views = { tags: ['views'] };
export const listViews = createRoute({
  ...views,
  method: 'get',
  path: '/',
  request: { query: listQuery },
  responses: { ...ok(z.array(savedView), 'Свои виды очереди и общие'), ...refusals(401, 403, 422) },
});
export const getView = createRoute({
  ...views,
  method: 'get',
  path: '/{id}',
  request: { params },
  responses: { ...ok(savedView, 'Вид очереди'), ...refusals(401, 403, 404) },
});
export const createView = createRoute({
  ...views,
  method: 'post',
  path: '/',
  request: body(savedViewBody),
  responses: { ...ok(savedView, 'Вид сохранён'), ...refusals(401, 403, 422) },
});
export const updateView = createRoute({
  ...views,
  method: 'put',
  path: '/{id}',
  request: { params, ...body(savedViewBody) },
  responses: { ...ok(savedView, 'Вид изменён: только владельцем'), ...refusals(401, 403, 404, 422) },
});
export const deleteView = createRoute({
  ...views,
  method: 'delete',
  path: '/{id}',
  request: { params },
  responses: {
    ...ok(z.object({ id: z.number().int() }), 'Вид удалён: только владельцем'),
    ...refusals(401, 403, 404),
  },
});

// Colleagues.
export const listMentions = createRoute({
  method: 'get',
  path: '/',
  tags: ['mentions'],
  responses: { ...ok(z.array(mentionRow), 'Непрочитанные упоминания вошедшего пользователя'), ...refusals(401, 403) },
});
export const readMention = createRoute({
  method: 'post',
  path: '/{id}/read',
  tags: ['mentions'],
  summary: 'Прочитано это упоминание и остальные в том же обращении',
  request: { params },
  responses: { ...ok(z.array(mentionRow), 'Оставшиеся непрочитанные'), ...refusals(401, 403, 404) },
});
export const readMentions = createRoute({
  method: 'post',
  path: '/read',
  tags: ['mentions'],
  summary: 'Прочитаны все упоминания до названного',
  request: body(z.object({ upTo: z.number().int().positive() })),
  responses: { ...ok(z.array(mentionRow), 'Оставшиеся непрочитанные'), ...refusals(401, 403, 422) },
});
export const listStaff = createRoute({
  method: 'get',
  path: '/',
  tags: ['staff'],
  responses: {
    ...ok(z.array(staffMember), 'Кому можно передать обращение, и сколько у кого в работе'),
    ...refusals(401, 403),
  },
});
export const searchRoute = createRoute({
  method: 'get',
  path: '/',
  tags: ['search'],
  request: { query: searchQuery },
  responses: {
    ...ok(searchAnswer, 'Найденное, понемногу каждого; на запрос короче трёх знаков — ничего'),
    ...refusals(401, 403, 422),
  },
});

// Sub-resources and actions of a ticket.
const tags = ['tickets'];
const detail = (words: string) => ok(ticketDetail, words);
export const addNote = createRoute({
  method: 'post',
  path: '/{id}/notes',
  tags,
  summary: 'Заметка для коллег; «@логин» зовёт коллегу',
  request: { params, ...body(noteBody) },
  responses: { ...detail('Обращение с заметкой'), ...refusals(401, 403, 404, 422) },
});
export const announcePresence = createRoute({
  method: 'post',
  path: '/{id}/presence',
  tags,
  summary: 'Я смотрю обращение: раз в 10 секунд, через 25 секунд забывается',
  request: { params },
  responses: { ...ok(presenceAnswer, 'Кто ещё смотрит'), ...refusals(401, 403, 404) },
});
export const leavePresence = createRoute({
  method: 'delete',
  path: '/{id}/presence',
  tags,
  summary: 'Я больше не смотрю обращение',
  request: { params },
  responses: { ...ok(presenceAnswer, 'Кто ещё смотрит'), ...refusals(401, 403, 404) },
});
export const assignRoute = createRoute({
  method: 'post',
  path: '/{id}/assign',
  tags,
  summary: 'Передать сотруднику или наименее загруженному',
  request: { params, ...body(assignBody) },
  responses: { ...detail('Обращение после передачи'), ...refusals(401, 403, 404, 409, 422) },
});
export const mergeRoute = createRoute({
  method: 'post',
  path: '/{id}/merge',
  tags,
  summary: 'Объединить с другим обращением того же отправителя',
  request: { params, ...body(mergeBody) },
  responses: { ...detail('Общее обращение'), ...refusals(401, 403, 404, 409, 422) },
});
export const splitRoute = createRoute({
  method: 'post',
  path: '/{id}/split',
  tags,
  summary: 'Выделить позиции в новое обращение',
  request: { params, ...body(splitBody) },
  responses: { ...detail('Новое обращение с выделенными позициями'), ...refusals(401, 403, 404, 409, 422) },
});
export const addDocuments = createRoute({
  method: 'post',
  path: '/{id}/attachments',
  tags,
  summary: 'Приложить сканы (PDF, JPEG, PNG, TIFF): читаются, обращение рассматривается заново',
  request: {
    params,
    ...multipart({
      version: z.coerce.number().int().nonnegative(),
      file: uploadedFiles('Выберите файл .pdf, .jpg, .png или .tif'),
    }),
  },
  responses: { ...detail('Обращение с новыми документами'), ...refusals(401, 403, 404, 409, 413, 422, 503) },
});
export const bulkRoute = createRoute({
  method: 'post',
  path: '/bulk',
  tags,
  summary: 'Одно действие над многими обращениями, результат по каждому',
  request: body(bulkBody),
  responses: { ...ok(z.array(bulkResult), 'Что вышло с каждым'), ...refusals(401, 403, 422) },
});
