import {
  JournalEntry,
  type JournalLine,
  OutboxMessage,
  queueMessage,
  Ticket,
  TicketItem,
  type User,
  writeJournal,
} from '@perenos/db';
import { escalationLetter, type MissingCode, type Verdict } from '@perenos/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OverrideView, SampleView } from '../contract/decisions.ts';
import type { ForecastView, WallView } from '../contract/forecast.ts';
import type { ScorecardView } from '../contract/scorecards.ts';
import type { TicketDetail } from '../contract/tickets.ts';
import { noon, TestApi } from '../testing/test-api.ts';
import { addTicket, aWorld, putRegistry, registryOf, type World } from '../testing/tickets.ts';

let api: TestApi;
let anna: { user: User; cookie: string };
let boris: { user: User; cookie: string };
let world: World;
/** Refused by Boris though the machine would execute; executed by Anna; one that is due at 13:00 and one that lacks data. */
let refused: number;
let executed: number;
let due: number;

const letters = { confirmed: ['letterhead', 'signature', 'seal'] };
const machine = { kind: 'system', name: 'Система' } as const;

/** What the pipeline writes when it judges a mail. */
async function judged(ticketId: number, verdict: Verdict, missing: MissingCode[] = []): Promise<void> {
  const em = api.database.em();
  const ticket = await em.findOneOrFail(Ticket, ticketId);
  const items = await em.find(TicketItem, { ticket: ticketId });
  const line = { actor: machine, kind: 'judged', ticket, objectType: 'ticket', objectId: ticket.number } as const;
  const lines: JournalLine[] = items.map((item) => ({
    ...{ ...line, item, grounds: `Решение: ${verdict}`, clauses: ['4.1.4'], after: { verdict, missing } },
  }));
  await writeJournal(em, ticket.receivedAt, lines);
}

async function aJudgedTicket(verdict: Verdict, missing: MissingCode[] = [], receivedAt?: Date): Promise<number> {
  const own = aWorld();
  await putRegistry(api.database, registryOf({ ...own, target: world.target }));
  const { id } = await addTicket(api.database, { ...own, target: world.target }, receivedAt ? { receivedAt } : {});
  await judged(id, verdict, missing);
  return id;
}

const act = async (id: number, verb: string, body: object, cookie: string) => {
  const { version } = (await api.get(`/api/tickets/${id}`, cookie)).body as TicketDetail;
  const answer = await api.post(`/api/tickets/${id}/${verb}`, { version, ...body }, cookie);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
};

beforeAll(async () => {
  api = await TestApi.create({ settings: { publicUrl: null, sessionIdle: 72 * 3_600_000 } });
  anna = await api.signedIn('anna', 'specialist', 'Анна Петрова');
  boris = await api.signedIn('boris', 'supervisor', 'Борис Орлов');
  world = aWorld();
  executed = await aJudgedTicket('execute');
  refused = await aJudgedTicket('execute');
  // received on Monday at 14:00: due on Tuesday at 13:00
  due = await aJudgedTicket('execute', [], new Date('2026-03-16T11:00:00.000Z'));
  await aJudgedTicket('request-data', ['subscriber-kpp']);
  await act(executed, 'execute', letters, anna.cookie);
  await act(refused, 'refuse', { text: 'Печать не та: отказываем.' }, boris.cookie);
});
afterAll(() => api.close());

describe('Ahead of time', () => {
  it('tells what will be late at today’s pace, and by whom it could be taken', async () => {
    await act(due, 'take', {}, boris.cookie);
    const { body } = await api.get('/api/forecast', anna.cookie);
    const { breaches, people, until } = body as ForecastView;
    // from 8:30 to noon Anna has settled one ticket, and so has Boris
    expect(people.map(({ name, doneToday, basis }) => [name, doneToday, basis])).toEqual([
      ['Анна Петрова', 1, 'today'],
      ['Борис Орлов', 1, 'today'],
    ]);
    expect(until).toBe('2026-03-17T11:00:00.000Z');
    expect(breaches).toMatchObject([
      {
        ...{ ticketId: due, dueAt: '2026-03-17T10:00:00.000Z', finishAt: '2026-03-17T12:30:00.000Z' },
        ...{ lateBySeconds: 9000, assigneeName: 'Борис Орлов' },
        couldTake: [{ id: anna.user.id, name: 'Анна Петрова', inTime: false }],
      },
    ]);
    expect(breaches[0]?.reason).toContain('При сегодняшнем темпе (одно обращение за 3 ч 30 мин)');
  });

  it('tells the wall numbers alone', async () => {
    const { body } = await api.get('/api/forecast/wall', anna.cookie);
    expect(body as WallView).toMatchObject({
      ...{ ready: 2, waitingData: 0, doneToday: 2, doneWithTerm: 2, doneInTime: 2, dueSoon: 1, late: 0, predicted: 1 },
      oldest: { number: expect.stringMatching(/^П-/), countedSeconds: 7 * 3600 },
    });
    expect(JSON.stringify(body)).not.toContain(world.target.inn);
  });
});

