import type { Database, EntityManager } from '@perenos/db';
import type { Registers, SignInDuty } from '@perenos/domain';
import type { Logger } from 'pino';
import type { SecretBox } from './auth/secret-box.ts';
import type { UserView } from './contract/auth.ts';
import type { EventBus } from './events/bus.ts';
import type { FileReader, MailIntake, PageRenderer, Readiness } from './ports.ts';

/** What the api is built from. The composition root fills it; tests fill it with stand-ins. */
export type ApiDependencies = {
  database: Database;
  now: () => Date;
  bus: EventBus;
  logger: Logger;
  secrets: SecretBox;
  readiness: Readiness;
  /** null in a process that doesn't read documents. */
  renderPage: PageRenderer | null;
  /** null in a process that doesn't read documents. */
  readFiles: FileReader | null;
  /** null in a process that runs without ingest and has nobody to hand a mail to. */
  intake: MailIntake | null;
  /** The outside registers of the requisites check. */
  registers: Registers;
  settings: { publicUrl: string | null; sessionIdle: number };
};

/** What the middleware puts at the hand of every route. */
export type AppEnvironment = {
  Variables: {
    requestId: string;
    /** A fresh unit of work for this request. */
    em: EntityManager;
    /** Set by the guard on every route that isn't public. */
    user: UserView;
    sessionHash: string;
    sessionId: string;
    /** What must be done before anything else; on most routes it is null, for the guard lets nobody else in. */
    duty: SignInDuty | null;
  };
};
