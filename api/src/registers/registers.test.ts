import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RegisterAnswer, Registers } from '@perenos/domain';
import { delay, HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRegisters, noRegisters } from './create-registers.ts';
import { registerClient } from './http-client.ts';
import { httpEgr } from './http-registers.ts';
import { localRegisters } from './local-registers.ts';

const url = 'https://register.example/v1';
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const record = {
  name: 'ООО «Ромашка»',
  inn: '7736050003',
  kpp: '773601001',
  ogrn: '1027700070518',
  state: 'active',
  terminatedOn: null,
  heads: [{ lastName: 'Лугова', firstName: 'Анна', patronymic: null }],
};
const query = { kind: 'legal', inn: '7736050003' } as const;

type Asked = { paused: number[]; logged: object[]; headers: Headers[]; bodies: unknown[] };
let asked: Asked;
let clock = 0;
beforeEach(() => {
  asked = { paused: [], logged: [], headers: [], bodies: [] };
  clock = 1_000_000;
});

const egr = (at = url, attemptTimeout = 5_000) =>
  httpEgr(
    registerClient({
      url: at,
      token: 'secret-token',
      register: 'egr',
      logger: { warn: (facts: object) => void asked.logged.push(facts) } as never,
      now: () => clock,
      pause: async (milliseconds) => void asked.paused.push(milliseconds),
      attemptTimeout,
    }),
  );

/** Answers the calls one after another with these, the last one for ever. */
const answering = (...answers: (() => Response | Promise<Response>)[]) =>
  server.use(
    http.post(`${url}/records/search`, async ({ request }) => {
      asked.headers.push(request.headers);
      asked.bodies.push(await request.json());
      const answer = answers[Math.min(asked.bodies.length, answers.length) - 1];
      return answer?.() ?? HttpResponse.json(record);
    }),
  );

const unavailable = (reason: string) => ({ kind: 'unavailable', reason });