describe('Escalation rules', () => {
  it('are looked at with the clock moved ahead, never back', async () => {
    // due at 13:00: 100 % of its term will have run, and nobody is told of it by looking
    const { body } = await api.get('/api/escalations/ahead?at=2026-03-17T10:00:00.000Z', anna.cookie);
    expect((body as { ticketId: number; percent: number }[]).filter(({ ticketId }) => ticketId === due)).toMatchObject(
      [50, 80, 80, 100].map((percent) => ({ percent })),
    );
    expect(await api.database.em().count(JournalEntry, { kind: 'escalated' })).toBe(0);
    expect((await api.get('/api/escalations/ahead?at=2026-03-17T08:00:00.000Z', anna.cookie)).status).toBe(422);
  });
  it('write letters that lead to their ticket and are none of its correspondence', async () => {
    const em = api.database.em();
    const { number } = await em.findOneOrFail(Ticket, due);
    const letter = escalationLetter(number, 'Перенос', 'Срок истёк.');
    await queueMessage(em, { role: 'staff', from: 'perevod', to: 'boris@astral.example', ...letter }, noon);
    const listed = (await api.list('/api/outbox', anna.cookie, { filter: { role: 'staff' } })).body;
    expect(listed).toMatchObject([{ ticketId: due, ticketNumber: number }]);
    expect((await api.get(`/api/tickets/${due}`, anna.cookie)).body).toMatchObject({ outbox: [] });
  });
  const rule = { percent: 90, recipient: 'supervisors', userId: null, byMail: true, byNote: false, active: true };
  it('are kept by supervisors, with the journal', async () => {
    expect((await api.post('/api/escalations/rules', rule, anna.cookie)).status).toBe(403);
    const { body } = await api.post('/api/escalations/rules', rule, boris.cookie);
    const rules = body as { id: number; percent: number; version: number }[];
    expect(rules.map(({ percent }) => percent)).toEqual([50, 80, 80, 90, 100]);
    const added = rules.find(({ percent }) => percent === 90);
    const path = `/api/escalations/rules/${added?.id}`;
    const change = { ...rule, percent: 95, version: added?.version };
    expect((await api.send('PUT', path, { json: change, cookie: boris.cookie })).status).toBe(200);
    expect(await api.send('PUT', path, { json: change, cookie: boris.cookie })).toMatchObject({
      status: 409,
      body: { code: 'object-changed' },
    });
    const lines = await api.database
      .em()
      .find(JournalEntry, { kind: 'escalation-rule-changed' }, { orderBy: { id: 1 } });
    expect(lines.map(({ before, after }) => [before, after])).toMatchObject([
      [null, { percent: 90, recipient: 'Руководителям' }],
      [{ percent: 90 }, { percent: 95 }],
    ]);
  });

  it.each([
    [{ percent: 0 }, 'percent'],
    [{ byMail: false }, 'byNote'],
    [{ recipient: 'user' }, 'userId'],
    [{ recipient: 'user', userId: 999 }, 'userId'],
  ])('%j is refused in words', async (given, field) => {
    const answer = await api.post('/api/escalations/rules', { ...rule, ...given }, boris.cookie);
    expect(answer).toMatchObject({ status: 422, body: { errors: { [field]: expect.any(String) } } });
  });
});

describe('What people decided otherwise than the machine', () => {
  it('stands in one list with its grounds and the letter', async () => {
    const { body, headers } = await api.list('/api/overrides', boris.cookie, { range: [0, 9] });
    expect(headers.get('content-range')).toBe('overrides 0-0/1');
    expect(body as OverrideView[]).toMatchObject([
      {
        ...{ ticketId: refused, kind: 'refused-otherwise', machine: 'execute', act: 'refused', byName: 'Борис Орлов' },
        letter: expect.stringContaining('Печать не та'),
      },
    ]);
  });
  it.each([
    [{ kind: 'closed-otherwise' }, 0],
    [{ kind: 'refused-otherwise', month: '2026-03' }, 1],
    [{ month: '2026-02' }, 0],
    [{ q: 'орлов' }, 1],
    [{ q: 'нет такого' }, 0],
  ])('is narrowed by %j', async (filter, count) => {
    expect((await api.list('/api/overrides', boris.cookie, { filter })).body).toHaveLength(count);
  });
  it('is counted by clause and month', async () => {
    const { body } = await api.get('/api/overrides/agreement', boris.cookie);
    expect(body).toMatchObject({ months: ['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03'] });
    const rows = (body as { rows: { clause: string; cells: object[] }[] }).rows;
    expect(rows.find(({ clause }) => clause === '4.1.4')?.cells).toEqual([
      { month: '2026-03', agreed: 1, differed: 1, byPerson: 0 },
    ]);
  });
});

