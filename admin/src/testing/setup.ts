import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

/** jsdom has no server-sent events: a stream that stays open and says nothing. */
class QuietEventSource extends EventTarget {
  onopen: (() => void) | null = null;
  onmessage: (() => void) | null = null;
  onerror: (() => void) | null = null;
  close() {
    this.onmessage = null;
  }
}

Object.assign(globalThis, { EventSource: QuietEventSource });
Element.prototype.scrollIntoView = () => undefined;
