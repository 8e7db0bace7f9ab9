import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TicketDetail, TicketRow } from '../contract/tickets.ts';
import { type Answer, noon, TestApi } from '../testing/test-api.ts';
import { addTicket, aWorld, letterOf, putRegistry, registryOf } from '../testing/tickets.ts';

let api: TestApi;
let cookie: string;
const world = aWorld();
const minutesAgo = (minutes: number): Date => new Date(noon.getTime() - minutes * 60_000);
const numbers: Record<'late' | 'ready' | 'asked' | 'review' | 'waiting' | 'mine', number> = {
  late: 0,
  ready: 0,
  asked: 0,
  review: 0,
  waiting: 0,
  mine: 0,
};

beforeAll(async () => {
  api = await TestApi.create();
  ({ cookie } = await api.signedIn('anna', 'specialist', 'Анна Петрова'));
  await putRegistry(api.database, registryOf(world));
  const add = async (name: keyof typeof numbers, given: Parameters<typeof addTicket>[2]): Promise<void> => {
    numbers[name] = (await addTicket(api.database, world, given)).id;
  };
  await add('ready', { receivedAt: minutesAgo(60), subject: 'Перенос Ёлочки' });
  await add('late', {
    receivedAt: new Date('2026-03-13T06:00:00.000Z'),
    letters: [letterOf(world, { letterDate: '2026-03-12', effectiveDate: '2026-03-12' })],
  });
  await add('asked', { receivedAt: minutesAgo(50), letters: [] });
  await add('review', { receivedAt: minutesAgo(40), sender: null });
  await add('waiting', { receivedAt: minutesAgo(30), letters: [letterOf(world, { effectiveDate: '2026-03-24' })] });
  await add('mine', { receivedAt: minutesAgo(20) });
  const mine = (await api.get(`/api/tickets/${numbers.mine}`, cookie)).body as TicketDetail;
  await api.post(`/api/tickets/${mine.id}/take`, { version: mine.version }, cookie);
});
afterAll(() => api.close());

const ids = (answer: Answer): number[] => (answer.body as TicketRow[]).map(({ id }) => id);
const view = async (name: string): Promise<number[]> =>
  ids(await api.list('/api/tickets', cookie, { filter: { view: name } }));

describe('The queue', () => {
  it('stands in the order of deadlines, what has none last', async () => {
    expect(await view('all')).toEqual([
      numbers.late,
      numbers.ready,
      numbers.review,
      numbers.mine,
      numbers.waiting,
      numbers.asked,
    ]);
  });

  it('is parted into ready, review and waiting, and no open ticket is in none of them', async () => {
    expect(await view('ready')).toEqual([numbers.late, numbers.ready, numbers.mine]);
    expect(await view('review')).toEqual([numbers.review, numbers.asked]);
    expect(await view('waiting')).toEqual([numbers.waiting]);
    expect(await view('overdue')).toEqual([numbers.late]);
    expect(await view('mine')).toEqual([numbers.mine]);
    expect(await view('closed')).toEqual([]);
  });

  it('is counted by the same views', async () => {
    expect((await api.get('/api/tickets/counts', cookie)).body).toEqual({
      mine: 1,
      ready: 3,
      waiting: 1,
      review: 2,
      overdue: 1,
      all: 6,
    });
  });

  it('shows in a row what decides: subscriber, partners, deadline, who has it', async () => {
    const [row] = (await api.list('/api/tickets', cookie, { filter: { id: [numbers.mine] } })).body as TicketRow[];
    expect(row).toMatchObject({
      number: expect.stringMatching(/^П-\d{6}$/),
      subscriberName: world.subscriber.name,
      fromPartnerName: world.source.name,
      toPartnerName: world.target.name,
      senderPartnerName: world.target.name,
      itemCount: 1,
      assigneeName: 'Анна Петрова',
      dueAt: expect.any(String),
    });
  });
});

