import type { Evidence } from '@perenos/domain';
import type { AttachmentInfo, TicketDetail, TicketDocument } from '../../api/types.ts';

export const attachmentOf = (ticket: TicketDetail, document: TicketDocument): AttachmentInfo | undefined =>
  ticket.mails.flatMap((mail) => mail.attachments).find((attachment) => attachment.id === document.attachmentId);

/** The name by which letters and evidence know a document: the inner one for a file in an archive. */
export function documentName(ticket: TicketDetail, document: TicketDocument): string {
  return document.innerName ?? attachmentOf(ticket, document)?.fileName ?? 'Текст письма';
}

/** Of several documents in one file, the one that has the page. */
export function documentOf(ticket: TicketDetail, evidence: Evidence): TicketDocument | undefined {
  if (evidence.source !== 'attachment') return undefined;
  const named = ticket.documents.filter(
    (document) =>
      document.letter?.attachment === evidence.attachment ||
      document.payment?.attachment === evidence.attachment ||
      documentName(ticket, document) === evidence.attachment,
  );
  return named.find(({ pages }) => pages.some(({ page }) => page === evidence.page)) ?? named[0];
}

/** The document to show first: the letter about this subscriber, else any letter, else what comes first. */
export function documentToShow(ticket: TicketDetail, subscriberInn: string | null): TicketDocument | undefined {
  const { documents } = ticket;
  return (
    documents.find((document) => document.letter !== null && document.letter.subscriberInn === subscriberInn) ??
    documents.find((document) => document.letter !== null) ??
    documents.find((document) => document.payment !== null) ??
    documents[0]
  );
}
