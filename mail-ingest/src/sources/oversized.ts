import { sourceLimits } from './limits.ts';

/** Header by which the kept beginning of an oversized mail is told from a whole mail. Value: the full size in bytes. */
const truncatedHeader = 'X-Perenos-Truncated-From';

/** The beginning of a mail that is too large to be kept whole, marked as such. */
export function truncatedMail(head: Uint8Array, fullSize: number): Uint8Array {
  const mark = Buffer.from(`${truncatedHeader}: ${fullSize}\r\n`, 'latin1');
  return Buffer.concat([mark, head.subarray(0, sourceLimits.headBytes)]);
}

/** Full size in bytes if only the mail's beginning was kept; else null. The mark is only ever the very first line. */
export function truncatedFrom(bytes: Uint8Array): number | null {
  const start = Buffer.from(bytes.subarray(0, truncatedHeader.length + 20)).toString('latin1');
  const match = start.match(new RegExp(`^${truncatedHeader}: (\\d+)\\r\\n`));
  return match?.[1] ? Number(match[1]) : null;
}
