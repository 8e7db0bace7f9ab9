import type { Box, IsoInstant, OfficialLetter, PaymentDocument } from '@perenos/domain';

/** One mail as it was received: the bytes are kept before anything is parsed. */
export type RawMail = {
  mailbox: 'perevod' | 'sverka' | 'partners';
  /** Where it came from, unique per source: `imap:<host>/<mailbox>/<uidvalidity>/<uid>`, `folder:<path>`, `upload:<sha256>`. */
  sourceKey: string;
  bytes: Uint8Array;
  /** The encoding that a person chose for texts whose declared one is wrong. */
  charset?: string | null;
};

export type MailAddress = { address: string; name: string };

export type ParsedAttachment = {
  fileName: string;
  mimeType: string;
  /** `Content-ID` without angle brackets, for pictures inside the HTML. */
  contentId: string | null;
  inline: boolean;
  bytes: Uint8Array;
};

/** What a stretch of the mail's text is. Segments cover `ParsedMail.text` without gaps, in order. */
export type SegmentKind = 'own' | 'forwarded' | 'quoted' | 'signature' | 'disclaimer' | 'reply-header';
export type TextSegment = { kind: SegmentKind; start: number; end: number };

export type ParsedMail = {
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  from: MailAddress | null;
  to: MailAddress[];
  subject: string;
  /** Topmost `Received:`, else `Date:`, else null; with the Moscow offset when printed. */
  receivedAt: IsoInstant | null;
  /** Header name in lower case → values, topmost first. */
  headers: ReadonlyMap<string, readonly string[]>;
  /** The canonical text: all offsets of evidence refer to it. Table cells are parted by tabs, rows by line feeds. */
  text: string;
  segments: TextSegment[];
  html: string | null;
  /** The plain part and the HTML part of the mail contradict each other: none of its data is sure. */
  partsDiffer?: boolean;
  /** Sentences that only the part says which isn't read, a line each: nothing is taken from them, but they may object. */
  unsaid?: string;
  attachments: ParsedAttachment[];
  /** As the receiving server recorded it in `Authentication-Results` (RFC 8601). */
  dkim: 'pass' | 'fail' | null;
};

/** A word of a page, in pixels of the upright page image. */
export type PageWord = {
  text: string;
  confidence: number;
  box: Box;
  line: number;
  /** The word's digits as a second pass over its own crop read them; only for words with long numbers. */
  digits?: string;
};
export type DocumentPage = {
  page: number;
  /** Size of the upright page image (`DocumentReader.renderPage`), to which the words' boxes refer. */
  width: number;
  height: number;
  /** Quarter turns, clockwise in degrees, that set the page upright; `renderPage` wants it. */
  turn: 0 | 90 | 180 | 270;
  method: 'text-layer' | 'ocr';
  words: PageWord[];
  text: string;
  /** Mean word confidence, 0–100. */
  confidence: number;
  sealDetected: boolean | null;
  /** Lines of writing on a scanned page, legible or not; null where it has a text layer. */
  writtenLines: number | null;
};

/** Why an attachment could not be read, for the specialist. */
export type DocumentProblem =
  | 'empty'
  | 'encrypted'
  | 'damaged'
  | 'too-large'
  | 'too-many-pages'
  | 'time-limit'
  | 'recognition-unavailable'
  | 'unsupported'
  /** A photo in a format for which there is no decoder (HEIC): it may well be a letter. */
  | 'unsupported-picture'
  | 'archive-bomb';

/** The text of one document: an attachment, or a file inside an archive (then `fileName` is the inner name). */
export type DocumentText = {
  /** Index of the attachment in the mail, and the inner path inside an archive. */
  attachmentIndex: number;
  fileName: string;
  form: 'scan' | 'editable' | 'body';
  pages: DocumentPage[];
  problem: DocumentProblem | null;
};

export type ReadDocument = DocumentText & {
  kind: 'letter' | 'payment' | 'picture' | 'other';
  letter: OfficialLetter | null;
  payment: PaymentDocument | null;
};