describe('A sample of decisions', () => {
  const asked = { from: '2026-03-01', to: '2026-03-17', seed: 'март', perSpecialist: 5, perClause: 0 };
  const drawn = async (given: object = {}) => {
    const answer = await api.post('/api/samples', { ...asked, ...given }, boris.cookie);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body as SampleView;
  };
  it('is drawn from what people decided, the same again for the same seed', async () => {
    const [one, again] = [await drawn(), await drawn()];
    expect(one).toMatchObject({ size: 2, drawnFrom: 2, reviewed: 0, seed: 'март' });
    expect(one.decisions.map(({ ticketId }) => ticketId).sort()).toEqual([executed, refused].sort());
    expect(again.decisions.map(({ ticketId }) => ticketId)).toEqual(one.decisions.map(({ ticketId }) => ticketId));
    expect(one.decisions.find(({ ticketId }) => ticketId === refused)).toMatchObject({
      override: 'refused-otherwise',
      mine: true,
    });
  });
  it('is reviewed decision by decision, nobody his own', async () => {
    const { id, decisions } = await drawn();
    const path = (ticketId: number) =>
      `/api/samples/${id}/decisions/${decisions.find((one) => one.ticketId === ticketId)?.id}/review`;
    const review = { verdict: 'wrong', reason: 'Партнёр не тот' };
    expect(await api.post(path(refused), review, boris.cookie)).toMatchObject({ status: 409 });
    const { body } = await api.post(path(executed), review, boris.cookie);
    expect(body).toMatchObject({ reviewed: 1, wrong: 1 });
    expect((body as SampleView).decisions.find(({ ticketId }) => ticketId === executed)).toMatchObject({
      ...{ verdict: 'wrong', reason: 'Партнёр не тот', reviewedByName: 'Борис Орлов' },
    });
    expect(await api.post(path(executed), { verdict: 'right', reason: '' }, boris.cookie)).toMatchObject({
      status: 422,
    });
    expect((await api.post(path(executed), review, anna.cookie)).status).toBe(403);
    expect(await api.database.em().count(JournalEntry, { kind: 'decision-reviewed' })).toBe(1);
  });
  it('of a period without decisions is refused in words', async () => {
    const answer = await api.post('/api/samples', { ...asked, from: '2025-01-01', to: '2025-02-01' }, boris.cookie);
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: { to: expect.stringContaining('выбирать не из чего') } },
    });
  });
});

describe('A partner’s scorecard', () => {
  const path = () => `/api/scorecards/${world.target.id}`;
  it('tells how complete his first mails were, and what they lacked', async () => {
    const { body } = await api.list('/api/scorecards', boris.cookie);
    expect(body).toMatchObject([{ id: world.target.id, tickets: 4, complete: 3, mostFrequent: 'subscriber-kpp' }]);
    const card = (await api.get(path(), boris.cookie)).body as ScorecardView;
    expect(card).toMatchObject({
      points: [{ code: 'subscriber-kpp', count: 1 }],
      letter: { to: world.target.emails[0], text: expect.stringContaining('КПП абонента') },
    });
    const [lacking = ''] = Object.keys(card.numbers);
    const scorecard = { partnerId: card.id, from: card.from, to: card.to };
    for (const [narrowing, ids] of [
      [{}, [Number(lacking)]],
      [{ missing: 'subscriber-kpp' }, [Number(lacking)]],
      [{ missing: 'product' }, []],
      [{ clause: '4.1.4' }, [Number(lacking)]],
    ] as const) {
      const answer = await api.list('/api/tickets', boris.cookie, {
        filter: { scorecard: { ...scorecard, ...narrowing } },
      });
      expect((answer.body as { id: number }[]).map(({ id }) => id)).toEqual(ids);
    }
  });
  it('goes to him as a letter, by a supervisor, once a day', async () => {
    const period = { from: '2026-03-01', to: '2026-03-17' };
    const answers = await Promise.all([1, 2].map(() => api.post(`${path()}/send`, period, boris.cookie)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const letters = await api.database.em().find(OutboxMessage, { role: 'partner' });
    expect(letters).toMatchObject([{ toAddress: world.target.emails[0], fromMailbox: 'partners', state: 'queued' }]);
    expect((await api.get(path(), boris.cookie)).body).toMatchObject({ lastSentAt: noon.toISOString() });
  });
});
