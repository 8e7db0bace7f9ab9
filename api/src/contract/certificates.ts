import { createRoute, z } from '@hono/zod-openapi';
import { certificateConditions, keyUsages, products } from '@perenos/domain';
import { exportFormats } from '../exports/table.ts';
import { listQuery } from '../http/list-query.ts';
import { date, instant, keyParam, multipart, ok, refusals, uploadedFile } from './common.ts';

const tags = ['certificates'];
const text = z.string().nullable();

export const certificateRow = z
  .object({
    id: z.string().openapi({ description: 'Серийный номер, как в реестре' }),
    serial: z.string(),
    holder: z.string(),
    subscriberInn: z.string(),
    subscriberKpp: text,
    subscriberId: z.number().int().nullable(),
    subscriberName: text,
    product: z.enum(products).nullable(),
    validFrom: date,
    validUntil: date,
    state: z.enum(['valid', 'revoked']),
    condition: z.enum(certificateConditions).openapi({ description: 'Что с ним сегодня' }),
    hasFile: z.boolean(),
  })
  .openapi('Certificate');

const attribute = z.object({ oid: z.string(), label: z.string(), value: z.string() });

/** The fields of the X.509 file. СНИЛС and a person's ИНН in full only where they were asked for. */
export const certificateFields = z
  .object({
    serial: z.string(),
    subject: z.array(attribute),
    issuer: z.array(attribute),
    notBefore: instant,
    notAfter: instant,
    keyAlgorithm: z.string(),
    signatureAlgorithm: z.string(),
    keyUsage: z.array(z.enum(keyUsages)),
    extendedKeyUsage: z.array(z.string()),
    policies: z.array(z.string()),
    toolClasses: z.array(z.string()),
    subjectSignTool: text,
    issuerSignTool: z
      .object({
        signTool: z.string(),
        caTool: z.string(),
        signToolCertificate: z.string(),
        caToolCertificate: z.string(),
      })
      .nullable(),
    identificationKind: z.number().int().nullable(),
  })
  .openapi('CertificateFields');

export const certificateDetail = certificateRow
  .extend({
    file: z
      .object({
        fileName: z.string(),
        size: z.number().int(),
        sha256: z.string(),
        addedAt: instant,
        addedByName: z.string(),
      })
      .nullable(),
    fields: certificateFields.nullable(),
    differences: z.array(z.string()).openapi({ description: 'Чем файл отличается от реестра' }),
    problems: z.array(z.string()).openapi({ description: 'Реквизиты с ошибкой в контрольной цифре' }),
    revocations: z.array(
      z.object({
        id: z.number().int(),
        number: z.string(),
        state: z.string(),
        ground: z.string(),
        reason: z.string(),
        dueAt: instant,
        settledAt: instant.nullable(),
        settledByName: text,
      }),
    ),
    mayDisclose: z.boolean(),
    mayRequest: z.boolean(),
  })
  .openapi('CertificateDetail');

export const uploadedCertificate = z
  .object({
    serial: z.string(),
    holder: z.string(),
    outcome: z.enum(['attached', 'created', 'same', 'refused']),
    differences: z.array(z.string()),
    problem: text,
  })
  .openapi('UploadedCertificate');

export const listCertificates = createRoute({
  method: 'get',
  path: '/',
  tags,
  request: { query: listQuery },
  responses: { ...ok(z.array(certificateRow), 'Сертификаты'), ...refusals(401, 403, 422) },
});
export const exportCertificates = createRoute({
  method: 'get',
  path: '/export',
  tags,
  request: { query: listQuery.omit({ range: true }).extend({ format: z.enum(exportFormats) }) },
  responses: { 200: { description: 'Найденные сертификаты файлом XLSX или CSV' }, ...refusals(401, 403, 422) },
});
export const uploadCertificate = createRoute({
  method: 'post',
  path: '/upload',
  tags,
  summary: 'Файл сертификата .cer, .crt, .pem или .p7b: присоединяется к записи с этим номером или заводит новую',
  request: multipart({ file: uploadedFile('Выберите файл'), kpp: z.string().max(9).optional() }),
  responses: { ...ok(z.array(uploadedCertificate), 'Что стало с каждым'), ...refusals(401, 403, 413, 422) },
});
export const getCertificate = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  request: { params: keyParam },
  responses: { ...ok(certificateDetail, 'Сертификат'), ...refusals(401, 403, 404) },
});
export const showRequisites = createRoute({
  method: 'post',
  path: '/{id}/requisites',
  tags,
  summary: 'Реквизиты полностью; показ остаётся в журнале',
  request: { params: keyParam },
  responses: { ...ok(certificateFields, 'Реквизиты'), ...refusals(401, 403, 404) },
});
export const certificateCard = createRoute({
  method: 'get',
  path: '/{id}/card',
  tags,
  request: { params: keyParam },
  responses: { 200: { description: 'Карточка сертификата, PDF' }, ...refusals(401, 403, 404) },
});
export const certificateFile = createRoute({
  method: 'get',
  path: '/{id}/file',
  tags,
  request: { params: keyParam },
  responses: { 200: { description: 'Файл сертификата, DER' }, ...refusals(401, 403, 404) },
});
