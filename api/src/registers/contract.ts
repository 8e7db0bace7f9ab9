import type { Disqualification, EgrRecord, EsiaRecord, PassportRecord, SnilsRecord } from '@perenos/domain';
import { z } from 'zod';

// What the registers answer with 200; «not found» is 404 with {"code":"not-found"}. Unknown fields are left out.

const day = z.iso.date();
const person = { lastName: z.string().min(1), firstName: z.string(), patronymic: z.string().nullable() };

export const egrRecord: z.ZodType<EgrRecord> = z.object({
  name: z.string().min(1),
  inn: z.string().regex(/^(\d{10}|\d{12})$/),
  kpp: z
    .string()
    .regex(/^[0-9A-Z]{9}$/)
    .nullable(),
  ogrn: z.string().regex(/^(\d{13}|\d{15})$/),
  state: z.enum(['active', 'liquidating', 'terminated']),
  terminatedOn: day.nullable(),
  heads: z.array(z.object(person)),
});

export const esiaRecord: z.ZodType<EsiaRecord> = z.object({
  ...person,
  birthDate: day.nullable(),
  inn: z
    .string()
    .regex(/^\d{12}$/)
    .nullable(),
  confirmed: z.boolean(),
});

export const passportRecord: z.ZodType<PassportRecord> = z.object({
  state: z.enum(['issued', 'invalid']),
  invalidReason: z.string().nullable(),
  belongsToPerson: z.boolean(),
});

const disqualification: z.ZodType<Disqualification> = z.object({
  ...person,
  birthDate: day.nullable(),
  from: day,
  until: day,
});
/** An object around the list: an empty page of a proxy is no list of nobody. */
export const disqualifiedAnswer = z.object({ entries: z.array(disqualification) });

export const snilsRecord: z.ZodType<SnilsRecord> = z.object({ belongsToPerson: z.boolean() });
