import { z } from '@hono/zod-openapi';
import { applicationStates, mailboxes, products, tariffStandings } from '@perenos/domain';
import { date, instant } from './common.ts';

const text = z.string().nullable();

export const journalRow = z
  .object({
    id: z.number().int(),
    at: instant,
    actor: z.string().openapi({ description: '`system` или номер пользователя' }),
    actorName: z.string(),
    kind: z.string(),
    title: z.string().openapi({ description: 'Что произошло, по-русски' }),
    ticketId: z.number().int().nullable(),
    ticketNumber: text,
    itemId: z.number().int().nullable(),
    objectType: text,
    objectId: text,
    grounds: text,
    clauses: z.array(z.string()),
    before: z.unknown().nullable(),
    after: z.unknown().nullable(),
  })
  .openapi('JournalRow');

export const outboxRow = z
  .object({
    id: z.number().int(),
    ticketId: z.number().int().nullable(),
    ticketNumber: text,
    role: z.enum(['source-partner', 'target-partner', 'asker', 'staff', 'partner', 'holder']),
    toAddress: text,
    fromMailbox: z.enum(mailboxes),
    subject: z.string(),
    text: z.string(),
    attachments: z.array(z.object({ fileName: z.string(), size: z.number().int() })),
    state: z.enum(['queued', 'sent', 'failed', 'cancelled']),
    notBeforeAt: instant,
    sentAt: instant.nullable(),
    attempts: z.number().int(),
    lastError: text,
  })
  .openapi('OutboxRow');

export const mailRow = z
  .object({
    id: z.number().int(),
    mailbox: z.enum(mailboxes),
    state: z.enum(['kept', 'processed', 'failed', 'unfetched']),
    outcome: text,
    reason: text,
    receivedAt: instant.nullable(),
    keptAt: instant,
    fromAddress: text,
    fromName: text,
    subject: text,
    ticketId: z.number().int().nullable(),
    ticketNumber: text,
    attempts: z.number().int(),
    size: z.number().int().openapi({ description: 'Байт' }),
  })
  .openapi('MailRow');

export const attachmentRow = z
  .object({
    id: z.number().int(),
    fileName: z.string(),
    mimeType: z.string(),
    size: z.number().int(),
    contentId: text.openapi({ description: 'На что ссылается «cid:…» в оформлении письма' }),
  })
  .openapi('AttachmentRow');

export const mailDetail = mailRow
  .extend({
    text,
    html: text,
    steps: z.array(z.unknown()),
    attachments: z.array(attachmentRow),
  })
  .openapi('MailDetail');

export const partnerRow = z
  .object({
    id: z.string(),
    name: z.string(),
    inn: z.string(),
    kpp: text,
    kind: z.enum(['partner', 'sales-center']),
    salesCenterId: text,
    salesCenterName: text,
    partnerCode: text,
    logins: z.array(z.string()),
    emails: z.array(z.string()),
    restriction: z.object({ since: date, imposedBy: z.string() }).nullable(),
    debts: z.array(
      z.object({
        product: z.string(),
        amountKopecks: z.number().int(),
        invoiceNumber: z.string(),
        dueDate: date,
        paidAt: date.nullable(),
      }),
    ),
  })
  .openapi('Partner');

export const licenceRow = z
  .object({
    id: z.string(),
    product: z.enum(products),
    subscriberInn: z.string(),
    subscriberKpp: text,
    partnerId: text,
    partnerName: text,
    tariff: z.string(),
    issuedOn: date,
    validFrom: date,
    validUntil: date,
    state: z.enum(['registered', 'blocked', 'revoked']),
    standing: z
      .enum(tariffStandings)
      .openapi({ description: 'Состояние на сегодня: «В ожидании», если начнётся позже' }),
  })
  .openapi('Licence');

export const applicationRow = z
  .object({
    id: z.string(),
    product: z.enum(products),
    type: z.enum(['create', 'change', 'renew']),
    state: z.enum(applicationStates),
    subscriberInn: z.string(),
    subscriberKpp: text,
    subscriberName: z.string(),
    partnerId: z.string(),
    partnerName: text,
    receivedOn: date,
  })
  .openapi('Application');

export const subscriberRow = z
  .object({
    id: z.number().int(),
    inn: z.string(),
    kpp: text,
    name: z.string(),
    kind: z.enum(['legal', 'individual']),
    partnerId: z.string(),
    partnerName: text,
    emails: z.array(z.string()),
    services: z.array(z.string()),
    representativeInn: text,
    directions: z.array(z.object({ code: z.enum(['FNS', 'PFR', 'FSS', 'ROSSTAT']), kpp: text, active: z.boolean() })),
    itsLogin: text,
    itsPromo: z.object({ name: z.literal('start-edo'), concludedOn: date, visible: z.boolean() }).nullable(),
  })
  .openapi('Subscriber');

export const clause = z.object({ id: z.string(), text: z.string() }).openapi('Clause');
