import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EditionView, RegulationView } from '../contract/regulation.ts';
import type { TicketDetail, TicketRow } from '../contract/tickets.ts';
import type { WhatIfRunView } from '../contract/what-if.ts';
import { noon, TestApi } from '../testing/test-api.ts';
import { addTicket, aWorld, itemOf, letterOf, putRegistry, registryOf } from '../testing/tickets.ts';

let api: TestApi;
let anna: string;
let boris: string;
/** Its letter is 12 days old, executed; the other's is of the day before, open. */
let older: number;
let fresh: number;

beforeAll(async () => {
  api = await TestApi.create({ settings: { publicUrl: null, sessionIdle: 72 * 3_600_000 } });
  anna = (await api.signedIn('anna', 'specialist', 'Анна Петрова')).cookie;
  boris = (await api.signedIn('boris', 'supervisor', 'Борис Орлов')).cookie;
  const addOne = async (letterDate: string, receivedAt?: Date): Promise<number> => {
    const world = aWorld();
    await putRegistry(api.database, registryOf(world));
    const letters = [letterOf(world, { letterDate, effectiveDate: letterDate })];
    return (
      await addTicket(api.database, world, { items: [itemOf(world)], letters, ...(receivedAt && { receivedAt }) })
    ).id;
  };
  older = await addOne('2026-03-05');
  fresh = await addOne('2026-03-16');
  const { version } = (await api.get(`/api/tickets/${older}`, anna)).body as TicketDetail;
  await api.post(`/api/tickets/${older}/execute`, { version, confirmed: ['letterhead', 'signature', 'seal'] }, anna);
});
afterAll(() => api.close());

