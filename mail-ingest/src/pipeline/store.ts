import type { IsoInstant } from '@perenos/domain';
import type { RawMail } from '../types.ts';
import type {
  EarlierMail,
  Fingerprint,
  MailContext,
  Outcome,
  RegistryLookup,
  ThreadQuery,
  TicketThread,
} from './types.ts';

/** How the run of a mail ended when it did not become or join a ticket. */
export type Stop = { outcome: Exclude<Outcome, 'ticket' | 'follow-up'>; reason: string | null };

/** The ticket changed between its reading and its writing (another mail, a person): the mail is judged again. */
export class StaleTicketError extends Error {
  readonly ticketId: string;
  constructor(ticketId: string) {
    super(`ticket ${ticketId} changed while the mail was being judged`);
    this.name = 'StaleTicketError';
    this.ticketId = ticketId;
  }
}

/**
 * What the pipeline needs to remember. Two implementations with the same meaning: in memory (the offline check) and in
 * the database. Every method that writes is atomic.
 */
export type IngestStore = {
  /** Keeps the raw bytes; from here on nothing can be lost. The same `sourceKey` again is the same mail. */
  keep(raw: RawMail): Promise<{ mailId: string; fresh: boolean }>;
  /**
   * An earlier mail with the same Message-ID and content, or the same content within 24 hours, unless this one answers a
   * letter of another ticket; the earliest one.
   */
  findOriginal(mailId: string, copy: Fingerprint, receivedAt: IsoInstant | null): Promise<EarlierMail | null>;
  findThread(query: ThreadQuery): Promise<TicketThread | null>;
  registry: RegistryLookup;
  /** Opens a ticket with all that belongs to it, and stores the mail's outcome. @returns the ticket's id. */
  openTicket(context: MailContext): Promise<string>;
  /** Adds the mail to its ticket. @throws {StaleTicketError} */
  followUp(context: MailContext): Promise<void>;
  /** Stores the outcome of a mail that neither opened nor joined a ticket. */
  stop(context: MailContext, stop: Stop): Promise<void>;
  /** Stores that a run failed: it is tried again after `retryAt`, or never (null: visibly failed). */
  fail(context: MailContext, problem: string, retryAt: IsoInstant | null): Promise<void>;
};
