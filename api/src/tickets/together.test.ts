import { JournalEntry, keepRawMail, Mail, Ticket } from '@perenos/db';
import { requestFields } from '@perenos/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { bulkResult } from '../contract/desk.ts';
import type { TicketDetail } from '../contract/tickets.ts';
import { followDatabase } from '../events/follow-database.ts';
import { type Answer, noon, TestApi } from '../testing/test-api.ts';
import { addTicket, aWorld, itemOf, letterOf, putRegistry, registryOf, type World } from '../testing/tickets.ts';

let api: TestApi;
let anna: string;
let boris: string;
let borisId: number;
let supervisor: string;
let world: World;

beforeAll(async () => {
  api = await TestApi.create();
  anna = (await api.signedIn('anna', 'specialist', 'Анна Петрова')).cookie;
  const second = await api.signedIn('boris.orlov', 'specialist', 'Борис Орлов');
  boris = second.cookie;
  borisId = second.user.id;
  supervisor = (await api.signedIn('vera', 'supervisor', 'Вера Громова')).cookie;
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = noon;
  world = aWorld();
});

const ticketIn = async (given: Parameters<typeof addTicket>[2] = {}): Promise<Ticket> => {
  await putRegistry(api.database, registryOf(world));
  return addTicket(api.database, world, given);
};
type Versioned = { id: number; version: number };
const act = (action: string, { id, version }: Versioned, body: object = {}, cookie = anna): Promise<Answer> =>
  api.post(`/api/tickets/${id}/${action}`, { version, ...body }, cookie);
const detailOf = (answer: Answer): TicketDetail => {
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as TicketDetail;
};
const detail = async (id: number, cookie = anna): Promise<TicketDetail> =>
  detailOf(await api.get(`/api/tickets/${id}`, cookie));
const kindsOf = async (id: number): Promise<string[]> =>
  (await api.database.em().find(JournalEntry, { ticket: id }, { orderBy: { id: 'asc' } })).map(({ kind }) => kind);

describe('A note', () => {
  it('calls the colleague whom it mentions, and nobody else, until he has read it', async () => {
    const ticket = await ticketIn();
    const stop = await followDatabase(api.database, api.deps.bus);
    const heard: unknown[] = [];
    const unsubscribe = api.deps.bus.subscribe(({ event, onlyFor }) => heard.push([event.type, onlyFor]));
    const text = 'Посмотри печать, @Boris.Orlov. Писать на buh@anna.example не нужно, @anna уже спросила.';
    const noted = detailOf(await api.post(`/api/tickets/${ticket.id}/notes`, { text }, anna));
    expect(noted.notes).toMatchObject([{ authorName: 'Анна Петрова', text, mentions: [{ name: 'Борис Орлов' }] }]);
    expect(noted.version).toBe(ticket.version);
    await expect.poll(() => heard).toContainEqual(['mention', borisId]);
    unsubscribe();
    await stop();
    expect((await api.get('/api/mentions', anna)).body).toEqual([]);
    const [mention] = (await api.get('/api/mentions', boris)).body as { id: number }[];
    expect(mention).toMatchObject({ ticketId: ticket.id, number: ticket.number, noteText: text });
    expect(await api.post(`/api/mentions/${mention?.id}/read`, {}, anna)).toMatchObject({ status: 404 });
    expect((await api.post(`/api/mentions/${mention?.id}/read`, {}, boris)).body).toEqual([]);
  });

  it('is read with the others of its ticket, or with all that were in sight', async () => {
    const [first, second, third] = [await ticketIn(), await ticketIn(), await ticketIn()];
    const call = ({ id }: { id: number }) => api.post(`/api/tickets/${id}/notes`, { text: '@boris.orlov' }, anna);
    for (const ticket of [first, first, second, third]) await call(ticket);
    const unread = async (path = '', input: unknown = {}) => {
      const answer = await (path === '' ? api.get('/api/mentions', boris) : api.post(path, input, boris));
      return answer.body as { id: number; ticketId: number }[];
    };
    const [latest, before, ofFirst] = await unread();
    const left = await unread(`/api/mentions/${ofFirst?.id}/read`);
    expect(left.map(({ ticketId }) => ticketId)).toEqual([third.id, second.id]);
    expect(await unread('/api/mentions/read', { upTo: before?.id })).toEqual([latest]);
    expect(await unread('/api/mentions/read', { upTo: latest?.id })).toEqual([]);
  });
});

