import type { Attachment, Mail } from '@perenos/db';
import type { z } from 'zod';
import type { attachmentRow, mailRow } from '../contract/records.ts';

export const viewOfAttachment = (row: Attachment): z.infer<typeof attachmentRow> => ({
  id: row.id,
  fileName: row.fileName,
  mimeType: row.mimeType,
  size: row.size,
  contentId: row.contentId,
});

/** `size` in bytes of the raw mail, measured in the database: the bytes themselves stay there. */
export const viewOfMail = (row: Mail, size: number, ticketNumber: string | null): z.infer<typeof mailRow> => ({
  id: row.id,
  mailbox: row.mailbox,
  state: row.state,
  outcome: row.outcome,
  reason: row.reason,
  receivedAt: row.receivedAt?.toISOString() ?? null,
  keptAt: row.keptAt.toISOString(),
  fromAddress: row.fromAddress,
  fromName: row.fromName,
  subject: row.subject || null,
  ticketId: row.ticket?.id ?? null,
  ticketNumber,
  attempts: row.attempts,
  size,
});
