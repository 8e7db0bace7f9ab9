import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { server } from './server.ts';

configure({ asyncUtilTimeout: 15_000 });

/** jsdom has no server-sent events: a stream that stays open and says nothing. */
class QuietEventSource {
  close() {}
}

Object.assign(globalThis, { EventSource: QuietEventSource });
Element.prototype.scrollIntoView = () => undefined;

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
});
afterAll(() => server.close());
