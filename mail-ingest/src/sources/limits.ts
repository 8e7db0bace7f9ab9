/** Limits of what is taken in from outside, and the pace of taking it. Sizes in bytes, times in milliseconds. */
export const sourceLimits = {
  /** A mail above this is kept by its header alone and put aside for a person; mail servers refuse most such mails. */
  mailBytes: 100 * 1024 * 1024,
  /** How much of an oversized mail's beginning is kept: its header and the start of its text. */
  headBytes: 256 * 1024,
  /** A file whose size and time haven't changed for so long is completely written. */
  fileSettled: 1_000,
  /** How often a folder is looked through; the file system's own notices only make it sooner. */
  folderSweep: 2_000,
  /** A server that is silent for so long in the middle of a command hangs: the connection is given up. */
  imapStall: 45_000,
  /** How much of a message is asked for at once. */
  imapPiece: 256 * 1024,
  /** IDLE is renewed this often: servers drop it after 30 minutes (RFC 2177). */
  imapIdle: 5 * 60_000,
  reconnectFirst: 1_000,
  reconnectMost: 60_000,
  /** A message that the server doesn't hand out is asked for again this soon, and then ever more rarely. */
  asideFirst: 2 * 60_000,
  asideMost: 6 * 60 * 60_000,
} as const;

/** How long to wait before attempt `n` (from 1): doubles up to the most, and spread so that readers don't march in step. */
export function backOff(attempt: number, first: number, most: number, random: () => number = Math.random): number {
  const full = Math.min(most, first * 2 ** Math.min(attempt - 1, 30));
  return Math.round(full / 2 + (random() * full) / 2);
}
