import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const repository = join(import.meta.dirname, '../../..');

/** A free port of this machine, for a server that the test starts itself. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

/** The whole product as a process of its own, as `npm start` runs it. */
export class Product {
  readonly url: string;
  readonly varDirectory: string;
  readonly #process: ChildProcess;
  #output = '';

  private constructor(url: string, varDirectory: string, process: ChildProcess) {
    this.url = url;
    this.varDirectory = varDirectory;
    this.#process = process;
    for (const stream of [process.stdout, process.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.#output += chunk.toString();
      });
  }

  /** Starts it on a new `var/` unless one is given, and waits until `/readyz` answers. */
  static async start(options: { varDirectory?: string; env?: Record<string, string> } = {}): Promise<Product> {
    const port = await freePort();
    const varDirectory = options.varDirectory ?? mkdtempSync(join(tmpdir(), 'perenos-'));
    const child = spawn(join(repository, 'node_modules/.bin/node'), ['api/src/main.ts'], {
      cwd: repository,
      env: { ...process.env, DATABASE_URL: '', PORT: String(port), VAR_DIR: varDirectory, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const product = new Product(`http://127.0.0.1:${port}`, varDirectory, child);
    await product.#ready();
    return product;
  }

  async #ready(): Promise<void> {
    for (let attempt = 0; attempt < 600; attempt++) {
      if (this.#process.exitCode !== null) throw new Error(`the product stopped at start:\n${this.#output}`);
      const answer = await fetch(`${this.url}/readyz`).catch(() => null);
      if (answer?.ok) return;
      await sleep(200);
    }
    throw new Error(`the product did not become ready:\n${this.#output}`);
  }

  get output(): string {
    return this.#output;
  }

  /** Ends the process: SIGTERM lets it finish, SIGKILL is a power cut. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill(signal);
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop('SIGKILL');
    rmSync(this.varDirectory, { recursive: true, force: true });
  }
}

/** A signed-in caller of the API. */
export class Caller {
  readonly #url: string;
  readonly #cookie: string;

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  static async signIn(url: string, login: string, password: string): Promise<Caller> {
    const answer = await fetch(`${url}/api/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ login, password }),
    });
    if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
    return new Caller(
      url,
      answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    );
  }

  request(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.#url}${path}`, {
      ...init,
      headers: { cookie: this.#cookie, origin: this.#url, 'content-type': 'application/json', ...init.headers },
    });
  }

  async json<T>(path: string, init: RequestInit = {}): Promise<T> {
    const answer = await this.request(path, init);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** How many rows a list has, none of them loaded. */
  async count(resource: string, filter: Record<string, string>): Promise<number> {
    const query = `range=[0,0]&filter=${encodeURIComponent(JSON.stringify(filter))}`;
    const answer = await this.request(`/api/${resource}?${query}`);
    return Number(answer.headers.get('content-range')?.split('/')[1]);
  }
}

/** Repeats the question until it has an answer, ever less often: who asks mustn't hold up what is asked about. */
export async function eventually<T>(
  ask: () => Promise<T | null | undefined | false>,
  what: string,
  seconds = 60,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (let pause = 250; Date.now() < end; pause = Math.min(1.5 * pause, 1000)) {
    const answer = await ask();
    if (answer) return answer;
    await sleep(pause);
  }
  throw new Error(`not within ${seconds} s: ${what}`);
}
