import type { Mailbox } from '@perenos/domain';

/** One page of a stored document as people see it, upright. */
type PageImage = { bytes: Uint8Array; mimeType: 'image/png' | 'image/jpeg' };

/**
 * Draws page `page` (from 1) of an attachment, or of the file `innerName` inside an archive. null: it has no such page
 * or can't be drawn.
 */
export type PageRenderer = (source: {
  bytes: Uint8Array;
  fileName: string;
  innerName: string | null;
  page: number;
  /** Quarter turns, clockwise in degrees, that set the page upright. */
  turn: number;
}) => Promise<PageImage | null>;

export type MailIntake = {
  /** Keeps the bytes of a mail and has them read. Answers the mail's id; the same bytes twice answer the same id. */
  upload(mailbox: Mailbox, bytes: Uint8Array): Promise<number>;
  /** Has a kept mail read again. @returns false where it stands in a ticket or is being read right now. */
  reprocess(mailId: number): Promise<boolean>;
};

/** Is the process able to serve? `reason` is for the log and for `/readyz`, without personal data. */
export type Readiness = () => { ready: true } | { ready: false; reason: string };
