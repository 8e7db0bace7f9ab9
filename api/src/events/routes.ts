import { Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { ApiDependencies, AppEnvironment } from '../app-environment.ts';
import { isSessionAlive } from '../auth/sessions.ts';
import { limits } from '../limits.ts';
import type { NumberedEvent } from './bus.ts';

const write = ({ id, event }: Pick<NumberedEvent, 'id' | 'event'>, stream: SSEStreamingApi): Promise<void> =>
  stream.writeSSE({ id: String(id), data: JSON.stringify(event) });

/**
 * `GET /api/events`: what changes, as server-sent events. A stream that reconnects after a gap gets `counts` at once,
 * so that the panel reads anew what it missed. It ends with its session.
 */
export const eventRoutes = (deps: ApiDependencies) =>
  new Hono<AppEnvironment>().get('/', (c) => {
    const { sessionHash, user } = c.var;
    const lastSeen = Number(c.req.header('last-event-id') ?? Number.NaN);
    // Proxies must pass each event on as it comes.
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, async (stream) => {
      const ended = Promise.withResolvers<void>();
      const stops = [
        deps.bus.subscribe((numbered) => {
          const concerned = numbered.onlyFor === null || numbered.onlyFor === user.id;
          if (concerned) write(numbered, stream).catch(ended.resolve);
        }),
        deps.bus.onClose(ended.resolve),
        every(limits.eventHeartbeat, () => stream.write(': heartbeat\n\n').then(() => undefined)),
        every(limits.eventSessionCheck, async () => {
          const alive = await isSessionAlive(deps.database.em(), sessionHash, deps.now());
          if (!alive) ended.resolve();
        }),
      ];
      stream.onAbort(ended.resolve);
      await stream.writeSSE({ id: String(deps.bus.lastId()), event: 'ready', data: '{}', retry: 2_000 });
      if (lastSeen < deps.bus.lastId()) await write({ id: deps.bus.lastId(), event: { type: 'counts' } }, stream);
      await ended.promise;
      for (const stop of stops) stop();
    });
  });

function every(milliseconds: number, run: () => Promise<void>): () => void {
  // A check that fails (the database is away) is made again at the next beat.
  const timer = setInterval(() => void run().catch(() => undefined), milliseconds);
  return () => clearInterval(timer);
}
