/**
 * What the panel is told: a ticket changed, the counts of the queue did, an object of the registrar did, somebody began or
 * ceased to look at a ticket, or the person himself is called by a note. No personal data passes here.
 */
type LiveEvent =
  | { type: 'ticket'; id: number }
  | { type: 'counts' }
  | { type: 'record'; object: string }
  | { type: 'presence'; id: number }
  | { type: 'mention' };
/** `onlyFor`: the id of the one user whom it concerns; null: everybody. */
export type NumberedEvent = { id: number; event: LiveEvent; onlyFor: number | null };

export type EventBus = {
  publish(event: LiveEvent, onlyFor?: number): void;
  /** Calls the listener for each event from now on; the answer unsubscribes. */
  subscribe(listener: (numbered: NumberedEvent) => void): () => void;
  /** The number of the last event: a stream that reconnects with a smaller one has missed something. */
  lastId(): number;
  /** Tells the streams that the process ends. */
  close(): void;
  onClose(listener: () => void): () => void;
};

/** An in-process bus. The numbers begin at the start's instant, so that they grow over restarts too. */
export function createEventBus(startedAt: Date): EventBus {
  const listeners = new Set<(numbered: NumberedEvent) => void>();
  const closers = new Set<() => void>();
  let last = startedAt.getTime();
  return {
    publish(event, onlyFor) {
      last += 1;
      for (const listener of [...listeners]) listener({ id: last, event, onlyFor: onlyFor ?? null });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lastId: () => last,
    close() {
      for (const closer of [...closers]) closer();
    },
    onClose(listener) {
      closers.add(listener);
      return () => closers.delete(listener);
    },
  };
}