describe('Who looks at a ticket', () => {
  it('is seen by the others until he leaves or gives no sign for 25 seconds', async () => {
    const { id } = await ticketIn();
    const announce = async (cookie: string) => (await api.post(`/api/tickets/${id}/presence`, {}, cookie)).body;
    expect(await announce(anna)).toEqual({ viewers: [] });
    expect(await announce(boris)).toMatchObject({ viewers: [{ name: 'Анна Петрова' }] });
    expect((await detail(id)).viewers).toEqual([{ id: borisId, name: 'Борис Орлов' }]);
    await api.send('DELETE', `/api/tickets/${id}/presence`, { cookie: boris });
    expect((await detail(id)).viewers).toEqual([]);
    await announce(boris);
    api.now = new Date(noon.getTime() + 26_000);
    expect((await detail(id)).viewers).toEqual([]);
  });
});

describe('A saved view', () => {
  it('counts for whoever looks, is seen by others when shared, and is changed by its owner alone', async () => {
    const ticket = await ticketIn();
    await act('take', ticket);
    const body = { name: 'Мои срочные', filter: { view: 'mine' }, sort: ['dueAt', 'ASC'], shared: false };
    const made = (await api.post('/api/views', body, anna)).body as { id: number };
    const viewsOf = async (cookie: string) => (await api.list('/api/views', cookie)).body;
    expect(await viewsOf(anna)).toMatchObject([{ ...body, ownerName: 'Анна Петрова', count: 1 }]);
    expect(await viewsOf(boris)).toEqual([]);
    const path = `/api/views/${made.id}`;
    await api.send('PUT', path, { cookie: anna, json: { ...body, shared: true } });
    expect(await viewsOf(boris)).toMatchObject([{ name: 'Мои срочные', count: 0 }]);
    expect(await api.send('PUT', path, { cookie: boris, json: body })).toMatchObject({ status: 403 });
    expect(await api.send('DELETE', path, { cookie: boris })).toMatchObject({ status: 403 });
    const wrong = { ...body, filter: { view: 'чужое' } };
    expect(await api.send('PUT', path, { cookie: anna, json: wrong })).toMatchObject({ status: 422 });
    expect(await api.send('DELETE', path, { cookie: anna })).toMatchObject({ status: 200, body: { id: made.id } });
    expect(await viewsOf(anna)).toEqual([]);
  });
});

describe('Handing over', () => {
  it('goes to the colleague named, or to the specialist with the fewest tickets', async () => {
    const first = detailOf(await act('assign', await ticketIn(), { userId: borisId }));
    expect(first.assigneeName).toBe('Борис Орлов');
    await act('take', await ticketIn(), {}, anna);
    await act('take', await ticketIn(), {}, anna);
    const second = detailOf(await act('assign', await ticketIn(), { userId: 'least-loaded' }));
    expect(second.assigneeName).toBe('Борис Орлов');
    expect(await act('assign', second, { userId: borisId }, supervisor)).toMatchObject({ status: 409 });
    expect(await act('assign', second, { userId: 'least-loaded' })).toMatchObject({
      status: 409,
      body: { code: 'taken-by-another', details: { by: 'Борис Орлов' } },
    });
    const staff = (await api.get('/api/staff', anna)).body as { login: string; open: number }[];
    expect(staff.find(({ login }) => login === 'boris.orlov')).toMatchObject({ open: 2 });
  });

  it('tells the second who was first', async () => {
    const ticket = await ticketIn();
    await act('take', ticket, {}, boris);
    const late = await act('release', ticket);
    expect(late).toMatchObject({ status: 409, body: { code: 'version-conflict' } });
    expect(JSON.stringify(late.body)).toContain('Борис Орлов');
  });
});

