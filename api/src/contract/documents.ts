import { z } from '@hono/zod-openapi';
import { letterFields, paymentFields, products } from '@perenos/domain';
import { date, instant } from './common.ts';

const inn = z.string().nullable();
const kpp = z.string().nullable();
const text = z.string().nullable();

const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).openapi('Box');

export const evidence = z
  .discriminatedUnion('source', [
    z.object({
      source: z.literal('mail'),
      mailId: z.string(),
      part: z.enum(['subject', 'body', 'forwarded', 'quoted']),
      start: z.number().int(),
      end: z.number().int(),
    }),
    z.object({
      source: z.literal('attachment'),
      attachment: z.string(),
      page: z.number().int(),
      pageWidth: z.number(),
      pageHeight: z.number(),
      boxes: z.array(box),
      confidence: z.number(),
      method: z.enum(['text-layer', 'ocr', 'ocr-repaired']),
    }),
  ])
  .openapi('Evidence');

export const fieldCorrection = z
  .object({ machine: text, value: text, by: z.string(), at: instant })
  .openapi('FieldCorrection');

export const officialLetter = z
  .object({
    attachment: z.string(),
    form: z.enum(['scan', 'editable', 'body']),
    readable: z.boolean(),
    subscriberInn: inn,
    subscriberKpp: kpp,
    subscriberName: text,
    product: z.enum(products).nullable(),
    targetPartnerInn: inn,
    targetPartnerName: text,
    letterDate: date.nullable(),
    effectiveDate: date.nullable(),
    addressedToAstral: z.boolean().nullable(),
    sealDetected: z.boolean().nullable(),
    groupInns: z.array(z.string()),
    lowQuality: z.boolean(),
    doubtful: z.array(z.enum(letterFields)),
    evidence: z.partialRecord(z.enum(letterFields), evidence),
    alternatives: z
      .partialRecord(z.enum(letterFields), z.array(z.string()))
      .optional()
      .openapi({ description: 'Чем ещё может быть поле, в котором машина не уверена' }),
    corrections: z.partialRecord(z.enum(letterFields), fieldCorrection).optional(),
  })
  .openapi('OfficialLetter');

export const paymentDocument = z
  .object({
    attachment: z.string(),
    readable: z.boolean(),
    payerInn: inn,
    payeeInn: inn,
    amountKopecks: z.number().int().nullable(),
    date: date.nullable(),
    doubtful: z.array(z.enum(paymentFields)),
    evidence: z.partialRecord(z.enum(paymentFields), evidence),
    corrections: z.partialRecord(z.enum(paymentFields), fieldCorrection).optional(),
  })
  .openapi('PaymentDocument');

export const documentCorrectionBody = z
  .object({
    version: z.number().int().nonnegative(),
    documentId: z.number().int(),
    field: z.enum([...letterFields, ...paymentFields]),
    value: z.string().max(2_000, 'Не длиннее 2 000 знаков').nullable().openapi({
      description: 'Даты — ГГГГ-ММ-ДД или ДД.ММ.ГГГГ, сумма в рублях, «Кому» — yes или no; null: не указано',
    }),
  })
  .openapi('DocumentCorrection');
