import type { Actor, DocumentToKeep } from '@perenos/db';
import type { Mailbox, MailRequest, Registry } from '@perenos/domain';

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
  reprocess(mailId: number, repair: MailRepair): Promise<boolean>;
};

/** What a person puts right before a mail is read again; null: as it came. */
type MailRepair = { charset: string | null; mailbox: Mailbox | null; by: Actor };

export type AddedFile = { fileName: string; mimeType: string; bytes: Uint8Array };

/** Files that are read; what they say is understood by the registry, without further waiting. */
export type ReadFiles = {
  /** ИНН that may stand in them: what the registry has to be asked about. */
  inns: string[];
  interpret(hints: { registry: Registry; request: MailRequest | null }): DocumentToKeep[];
};

/** Reads scans and texts that a person adds. Takes seconds for a scan. */
export type FileReader = (files: readonly AddedFile[]) => Promise<ReadFiles>;

/** Is the process able to serve? `reason` is for the log and for `/readyz`, without personal data. */
export type Readiness = () => { ready: true } | { ready: false; reason: string };