describe('Merging', () => {
  it('brings mails, papers and open items together and judges them as one', async () => {
    const asking = await ticketIn({ letters: [] });
    const bringing = await ticketIn({ kind: 'other', items: [] });
    expect((await detail(asking.id)).verdict).toBe('request-data');
    const joint = detailOf(await act('merge', bringing, { intoId: asking.id }));
    expect(joint).toMatchObject({ id: asking.id, verdict: 'execute', state: 'open' });
    expect(joint.mails).toHaveLength(2);
    expect(joint.links).toEqual([{ kind: 'merged-from', id: bringing.id, number: bringing.number }]);
    const merged = await detail(bringing.id, supervisor);
    expect(merged).toMatchObject({ state: 'closed', mails: [], allowed: [], dueAt: null });
    expect(merged.links).toEqual([{ kind: 'merged-into', id: asking.id, number: asking.number }]);
    expect(await kindsOf(bringing.id)).toEqual(['merged']);
    expect(await kindsOf(asking.id)).toEqual(['merged']);
    const reopened = await act('reopen', merged, { reason: 'Ошибка' }, supervisor);
    expect(JSON.stringify(reopened.body)).toContain(asking.number);
  });

  it('asks nothing twice, and a mail that takes the request back is never outvoted', async () => {
    const first = await ticketIn();
    const allFields = itemOf(world);
    const doubts = Object.keys(allFields).filter((field) => field !== 'doubtful' && field !== 'evidence');
    const second = await ticketIn({ items: [{ ...allFields, doubtful: doubts as typeof allFields.doubtful }] });
    const joint = detailOf(await act('merge', second, { intoId: first.id }));
    expect(joint).toMatchObject({ itemCount: 1, verdict: 'review' });
  });

  it('leaves a transfer that was executed before where it can be reversed', async () => {
    const into = await ticketIn();
    const part = await ticketIn({ items: [itemOf(world), itemOf(world, { targetPartnerLogin: null })] });
    const confirmed = (await detail(part.id)).visualChecks.map(({ id }) => id);
    await act('execute', part, { confirmed });
    api.now = new Date(+noon + 60_000);
    await act('merge', await detail(part.id), { intoId: into.id });
    const merged = await detail(part.id);
    expect(merged).toMatchObject({ state: 'closed', allowed: ['reverse'] });
    const reversed = detailOf(await act('reverse', merged, { grounds: 'Ошибка абонента' }));
    expect(reversed).toMatchObject({ state: 'closed', allowed: ['undo'], items: [{ state: 'reversed' }, {}] });
  });

  it('is refused between strangers, between kinds, and with what is settled', async () => {
    const ticket = await ticketIn();
    const stranger = await ticketIn({ sender: world.source });
    const otherKind = await ticketIn({ kind: 'unblock', mailbox: 'sverka' });
    const closed = detailOf(await act('close', await ticketIn(), { reason: 'Не нужно' }));
    for (const { id } of [stranger, otherKind, closed, ticket]) {
      const { status } = await act('merge', ticket, { intoId: id });
      expect(status).toBeGreaterThanOrEqual(409);
    }
    expect(await detail(ticket.id)).toMatchObject({ state: 'open', version: ticket.version });
  });
});

describe('Splitting', () => {
  it('makes a ticket of its own, which shares the mails and papers', async () => {
    const other = aWorld();
    await putRegistry(api.database, registryOf(other));
    const unknown = { ...itemOf(world), subscriberInn: other.subscriber.inn, subscriberName: 'ООО «Иное»' };
    const whole = await ticketIn({ items: [itemOf(world), unknown], letters: [letterOf(world)] });
    const before = await detail(whole.id);
    expect(before.verdict).not.toBe('execute');
    const [keep, take] = before.items;
    expect(await act('split', before, { itemIds: [keep?.id, take?.id] })).toMatchObject({ status: 409 });
    const part = detailOf(await act('split', before, { itemIds: [take?.id] }));
    expect(part.items).toMatchObject([{ id: take?.id, position: 1 }]);
    expect(part.links).toEqual([{ kind: 'split-from', id: whole.id, number: whole.number }]);
    expect(part.mails).toHaveLength(1);
    expect(part.documents).toHaveLength(1);
    const rest = await detail(whole.id);
    expect(rest).toMatchObject({ verdict: 'execute', itemCount: 1, links: [{ kind: 'split-into', id: part.id }] });
    const done = await act('execute', rest, { confirmed: ['letterhead', 'signature', 'seal'] });
    expect(detailOf(done).state).toBe('executed');
    expect((await detail(part.id)).state).toBe('open');
  });
});

