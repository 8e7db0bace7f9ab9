import { createHash } from 'node:crypto';
import type { Keep } from '../sources/folder.ts';
import type { ImapMemory, ImapMessage, ImapPosition } from '../sources/imap-types.ts';

/** A reader's memory and store for tests: everything in plain variables. */
export function createImapMemory() {
  const kept: { key: string; text: string; sha256: string }[] = [];
  const aside: (ImapMessage & { problem: string; due: boolean })[] = [];
  let position: ImapPosition | null = null;
  let refusal: (() => Promise<void>) | null = null;
  const drop = ({ uid }: ImapMessage): void =>
    void aside.splice(0, aside.length, ...aside.filter((other) => other.uid !== uid));
  const memory: ImapMemory = {
    position: async () => position,
    moveTo: async (_mailbox, to) => {
      position = to;
    },
    isKept: async (_mailbox, sha256) => kept.some((mail) => mail.sha256 === sha256),
    putAside: async (_mailbox, message, problem) => {
      drop(message);
      aside.push({ ...message, problem, due: false });
    },
    dueAside: async () => aside.filter(({ due }) => due),
    giveUp: async (_mailbox, message) => drop(message),
    asOnlyReader: (_mailbox, signal, body) => body(signal),
  };
  const keep: Keep = async (raw) => {
    if (refusal) {
      const before = refusal;
      refusal = null;
      await before();
      throw new Error('the database is away');
    }
    const sha256 = createHash('sha256').update(raw.bytes).digest('hex');
    if (!kept.some((mail) => mail.key === raw.sourceKey))
      kept.push({ key: raw.sourceKey, text: Buffer.from(raw.bytes).toString('utf8'), sha256 });
  };
  return {
    memory,
    keep,
    kept,
    position: () => position,
    aside,
    /** The next mail can't be kept; `before` runs just before that shows. */
    refuseOnce: (before: () => Promise<void>) => {
      refusal = before;
    },
  };
}