/** Of every table, the rows and what is in them. */
async function contents(): Promise<Record<string, string>> {
  const em = api.database.em();
  const tables = await em.execute<{ name: string }[]>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'session' order by 1`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await em.execute<{ sum: string }[]>(
      `select count(*) || ':' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum from "${name}" t`,
    );
    sums[name] = row?.sum ?? '';
  }
  return sums;
}

const question = {
  from: '2026-03-01',
  to: '2026-03-31',
  editionId: null,
  parameters: {},
  lunchBreak: null,
  shortDays: false,
};

async function finished(asked: object): Promise<WhatIfRunView> {
  const started = await api.post('/api/what-if', { ...question, ...asked }, boris);
  expect(started.status).toBe(200);
  let run = started.body as WhatIfRunView;
  while (run.state === 'running') {
    await new Promise((resolve) => setImmediate(resolve));
    run = (await api.get(`/api/what-if/${run.id}`, boris)).body as WhatIfRunView;
  }
  return run;
}

const differencesOf = async (run: WhatIfRunView, filter: object = {}) =>
  (await api.list(`/api/what-if/${run.id}/differences`, boris, { filter })).body;

describe('What would have been', () => {
  it('by the terms of the day is what was, though the registry is another since the execution', async () => {
    const run = await finished({});
    expect(run).toMatchObject({
      state: 'done',
      done: 2,
      total: 2,
      summary: { tickets: 2, items: 2, differing: 0, notReproduced: 0, unjudged: 0 },
    });
  });

  it('with 10 days in place of 14 asks for a new letter, and changes nothing', async () => {
    const before = await contents();
    const run = await finished({ parameters: { letterMaximumAgeDays: 10 } });
    expect(run.summary).toMatchObject({
      differing: 1,
      verdicts: [{ was: 'execute', would: 'request-data', items: 1 }],
      deadlines: { earlier: 0, later: 0, begun: 0, dropped: 1 },
      notReproduced: 0,
    });
    expect(run.summary.clauses).toContainEqual({ clause: '3.4.1', gained: 1, lost: 0, otherwise: 0 });
    expect(await differencesOf(run, { clause: '3.4.1' })).toMatchObject([
      { ticketId: older, items: [{ was: { verdict: 'execute' }, would: { verdict: 'request-data' } }] },
    ]);
    expect(await differencesOf(run, { clause: '4.1.14' })).toEqual([]);
    const file = await api.get(`/api/what-if/${run.id}/export?format=csv`, boris);
    expect(String(file.body)).toContain('допускается не более 10');
    expect(await contents()).toEqual(before);
  });

  it('with a lunch break the terms end an hour later', async () => {
    const run = await finished({ lunchBreak: { from: '12:30', to: '13:30' } });
    expect(run.summary).toMatchObject({
      differing: 2,
      verdicts: [],
      deadlines: { later: 2 },
      late: { was: 0, would: 0 },
    });
    expect(await differencesOf(run, { about: 'later' })).toContainEqual(
      expect.objectContaining({
        ticketId: fresh,
        deadline: {
          was: { dueAt: '2026-03-18T07:00:00Z', isLate: false },
          would: { dueAt: '2026-03-18T08:00:00Z', isLate: false },
        },
      }),
    );
  });

  it('is asked by those who may, about a period that makes sense', async () => {
    expect((await api.post('/api/what-if', question, anna)).status).toBe(403);
    expect(await api.post('/api/what-if', { ...question, to: '2026-02-01' }, boris)).toMatchObject({ status: 422 });
    const early = { ...question, lunchBreak: { from: '07:00', to: '08:00' } };
    expect((await api.post('/api/what-if', early, boris)).status).toBe(422);
    expect((await api.get(`/api/what-if/${crypto.randomUUID()}`, boris)).status).toBe(404);
  });

  it('can be stopped', async () => {
    const { id } = (await api.post('/api/what-if', question, boris)).body as WhatIfRunView;
    expect((await api.post('/api/what-if', question, boris)).status).toBe(409);
    expect((await api.post(`/api/what-if/${id}/cancel`, {}, boris)).body).toMatchObject({ state: 'cancelled' });
    expect((await api.get(`/api/what-if/${id}`, boris)).body).toMatchObject({ state: 'cancelled' });
  });
});

describe('The regulation', () => {
  const read = async (query = ''): Promise<RegulationView> =>
    (await api.get(`/api/regulation${query}`, anna)).body as RegulationView;
  const clauseIn = (view: RegulationView, id: string) =>
    view.chapters.flatMap(({ clauses }) => clauses).find((clause) => clause.id === id);

  it('tells of a clause its rules, readings, tests and the tickets of the month', async () => {
    const view = await read();
    expect(view).toMatchObject({ month: '2026-03', edition: { name: '2026', isCurrent: true } });
    expect(clauseIn(view, '4.1.4')).toMatchObject({ tickets: 2, readings: [1, 3, 4], notMachine: null, was: null });
    expect(clauseIn(view, '4.1.4')?.rules[0]?.quote).toContain('более 2-х календарных дней');
    expect(clauseIn(view, '4.1.4')?.tests.length).toBeGreaterThan(0);
    expect(clauseIn(view, '3.6')?.notMachine).toContain('специалист');
    expect(clauseIn(await read('?month=2026-02'), '4.1.4')?.tickets).toBe(0);
  });

  it('leads to the same tickets', async () => {
    const of = async (filter: object) =>
      ((await api.list('/api/tickets', anna, { filter })).body as TicketRow[]).map(({ id }) => id).sort();
    expect(await of({ clause: '4.1.4', month: '2026-03' })).toEqual([older, fresh]);
    expect(await of({ clause: '4.1.4', month: '2026-02' })).toEqual([]);
    expect(await of({ clause: '4.1.5' })).toEqual([]);
  });
});

describe('An edition', () => {
  const shorter = {
    name: '2026-2',
    clauses: { '3.4.1': 'Не более 10 календарных дней.' },
    parameters: { letterMaximumAgeDays: 10 },
  };
  let draft: EditionView;

  it('begins as a draft, which a run can be made with', async () => {
    expect((await api.post('/api/regulation/editions', shorter, anna)).status).toBe(403);
    draft = (await api.post('/api/regulation/editions', shorter, boris)).body as EditionView;
    expect(draft).toMatchObject({ state: 'draft', validFrom: null, author: 'Борис Орлов', isCurrent: false });
    expect((await finished({ editionId: draft.id })).summary.verdicts).toEqual([
      { was: 'execute', would: 'request-data', items: 1 },
    ]);
    const view = (await api.get('/api/regulation?edition=2026-2', anna)).body as RegulationView;
    const clause = view.chapters.flatMap(({ clauses }) => clauses).find(({ id }) => id === '3.4.1');
    expect(clause).toMatchObject({
      text: 'Не более 10 календарных дней.',
      was: expect.stringContaining('14 календарных дней'),
      rules: [{ isKept: false }],
      parameters: [{ value: 10, was: 14 }],
    });
  });

  it('is changed by whoever has seen it as it is; its name is its own', async () => {
    const path = `/api/regulation/editions/${draft.id}`;
    const send = (version: number, name: string) =>
      api.send('PUT', path, { cookie: boris, json: { ...shorter, name, version } });
    expect((await send(draft.version ?? 0, '2026')).body).toMatchObject({ errors: { name: expect.any(String) } });
    draft = (await send(draft.version ?? 0, 'Вторая 2026')).body as EditionView;
    expect((await send(1, '2026-3')).status).toBe(409);
  });

  it('comes into force on a day to come, and judges what is asked from then on', async () => {
    const path = `/api/regulation/editions/${draft.id}/put-in-force`;
    const { version } = draft;
    expect((await api.post(path, { version, validFrom: '2026-03-17' }, boris)).body).toMatchObject({
      errors: { validFrom: expect.stringContaining('Только с будущего дня') },
    });
    expect(await api.post(path, { version, validFrom: '2026-03-20' }, boris)).toMatchObject({
      status: 200,
      body: { state: 'in-force', validFrom: '2026-03-20', isCurrent: false },
    });
    const stale = await api.post(path, { version: (version ?? 0) + 1, validFrom: '2026-04-20' }, boris);
    expect(stale.body).toMatchObject({ message: 'Редакция уже введена в действие: она больше не меняется.' });

    const world = aWorld();
    await putRegistry(api.database, registryOf(world));
    const letters = [letterOf(world, { letterDate: '2026-03-12', effectiveDate: '2026-03-12' })];
    api.now = new Date(noon.getTime() + 7 * 86_400_000);
    const { id: later } = await addTicket(api.database, world, { letters, receivedAt: api.now });
    const cookie = (await api.signedIn('vera', 'specialist')).cookie;
    const decisionOf = async (id: number) =>
      ((await api.get(`/api/tickets/${id}`, cookie)).body as TicketDetail).items[0]?.decision;
    expect(await decisionOf(later)).toMatchObject({
      edition: 'Вторая 2026',
      verdict: 'request-data',
      missing: ['letter-date-expired'],
    });
    expect(await decisionOf(fresh)).toMatchObject({ edition: '2026', verdict: 'execute' });
    expect(((await api.get(`/api/tickets/${later}`, cookie)).body as TicketDetail).clauses['3.4.1']).toBe(
      'Не более 10 календарных дней.',
    );
    const rows = (await api.list('/api/journal', cookie, { filter: { objectType: 'edition' } })).body;
    expect(rows).toHaveLength(3);
  });
});