describe('One act on many tickets', () => {
  it('tells for each what came of it, and executes nothing that an eye has not confirmed', async () => {
    const seen = await ticketIn();
    world = aWorld();
    const unseen = await ticketIn();
    const stale = { id: unseen.id, version: 99 };
    const confirmed = ['letterhead', 'signature', 'seal'];
    const row = ({ id, version }: Versioned) => ({ id, version });
    const answer = await api.post(
      '/api/tickets/bulk',
      { action: 'execute', ids: [{ ...row(seen), confirmed }, row(unseen), stale, { id: 999_999, version: 1 }] },
      anna,
    );
    expect(answer.body).toMatchObject([
      { id: seen.id, ok: true },
      { id: unseen.id, ok: false, code: 'unconfirmed-checks' },
      { id: unseen.id, ok: false, code: 'version-conflict' },
      { id: 999_999, ok: false, code: 'not-found' },
    ]);
    expect((await api.database.em().findOneOrFail(Ticket, unseen.id)).state).toBe('open');
    const handed = { action: 'assign', userId: borisId, ids: [row(unseen)] };
    expect((await api.post('/api/tickets/bulk', handed, anna)).body).toEqual([{ id: unseen.id, ok: true }]);
  });

  const addLater = (given: Parameters<typeof addTicket>[2]): Promise<Ticket> =>
    addTicket(api.database, world, { letters: [], receivedAt: noon, ...given });
  const contested = () => ({ items: [itemOf(world, { doubtful: [...requestFields] })] });
  it.each<[string, (ticket: Ticket) => Promise<string>]>([
    ['about the same subscriber', async () => (await addLater(contested())).number],
    [
      'that only names it',
      async () => (await addLater({ kind: 'other', items: [], subject: world.subscriber.name })).number,
    ],
    [
      'and then a scan was added to the first by hand',
      async ({ id, receivedAt }) => {
        await api.database.em().execute('update ticket set received_at = ? where id = ?', [noon, id]);
        return (await addLater({ ...contested(), receivedAt: new Date(+receivedAt + 1_000) })).number;
      },
    ],
    [
      'in answer to its mail, but was read before it',
      async ({ id }) => {
        const em = api.database.em();
        const { messageId } = await em.findOneOrFail(Mail, { ticket: id });
        const reply = await addLater({ kind: 'other', items: [], subject: 'Re: Перенос' });
        await em.nativeUpdate(Mail, { ticket: reply.id }, { references: ['<a@b.example>', messageId ?? ''] });
        return reply.number;
      },
    ],
    [
      'of that sender which couldn’t be read',
      async ({ senderAddress, number }) => {
        const em = api.database.em();
        const mail = { mailbox: 'perevod', sourceKey: `test:unread-${number}`, bytes: new Uint8Array() } as const;
        const { id } = await keepRawMail(em, mail, noon);
        const unread = {
          state: 'failed',
          fromAddress: senderAddress,
          subject: 'Re: Срочно',
          receivedAt: noon,
        } as const;
        await em.nativeUpdate(Mail, id, unread);
        return 'Re: Срочно';
      },
    ],
  ])('leaves out a request after which another came %s: that one is read first', async (_, later) => {
    const ticket = await ticketIn();
    const unread = await later(ticket);
    const shown = await detail(ticket.id);
    const confirmed = shown.visualChecks.map((check) => check.id);
    const ids = [{ id: ticket.id, version: ticket.version, confirmed }];
    const [left] = (await api.post('/api/tickets/bulk', { action: 'execute', ids }, anna)).body as z.infer<
      typeof bulkResult
    >[];
    expect(left).toMatchObject({ ok: false, code: 'unconfirmed-checks' });
    expect(left?.message).toContain(unread);
    expect(shown.visualChecks.at(-1)).toMatchObject({ label: expect.stringContaining(unread), clause: null });
    expect((await act('execute', shown, { confirmed: confirmed.slice(0, 3) })).status).toBe(422);
    expect(detailOf(await act('execute', shown, { confirmed })).state).toBe('executed');
  });

  it('counts as read what was shown, not what has come since', async () => {
    const ticket = await ticketIn();
    await addLater(contested());
    const confirmed = (await detail(ticket.id)).visualChecks.map(({ id }) => id);
    const { number } = await addLater(contested());
    const late = await act('execute', ticket, { confirmed });
    expect(late).toMatchObject({ status: 422, body: { message: expect.stringContaining(number) } });
  });
});
