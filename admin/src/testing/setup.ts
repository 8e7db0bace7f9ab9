import { cleanup, configure } from '@testing-library/react';
import { HttpError } from 'react-admin';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { forgetPlaces } from '../tickets/queue/usePlace.ts';
import { FakeEventSource } from './live.ts';
import { server } from './server.ts';

configure({ asyncUtilTimeout: 15_000 });

Object.assign(globalThis, { EventSource: FakeEventSource });
Element.prototype.scrollIntoView = () => undefined;
// jsdom parses every style rule anew and matches all of them for each question, which takes most of the time; no test
// asks for more than what an element says of itself. How the panel looks is the browser tests' affair.
window.getComputedStyle = (element) => (element as HTMLElement).style;
HTMLStyleElement.prototype.appendChild = (rule) => rule;

// In development react-admin logs every error of the server, beside showing it; the tests expect those that they cause.
const { error } = console;
console.error = (...facts) => facts[0] instanceof HttpError || error(...facts);

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
  forgetPlaces();
});
afterAll(() => server.close());
