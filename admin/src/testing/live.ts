/** jsdom has no server-sent events: streams that stay open and say what a test makes them say. */
export class FakeEventSource {
  static open = new Set<FakeEventSource>();
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor() {
    FakeEventSource.open.add(this);
  }

  close() {
    FakeEventSource.open.delete(this);
  }
}

const toAll = (tell: (source: FakeEventSource) => void) => [...FakeEventSource.open].forEach(tell);

/** The server says that something has changed. */
export const liveEvent = (event: object = { type: 'ticket', id: 1 }) =>
  toAll((source) => source.onmessage?.({ data: JSON.stringify(event) }));
export const streamOpens = () => toAll((source) => source.onopen?.());
export const streamBreaks = () => toAll((source) => source.onerror?.());
