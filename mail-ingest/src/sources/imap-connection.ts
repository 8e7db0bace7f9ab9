import { readFile } from 'node:fs/promises';
import { type FetchQueryObject, ImapFlow } from 'imapflow';
import { sourceLimits } from './limits.ts';
import { truncatedMail } from './oversized.ts';
import type { ImapMailbox } from './settings.ts';

/** A client that isn't connected yet. */
export async function connect(mailbox: ImapMailbox): Promise<ImapFlow> {
  const ca = mailbox.caFile ? await readFile(mailbox.caFile) : undefined;
  return new ImapFlow({
    host: mailbox.host,
    port: mailbox.port,
    secure: mailbox.secure,
    // Without `secure` the password goes out only after STARTTLS.
    ...(mailbox.secure ? {} : { doSTARTTLS: true }),
    auth: { user: mailbox.user, pass: mailbox.password, accessToken: mailbox.accessToken },
    tls: ca ? { ca } : {},
    logger: false,
    maxIdleTime: sourceLimits.imapIdle,
    socketTimeout: sourceLimits.imapIdle * 2,
    connectionTimeout: 30_000,
  });
}

/** @throws what the server refuses: a search that fails would look like an empty folder. */
export async function uidsIn(client: ImapFlow, range: string, since?: string): Promise<number[]> {
  const found = await client.search({ uid: range, ...(since && { since: new Date(since) }) }, { uid: true });
  if (!found) throw new Error('the server did not answer the search');
  return found;
}

/**
 * The message's bytes, in pieces until nothing more comes: what the server says of its size is believed only as far as
 * to read the beginning alone of one that is too large. null: it was deleted meanwhile.
 */
export async function download(client: ImapFlow, uid: number, progress: () => void): Promise<Uint8Array | null> {
  const fetch = (query: FetchQueryObject) => client.fetchOne(String(uid), query, { uid: true });
  const head = await fetch({ size: true });
  if (!head) {
    if ((await uidsIn(client, String(uid))).includes(uid)) throw new Error(`message ${uid} is listed, not handed out`);
    return null;
  }
  const size = head.size ?? 0;
  const tooLarge = size > sourceLimits.mailBytes;
  const most = tooLarge ? sourceLimits.headBytes : sourceLimits.mailBytes;
  const chunks: Buffer[] = [];
  for (let start = 0; start < most; ) {
    const piece = await fetch({ source: { start, maxLength: sourceLimits.imapPiece } });
    if (!piece) throw new Error(`message ${uid} is handed out in part`);
    progress();
    if (!piece.source?.length) break;
    chunks.push(piece.source);
    start += piece.source.length;
    if (start >= size && piece.source.length !== sourceLimits.imapPiece) break;
  }
  if (chunks.length === 0 && size > 0) throw new Error(`message ${uid} has no content`);
  const bytes = Buffer.concat(chunks);
  return tooLarge ? truncatedMail(bytes, size) : bytes;
}

/** Tells people who look into the mailbox that a message is kept. */
export const markSeen = (client: ImapFlow, uid: number): Promise<boolean> =>
  client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });

/** What went wrong in the server's own words, where it has said any: imapflow itself only says «Command failed». */
export function imapProblem(error: unknown): string {
  const said = error instanceof Error && 'responseText' in error ? error.responseText : null;
  return typeof said === 'string' && said !== '' ? said : error instanceof Error ? error.message : String(error);
}
