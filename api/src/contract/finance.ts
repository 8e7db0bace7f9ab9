import { z } from '@hono/zod-openapi';
import { debtStates, imposeBases, liftBases } from '@perenos/domain';
import { date, instant } from './common.ts';

const text = z.string().nullable();
const kopecks = z.number().int().openapi({ description: 'Копейки' });

export const debtRow = z
  .object({
    id: z.number().int(),
    partnerId: z.string(),
    partnerName: z.string(),
    partnerInn: z.string(),
    salesCenterName: text,
    product: z.string(),
    productName: z.string(),
    invoiceNumber: z.string(),
    amountKopecks: kopecks,
    receivedKopecks: kopecks,
    remainingKopecks: kopecks,
    dueDate: date,
    overdueDays: z.number().int(),
    state: z.enum(debtStates),
    paidAt: date.nullable(),
    restricted: z.boolean(),
  })
  .openapi('DebtRow');

export const debtTotals = z
  .object({
    count: z.number().int(),
    amountKopecks: kopecks,
    remainingKopecks: kopecks,
    overdueKopecks: kopecks,
    overdueCount: z.number().int(),
  })
  .openapi('DebtTotals');

export const restrictionRow = z
  .object({
    id: z.string().openapi({ description: 'Идентификатор партнёра' }),
    partnerName: z.string(),
    partnerInn: z.string(),
    logins: z.array(z.string()),
    salesCenterName: text,
    since: date,
    imposedBy: z.enum(['automatic', 'sales-center']),
    imposedByName: z.string(),
    decidedByName: text,
    reason: text,
    unpaidCount: z.number().int(),
    unpaidKopecks: kopecks,
  })
  .openapi('RestrictionRow');

const option = <T extends z.ZodType>(basis: T) =>
  z.object({ basis, label: z.string(), allowed: z.boolean(), rules: z.array(z.string()), reason: text });

export const restrictionDetail = z
  .object({
    id: z.string(),
    partnerName: z.string(),
    current: restrictionRow.nullable(),
    impose: z.array(option(z.enum(imposeBases))),
    lift: z.array(option(z.enum(liftBases))),
    history: z.array(
      z.object({
        id: z.number().int(),
        at: instant,
        actorName: z.string(),
        title: z.string(),
        grounds: z.string(),
        clauses: z.array(z.string()),
        ticketId: z.number().int().nullable(),
        ticketNumber: text,
      }),
    ),
  })
  .openapi('RestrictionDetail');

const grounds = z.string().trim().min(10, 'Напишите основание: кто просит или что подтверждает').max(1_000);
export const imposeBody = z
  .object({ partnerId: z.string().min(1).max(200), basis: z.enum(imposeBases), grounds })
  .openapi('ImposeRestriction');
export const liftBody = z.object({ basis: z.enum(liftBases), grounds }).openapi('LiftRestriction');

const dueRestriction = z.object({
  partnerId: z.string(),
  partnerName: z.string(),
  salesCenterName: text,
  overdueKopecks: kopecks,
  debts: z.array(
    z.object({ productName: z.string(), invoiceNumber: z.string(), amountKopecks: kopecks, dueDate: date }),
  ),
});
export const restrictionPreview = z
  .object({
    today: date,
    tomorrow: date,
    terms: z.object({ graceWorkingDays: z.number().int(), minimumKopecks: kopecks, reason: z.string() }),
    dueToday: z.array(dueRestriction).openapi({ description: 'Кого ограничит запуск сейчас' }),
    dueTomorrow: z.array(dueRestriction).openapi({ description: 'Кого ограничит завтрашний запуск, если не заплатят' }),
  })
  .openapi('RestrictionPreview');
export const restrictionRun = z
  .object({ restricted: z.array(z.object({ partnerId: z.string(), partnerName: z.string() })) })
  .openapi('RestrictionRun');

const allocation = z.object({
  partnerId: z.string().max(200),
  product: z.string().max(200),
  invoiceNumber: z.string().max(200),
  kopecks: z.number().int().positive(),
});
const shownAllocation = allocation.extend({ partnerName: z.string(), productName: z.string() });

export const statementRow = z
  .object({
    id: z.number().int(),
    fileName: z.string(),
    format: z.enum(['csv', '1c']),
    state: z.enum(['preview', 'booked']),
    uploadedAt: instant,
    uploadedByName: z.string(),
    bookedAt: instant.nullable(),
    bookedByName: text,
    payments: z.number().int(),
    amountKopecks: kopecks,
    unallocated: z.number().int(),
  })
  .openapi('StatementRow');

export const paymentRow = z
  .object({
    id: z.number().int(),
    statementId: z.number().int(),
    statementName: z.string(),
    line: z.number().int(),
    paidOn: date,
    amountKopecks: kopecks,
    restKopecks: kopecks.openapi({ description: 'Ещё не разнесено, копейки' }),
    payerInn: text,
    payerName: z.string(),
    purpose: z.string(),
    documentNumber: text,
    state: z.enum(['matched', 'decided', 'review', 'repeated', 'dismissed', 'allocated', 'unallocated']),
    text: z.string(),
    allocations: z.array(shownAllocation),
    proposal: z.array(shownAllocation),
    decidedByName: text,
  })
  .openapi('PaymentRow');

export const statementDetail = statementRow
  .extend({
    encoding: z.string(),
    problems: z.array(z.object({ line: z.number().int(), reason: z.string(), text: z.string() })),
    skippedOutgoing: z.number().int(),
    skippedOther: z.number().int(),
    digest: z.string(),
    rows: z.array(paymentRow),
    debts: z.array(
      z.object({
        partnerId: z.string(),
        partnerName: z.string(),
        productName: z.string(),
        invoiceNumber: z.string(),
        amountKopecks: kopecks,
        receivedBefore: kopecks,
        receivedAfter: kopecks,
        paidAt: date.nullable(),
      }),
    ),
    restrictions: z.array(
      z.object({
        partnerId: z.string(),
        partnerName: z.string(),
        outcome: z.enum(['lifted', 'stays']),
        rule: z.string(),
        text: z.string(),
      }),
    ),
  })
  .openapi('StatementDetail');

export const uploadAnswer = z
  .object({ known: z.boolean().openapi({ description: 'Этот файл уже загружали' }), statement: statementDetail })
  .openapi('StatementUpload');
export const bookBody = z.object({ digest: z.string().length(32) }).openapi('BookStatement');
export const bookAnswer = z
  .object({
    statement: statementDetail,
    paid: z.number().int(),
    partial: z.number().int(),
    lifted: z.number().int(),
    unallocated: z.number().int(),
    tickets: z.array(z.string()).openapi({ description: 'Номера обращений, решение по которым изменилось' }),
  })
  .openapi('StatementBooked');
/** What a person decides about a payment: to which debts it goes, that it goes to none, or nothing after all. */
export const decisionBody = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('allocate'), allocations: z.array(allocation).min(1).max(50) }),
    z.object({ kind: z.literal('dismiss'), reason: z.string().trim().min(5, 'Напишите, почему').max(500) }),
    z.object({ kind: z.literal('clear') }),
  ])
  .openapi('PaymentDecision');
