/** The pace of processing. Times in milliseconds. */
export const pipelineLimits = {
  /** How long a mail is claimed for; renewed while the work lasts. A killed process's mails are free after that. */
  lease: 30_000,
  renewEvery: 7_500,
  /** How often the table is looked at without a notice. */
  poll: 5_000,
  /** After so many attempts a mail stands visibly `failed` and waits for a person. */
  attempts: 5,
  /** From this attempt on a mail is in hand alone: it may be what ends the process, and its neighbours are not to blame. */
  suspectFrom: 3,
  /** Attempts only ever grow: a claim that was lost is told by its number. Each reprocessing starts a new hundred. */
  series: 100,
  retryFirst: 5_000,
  retryMost: 10 * 60_000,
} as const;
