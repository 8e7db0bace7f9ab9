/** Limits of the api in one place. Sizes in bytes, durations in milliseconds. */
export const limits = {
  jsonBody: 256 * 1024,
  /** A mail of the largest size that mail servers commonly pass, and a little more: bigger ones are refused in words. */
  mailUpload: 64 * 1024 * 1024,
  listRows: 1_000,
  defaultRows: 25,
  /** Rows of one exported file. More are refused in words: a file that silently lacks some would be trusted. */
  exportRows: 50_000,
  /** Runs of «Что, если» that a process remembers. */
  whatIfRuns: 8,
  /** Failed sign-ins after which the account is locked, and for how long. */
  signInFailures: 5,
  lockout: 15 * 60_000,
  /** Failures further apart than this are not in a row. */
  signInWindow: 24 * 3_600_000,
  /** Temporary passwords that may be asked for within the window. */
  recoveries: 3,
  recoveryWindow: 3_600_000,
  /** How long a temporary password opens the door: the mailed one, and the one that an administrator hands over. */
  recoveryPassword: 3_600_000,
  firstPassword: 7 * 24 * 3_600_000,
  recoveryCodes: 10,
  /** A session ends at the latest so long after sign-in, however busy it is. */
  sessionLifetime: 7 * 24 * 3_600_000,
  /** With «Запомнить меня» it holds for so long, used or not. */
  rememberedLifetime: 30 * 24 * 3_600_000,
  /** `lastSeenAt` is written no more often than this, so that reading a list doesn't write. */
  sessionTouch: 60_000,
  /** The specialist may take an execution's mails back within this time. */
  undoWindow: 15_000,
  eventHeartbeat: 20_000,
  /** Who has given no sign for so long doesn't look at the ticket any more; the panel gives one every ten seconds. */
  presence: 25_000,
  /** How often applications that have come are looked for, how many are checked at once, and when a silent register is asked anew. */
  arrivals: 20_000,
  checkedAtOnce: 20,
  registersAskedAgain: 3_600_000,
  /** Scans that a person adds to a ticket at once. */
  addedFiles: 20,
  /** How many of each kind the search shows while one types. */
  foundRows: 6,
  /** A mailbox that was looked through no later than this is read; its reader gives a sign every minute. */
  mailboxSilence: 3 * 60_000,
  /** Mails and hints that a trace shows. */
  tracedMails: 50,
  /** How often a live-update stream asks whether its session still holds. */
  eventSessionCheck: 15_000,
  /** How long an idle connection is kept: longer than browsers and proxies (60 s) do, so that they end it, never we under a request. */
  keepAlive: 75_000,
  /** A database that doesn't answer the question after the health for so long counts as away. */
  databaseSilence: 5_000,
  /** After a stop signal, how long running requests may take to finish. */
  shutdown: 10_000,
} as const;