describe('a register over HTTP', () => {
  test('is asked with the token and the question in the body', async () => {
    answering(() => HttpResponse.json({ ...record, more: 'left out' }));
    expect(await egr().find(query)).toEqual({ kind: 'found', record });
    expect(asked.bodies).toEqual([query]);
    expect(asked.headers[0]?.get('authorization')).toBe('Bearer secret-token');
    expect(asked.headers[0]?.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(asked.logged).toEqual([]);
  });

  test('that breaks down once is asked again with the same number of the request', async () => {
    answering(
      () => new HttpResponse(null, { status: 500 }),
      () => HttpResponse.json(record),
    );
    expect(await egr().find(query)).toMatchObject({ kind: 'found' });
    expect(asked.paused).toEqual([300]);
    expect(new Set(asked.headers.map((headers) => headers.get('x-request-id'))).size).toBe(1);
  });

  test('that stays broken is not available after three attempts', async () => {
    answering(() => new HttpResponse(null, { status: 503 }));
    expect(await egr().find(query)).toEqual(unavailable('server-error'));
    expect(asked.bodies).toHaveLength(3);
    expect(asked.paused).toEqual([300, 600]);
  });

  test('that is silent is not available, and is not asked again at once', async () => {
    answering(async () => {
      await delay('infinite');
      return HttpResponse.json(record);
    });
    expect(await egr(url, 30).find(query)).toEqual(unavailable('timeout'));
    expect(asked.bodies).toHaveLength(1);
  });

  test('that asks for a short pause gets it', async () => {
    answering(
      () => new HttpResponse(null, { status: 429, headers: { 'retry-after': '2' } }),
      () => HttpResponse.json(record),
    );
    expect(await egr().find(query)).toMatchObject({ kind: 'found' });
    expect(asked.paused).toEqual([2_000]);
  });

  test.each([['120'], [null], ['Sun, 06 Nov 2044 08:49:37 GMT']])(
    'that asks for a long pause or names none (%s) is left alone',
    async (after) => {
      answering(() => new HttpResponse(null, { status: 429, headers: after === null ? {} : { 'retry-after': after } }));
      expect(await egr().find(query)).toEqual(unavailable('too-many-requests'));
      expect(asked.bodies).toHaveLength(1);
    },
  );

  test.each<[string, () => Response, RegisterAnswer<never>]>([
    [
      '«not found» in its own words',
      () => HttpResponse.json({ code: 'not-found' }, { status: 404 }),
      { kind: 'not-found' },
    ],
    ['a bare 404', () => new HttpResponse('<html>', { status: 404 }), { kind: 'unavailable', reason: 'bad-answer' }],
    ['broken JSON', () => new HttpResponse('{"name":'), { kind: 'unavailable', reason: 'bad-answer' }],
    [
      'another shape',
      () => HttpResponse.json({ ...record, state: 'ok' }),
      { kind: 'unavailable', reason: 'bad-answer' },
    ],
    ['no body', () => new HttpResponse(null, { status: 204 }), { kind: 'unavailable', reason: 'bad-answer' }],
    [
      'a refused token',
      () => new HttpResponse(null, { status: 401 }),
      { kind: 'unavailable', reason: 'access-denied' },
    ],
    [
      'a redirect',
      () => HttpResponse.redirect('https://elsewhere.example/'),
      { kind: 'unavailable', reason: 'no-connection' },
    ],
  ])('%s is understood as what it is', async (_name, answer, expected) => {
    answering(answer);
    expect(await egr().find(query)).toEqual(expected);
  });

  test('that nobody listens at is not available', async () => {
    const closed = await new Promise<number>((resolve) => {
      const listener = createServer().listen(0, '127.0.0.1', () => {
        const address = listener.address();
        listener.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
      });
    });
    server.close();
    expect(await egr(`http://127.0.0.1:${closed}`).find(query)).toEqual(unavailable('no-connection'));
    server.listen({ onUnhandledFrame: 'error' });
  });

  test('rests after five failures in a row, then is asked again; a failure never becomes an answer', async () => {
    answering(() => new HttpResponse('nonsense'));
    const register = egr();
    for (let time = 0; time < 5; time += 1) expect(await register.find(query)).toEqual(unavailable('bad-answer'));
    expect(await register.find(query)).toEqual(unavailable('resting'));
    expect(asked.bodies).toHaveLength(5);
    clock += 30_000;
    answering(() => HttpResponse.json(record));
    expect(await register.find(query)).toMatchObject({ kind: 'found' });
  });

  test('leaves neither the question nor the token in the log', async () => {
    answering(() => new HttpResponse(null, { status: 500 }));
    await egr().find(query);
    const log = JSON.stringify(asked.logged);
    expect(log).toContain('server-error');
    expect(log).not.toContain(query.inn);
    expect(log).not.toContain('secret-token');
  });
});

const person = { lastName: 'Лугова', firstName: 'Анна', patronymic: null };
const silentLog = pino({ level: 'silent' });
const only = (name: string) => ({
  ...{ egr: null, esia: null, passport: null, disqualified: null, snils: null },
  [name]: { url, token: 't' },
});

describe('each register', () => {
  const over = (name: string) => createRegisters(only(name), { localFile: null, logger: silentLog });
  const cases: [string, string, object, (registers: Registers) => Promise<unknown>, unknown][] = [
    [
      'esia',
      '/accounts/search',
      { ...person, birthDate: '1980-02-03', inn: null, confirmed: true },
      ({ esia }) => esia.find({ snils: '112-233-445 95' }),
      { ...person, birthDate: '1980-02-03', inn: null, confirmed: true },
    ],
    [
      'passport',
      '/passports/search',
      { state: 'invalid', invalidReason: 'утрачен', belongsToPerson: true },
      ({ passport }) => passport.find({ ...person, series: '4507', number: '123456', birthDate: null }),
      { state: 'invalid', invalidReason: 'утрачен', belongsToPerson: true },
    ],
    [
      'disqualified',
      '/persons/search',
      { entries: [] },
      ({ disqualified }) => disqualified.find({ ...person, birthDate: null }),
      [],
    ],
    [
      'snils',
      '/numbers/search',
      { belongsToPerson: false },
      ({ snils }) => snils.find({ ...person, snils: '112-233-445 95', birthDate: null }),
      { belongsToPerson: false },
    ],
  ];
  test.each(cases)('%s has a path and a record of its own', async (name, path, body, ask, found) => {
    server.use(http.post(`${url}${path}`, () => HttpResponse.json(body)));
    expect(await ask(over(name))).toEqual({ kind: 'found', record: found });
  });

  test('an empty object is no empty list of the disqualified', async () => {
    server.use(http.post(`${url}/persons/search`, () => HttpResponse.json({})));
    expect(await over('disqualified').disqualified.find({ ...person, birthDate: null })).toEqual(
      unavailable('bad-answer'),
    );
  });

  test('without an address is not available outside the demo', async () => {
    expect(await noRegisters.egr.find(query)).toEqual(unavailable('not-configured'));
    expect(await over('esia').egr.find(query)).toEqual(unavailable('not-configured'));
  });
});

describe('the local registers', () => {
  let directory = '';
  const file = () => join(directory, 'local-registers.json');
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'registers-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  test('know whom the file knows, and nobody else', async () => {
    const holder = {
      ...person,
      ...{ birthDate: null, inn: null, snils: '11223344595', passport: '4507123456' },
      ...{ passportInvalid: null, account: 'unconfirmed' },
    };
    const world = {
      companies: [record],
      people: [holder],
      disqualified: [{ ...person, birthDate: null, from: '2025-01-01', until: '2027-01-01' }],
      silent: [{ register: 'snils', about: '00000000000' }],
    };
    await writeFile(file(), JSON.stringify(world));
    const { egr: own, esia, passport, disqualified, snils } = localRegisters(file());
    expect(await own.find(query)).toEqual({ kind: 'found', record });
    expect(await own.find({ kind: 'legal', inn: '7708503727' })).toEqual({ kind: 'not-found' });
    expect(await esia.find({ snils: '112-233-445 95' })).toMatchObject({ record: { confirmed: false } });
    const asked = { ...person, birthDate: null };
    expect(await passport.find({ ...asked, series: '4507', number: '123456' })).toMatchObject({
      record: { state: 'issued', belongsToPerson: true },
    });
    expect(await disqualified.find(asked)).toMatchObject({ record: [{ lastName: 'Лугова' }] });
    expect(await snils.find({ ...asked, lastName: 'Другая', snils: '11223344595' })).toMatchObject({
      record: { belongsToPerson: false },
    });
    expect(await snils.find({ ...asked, snils: '00000000000' })).toEqual(unavailable('timeout'));
  });

  test('without a file, or with a broken one, are not available', async () => {
    expect(await localRegisters(join(directory, 'none.json')).egr.find(query)).toEqual(unavailable('not-configured'));
    await writeFile(file(), '{}');
    expect(await localRegisters(file()).egr.find(query)).toEqual(unavailable('bad-answer'));
  });
});
