import type { DraftSlot } from '@perenos/domain';

const prefix = 'perenos.draft.';
/** What nobody came back to within this time is thrown away. */
const keptForMs = 14 * 24 * 60 * 60 * 1000;

type Kept = { text: string; at: number };

const nameOf = (ticketId: number, slot: DraftSlot): string => `${prefix}${ticketId}.${slot}`;

/** What this machine keeps; a browser that refuses storage, or holds something else there, has none. */
export function keptLocally(ticketId: number, slot: DraftSlot): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(ticketId, slot)) ?? 'null') as Kept | null;
    return kept && typeof kept.text === 'string' ? kept : null;
  } catch {
    return null;
  }
}

export function keepLocally(ticketId: number, slot: DraftSlot, text: string, at: number): void {
  try {
    localStorage.setItem(nameOf(ticketId, slot), JSON.stringify({ text, at } satisfies Kept));
  } catch {
    // Storage is full or forbidden: the text lives as long as the page.
  }
}

export function forgetLocally(ticketId: number, slot: DraftSlot): void {
  try {
    localStorage.removeItem(nameOf(ticketId, slot));
  } catch {
    // Nothing is kept where storage can't be used.
  }
}

/** Throws away drafts that are older than two weeks; called once when the panel starts. */
export function dropOldDrafts(now: number): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(prefix)) continue;
      const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
      if (!kept || now - kept.at > keptForMs) localStorage.removeItem(key);
    }
  } catch {
    // Nothing to clean where storage can't be read.
  }
}
