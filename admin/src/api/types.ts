import type {
  Application,
  Decision,
  Evidence,
  ItemState,
  JournalKind,
  Licence,
  Mailbox,
  OfficialLetter,
  Partner,
  PaymentDocument,
  Product,
  RequestField,
  SenderRole,
  StaffAction,
  Subscriber,
  TicketKind,
  TicketState,
  UserRole,
  Verdict,
} from '@perenos/domain';

/** What the panel is told by `/api`. Instants are UTC ISO 8601, calendar dates `YYYY-MM-DD` in Moscow. */

export type CurrentUser = { id: number; login: string; name: string; role: UserRole };

export const queueViews = ['mine', 'ready', 'review', 'waiting', 'overdue', 'all', 'closed'] as const;
export type QueueView = (typeof queueViews)[number];
/** How many tickets each view holds; closed ones aren't counted. */
export type QueueCounts = Record<Exclude<QueueView, 'closed'>, number>;

export type TicketRow = {
  id: number;
  number: string;
  mailbox: Mailbox;
  kind: TicketKind;
  state: TicketState;
  verdict: Verdict;
  subject: string;
  senderAddress: string;
  senderName: string;
  senderRole: SenderRole;
  senderPartnerName: string | null;
  subscriberInn: string | null;
  subscriberKpp: string | null;
  subscriberName: string | null;
  itemCount: number;
  fromPartnerName: string | null;
  toPartnerName: string | null;
  receivedAt: string;
  startsAt: string | null;
  dueAt: string | null;
  notBefore: string | null;
  assigneeId: number | null;
  assigneeName: string | null;
  version: number;
};

export type AttachmentInfo = { id: number; fileName: string; mimeType: string; size: number };
export type SegmentKind = 'own' | 'forwarded' | 'quoted' | 'signature' | 'disclaimer' | 'reply-header';
export type TextSegment = { kind: SegmentKind; start: number; end: number };

export type TicketMail = {
  id: number;
  direction: 'in' | 'out';
  at: string;
  fromAddress: string;
  fromName: string;
  to: string;
  subject: string;
  text: string;
  segments: TextSegment[];
  html: string | null;
  outcome: string | null;
  attachments: AttachmentInfo[];
};

export type TicketDocument = {
  id: number;
  mailId: number;
  attachmentId: number | null;
  innerName: string | null;
  kind: 'letter' | 'payment' | 'picture' | 'other';
  form: 'scan' | 'editable' | 'body';
  problem: string | null;
  pageCount: number;
  pages: { page: number; width: number; height: number }[];
  letter: OfficialLetter | null;
  payment: PaymentDocument | null;
};

export type Correction = { machine: string | null; value: string | null; by: string; at: string };
export type PlanRow = { object: string; before: string | null; after: string | null; clause: string | null };

export type TicketItem = {
  id: number;
  position: number;
  state: ItemState;
  product: Product | null;
  subscriberInn: string | null;
  subscriberKpp: string | null;
  subscriberName: string | null;
  targetPartnerName: string | null;
  targetPartnerInn: string | null;
  targetPartnerLogin: string | null;
  doubtful: RequestField[];
  corrections: Partial<Record<RequestField, Correction>>;
  evidence: Partial<Record<RequestField, Evidence>>;
  decision: Decision;
  plan: PlanRow[];
  executable: boolean;
};

export type DraftPurpose = 'answer' | 'request-data' | 'refusal';
export type AnswerDraft = { to: string; subject: string; text: string; purpose: DraftPurpose };
export type NoticeRole = 'source-partner' | 'target-partner' | 'asker' | 'staff';
export type Notice = { role: NoticeRole; to: string | null; subject: string; text: string };
export type VisualCheck = { id: string; label: string; clause: string };

export type JournalRow = {
  id: number;
  at: string;
  /** `system` or the number of a user. */
  actor: string;
  actorName: string;
  kind: JournalKind;
  /** What happened, in Russian. */
  title: string;
  ticketId: number | null;
  ticketNumber: string | null;
  itemId: number | null;
  objectType: string | null;
  objectId: string | null;
  grounds: string | null;
  clauses: string[];
  before: unknown;
  after: unknown;
};

export type OutboxRow = {
  id: number;
  ticketId: number | null;
  ticketNumber: string | null;
  role: NoticeRole;
  toAddress: string | null;
  fromMailbox: string;
  subject: string;
  text: string;
  state: 'queued' | 'sent' | 'failed' | 'cancelled';
  notBeforeAt: string;
  sentAt: string | null;
  attempts: number;
  lastError: string | null;
};

export type MailRow = {
  id: number;
  mailbox: Mailbox;
  state: 'kept' | 'processed' | 'failed';
  outcome: string | null;
  reason: string | null;
  receivedAt: string | null;
  keptAt: string;
  fromAddress: string | null;
  fromName: string | null;
  subject: string | null;
  ticketId: number | null;
  ticketNumber: string | null;
  attempts: number;
  size: number;
};
export type MailDetail = MailRow & { text: string | null; html: string | null; attachments: AttachmentInfo[] };

export type PartnerRow = Omit<Partner, 'salesCenterId'> & {
  salesCenterId: string | null;
  salesCenterName: string | null;
};
export type SubscriberRow = Subscriber & { id: number; partnerName: string | null };
export type LicenceRow = Licence & { partnerName: string | null };
export type ApplicationRow = Application & { partnerName: string | null };
export type SubscriberDetail = SubscriberRow & { licences: LicenceRow[]; applications: ApplicationRow[] };

export type UserRow = {
  id: number;
  login: string;
  name: string;
  role: UserRole;
  active: boolean;
  lockedUntil: string | null;
};

export type RelatedTicket = { id: number; number: string; verdict: Verdict; state: TicketState; receivedAt: string };

export type TicketDetail = TicketRow & {
  mails: TicketMail[];
  documents: TicketDocument[];
  items: TicketItem[];
  /** Text of every clause that is cited, by its number. */
  clauses: Record<string, string>;
  draft: AnswerDraft;
  notices: Notice[];
  visualChecks: VisualCheck[];
  journal: JournalRow[];
  outbox: OutboxRow[];
  /** What this user may do now. */
  allowed: StaffAction[];
  related: RelatedTicket[];
};
