import type { Mailbox } from '@perenos/domain';
import type { Keep } from './folder.ts';
import type { ImapMailbox } from './settings.ts';

/** Up to which message a mailbox was kept. UIDs only mean something together with their UIDVALIDITY (RFC 3501, 2.3.1.1). */
export type ImapPosition = { uidValidity: string; lastUid: number };
export type ImapMessage = { uidValidity: string; uid: number };

/** What a message is known by once and for all. */
export const sourceKeyOf = ({ host, user, folder }: ImapMailbox, { uidValidity, uid }: ImapMessage): string =>
  `imap:${host}/${user}/${folder}/${uidValidity}/${uid}`;

/** What the reader remembers between connections. */
export type ImapMemory = {
  position(mailbox: ImapMailbox): Promise<ImapPosition | null>;
  moveTo(mailbox: ImapMailbox, position: ImapPosition): Promise<void>;
  /** Whether these very bytes, `Received:` lines and all, were kept before: under another UIDVALIDITY, or UID. */
  isKept(mailbox: ImapMailbox, sha256: string): Promise<boolean>;
  /** Puts a message aside that can't be had: people see it, and it is tried again later. */
  putAside(mailbox: ImapMailbox, message: ImapMessage, problem: string): Promise<void>;
  /** The messages that were put aside and are to be tried again now. */
  dueAside(mailbox: ImapMailbox): Promise<ImapMessage[]>;
  /** A message that was put aside isn't there any more. */
  giveUp(mailbox: ImapMailbox, message: ImapMessage): Promise<void>;
  /**
   * Runs `body` as the mailbox's only reader; waits (until the signal) while another process is. The signal that `body`
   * gets is also given when the process loses that right.
   */
  asOnlyReader(mailbox: ImapMailbox, signal: AbortSignal, body: (signal: AbortSignal) => Promise<void>): Promise<void>;
};

export type ImapEvent =
  | { kind: 'connected'; mailbox: Mailbox }
  /** Mails older than the day from which on a new mailbox is read: they stay on the server as they are. */
  | { kind: 'history-left'; mailbox: Mailbox; mails: number; since: string }
  /** Everything that lay there is kept or put aside. */
  | { kind: 'checked'; mailbox: Mailbox }
  | { kind: 'put-aside'; mailbox: Mailbox; uid: number; error: unknown }
  | { kind: 'lost'; mailbox: Mailbox; error: unknown; retryInMs: number };

export type ImapOptions = {
  mailbox: ImapMailbox;
  /** 'YYYY-MM-DD': from which day on a folder is read that was never read before; null: from its first mail. */
  since?: string | null;
  keep: Keep;
  memory: ImapMemory;
  onEvent: (event: ImapEvent) => void;
  /** Cron pattern of the sweep that doesn't rely on IDLE: it can die silently. */
  sweepAt?: string;
  reconnectFirst?: number;
  /** After how long a server counts as silent in the middle of a command. In milliseconds. */
  stall?: number;
};
