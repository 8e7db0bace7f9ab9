import * as z from 'zod';
import { type Product, products } from '../products.ts';
import { applicationStates, tariffKinds } from './types.ts';

/** Roubles of the bundle as integer kopecks. A third decimal, or a sum too large to count exactly, is refused. */
const roubles = z.number().transform((amount, context) => {
  const kopecks = Math.round(amount * 100);
  if (Number.isSafeInteger(kopecks) && kopecks / 100 === amount) return kopecks;
  context.addIssue({ code: 'custom', message: 'сумма в рублях: не больше двух знаков после запятой' });
  return z.NEVER;
});

const text = z.string();
const key = z.string().min(1, 'пустая строка');
const inn = z.string().regex(/^(\d{10}|\d{12})$/, 'ИНН — 10 или 12 цифр');
const kpp = z.string().regex(/^\d{4}[0-9A-Z]{2}\d{3}$/, 'КПП — 9 знаков');
const date = z.iso.date('дата вида ГГГГ-ММ-ДД, которая есть в календаре');
const product = z.enum(products as [Product, ...Product[]]);
/** An optional key that may also be null; either way null inside. */
const optional = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);

const partner = z.strictObject({
  id: key,
  name: text,
  inn,
  kpp: optional(kpp),
  kind: z.enum(['partner', 'sales-center']),
  salesCenterId: optional(key),
  logins: z.array(key),
  emails: z.array(text),
  partnerCode: optional(text),
  debts: z
    .array(
      z
        .strictObject({ product: text, amount: roubles, invoiceNumber: text, dueDate: date, paidAt: optional(date) })
        .transform(({ amount, ...debt }) => ({ ...debt, amountKopecks: amount })),
    )
    .default([]),
  restriction: optional(z.strictObject({ since: date, imposedBy: key })),
});

const direction = z.strictObject({
  code: z.enum(['FNS', 'PFR', 'FSS', 'ROSSTAT']),
  kpp: kpp.nullable(),
  active: z.boolean().default(true),
});

// The contract demands none of the three; without its day or its visibility a promotion decides nothing (SE-1 … SE-4).
const itsPromo = z
  .strictObject({
    name: z.enum(['start-edo']).default('start-edo'),
    concludedOn: date.optional(),
    visible: z.boolean().optional(),
  })
  .transform(({ name, concludedOn, visible }) =>
    concludedOn === undefined || visible === undefined ? null : { name, concludedOn, visible },
  );

const subscriber = z.strictObject({
  inn,
  kpp: optional(kpp),
  name: text,
  kind: z.enum(['legal', 'individual']),
  partnerId: key,
  emails: z.array(text).default([]),
  services: z.array(z.enum(['1c-bukhobsluzhivanie'])).default([]),
  representativeInn: optional(inn),
  directions: z.array(direction).default([]),
  itsLogin: optional(z.string()),
  itsPromo: optional(itsPromo),
});

const licence = z.strictObject({
  id: key,
  product,
  subscriberInn: inn,
  subscriberKpp: kpp.nullable(),
  partnerId: optional(key),
  tariff: text,
  issuedOn: date,
  validFrom: date,
  validUntil: date,
  state: z.enum(['registered', 'blocked', 'revoked']),
});

const application = z.strictObject({
  id: key,
  product,
  type: z.enum(['create', 'change', 'renew']),
  state: z.enum(applicationStates),
  subscriberInn: inn,
  subscriberKpp: kpp.nullable(),
  subscriberName: text,
  partnerId: key,
  receivedOn: date,
});

const group = z.strictObject({ id: key, name: text, product, headInn: inn, memberInns: z.array(inn) });

const tariff = z.strictObject({ name: text, product, kind: z.enum(tariffKinds) });

const certificate = z
  .strictObject({
    serial: key,
    subscriberInn: inn,
    subscriberKpp: optional(kpp),
    holder: text,
    product: product.optional(),
    validFrom: date,
    validUntil: date,
    state: z.enum(['valid', 'revoked']),
  })
  .transform((certificate) => ({ ...certificate, product: certificate.product ?? null }));

const itsContract = z.strictObject({ subscriberInn: inn, partnerId: key, level: z.enum(['prof']), validUntil: date });

/** The import bundle: every constraint of the contract; optional keys become null or `[]`, roubles become kopecks. */
export const bundleSchema = z.strictObject({
  partners: z.array(partner),
  subscribers: z.array(subscriber),
  licences: z.array(licence),
  applications: z.array(application),
  groups: z.array(group),
  tariffs: z.array(tariff),
  certificates: z.array(certificate).default([]),
  itsContracts: z.array(itsContract).default([]),
});
