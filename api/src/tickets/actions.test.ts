import { JournalEntry, OutboxMessage, Subscriber, Ticket } from '@perenos/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TicketDetail } from '../contract/tickets.ts';
import { type Answer, noon, TestApi } from '../testing/test-api.ts';
import { addTicket, aWorld, itemOf, letterOf, putRegistry, registryOf, type World } from '../testing/tickets.ts';

let api: TestApi;
let anna: string;
let boris: string;
let supervisor: string;
let world: World;

beforeAll(async () => {
  api = await TestApi.create();
  anna = (await api.signedIn('anna', 'specialist', 'Анна Петрова')).cookie;
  boris = (await api.signedIn('boris', 'specialist', 'Борис Орлов')).cookie;
  supervisor = (await api.signedIn('vera', 'supervisor', 'Вера Громова')).cookie;
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = noon;
  world = aWorld();
});

const ticketIn = async (
  given: Parameters<typeof addTicket>[2] = {},
  registry: Parameters<typeof registryOf>[1] = {},
): Promise<Ticket> => {
  await putRegistry(api.database, registryOf(world, registry));
  return addTicket(api.database, world, given);
};
type Versioned = { id: number; version: number };
const act = (action: string, { id, version }: Versioned, body: object = {}, cookie = anna): Promise<Answer> =>
  api.post(`/api/tickets/${id}/${action}`, { version, ...body }, cookie);
const detailOf = (answer: Answer): TicketDetail => {
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as TicketDetail;
};
const journalKinds = async (ticket: Versioned): Promise<string[]> =>
  (await api.database.em().find(JournalEntry, { ticket: ticket.id }, { orderBy: { id: 'asc' } })).map(
    ({ kind }) => kind,
  );

