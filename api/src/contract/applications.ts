import { createRoute, z } from '@hono/zod-openapi';
import {
  type ApplicationErrorCode,
  type ApplicationEvent,
  applicationErrorCodes,
  applicationEventRows,
  applicationEvents,
  applicationFileKinds,
  applicationStates,
} from '@perenos/domain';
import { exportFormats } from '../exports/table.ts';
import { listQuery } from '../http/list-query.ts';
import { body, date, instant, keyParam, multipart, ok, refusals, uploadedFile } from './common.ts';
import { applicationRow } from './records.ts';

const text = z.string().nullable();

export const applicationListRow = applicationRow
  .extend({
    version: z.number().int(),
    openErrors: z.number().int().openapi({ description: 'Сколько ошибок ещё не исправлено' }),
    identificationDueOn: date.nullable().openapi({ description: 'Последний день явки в центр идентификации' }),
    hasCorrections: z.boolean().openapi({ description: 'Часть ошибок уже исправлена' }),
  })
  .openapi('ApplicationListRow');

const employee = z.object({
  id: z.number().int(),
  fullName: z.string(),
  jobTitle: text,
  certificateType: z.string(),
  certificateUntil: date.nullable(),
  certificateSerial: text,
  inn: text,
  snils: text,
  birthDate: date.nullable(),
  passport: text,
  passportIssuedOn: date.nullable(),
  viaDss: z.boolean(),
});

const suspensionError = z.object({
  id: z.number().int(),
  code: z.enum(applicationErrorCodes as [ApplicationErrorCode, ...ApplicationErrorCode[]]),
  label: z.string(),
  place: z.string().openapi({ example: 'реквизит «ОГРН»' }),
  remedy: z.string(),
  comment: z.string(),
  field: text.openapi({ description: 'Реквизит, который можно исправить здесь же' }),
  corrected: z
    .object({ at: instant, by: z.string(), from: z.enum(['partner', 'specialist']), text: z.string() })
    .nullable(),
});

export const applicationDetail = applicationListRow
  .extend({
    salesCenterName: text,
    partnerRestricted: z.boolean(),
    requisites: z.array(z.object({ field: text, label: z.string(), value: z.string() })),
    directions: z.array(z.object({ code: z.enum(['FNS', 'PFR', 'FSS', 'ROSSTAT']), kpp: text, active: z.boolean() })),
    representative: z
      .object({
        name: z.string(),
        inn: z.string(),
        kpp: text,
        powerOfAttorney: z.object({ number: z.string(), issuedOn: date, validUntil: date }).nullable(),
      })
      .nullable(),
    employees: z.array(employee),
    files: z.array(
      z.object({
        id: z.number().int(),
        kind: z.enum(applicationFileKinds),
        fileName: z.string(),
        size: z.number().int(),
        addedAt: instant,
        addedBy: z.string(),
      }),
    ),
    suspension: z
      .object({ suspendedAt: instant, suspendedBy: z.string(), errors: z.array(suspensionError) })
      .nullable(),
    identification: z
      .object({
        centerName: z.string(),
        centerAddress: z.string(),
        distanceKm: z.number().nullable(),
        delegatedAt: instant,
        delegatedBy: z.string(),
        dueOn: date,
        endedAt: instant.nullable(),
        outcome: z.enum(['passed', 'failed', 'no-show']).nullable(),
        reason: text,
      })
      .nullable()
      .openapi({ description: 'Последнее делегирование' }),
    extras: z
      .object({
        group: z.object({ id: z.string(), name: z.string(), headInn: z.string() }).nullable(),
        bonusGroup: z.boolean(),
        itsLogin: text,
        itsEmail: text,
        mainForEntrepreneur: z.boolean(),
        rightSolution: z.boolean(),
        specialOffer: text,
        closed: text.openapi({ description: 'Почему их уже не изменить; null — можно' }),
      })
      .openapi({ description: 'Дополнительные функции' }),
    allowed: z.array(z.enum(applicationEvents)).openapi({ description: 'Что этот сотрудник может сделать сейчас' }),
  })
  .openapi('ApplicationDetail');
export type ApplicationDetailView = z.infer<typeof applicationDetail>;

const version = z.number().int().openapi({ description: 'Версия, которую видел сотрудник' });
const comment = z.string().trim().max(2_000, 'Не длиннее 2000 знаков');
export const foundErrors = z
  .array(
    z.object({ code: z.enum(applicationErrorCodes as [ApplicationErrorCode, ...ApplicationErrorCode[]]), comment }),
  )
  .min(1, 'Отметьте хотя бы одну ошибку')
  .max(40);

export const takeBody = z
  .object({
    inn: z
      .string()
      .trim()
      .regex(/^(\d{10}|\d{12})$/, 'ИНН — 10 или 12 цифр'),
    kpp: z
      .string()
      .trim()
      .regex(/^(\d{9})?$/, 'КПП — 9 цифр')
      .default(''),
  })
  .openapi('ApplicationTake');
export const moveBody = z.object({ version, comment: comment.default('') }).openapi('ApplicationMove');
export const suspendBody = z.object({ version, errors: foundErrors }).openapi('ApplicationSuspend');
export const correctionBody = z
  .object({
    version,
    errorId: z.number().int(),
    from: z.enum(['partner', 'specialist']),
    comment: comment.default(''),
    ticketId: z.number().int().optional().openapi({ description: 'Обращение, в письме которого пришло исправление' }),
    value: z.string().trim().min(1, 'Введите новое значение').max(1_000).optional(),
  })
  .openapi('ApplicationCorrection');
/** An empty field is none at all. */
const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Не длиннее ${max} знаков`)
    .nullable()
    .transform((typed) => typed || null);
export const extrasBody = z
  .object({
    version,
    groupId: z.string().nullable(),
    bonusGroup: z.boolean(),
    itsLogin: optionalText(100),
    itsEmail: optionalText(200),
    mainForEntrepreneur: z.boolean(),
    rightSolution: z.boolean(),
    specialOffer: z.string().trim().max(100, 'Не длиннее 100 знаков').nullable(),
  })
  .openapi('ApplicationExtras');
export const delegateBody = z.object({ version, centerId: z.string() }).openapi('ApplicationDelegation');

export const nearbyCenter = z
  .object({
    id: z.string(),
    name: z.string(),
    product: z.string(),
    address: z.string(),
    schedule: z.string(),
    phone: z.string(),
    email: z.string(),
    distanceKm: z.number(),
    distance: z.string().openapi({ example: '5,27 км' }),
  })
  .openapi('IdentificationCenter');
export const nearbyCenters = z
  .object({
    from: z.string().openapi({ description: 'Откуда считается расстояние' }),
    centers: z.array(nearbyCenter),
    dueOn: date.openapi({ description: 'Последний день явки, если передать сегодня' }),
  })
  .openapi('NearbyCenters');
export const applicationNotice = z
  .object({ to: text, subject: z.string(), text: z.string() })
  .openapi('ApplicationNotice');

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
