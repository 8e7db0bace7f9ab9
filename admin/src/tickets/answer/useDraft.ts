import { useState } from 'react';

const prefix = 'perenos.draft.';
/** What nobody came back to within this time is thrown away. */
const keptForMs = 14 * 24 * 60 * 60 * 1000;

type Kept = { text: string; at: number };

/** Reads a kept text; a browser that refuses storage, or holds something else there, has none. */
function read(key: string): string | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
    return kept && typeof kept.text === 'string' ? kept.text : null;
  } catch {
    return null;
  }
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ text, at: Date.now() } satisfies Kept));
  } catch {
    // Storage is full or forbidden: the text lives as long as the page.
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

/**
 * A text that a specialist writes over a suggestion; `what` tells the texts of one ticket apart. It survives reloads, crashes and an ended session, until it is
 * sent or taken back.
 */
export function useDraft(ticketId: number, what: string, suggested: string) {
  const key = `${prefix}${ticketId}.${what}`;
  const [held, hold] = useState<{ key: string; typed: string | null }>(() => ({ key, typed: read(key) }));
  let { typed } = held;
  if (held.key !== key) {
    // The proposal is another now (a correction has changed the verdict): what was typed over the old one stays with it.
    typed = read(key);
    hold({ key, typed });
  }
  const change = (text: string | null) => {
    const kept = text === suggested ? null : text;
    hold({ key, typed: kept });
    write(key, kept);
  };
  return {
    text: typed ?? suggested,
    edited: typed !== null,
    setText: (text: string) => change(text),
    /** Back to the suggestion; also after sending. */
    reset: () => change(null),
  };
}
