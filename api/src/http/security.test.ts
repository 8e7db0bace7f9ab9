import { Writable } from 'node:stream';
import { DatabaseStorageError, type EntityManager } from '@perenos/db';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../openapi.ts';
import { password, TestApi } from '../testing/test-api.ts';

let api: TestApi;
let cookie: string;

beforeAll(async () => {
  api = await TestApi.create();
  ({ cookie } = await api.signedIn('anna'));
});
afterAll(() => api.close());

describe('A change that another site asks for', () => {
  const from = (headers: Record<string, string>, using = api) =>
    using.send('POST', '/api/auth/sign-in', { json: { login: 'anna', password }, headers });

  it('is refused by its Origin', async () => {
    expect(await from({ origin: 'https://evil.example' })).toMatchObject({
      status: 403,
      body: { code: 'foreign-origin' },
    });
  });
  it('is refused from a sandboxed frame, whose origin is null', async () => {
    expect((await from({ origin: 'null' })).status).toBe(403);
  });
  it('is refused by Sec-Fetch-Site where there is no Origin', async () => {
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
  it('passes from the panel itself, also behind a proxy with another name', async () => {
    expect((await from({ origin: 'http://localhost' })).status).toBe(200);
    const proxied = api.with({ settings: { publicUrl: 'https://perenos.example', sessionIdle: 1_000 } });
    expect((await from({ origin: 'https://perenos.example' }, proxied)).status).toBe(200);
  });
});

describe('Every answer', () => {
  it('carries a policy by which the panel loads only its own files', async () => {
    const policy = (await api.get('/healthz')).headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("img-src 'self' data: blob:");
    expect(policy).toContain("object-src 'none'");
  });
  it('of the api is not kept by the browser, and carries the number of its request', async () => {
    const { headers } = await api.get('/api/auth/me', cookie);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('Bad input', () => {
  it('that is too large is refused with the limit', async () => {
    const answer = await api.post('/api/auth/sign-in', { login: 'a'.repeat(300_000), password });
    expect(answer).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  });
  it('that is no JSON is refused in words', async () => {
    const response = await api.app.request('/api/auth/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"login":',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ code: 'malformed-request', message: 'Запрос не удалось разобрать.' });
  });
  it('that no column can hold is a mistake of the request on every list, not of the server', async () => {
    const { cookie: all } = await api.signedIn('boris', 'supervisor');
    const lists = Object.entries(openApiDocument(api.app).paths ?? {}).filter(([path, { get }]) =>
      JSON.stringify(path.includes('{') ? [] : (get?.parameters ?? [])).includes('"name":"filter"'),
    );
    expect(lists.length).toBeGreaterThan(20);
    const filters = [{ id: ['a'] }, { id: [1e12] }, { q: 'a\0b' }, { ticketId: 1e12 }, { partnerId: '\0' }];
    for (const [path] of lists)
      for (const filter of filters) {
        const { status } = await api.list(path, all, { filter });
        expect({ path, filter, isServers: status >= 500 }).toEqual({ path, filter, isServers: false });
      }
  });
  it('is refused where it holds a NUL, and taken where it only speaks of one', async () => {
    const signIn = async (login: string) => (await api.post('/api/auth/sign-in', { login, password })).status;
    expect(await signIn('anna\0')).toBe(400);
    expect((await api.get('/api/applications/%00', cookie)).status).toBe(400);
    expect(await signIn('anna\\u0000')).toBe(401);
  });
});

describe('The log', () => {
  it('holds route and status, and neither the query nor its answer', async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        lines.push(String(chunk));
        done();
      },
    });
    const logged = api.with({ logger: pino({ level: 'debug' }, sink) });
    await logged.list('/api/subscribers', cookie, { filter: { q: 'Секретов 7707083893' } });
    const text = lines.join('');
    expect(text).toContain('"route":"/api/subscribers"');
    expect(text).not.toMatch(/Секретов|7707083893|%D0|filter/);
  });
});

describe('A failure that nobody foresaw', () => {
  it('is answered with a number and without its details', async () => {
    const broken = api.with({
      now: () => {
        throw new Error('secret detail');
      },
    });
    const answer = await broken.get('/api/auth/me', cookie);
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    expect(answer.body).toMatchObject({ code: 'internal', details: { requestId: answer.headers.get('x-request-id') } });
  });
});

describe('Readiness', () => {
  it('is told apart from life', async () => {
    const starting = api.with({ readiness: () => ({ ready: false, reason: 'ingest' }) });
    expect((await starting.get('/healthz')).status).toBe(200);
    expect(await starting.get('/readyz')).toMatchObject({ status: 503, body: { reason: 'ingest' } });
    expect((await api.get('/readyz')).status).toBe(200);
  });

  it('ends when the database is away', async () => {
    const refused = async () => {
      throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    };
    const away = api.with({
      database: { ...api.database, em: () => ({ find: refused }) as unknown as EntityManager },
    });
    expect(await away.get('/readyz')).toMatchObject({
      status: 503,
      body: { reason: 'database', message: expect.stringMatching(/^База данных сейчас недоступна/) },
    });
  });

  it('ends while the disk takes nothing, and says so in words', async () => {
    const requireStorage = () => {
      throw new DatabaseStorageError('full');
    };
    const full = api.with({ database: { ...api.database, requireStorage } });
    expect(await full.get('/readyz')).toMatchObject({
      status: 503,
      body: { reason: 'storage', message: expect.stringMatching(/^На диске базы нет места/) },
    });
  });
});
