import { z } from '@hono/zod-openapi';
import { draftSlots, itemFields } from '@perenos/domain';
import { idParam } from './common.ts';

// What a person sends with an act on a ticket: the version that he has seen, and what the act needs.

const version = z.number().int().nonnegative();
const letterText = z.string().trim().min(1, 'Напишите текст письма').max(20_000, 'Не длиннее 20 000 знаков');

export const versionBody = z.object({ version }).openapi('TicketVersion');
export const executeBody = z
  .object({
    version,
    itemIds: z.array(z.number().int()).min(1).max(1_000).optional(),
    confirmed: z.array(z.string().max(40)).max(10).default([]),
    answer: letterText.optional(),
  })
  .openapi('TicketExecution');
export const letterBody = z.object({ version, text: letterText }).openapi('TicketLetter');
export const askDataBody = z
  .object({
    version,
    text: letterText,
    attachments: z
      .array(z.string().max(50))
      .max(10)
      .optional()
      .openapi({ description: 'Какие образцы писем приложить; не указано — те, что подходят (draft.attachments)' }),
  })
  .openapi('TicketDataRequest');
export const reverseBody = z
  .object({
    version,
    itemIds: z.array(z.number().int()).min(1).max(1_000).optional(),
    grounds: z.string().trim().min(10, 'Напишите основание: не короче 10 знаков').max(2_000, 'Не длиннее 2 000 знаков'),
  })
  .openapi('TicketReversal');
export const draftParam = z.object({
  id: idParam.shape.id,
  purpose: z.enum(draftSlots).openapi({ param: { name: 'purpose', in: 'path' } }),
});
export const draftBody = z.object({ text: z.string().max(20_000, 'Не длиннее 20 000 знаков') }).openapi('DraftText');
export const correctionBody = z
  .object({
    version,
    itemId: z.number().int(),
    field: z.enum(itemFields),
    value: z.string().max(500, 'Не длиннее 500 знаков').nullable(),
  })
  .openapi('TicketCorrection');
export const reopenBody = z
  .object({ version, reason: z.string().trim().min(3, 'Напишите, почему обращение возвращается в работу').max(2_000) })
  .openapi('TicketReopening');
export const closeBody = z
  .object({ version, reason: z.string().trim().min(3, 'Напишите, почему обращение закрывается').max(2_000) })
  .openapi('TicketClosing');
