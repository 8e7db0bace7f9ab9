import type { Database } from '@perenos/db';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { createSecretBox } from './auth/secret-box.ts';
import { createEventBus } from './events/bus.ts';
import { openApiDocument } from './openapi.ts';
import { noRegisters } from './registers/create-registers.ts';

const unused = (): never => {
  throw new Error('The document is made of the routes alone: no request is served.');
};

/** The OpenAPI document as it stands in `api/openapi.json`. Needs no database: routes are registered, not called. */
export function documentText(): string {
  const app = createApp({
    database: { em: unused } as unknown as Database,
    now: unused,
    bus: createEventBus(new Date(0)),
    logger: pino({ level: 'silent' }),
    secrets: createSecretBox(new Uint8Array(32)),
    readiness: () => ({ ready: true }),
    renderPage: null,
    readFiles: null,
    intake: null,
    registers: noRegisters,
    settings: { publicUrl: null, sessionIdle: 0 },
  });
  return `${JSON.stringify(openApiDocument(app), null, 2)}\n`;
}
