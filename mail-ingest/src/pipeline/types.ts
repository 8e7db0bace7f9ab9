import type {
  Decision,
  Edition,
  IsoDate,
  IsoInstant,
  ItemField,
  Mailbox,
  MailRequest,
  OfficialLetter,
  PaymentDocument,
  ProductionCalendar,
  Registry,
  RequestedItem,
  Sender,
  TicketKind,
  WorkingTimeSettings,
} from '@perenos/domain';
import type { DocumentText, ParsedMail, RawMail, ReadDocument } from '../types.ts';
import type { IngestStore } from './store.ts';

/** What became of a mail; each is final and stored with its step log. */
export type Outcome = 'ticket' | 'follow-up' | 'duplicate' | 'ignored' | 'quarantined';

/** One line of a mail's step log: what became of the mail in that step, and why. */
export type StepLogEntry = {
  step: StepName;
  at: IsoInstant;
  milliseconds: number;
  outcome: 'next' | 'stop' | 'fail';
  detail: string | null;
};

const stepNames = ['keep', 'parse', 'screen', 'identify', 'thread', 'read', 'extract', 'judge', 'queue'] as const;
export type StepName = (typeof stepNames)[number];

/**
 * What makes two mails the same one: `contentHash` is over sender, subject, text and attachments. `replyTo`: which message
 * it answers.
 */
export type Fingerprint = { messageId: string | null; contentHash: string; replyTo: string | null };

/** A mail that was processed before, as far as the screening and the threading need to know it. */
export type EarlierMail = { mailId: string; ticketId: string | null; threadMailId: string | null; kind: TicketKind };

/** How a mail may belong to a ticket, strongest sign first. */
export type ThreadQuery = {
  /** The ticket's number as it stands in the subject. */
  number: string | null;
  /** `In-Reply-To` and `References`, nearest first. */
  messageIds: string[];
  /** Set for a mail whose subject bears a reply prefix: joins the latest open ticket of that sender and subject. */
  senderAndSubject: { address: string; subjectKey: string } | null;
};

/** One item of a ticket as it stands before the mail in hand. */
export type ThreadItem = {
  /** A person's corrections win over what the machine read. */
  corrections: Partial<Record<ItemField, { machine: string | null; value: string | null }>>;
  /** false once it was executed, refused or answered: it is not judged any more. */
  open: boolean;
  decision: Decision | null;
  /** When the item's clock started to run; null while it does not. */
  startsAt: IsoInstant | null;
};

/** A ticket as it stands before the mail in hand. */
export type TicketThread = {
  ticketId: string;
  /** The mail that opened it. */
  threadMailId: string;
  version: number;
  mailbox: Mailbox;
  kind: TicketKind;
  sender: Sender;
  dkim: 'pass' | 'fail' | null;
  requestDate: IsoDate;
  /** What the mails say, merged, without persons' corrections. */
  request: MailRequest;
  items: ThreadItem[];
  letters: OfficialLetter[];
  payments: PaymentDocument[];
};

/** The ticket as it stands with the mail in hand. */
export type Judgement = {
  kind: TicketKind;
  /** By whom the request is made, as far as 1.1 goes: the weakest of all who supplied something. */
  sender: Sender;
  dkim: 'pass' | 'fail' | null;
  requestDate: IsoDate;
  request: MailRequest;
  /** The items of the request with persons' corrections: what was judged. */
  items: RequestedItem[];
  letters: OfficialLetter[];
  payments: PaymentDocument[];
  decisions: Decision[];
  /** Per item, in the order of `decisions`. */
  itemStarts: (IsoInstant | null)[];
  sla: { startsAt: IsoInstant; dueAt: IsoInstant } | null;
  /** Whether the mail in hand supplied anything (a field, a letter, a payment document). */
  supplied: boolean;
};

/** What the steps hand on. A step returns a new context; nothing in it is ever changed in place. */
export type MailContext = {
  raw: RawMail;
  mailId: string | null;
  parsed: ParsedMail | null;
  fingerprint: Fingerprint | null;
  /** Set by the screening where the mail asks for nothing: it ends here unless it belongs to a ticket. */
  asksNothing: boolean;
  sender: Sender | null;
  thread: TicketThread | null;
  /** The attachments' text. */
  texts: DocumentText[] | null;
  /** What the documents are and say. */
  documents: ReadDocument[] | null;
  /** What this mail alone states; null also for a reply that states nothing. */
  request: MailRequest | null;
  /** The ticket's request with this mail added, and whether the mail's text changed it. */
  merged: { request: MailRequest; supplied: boolean } | null;
  judgement: Judgement | null;
  ticketId: string | null;
  /** For a duplicate: the mail that it repeats. */
  original: EarlierMail | null;
  log: StepLogEntry[];
};

/** Goes on with a new context; or ends here with an outcome; or fails, to be tried again or not. */
export type StepResult =
  | { kind: 'next'; context: MailContext; detail?: string }
  | { kind: 'stop'; context: MailContext; outcome: 'duplicate' | 'ignored' | 'quarantined'; reason: string | null }
  | { kind: 'fail'; problem: string; retryable: boolean };

export type Step = { name: StepName; run: (context: MailContext, services: IngestServices) => Promise<StepResult> };

/** What the steps lean on; nothing else reaches them. */
export type IngestServices = {
  store: IngestStore;
  parse: (raw: RawMail) => Promise<ParseResult>;
  /** Attachments → text with word boxes, from the text layer or by recognition. Depends on no other mail. */
  read: (parsed: ParsedMail) => Promise<DocumentText[]>;
  calendar: ProductionCalendar;
  /** Those that may be in force on the day of a request. */
  editions: readonly Edition[];
  workingTime: WorkingTimeSettings;
  now: () => IsoInstant;
};

/** A mail, or why there is none to be had from the bytes. */
export type ParseResult = { mail: ParsedMail } | { quarantined: string };

/** What the keys of a mail reach in the registry; a store may answer with more than was asked for. */
export type RegistryKeys = {
  inns: string[];
  names: string[];
  logins: string[];
  addresses: string[];
  partnerIds: string[];
  /** A text: partners whose name or login stands in it are meant too. */
  partnersIn?: string;
};

export type RegistryLookup = (keys: RegistryKeys) => Promise<Registry>;
