import type { IsoInstant } from '@perenos/domain';
import { parseFields, splitEntity } from '../parsing/header-block.ts';
import { limits, receivedAt } from '../parsing/index.ts';

/**
 * When a mail was received, from its header alone: the topmost `Received:`, else `Date:`; null where no date can be had.
 * Also for mails that can't be parsed.
 */
export function receiptOf(bytes: Uint8Array): IsoInstant | null {
  const start = Buffer.from(bytes.subarray(0, limits.headerBytes)).toString('latin1');
  const headers = new Map<string, string[]>();
  for (const { name, value } of parseFields(splitEntity(start.replace(/^(?:\xef\xbb\xbf|\s)+/, '')).head)) {
    const key = name.toLowerCase();
    headers.set(key, [...(headers.get(key) ?? []), value]);
  }
  return receivedAt(headers);
}

/** In the order of receipt: those without a date come last; same instant, or none: by name. */
export function byReceipt<T extends { receivedAt: IsoInstant | null; name: string }>(a: T, b: T): number {
  if (a.receivedAt !== b.receivedAt) {
    if (a.receivedAt === null) return 1;
    if (b.receivedAt === null) return -1;
    const difference = Date.parse(a.receivedAt) - Date.parse(b.receivedAt);
    if (difference !== 0) return difference;
  }
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
