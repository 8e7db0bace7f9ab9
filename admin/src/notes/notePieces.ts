/** A login after `@`, wherever no word precedes it: an address isn't a mention. */
const mentionPattern = /(?<![\p{L}\p{N}_.@-])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?/gu;

/** A note's text cut into mentions and what is between them; `at` is the offset of each piece. */
export function notePieces(text: string): { text: string; at: number; mention: boolean }[] {
  const pieces: { text: string; at: number; mention: boolean }[] = [];
  let end = 0;
  for (const { index, 0: mention } of text.matchAll(mentionPattern)) {
    if (index > end) pieces.push({ text: text.slice(end, index), at: end, mention: false });
    pieces.push({ text: mention, at: index, mention: true });
    end = index + mention.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), at: end, mention: false });
  return pieces;
}

/** The beginning of a login that is being typed after `@`, up to the cursor; null: none. */
export function mentionBeingTyped(text: string, cursor: number): string | null {
  const match = /(?<![\p{L}\p{N}_.@-])@([\p{L}\p{N}_.-]*)$/u.exec(text.slice(0, cursor));
  return match?.[1] ?? null;
}

/** The text with the login that is being typed at the cursor completed, and where the cursor comes to stand. */
export function completeMention(text: string, cursor: number, login: string): { text: string; cursor: number } {
  const typed = mentionBeingTyped(text, cursor) ?? '';
  const before = `${text.slice(0, cursor - typed.length)}${login} `;
  return { text: before + text.slice(cursor).replace(/^ /, ''), cursor: before.length };
}