describe('Taking a ticket', () => {
  it('puts it on the desk of whoever clicked, and shows it so to the others', async () => {
    const taken = detailOf(await act('take', await ticketIn()));
    expect(taken).toMatchObject({
      assigneeName: 'Анна Петрова',
      allowed: expect.arrayContaining(['release', 'execute']),
    });
    const forBoris = (await api.get(`/api/tickets/${taken.id}`, boris)).body as TicketDetail;
    expect(forBoris.allowed).toEqual([]);
    expect(await journalKinds(taken)).toEqual(['taken']);
  });

  it('of two at once only one gets it', async () => {
    const ticket = await ticketIn();
    const answers = await Promise.all([act('take', ticket, {}, anna), act('take', ticket, {}, boris)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('from another is refused to a specialist, with his name, and allowed to a supervisor', async () => {
    const taken = detailOf(await act('take', await ticketIn(), {}, boris));
    expect(await act('take', taken)).toMatchObject({
      status: 409,
      body: { code: 'taken-by-another', details: { by: 'Борис Орлов' } },
    });
    expect(detailOf(await act('take', taken, {}, supervisor)).assigneeName).toBe('Вера Громова');
  });

  it('is undone by giving it back to the queue', async () => {
    const taken = detailOf(await act('take', await ticketIn()));
    const released = detailOf(await act('release', taken));
    expect(released.assigneeName).toBeNull();
    expect(await act('release', released)).toMatchObject({
      status: 409,
      body: { message: 'Обращение и так в общей очереди.' },
    });
  });
});

describe('Asking for data', () => {
  it('sends the letter, stops the clock, and the ticket waits', async () => {
    const ticket = await ticketIn({ letters: [] });
    const asked = detailOf(await act('ask-data', ticket, { text: 'Пришлите официальное письмо.' }));
    expect(asked).toMatchObject({ state: 'waiting-data', dueAt: null });
    expect(asked.outbox).toMatchObject([{ role: 'asker', text: 'Пришлите официальное письмо.', state: 'queued' }]);
    expect(asked.outbox[0]?.subject).toContain(`[${ticket.number}]`);
    expect(asked.mails.at(-1)).toMatchObject({ direction: 'out', text: 'Пришлите официальное письмо.' });
  });

  it('where the machine lacks nothing stops the clock and holds the execution back', async () => {
    const ticket = await ticketIn();
    api.now = new Date(noon.getTime() + 60_000);
    const asked = detailOf(await act('ask-data', ticket, { text: 'На скане не видна печать.' }));
    expect(asked).toMatchObject({ verdict: 'execute', state: 'waiting-data', dueAt: null });
    const { clockEvents } = await api.database.em().findOneOrFail(Ticket, asked.id);
    expect(clockEvents.at(-1)).toEqual({ kind: 'incomplete', at: api.now.toISOString() });
    expect(await act('execute', asked, { confirmed: ['letterhead', 'signature', 'seal'] })).toMatchObject({
      status: 409,
      body: { message: 'Исполнить нельзя: данные запрошены и ещё не получены.' },
    });
  });

  it('about one item leaves the other ready, with its clock running', async () => {
    const other = aWorld();
    const subscriber = { ...other.subscriber, partnerId: world.source.id };
    const ticket = await ticketIn(
      { items: [itemOf(world), itemOf({ subscriber, target: world.target })] },
      { subscribers: [world.subscriber, subscriber], licences: [world.licence, other.licence] },
    );
    const asked = detailOf(await act('ask-data', ticket, { text: 'По второму абоненту нужно письмо.' }));
    expect(asked).toMatchObject({ state: 'open', dueAt: expect.any(String) });
    const executed = detailOf(await act('execute', asked, { confirmed: ['letterhead', 'signature', 'seal'] }));
    expect(executed).toMatchObject({ state: 'waiting-data', dueAt: null });
  });

  it('of two people who ask at once only one writes, also where the ticket waits already', async () => {
    const asked = detailOf(await act('ask-data', await ticketIn(), { text: 'Пришлите официальное письмо.' }));
    const again = { text: 'Напоминаем: нужно официальное письмо.' };
    const answers = await Promise.all([act('ask-data', asked, again, anna), act('ask-data', asked, again, supervisor)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await api.database.em().count(OutboxMessage, { ticket: asked.id })).toBe(2);
  });

  it('without a text is refused under the field', async () => {
    expect(await act('ask-data', await ticketIn(), { text: '  ' })).toMatchObject({
      status: 422,
      body: { errors: { text: 'Напишите текст письма' } },
    });
  });
});

describe('Refusing', () => {
  it('sends the letter and settles the ticket, with the clause in the journal', async () => {
    const bound = { ...world.subscriber, services: ['1c-bukhobsluzhivanie' as const] };
    const ticket = await ticketIn({}, { subscribers: [bound] });
    const refused = detailOf(await act('refuse', ticket, { text: 'Перенос невозможен.' }));
    expect(refused).toMatchObject({ state: 'refused', verdict: 'refuse', items: [{ state: 'refused' }] });
    expect(refused.journal.find(({ kind }) => kind === 'refused')?.clauses).toEqual(['4.1.9']);
    expect(await act('refuse', refused, { text: 'Ещё раз.' })).toMatchObject({
      status: 409,
      body: { message: 'По обращению уже отказано.' },
    });
  });

  it('what the regulation forbids leaves the rest of the ticket open', async () => {
    const other = aWorld();
    const bound = { ...other.subscriber, partnerId: world.source.id, services: ['1c-bukhobsluzhivanie' as const] };
    const ticket = await ticketIn(
      { items: [itemOf(world), itemOf({ subscriber: bound, target: world.target })] },
      { subscribers: [world.subscriber, bound] },
    );
    const refused = detailOf(await act('refuse', ticket, { text: 'По второму отказ.' }));
    expect(refused).toMatchObject({
      state: 'open',
      verdict: 'execute',
      items: [{ state: 'open' }, { state: 'refused' }],
    });
  });
});

describe('Correcting a field', () => {
  it("judges again: what was asked for is no longer missing, and the machine's reading stays beside", async () => {
    const ticket = await ticketIn({ items: [itemOf(world, { targetPartnerLogin: 'noviy' })] });
    expect(ticket.verdict).toBe('request-data');
    const before = (await api.get(`/api/tickets/${ticket.id}`, anna)).body as TicketDetail;
    const login = world.target.logins[0];
    const corrected = detailOf(
      await act('correct', ticket, { itemId: before.items[0]?.id, field: 'targetPartnerLogin', value: login }),
    );
    expect(corrected).toMatchObject({ verdict: 'execute', state: 'open', startsAt: noon.toISOString() });
    expect(corrected.items[0]?.corrections.targetPartnerLogin).toEqual({
      machine: 'noviy',
      value: login,
      by: 'Анна Петрова',
      at: noon.toISOString(),
    });
    const line = corrected.journal.find(({ kind }) => kind === 'field-corrected');
    expect(line).toMatchObject({
      actorName: 'Анна Петрова',
      grounds: expect.stringContaining('«Запросить данные» → «Исполнить»'),
    });
  });

  it('settles a doubt of the machine', async () => {
    const ticket = await ticketIn({ items: [itemOf(world, { doubtful: ['subscriberInn'] })] });
    expect(ticket.verdict).toBe('review');
    const { items } = (await api.get(`/api/tickets/${ticket.id}`, anna)).body as TicketDetail;
    const corrected = detailOf(
      await act('correct', ticket, { itemId: items[0]?.id, field: 'subscriberInn', value: world.subscriber.inn }),
    );
    expect(corrected).toMatchObject({ verdict: 'execute', items: [{ doubtful: [] }] });
  });

  it('keeps a login byte for byte and ИНН without spaces', async () => {
    const ticket = await ticketIn();
    const itemId = ((await api.get(`/api/tickets/${ticket.id}`, anna)).body as TicketDetail).items[0]?.id;
    const first = detailOf(
      await act('correct', ticket, { itemId, field: 'targetPartnerLogin', value: ' Два  пробела ' }),
    );
    expect(first.items[0]).toMatchObject({
      targetPartnerLogin: ' Два  пробела ',
      decision: { verdict: 'request-data', missing: ['target-partner-login-mismatch'] },
    });
    const second = detailOf(await act('correct', first, { itemId, field: 'subscriberInn', value: '77 07 08 38 93' }));
    expect(second.items[0]?.subscriberInn).toBe('7707083893');
  });

  it('to something that is no ИНН is refused under the field', async () => {
    const ticket = await ticketIn();
    const itemId = ((await api.get(`/api/tickets/${ticket.id}`, anna)).body as TicketDetail).items[0]?.id;
    expect(await act('correct', ticket, { itemId, field: 'subscriberInn', value: 'семь' })).toMatchObject({
      status: 422,
      body: { errors: { value: 'В ИНН 10 или 12 цифр' } },
    });
  });
});

describe('Answering, closing, reopening', () => {
  it('a specialist answers in his own words: nothing is executed', async () => {
    const answered = detailOf(
      await act('answer', await ticketIn({ sender: null }), { text: 'Обратитесь к вашему партнёру.' }),
    );
    expect(answered).toMatchObject({ state: 'answered', items: [{ state: 'answered' }] });
    expect((await api.database.em().findOneOrFail(Subscriber, { inn: world.subscriber.inn })).partnerId).toBe(
      world.source.id,
    );
  });

  it('closes without a letter, for a reason that the journal keeps', async () => {
    const ticket = await ticketIn();
    const closed = detailOf(await act('close', ticket, { reason: 'Просили отменить по телефону' }));
    expect(closed).toMatchObject({ state: 'closed', outbox: [] });
    expect(closed.journal.at(-1)).toMatchObject({ kind: 'closed', grounds: 'Просили отменить по телефону' });
  });

  it('only a supervisor brings it back, with its items open again', async () => {
    const closed = detailOf(await act('close', await ticketIn(), { reason: 'По ошибке закрыто' }));
    expect((await act('reopen', closed, { reason: 'Закрыто по ошибке' })).status).toBe(403);
    const reopened = detailOf(await act('reopen', closed, { reason: 'Закрыто по ошибке' }, supervisor));
    expect(reopened).toMatchObject({ state: 'open', items: [{ state: 'open', executable: true }] });
  });

  it('what was executed stays executed when the ticket is reopened', async () => {
    const executed = detailOf(
      await act('execute', await ticketIn(), { confirmed: ['letterhead', 'signature', 'seal'] }),
    );
    const reopened = detailOf(await act('reopen', executed, { reason: 'Нужно посмотреть ещё раз' }, supervisor));
    expect(reopened).toMatchObject({ state: 'open', items: [{ state: 'executed', executable: false }] });
    expect(await api.database.em().count(OutboxMessage, { ticket: executed.id })).toBe(3);
  });
});

describe('A ticket that waits for its date', () => {
  it("can't be executed before it", async () => {
    const ticket = await ticketIn({ letters: [letterOf(world, { effectiveDate: '2026-03-24' })] });
    expect(ticket).toMatchObject({ verdict: 'wait', state: 'waiting-date' });
    expect(await act('execute', ticket, { confirmed: ['letterhead', 'signature', 'seal'] })).toMatchObject({
      status: 409,
      body: { message: 'Исполнить нельзя: дата переноса ещё не наступила.' },
    });
  });
});