describe('A list in the convention of the panel', () => {
  it('says which rows of how many it holds', async () => {
    const answer = await api.list('/api/tickets', cookie, { range: [2, 3], filter: { view: 'all' } });
    expect(answer.headers.get('content-range')).toBe('tickets 2-3/6');
    expect(ids(answer)).toEqual([numbers.review, numbers.mine]);
  });

  it('says so of an empty one too', async () => {
    const answer = await api.list('/api/tickets', cookie, { filter: { q: 'такого нет' } });
    expect(answer.headers.get('content-range')).toBe('tickets */0');
    expect(answer.body).toEqual([]);
  });

  it('gives every row that is asked for by its id, however many', async () => {
    const asked = Array.from({ length: 60 }, (_, index) => index + 1);
    expect(ids(await api.list('/api/tickets', cookie, { filter: { id: asked } })).sort()).toEqual(
      Object.values(numbers).sort(),
    );
  });

  it('is sorted by the fields that it names, and by no others', async () => {
    const newest = await api.list('/api/tickets', cookie, { sort: ['receivedAt', 'DESC'], range: [0, 0] });
    expect(ids(newest)).toEqual([numbers.mine]);
    const refused = await api.list('/api/tickets', cookie, { sort: ['passwordHash', 'ASC'] });
    expect(refused).toMatchObject({ status: 422, body: { errors: { sort: expect.any(String) } } });
  });

  it('refuses a filter that it does not know, rather than show rows that nobody asked for', async () => {
    expect((await api.list('/api/tickets', cookie, { filter: { assignee: 1 } })).status).toBe(422);
    expect((await api.get('/api/tickets?filter=oops', cookie)).status).toBe(422);
  });

  it('is searched by parts of numbers and names, ё or е', async () => {
    expect(ids(await api.list('/api/tickets', cookie, { filter: { q: 'елочки' } }))).toEqual([numbers.ready]);
    expect(
      ids(await api.list('/api/tickets', cookie, { filter: { q: world.subscriber.inn.slice(2, 9) } })).length,
    ).toBe(6);
  });

  it('takes the signs of a pattern literally', async () => {
    expect(ids(await api.list('/api/tickets', cookie, { filter: { q: '%' } }))).toEqual([]);
  });
});

describe('The other lists', () => {
  const cases = [
    ['partners', { q: 'прежний' }, 1],
    ['subscribers', { q: world.subscriber.inn }, 1],
    ['licences', { product: '1c-reporting' }, 1],
    ['applications', {}, 0],
    ['mails', { q: 'ёлочки' }, 1],
    ['mails', { mailbox: 'perevod' }, 6],
    ['journal', { kind: 'taken' }, 1],
    ['outbox', { state: 'queued' }, 0],
  ] as const;
  it.each(cases)('%s with %j hold %i rows', async (resource, filter, count) => {
    const answer = await api.list(`/api/${resource}`, cookie, { range: [0, 24], filter });
    expect(answer.status).toBe(200);
    expect(answer.body).toHaveLength(count);
    expect(answer.headers.get('content-range')).toBe(
      count === 0 ? `${resource} */0` : `${resource} 0-${count - 1}/${count}`,
    );
  });

  it('show one record by its id, and say in Russian when there is none', async () => {
    expect(await api.get(`/api/partners/${world.source.id}`, cookie)).toMatchObject({
      status: 200,
      body: { name: world.source.name, logins: world.source.logins, emails: world.source.emails },
    });
    expect(await api.get('/api/partners/none', cookie)).toMatchObject({
      status: 404,
      body: { code: 'not-found', message: 'Партнёр: не найдено.' },
    });
    expect((await api.get('/api/mails/999999', cookie)).status).toBe(404);
  });

  it('show a subscriber with his licences', async () => {
    const [found] = (await api.list('/api/subscribers', cookie, { filter: { inn: world.subscriber.inn } })).body as {
      id: number;
    }[];
    expect((await api.get(`/api/subscribers/${found?.id}`, cookie)).body).toMatchObject({
      partnerName: world.source.name,
      licences: [{ id: world.licence.id }],
      applications: [],
    });
  });

  it('show the users to a supervisor, without their passwords', async () => {
    const supervisor = (await api.signedIn('vera', 'supervisor')).cookie;
    const answer = await api.list('/api/users', supervisor, { sort: ['login', 'ASC'] });
    expect((answer.body as { login: string }[]).map(({ login }) => login)).toEqual(['anna', 'vera']);
    expect(JSON.stringify(answer.body)).not.toMatch(/argon2|hash|secret/i);
  });

  it('show every clause of the regulation with its text', async () => {
    const clauses = (await api.get('/api/regulation/clauses', cookie)).body as { id: string; text: string }[];
    expect(clauses.find(({ id }) => id === '4.1.9')?.text).toMatch(/1С:Бухобслуживание, перенос невозможен/);
    expect(clauses.every(({ text }) => text.length > 0)).toBe(true);
  });
});
