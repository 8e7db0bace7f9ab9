import { z } from '@hono/zod-openapi';
import {
  citedClauses,
  mailboxes,
  missingCodes,
  readAuditSelection,
  ticketKinds,
  ticketStates,
  verdicts,
} from '@perenos/domain';
import { date, instant, roles } from './common.ts';
import { mailRow, partnerRow, subscriberRow } from './records.ts';
import { ticketRow, ticketViews } from './tickets.ts';

/** What a list of tickets may be narrowed by; a saved view holds the same. */
export const ticketFilterFields = {
  q: z.string().max(200).optional(),
  view: z.enum(ticketViews).optional(),
  mailbox: z.enum(mailboxes).optional(),
  kind: z.enum(ticketKinds).optional(),
  verdict: z.enum(verdicts).optional(),
  state: z.enum(ticketStates).optional(),
  assigneeId: z.number().int().nullable().optional(),
  clause: z.enum(citedClauses).optional().openapi({ description: 'Решение хотя бы одной позиции опирается на пункт' }),
  month: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
    .optional()
    .openapi({ description: 'Получено в этом месяце, Москва' }),
  audit: z
    .string()
    .max(20_000)
    .refine((text) => readAuditSelection(text) !== null)
    .optional()
    .openapi({ description: 'Обращения за одним числом отчёта', example: 'from=2026-03-01&to=2026-03-31&figure=late' }),
  scorecard: z
    .strictObject({
      partnerId: z.string().max(200),
      from: date,
      to: date,
      missing: z.enum(missingCodes).optional(),
      clause: z.enum(citedClauses).optional(),
    })
    .optional()
    .openapi({ description: 'Обращения партнёра, неполные с первого письма: все, или где не хватало названного' }),
};
export const ticketFilter = z.strictObject(ticketFilterFields).openapi('TicketFilter');

export const sortableTicketFields = [
  'id',
  'number',
  'receivedAt',
  'dueAt',
  'startsAt',
  'subject',
  'senderAddress',
  'senderName',
  'verdict',
  'kind',
  'state',
  'mailbox',
] as const;

const savedViewShape = {
  name: z.string().trim().min(1, 'Назовите вид').max(80, 'Не длиннее 80 знаков'),
  filter: ticketFilter,
  sort: z.tuple([z.enum(sortableTicketFields), z.enum(['ASC', 'DESC'])]).nullable(),
  shared: z.boolean(),
};
export const savedViewBody = z.object(savedViewShape).openapi('SavedViewBody');
export const savedView = z
  .object({
    id: z.number().int(),
    ...savedViewShape,
    ownerId: z.number().int(),
    ownerName: z.string(),
    count: z.number().int().openapi({ description: 'Сколько обращений в этом виде у вошедшего пользователя' }),
  })
  .openapi('SavedView');

export const noteBody = z
  .object({ text: z.string().trim().min(1, 'Напишите заметку').max(5_000, 'Не длиннее 5 000 знаков') })
  .openapi('NoteBody');

export const mentionRow = z
  .object({
    id: z.number().int(),
    ticketId: z.number().int(),
    number: z.string(),
    noteText: z.string(),
    authorName: z.string(),
    at: instant,
  })
  .openapi('Mention');

export const presenceAnswer = z
  .object({ viewers: z.array(z.object({ id: z.number().int(), name: z.string() })) })
  .openapi('Presence', { description: 'Кто ещё, кроме вошедшего пользователя, смотрит обращение' });

export const staffMember = z
  .object({
    id: z.number().int(),
    login: z.string(),
    name: z.string(),
    role: z.enum(roles),
    open: z.number().int().openapi({ description: 'Незакрытых обращений в работе' }),
  })
  .openapi('StaffMember');

const version = z.number().int().nonnegative();
const rowId = z.number().int().positive().max(2_147_483_647);
const assignee = z.union([rowId, z.literal('least-loaded')]);

export const assignBody = z.object({ version, userId: assignee }).openapi('TicketAssignment');
export const mergeBody = z.object({ version, intoId: rowId }).openapi('TicketMerge');
export const splitBody = z
  .object({ version, itemIds: z.array(rowId).min(1, 'Выберите позиции').max(1_000) })
  .openapi('TicketSplit');

const bulkRows = z
  .array(z.object({ id: rowId, version, confirmed: z.array(z.string()).optional() }))
  .min(1, 'Выберите обращения')
  .max(200, 'Не больше 200 обращений за раз');
export const bulkBody = z
  .discriminatedUnion('action', [
    z.object({ action: z.literal('take'), ids: bulkRows }),
    z.object({ action: z.literal('release'), ids: bulkRows }),
    z.object({ action: z.literal('execute'), ids: bulkRows }),
    z.object({ action: z.literal('assign'), ids: bulkRows, userId: assignee }),
    z.object({
      action: z.literal('close'),
      ids: bulkRows,
      reason: z.string().trim().min(3, 'Напишите, почему обращения закрываются').max(2_000),
    }),
  ])
  .openapi('TicketBulk');
export const bulkResult = z
  .object({
    id: z.number().int(),
    ok: z.boolean(),
    code: z.string().optional(),
    message: z.string().optional().openapi({ description: 'По-русски: почему не вышло' }),
  })
  .openapi('TicketBulkResult');

export const searchQuery = z.object({ q: z.string().trim().max(200) });
export const searchAnswer = z
  .object({
    tickets: z.array(ticketRow),
    subscribers: z.array(subscriberRow),
    partners: z.array(partnerRow),
    mails: z.array(mailRow),
  })
  .openapi('SearchAnswer');
