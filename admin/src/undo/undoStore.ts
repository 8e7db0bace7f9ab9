import { useSyncExternalStore } from 'react';

/** Letters wait this long before they leave. */
export const undoWindowMs = 15_000;

/** Something that was done and can still be taken back. */
export type UndoOffer = {
  ticketId: number;
  number: string;
  /** What was done: «Исполнено». */
  words: string;
  /** The ticket as the act left it. */
  version: number;
  /** By this machine's clock, milliseconds. */
  until: number;
};

let offers: readonly UndoOffer[] = [];
const listeners = new Set<() => void>();

function change(next: readonly UndoOffer[]): void {
  offers = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/**
 * This machine's clock may differ from the server's: more than the window is never left, and of an act that the server
 * has only just answered nearly all of it.
 */
export function deadlineOf(undoUntil: string, now: number, justDone: boolean): number {
  const left = Date.parse(undoUntil) - now;
  if (left > 0 && left <= undoWindowMs) return now + left;
  return justDone || left > undoWindowMs ? now + undoWindowMs - 1_000 : now;
}

/** Offers to take an act back; the newest stands first, and one ticket has one offer. */
export function offerUndo(offer: UndoOffer): void {
  const known = offers.find(({ ticketId }) => ticketId === offer.ticketId);
  if (known && known.version === offer.version) return;
  change([offer, ...offers.filter(({ ticketId }) => ticketId !== offer.ticketId)]);
}

export const withdrawUndo = (ticketId: number): void => change(offers.filter((offer) => offer.ticketId !== ticketId));

export const useUndoOffers = (): readonly UndoOffer[] => useSyncExternalStore(subscribe, () => offers);
