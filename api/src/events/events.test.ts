import { notifyTicketChanged, writeJournal } from '@perenos/db';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from '../limits.ts';
import { TestApi } from '../testing/test-api.ts';
import { createEventBus } from './bus.ts';
import { followDatabase } from './follow-database.ts';

let api: TestApi;
let cookie: string;
const open: (() => Promise<void>)[] = [];

beforeEach(async () => {
  api = await TestApi.create();
  ({ cookie } = await api.signedIn('anna'));
});
afterEach(async () => {
  vi.useRealTimers();
  for (const close of open.splice(0)) await close();
  await api.close();
});

/** A stream that a test reads piece by piece. */
async function connect(headers: Record<string, string> = {}) {
  const response = await api.app.request('/api/events', { headers: { cookie, ...headers } });
  const reader = response.body?.getReader();
  if (!reader) throw new Error('no stream');
  open.push(() => reader.cancel());
  let text = '';
  const until = async (part: string): Promise<string> => {
    while (!text.includes(part)) {
      const { value, done } = await reader.read();
      if (done) return `${text}<end>`;
      text += new TextDecoder().decode(value);
    }
    return text;
  };
  await until('event: ready');
  return { until, ended: () => until('\u0000never') };
}

describe('Live updates', () => {
  it('tell the panel which ticket changed', async () => {
    const stream = await connect();
    api.deps.bus.publish({ type: 'ticket', id: 42 });
    expect(await stream.until('42')).toContain('data: {"type":"ticket","id":42}');
  });

  it('pass on what any process did, once it is committed', async () => {
    const stop = await followDatabase(api.database, api.deps.bus);
    open.push(stop);
    const stream = await connect();
    const em = api.database.em();
    await em.transactional((tx) => notifyTicketChanged(tx, 7));
    expect(await stream.until('counts')).toMatch(/"type":"ticket","id":7[\s\S]*"type":"counts"/);
    const actor = { kind: 'system', name: 'Проверка' } as const;
    const line = { actor, kind: 'application-moved', objectType: 'application', objectId: 'a-1', grounds: '' } as const;
    await em.transactional((tx) => writeJournal(tx, new Date(), [line]));
    expect(await stream.until('application')).toContain('data: {"type":"record","object":"application"}');
  });

  it('say after a gap that something was missed', async () => {
    api.deps.bus.publish({ type: 'ticket', id: 1 });
    const missed = await connect({ 'last-event-id': String(api.deps.bus.lastId() - 1) });
    expect(await missed.until('counts')).toContain('"type":"counts"');
  });

  it('end with the process', async () => {
    const stream = await connect();
    api.deps.bus.close();
    expect(await stream.ended()).toContain('<end>');
  });

  it('end with the session', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const stream = await connect();
    await api.post('/api/auth/sign-out', {}, cookie);
    await vi.advanceTimersByTimeAsync(limits.eventSessionCheck);
    vi.useRealTimers();
    expect(await stream.ended()).toContain('<end>');
  });

  it('beat while nothing happens, so that proxies keep the stream', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const stream = await connect();
    await vi.advanceTimersByTimeAsync(limits.eventHeartbeat);
    vi.useRealTimers();
    expect(await stream.until('heartbeat')).toContain(': heartbeat');
  });
});

describe('The bus', () => {
  it('numbers events upwards over restarts', () => {
    const before = createEventBus(new Date(1_000));
    before.publish({ type: 'counts' });
    const after = createEventBus(new Date(5_000));
    expect(after.lastId()).toBeGreaterThan(before.lastId());
  });

  it('forgets whoever unsubscribed', () => {
    const bus = createEventBus(new Date(0));
    const heard: number[] = [];
    const stop = bus.subscribe(({ id }) => heard.push(id));
    bus.publish({ type: 'counts' });
    stop();
    bus.publish({ type: 'counts' });
    expect(heard).toEqual([1]);
  });
});
