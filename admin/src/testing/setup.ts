import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { FakeEventSource } from './live.ts';
import { server } from './server.ts';

configure({ asyncUtilTimeout: 15_000 });

Object.assign(globalThis, { EventSource: FakeEventSource });
Element.prototype.scrollIntoView = () => undefined;

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
});
afterAll(() => server.close());
