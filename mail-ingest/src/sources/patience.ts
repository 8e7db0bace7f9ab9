import type { ImapMessage } from './imap-types.ts';

/** Tells a message that can't be had from a line that breaks. */
export type Patience = {
  begin(message: ImapMessage, attempts: number): void;
  done(): void;
  /** After a failure: the message that was in hand, once it has failed as often as it may. */
  lost(): ImapMessage | null;
};

export function createPatience(onDone: () => void): Patience {
  let inHand: { message: ImapMessage; attempts: number } | null = null;
  let failing: { uid: number; times: number } | null = null;
  return {
    begin: (message, attempts) => {
      inHand = { message, attempts };
    },
    done: () => {
      inHand = null;
      failing = null;
      onDone();
    },
    lost: () => {
      if (inHand === null) return null;
      const { message, attempts } = inHand;
      inHand = null;
      failing = { uid: message.uid, times: failing?.uid === message.uid ? failing.times + 1 : 1 };
      return failing.times >= attempts ? message : null;
    },
  };
}
