import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { limits } from './limits.ts';

/** Answers a request; `env` carries Node's own request and response. */
export type Handler = (request: Request, env: object) => Response | Promise<Response>;

export type RunningServer = { port: number; stop(): Promise<void> };

/** Listens on `host:port` (0: any free port). Rejects if the port is taken. */
export function listen(handler: Handler, host: string, port: number): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: handler, hostname: host, port }, (address) =>
      resolve({ port: address.port, stop: () => stopServer(server) }),
    ) as Server;
    server.keepAliveTimeout = limits.keepAlive;
    server.once('error', reject);
  });
}

/** Takes no new connections, lets running requests finish, and after a while cuts those that don't. */
function stopServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), limits.shutdown);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
