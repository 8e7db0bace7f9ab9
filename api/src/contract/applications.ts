import { z } from '@hono/zod-openapi';
import { applicationErrorCodes, applicationEvents, applicationFileKinds } from '@perenos/domain';
import { date, instant } from './common.ts';
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
  code: z.enum(applicationErrorCodes),
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
  .array(z.object({ code: z.enum(applicationErrorCodes), comment }))
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
