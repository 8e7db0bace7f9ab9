import type { Registry } from '../registry/registry.ts';
import type { IsoDate } from '../registry/types.ts';
import type {
  Mailbox,
  OfficialLetter,
  PaymentDocument,
  RequestedItem,
  RequestField,
  Sender,
  TicketKind,
} from '../requests/types.ts';
import type { ProductionCalendar } from '../working-time/calendar.ts';
import type { Edition } from './editions.ts';

export const verdicts = ['execute', 'request-data', 'refuse', 'wait', 'review'] as const;
export type Verdict = (typeof verdicts)[number];

export const ticketActions = [
  'transfer-application',
  'transfer-subscriber',
  'send-debt-statement',
  'lift-restriction',
  'impose-restriction',
  'reject-application',
] as const;
export type TicketAction = (typeof ticketActions)[number];

export const missingCodes = [
  'product',
  'subscriber-inn',
  'subscriber-inn-invalid',
  'subscriber-kpp',
  'subscriber-name',
  'subscriber-not-found',
  'target-partner-name',
  'target-partner-inn',
  'target-partner-inn-invalid',
  'target-partner-login',
  'target-partner-login-mismatch',
  'target-partner-not-found',
  'fields-not-copyable',
  'official-letter',
  'official-letter-or-payment',
  'letter-unreadable',
  'letter-subscriber',
  'letter-product',
  'letter-target-partner',
  'letter-date',
  'letter-date-expired',
  'letter-addressee',
  'letter-group-list',
  'payment-mismatch',
  'payment',
  'extra-directions',
  'letter-not-a-scan',
] as const;
export type MissingCode = (typeof missingCodes)[number];

export const effects = [
  'invoice-to-target',
  'tariff-replaced',
  'account-only',
  'application-only',
  'group-dissolves',
  'representative-invoice-at-quarter-end',
] as const;
export type Effect = (typeof effects)[number];

export const advisories = [
  'seal-not-detected',
  'low-scan-quality',
  'sender-is-third-party',
  'name-differs',
  'target-restricted',
  'dkim-fail',
] as const;
export type Advisory = (typeof advisories)[number];

/** A clause of the regulation (`4.1.4`) or a rule of this product (`FB-2`, `SE-1`). */
export type ClauseId = string;

/** One ground of a decision, in Russian, with the facts that it rests on. `clause` is null where the regulation is silent. */
export type Reason = { clause: ClauseId | null; text: string; facts: Record<string, string | number | boolean | null> };

/** A decision is data: it stays explainable after the regulation changes. */
export type Decision = {
  subject: 'application' | 'subscriber' | null;
  verdict: Verdict;
  /** null unless `execute` or `wait`. */
  action: TicketAction | null;
  /** Every clause that the verdict, the demands and the effects rest on. */
  clauses: ClauseId[];
  reasons: Reason[];
  missing: MissingCode[];
  effects: Effect[];
  /** For `wait`. */
  notBefore: IsoDate | null;
  advisories: Advisory[];
  sourcePartnerId: string | null;
  targetPartnerId: string | null;
  /** The licence that counts by reading 4, and the application that moves, if any. */
  licenceId: string | null;
  applicationId: string | null;
  /** Edition of the regulation, e.g. `2026`. */
  edition: string;
};

/** A decision before its edition is written into it. */
export type DecisionInEdition = Omit<Decision, 'edition'>;

export type JudgeInput = {
  mailbox: Mailbox;
  kind: TicketKind;
  sender: Sender;
  /** Moscow calendar date of the latest mail that supplied something. */
  requestDate: IsoDate;
  /**
   * Moscow calendar date on which it would be carried out: what holds a transfer back (3.4.2, 4.1.14) goes by it, while
   * terms and ages go by the request's. Absent: the request date, on which the mail is judged at its receipt.
   */
  today?: IsoDate | undefined;
  items: RequestedItem[];
  picturedFields: RequestField[];
  /** All letters and payment documents of the thread. */
  letters: OfficialLetter[];
  payments: PaymentDocument[];
  registry: Registry;
  calendar: ProductionCalendar;
  /** As the receiving server recorded it (RFC 8601); null where it recorded nothing. */
  dkim: 'pass' | 'fail' | null;
  /** Those that may be in force on the request date. Absent: those that the product brings. */
  editions?: readonly Edition[] | undefined;
};

/** What the rules look at: the edition of the request date is found. */
export type InputInEdition = JudgeInput & { edition: Edition };
