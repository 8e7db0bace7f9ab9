import { hash } from '@node-rs/argon2';
import { type Database, Session, User } from '@perenos/db';
import { createTestDatabase } from '@perenos/db/testing';
import { pino } from 'pino';
import { type ApiDependencies, type App, createApp } from '../app.ts';
import { createSecretBox } from '../auth/secret-box.ts';
import { openSession } from '../auth/sessions.ts';
import type { Role } from '../contract/common.ts';
import { createEventBus } from '../events/bus.ts';
import type { AccessTable } from '../http/access.ts';
import { noRegisters } from '../registers/create-registers.ts';

/** Tuesday 17 March 2026, 12:00 in Moscow. */
export const noon = new Date('2026-03-17T09:00:00.000Z');
export const password = 'Верный пароль 1';
// One hash for every test: making it is slow by design.
const passwordHash = hash(password, { memoryCost: 1024, timeCost: 1 });

export type Answer = { status: number; headers: Headers; body: unknown };

/** An api on a database of its own, with a clock that tests move. */
export class TestApi {
  readonly database: Database;
  readonly deps: ApiDependencies;
  readonly app: App;
  now: Date = noon;

  constructor(database: Database, overrides: Partial<ApiDependencies> = {}, access?: AccessTable) {
    this.database = database;
    this.deps = {
      database,
      now: () => this.now,
      bus: createEventBus(noon),
      logger: pino({ level: 'silent' }),
      secrets: createSecretBox(new Uint8Array(32)),
      readiness: () => ({ ready: true }),
      renderPage: null,
      readFiles: null,
      intake: null,
      registers: noRegisters,
      settings: { publicUrl: null, sessionIdle: 12 * 3_600_000 },
      ...overrides,
    };
    this.app = access ? createApp(this.deps, access) : createApp(this.deps);
  }

  static async create(overrides: Partial<ApiDependencies> = {}): Promise<TestApi> {
    return new TestApi(await createTestDatabase(), overrides);
  }

  /** The same database behind another api: other settings, another access table. */
  with(overrides: Partial<ApiDependencies>, access?: AccessTable): TestApi {
    return new TestApi(this.database, overrides, access);
  }

  close(): Promise<void> {
    return this.database.close();
  }

  async addUser(login: string, role: Role = 'specialist', name = `Сотрудник ${login}`): Promise<User> {
    const em = this.database.em();
    const user = em.create(User, { login, name, role, passwordHash: await passwordHash });
    await em.flush();
    return user;
  }

  /** Opens a session past the sign-in route and answers its cookie. */
  async sessionOf(user: User): Promise<string> {
    const em = this.database.em();
    const opening = { now: this.now, idle: this.deps.settings.sessionIdle };
    const { token } = await openSession(em, await em.findOneOrFail(User, user.id), opening);
    return `perenos_session=${token}`;
  }

  async signedIn(login: string, role: Role = 'specialist', name?: string): Promise<{ user: User; cookie: string }> {
    const user = await this.addUser(login, role, name);
    return { user, cookie: await this.sessionOf(user) };
  }

  sessionCount(): Promise<number> {
    return this.database.em().count(Session);
  }

  async send(
    method: string,
    path: string,
    options: { cookie?: string; json?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const headers = new Headers({ host: 'localhost', ...options.headers });
    if (options.cookie) headers.set('cookie', options.cookie);
    const init: RequestInit = { method, headers };
    if (options.json !== undefined) {
      headers.set('content-type', 'application/json');
      init.body = JSON.stringify(options.json);
    }
    const response = await this.app.request(path, init);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : text };
  }

  get(path: string, cookie?: string): Promise<Answer> {
    return this.send('GET', path, cookie === undefined ? {} : { cookie });
  }

  post(path: string, json: unknown, cookie?: string): Promise<Answer> {
    return this.send('POST', path, cookie === undefined ? { json } : { json, cookie });
  }

  /** A list in the convention of ra-data-simple-rest. */
  list(
    path: string,
    cookie: string,
    query: { sort?: [string, string]; range?: [number, number]; filter?: object } = {},
  ): Promise<Answer> {
    const parameters = Object.entries(query).map(
      ([name, value]) => `${name}=${encodeURIComponent(JSON.stringify(value))}`,
    );
    return this.get(`${path}?${parameters.join('&')}`, cookie);
  }
}

export const cookieOf = (answer: Answer): string => answer.headers.get('set-cookie')?.split(';')[0] ?? '';
