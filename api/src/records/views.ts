import type { JournalEntry, OutboxMessage } from '@perenos/db';
import { type JournalKind, journalKindLabels, secretLetterText } from '@perenos/domain';
import type { z } from 'zod';
import type { journalRow, outboxRow } from '../contract/records.ts';
import type { SentFile } from './outbox-attachments.ts';

type TicketNumbers = ReadonlyMap<number, string>;
const numberOf = (id: number | null, numbers: TicketNumbers): string | null =>
  id === null ? null : (numbers.get(id) ?? null);

export const viewOfJournalEntry = (row: JournalEntry, numbers: TicketNumbers): z.infer<typeof journalRow> => {
  const ticketId = row.ticket?.id ?? null;
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actorId === null ? 'system' : String(row.actorId),
    actorName: row.actorName,
    kind: row.kind,
    title: journalKindLabels[row.kind as JournalKind] ?? row.kind,
    ticketId,
    ticketNumber: numberOf(ticketId, numbers),
    itemId: row.item?.id ?? null,
    objectType: row.objectType,
    objectId: row.objectId,
    grounds: row.grounds,
    clauses: row.clauses,
    before: row.before ?? null,
    after: row.after ?? null,
  };
};

export const viewOfOutboxMessage = (
  row: OutboxMessage,
  numbers: TicketNumbers,
  files: ReadonlyMap<number, SentFile[]>,
): z.infer<typeof outboxRow> => {
  const ticketId = row.ticket?.id ?? null;
  return {
    id: row.id,
    ticketId,
    ticketNumber: numberOf(ticketId, numbers),
    role: row.role,
    toAddress: row.toAddress || null,
    fromMailbox: row.fromMailbox,
    subject: row.subject,
    text: row.secret ? secretLetterText : row.text,
    attachments: files.get(row.id) ?? [],
    state: row.state,
    notBeforeAt: row.notBeforeAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    attempts: row.attempts,
    lastError: row.lastError,
  };
};
