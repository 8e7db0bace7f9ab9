import { z } from '@hono/zod-openapi';
import {
  advisories,
  draftSlots,
  effects,
  itemFields,
  itemStates,
  mailboxes,
  missingCodes,
  products,
  staffActions,
  ticketActions,
  ticketKinds,
  ticketStates,
  verdicts,
} from '@perenos/domain';
import { date, instant } from './common.ts';
import { evidence, fieldCorrection, officialLetter, paymentDocument } from './documents.ts';
import { attachmentRow, journalRow, outboxRow } from './records.ts';

const inn = z.string().nullable();
const kpp = z.string().nullable();
const text = z.string().nullable();

const reason = z
  .object({
    clause: text,
    text: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .openapi('Reason');

const decision = z
  .object({
    subject: z.enum(['application', 'subscriber']).nullable(),
    verdict: z.enum(verdicts),
    action: z.enum(ticketActions).nullable(),
    clauses: z.array(z.string()),
    reasons: z.array(reason),
    missing: z.array(z.enum(missingCodes)),
    effects: z.array(z.enum(effects)),
    notBefore: date.nullable(),
    advisories: z.array(z.enum(advisories)),
    sourcePartnerId: text,
    targetPartnerId: text,
    licenceId: text,
    applicationId: text,
    edition: z.string(),
  })
  .openapi('Decision');

export const ticketViews = ['mine', 'ready', 'waiting', 'review', 'overdue', 'all', 'closed'] as const;
export type TicketView = (typeof ticketViews)[number];

const ticketRowShape = {
  id: z.number().int(),
  number: z.string().openapi({ example: 'П-000123' }),
  mailbox: z.enum(mailboxes),
  kind: z.enum(ticketKinds),
  state: z.enum(ticketStates),
  verdict: z.enum(verdicts),
  subject: z.string(),
  senderAddress: z.string(),
  senderName: z.string(),
  senderRole: z.enum(['partner', 'sales-center', 'subscriber', 'unknown']),
  senderPartnerName: text,
  product: z.enum(products).nullable().openapi({ description: 'Продукт первой позиции' }),
  subscriberInn: inn,
  subscriberKpp: kpp,
  subscriberName: text,
  itemCount: z.number().int(),
  openVerdicts: z.array(z.enum(verdicts)).openapi({ description: 'Решение по каждой неисполненной позиции' }),
  fromPartnerName: text,
  toPartnerName: text,
  receivedAt: instant,
  startsAt: instant.nullable(),
  dueAt: instant.nullable(),
  notBefore: date.nullable(),
  assigneeId: z.number().int().nullable(),
  assigneeName: text,
  version: z.number().int(),
};
export const ticketRow = z.object(ticketRowShape).openapi('TicketRow');
export type TicketRow = z.infer<typeof ticketRow>;

export const ticketCounts = z
  .object({
    mine: z.number().int(),
    ready: z.number().int(),
    waiting: z.number().int(),
    review: z.number().int(),
    overdue: z.number().int(),
    all: z.number().int(),
  })
  .openapi('TicketCounts');

const threadMail = z
  .object({
    id: z.number().int(),
    direction: z.enum(['in', 'out']),
    at: instant,
    fromAddress: z.string(),
    fromName: z.string(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    segments: z.array(
      z.object({
        kind: z.enum(['own', 'forwarded', 'quoted', 'signature', 'disclaimer', 'reply-header']),
        start: z.number().int(),
        end: z.number().int(),
      }),
    ),
    html: text.openapi({ description: 'Как пришло: очищает панель' }),
    outcome: text,
    attachments: z.array(attachmentRow),
  })
  .openapi('ThreadMail');

const document = z
  .object({
    id: z.number().int(),
    mailId: z.number().int(),
    attachmentId: z.number().int().nullable(),
    innerName: text,
    kind: z.enum(['letter', 'payment', 'picture', 'other']),
    form: z.enum(['scan', 'editable', 'body']),
    problem: text,
    pageCount: z.number().int(),
    pages: z.array(z.object({ page: z.number().int(), width: z.number(), height: z.number() })),
    letter: officialLetter.nullable(),
    payment: paymentDocument.nullable(),
  })
  .openapi('Document');

const planStep = z.object({ object: z.string(), before: text, after: text, clause: text }).openapi('PlanStep');

const ticketItem = z
  .object({
    id: z.number().int(),
    position: z.number().int(),
    state: z.enum(itemStates),
    product: z.enum(products).nullable(),
    subscriberInn: inn,
    subscriberKpp: kpp,
    subscriberName: text,
    targetPartnerName: text,
    targetPartnerInn: inn,
    targetPartnerLogin: text,
    wishedDate: date.nullable().openapi({ description: 'День, раньше которого в письме просят не переносить' }),
    doubtful: z.array(z.enum(itemFields)),
    corrections: z.partialRecord(z.enum(itemFields), fieldCorrection),
    evidence: z.partialRecord(z.enum(itemFields), evidence),
    alternatives: z
      .partialRecord(z.enum(itemFields), z.array(z.string()))
      .optional()
      .openapi({ description: 'Чем ещё может быть поле, в котором машина не уверена' }),
    decision,
    plan: z.array(planStep),
    executable: z.boolean(),
  })
  .openapi('TicketItem');

export const savedDraft = z
  .object({ purpose: z.enum(draftSlots), text: z.string(), savedAt: instant })
  .openapi('SavedDraft');

const noticeRoles = ['source-partner', 'target-partner', 'asker', 'staff'] as const;

const person = z.object({ id: z.number().int(), name: z.string() });

export const ticketDetail = z
  .object({
    ...ticketRowShape,
    mails: z.array(threadMail),
    documents: z.array(document),
    items: z.array(ticketItem),
    clauses: z.record(z.string(), z.string()),
    draft: z.object({
      to: z.string(),
      subject: z.string(),
      text: z.string(),
      blank: z.string().openapi({ description: 'Приветствие и подпись, между которыми специалист пишет сам' }),
      purpose: z.enum(['answer', 'request-data', 'refusal']),
      attachments: z
        .array(z.object({ id: z.string(), fileName: z.string() }))
        .openapi({ description: 'Образцы писем, которые уйдут вместе с запросом данных' }),
    }),
    savedDrafts: z.array(savedDraft).openapi({ description: 'Черновики вошедшего пользователя' }),
    undoUntil: instant
      .nullable()
      .openapi({ description: 'До этого мига вошедший пользователь может отменить последнее действие' }),
    reversible: z.boolean().openapi({ description: 'Вошедший пользователь может выполнить обратный перенос' }),
    notices: z.array(z.object({ role: z.enum(noticeRoles), to: text, subject: z.string(), text: z.string() })),
    visualChecks: z.array(
      z.object({
        id: z
          .string()
          .openapi({ description: 'letterhead, signature, seal; later-requests:… — по тому, что именно прочитано' }),
        label: z.string(),
        clause: text,
      }),
    ),
    journal: z.array(journalRow),
    outbox: z.array(outboxRow),
    allowed: z
      .array(z.enum(staffActions))
      .openapi({ description: 'Действия, возможные сейчас для вошедшего пользователя' }),
    related: z.array(
      z.object({
        id: z.number().int(),
        number: z.string(),
        verdict: z.enum(verdicts),
        state: z.enum(ticketStates),
        receivedAt: instant,
      }),
    ),
    notes: z.array(
      z.object({
        id: z.number().int(),
        at: instant,
        authorId: z.number().int().nullable(),
        authorName: z.string(),
        text: z.string(),
        mentions: z.array(person),
      }),
    ),
    viewers: z.array(person).openapi({ description: 'Кто ещё смотрит обращение сейчас' }),
    links: z.array(
      z.object({
        kind: z.enum(['merged-into', 'merged-from', 'split-from', 'split-into']),
        id: z.number().int(),
        number: z.string(),
      }),
    ),
  })
  .openapi('TicketDetail');
export type TicketDetail = z.infer<typeof ticketDetail>;
