/** The pace of sending. Times in milliseconds. */
export const outboxLimits = {
  /** A claimed message that was neither sent nor given back by then is free again: its process died. */
  lease: 5 * 60_000,
  /** How long a server may take to answer the call and to greet. */
  smtpConnect: 30_000,
  /** After how long a server counts as silent in the middle of a message. */
  smtpSilence: 60_000,
  /** How often, and how many times, it is tried to mark as sent what was sent: well within the lease. */
  markAgain: 500,
  markings: 240,
  /** How often the table is looked at without a notice. */
  poll: 2_000,
  /** After so many attempts, about two days at this pace, a message is `failed` and waits for a person. */
  attempts: 54,
  retryFirst: 30_000,
  retryMost: 60 * 60_000,
} as const;
