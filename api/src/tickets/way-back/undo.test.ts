import { JournalEntry, Licence, OutboxMessage, Subscriber, Ticket, TicketItem } from '@perenos/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TicketDetail } from '../../contract/tickets.ts';
import { type Answer, noon, TestApi } from '../../testing/test-api.ts';
import { addTicket, aWorld, itemOf, putRegistry, registryOf, type World } from '../../testing/tickets.ts';

const confirmed = ['letterhead', 'signature', 'seal'];
const undoWindow = 15_000;
let api: TestApi;
let anna: string;
let boris: string;
let world: World;

beforeAll(async () => {
  api = await TestApi.create();
  anna = (await api.signedIn('anna', 'specialist', 'Анна Петрова')).cookie;
  boris = (await api.signedIn('boris', 'supervisor', 'Борис Орлов')).cookie;
});
afterAll(() => api.close());
beforeEach(async () => {
  api.now = noon;
  world = aWorld();
  await putRegistry(api.database, registryOf(world));
});

const detail = async (id: number, cookie = anna): Promise<TicketDetail> =>
  (await api.get(`/api/tickets/${id}`, cookie)).body as TicketDetail;
/** Does something by the ticket's version of now. */
const act = async (id: number, action: string, body: object = {}, cookie = anna): Promise<Answer> =>
  api.post(`/api/tickets/${id}/${action}`, { version: (await detail(id)).version, ...body }, cookie);
const later = (milliseconds: number): void => {
  api.now = new Date(noon.getTime() + milliseconds);
};
const registryNow = async () => ({
  partner: (await api.database.em().findOneOrFail(Subscriber, { inn: world.subscriber.inn })).partnerId,
  tariff: (await api.database.em().findOneOrFail(Licence, { id: world.licence.id })).tariff,
});
const letterStates = async (id: number) =>
  (await api.database.em().find(OutboxMessage, { ticket: id })).map(({ state }) => state);
const asItWas = ({ state, verdict, startsAt, dueAt, items }: TicketDetail) => ({
  state,
  verdict,
  startsAt,
  dueAt,
  items: items.map((item) => ({ state: item.state, executable: item.executable, plan: item.plan })),
});

describe('Until the letters leave an execution can be undone', () => {
  it('as if it had not been: registry, clock, states; the letters are cancelled, the journal tells both', async () => {
    const { id } = await addTicket(api.database, world);
    const before = await detail(id);
    const executed = (await act(id, 'execute', { confirmed })).body as TicketDetail;
    expect(executed).toMatchObject({ state: 'executed', allowed: ['undo'], reversible: false });
    expect(executed.undoUntil).toBe(new Date(noon.getTime() + undoWindow).toISOString());
    later(undoWindow - 1);
    const undone = await act(id, 'undo');
    expect(undone.status).toBe(200);
    expect(asItWas(undone.body as TicketDetail)).toEqual(asItWas(before));
    expect(undone.body).toMatchObject({ undoUntil: null });
    expect(await registryNow()).toEqual({ partner: world.source.id, tariff: world.licence.tariff });
    expect(await letterStates(id)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    const line = await api.database.em().findOneOrFail(JournalEntry, { ticket: id, kind: 'undone' });
    expect(line).toMatchObject({ actorName: 'Анна Петрова', after: { state: 'open' } });
    expect(line.grounds).toBe('Отменено действие «Исполнить»: письма не отправлены (3)');
  });

  it('and then done again', async () => {
    const { id } = await addTicket(api.database, world);
    await act(id, 'execute', { confirmed });
    await act(id, 'undo');
    expect(await act(id, 'execute', { confirmed })).toMatchObject({ status: 200, body: { state: 'executed' } });
    expect((await registryNow()).partner).toBe(world.target.id);
  });

  it('not after the window, not once a sender has a letter in hand, and not twice', async () => {
    const { id } = await addTicket(api.database, world);
    await act(id, 'execute', { confirmed });
    later(undoWindow);
    expect(await act(id, 'undo')).toMatchObject({ status: 409, body: { code: 'undo-expired' } });
    expect(await detail(id)).toMatchObject({ undoUntil: null, reversible: true });

    later(0);
    await api.database.em().nativeUpdate(OutboxMessage, { ticket: id, role: 'asker' }, { attempts: 1 });
    expect(await act(id, 'undo')).toMatchObject({ status: 409, body: { code: 'undo-expired' } });
    await api.database.em().nativeUpdate(OutboxMessage, { ticket: id, role: 'asker' }, { attempts: 0 });
    expect((await act(id, 'undo')).status).toBe(200);
    expect(await act(id, 'undo')).toMatchObject({ status: 409, body: { code: 'undo-expired' } });
  });

  it('not where the registry holds something else by now; then nothing at all is taken back', async () => {
    const { id } = await addTicket(api.database, world);
    await act(id, 'execute', { confirmed });
    await api.database.em().nativeUpdate(Licence, { id: world.licence.id }, { tariff: 'Уже другой' });
    const refused = await act(id, 'undo');
    expect(refused).toMatchObject({ status: 409, body: { code: 'registry-changed' } });
    expect((refused.body as { message: string }).message).toMatch(/^Отменить нельзя: реестр/);
    expect((await registryNow()).partner).toBe(world.target.id);
    expect(await letterStates(id)).toEqual(['queued', 'queued', 'queued']);
    expect((await detail(id)).state).toBe('executed');
  });

  it('not where a mail has come to the ticket since', async () => {
    const { id } = await addTicket(api.database, world);
    await act(id, 'execute', { confirmed });
    await api.database.em().nativeUpdate(Ticket, { id }, { receivedAt: new Date(noon.getTime() + 1) });
    expect((await detail(id)).undoUntil).toBeNull();
    expect(await act(id, 'undo')).toMatchObject({ status: 409, body: { code: 'undo-expired' } });
  });

  it('by a supervisor too, but not by a specialist on whose desk the ticket does not stand', async () => {
    const { id } = await addTicket(api.database, world);
    await act(id, 'take');
    await act(id, 'execute', { confirmed });
    const vera = (await api.signedIn('vera')).cookie;
    expect((await detail(id, vera)).undoUntil).toBeNull();
    expect(await act(id, 'undo', {}, vera)).toMatchObject({ status: 409, body: { code: 'taken-by-another' } });
    expect((await act(id, 'undo', {}, boris)).status).toBe(200);
  });
});

describe('Every deciding act can be undone', () => {
  it.each([
    ['ask-data', { text: 'Пришлите скан письма.' }, 'request-data'],
    ['refuse', { text: 'К сожалению, нет.' }, 'refusal'],
    ['answer', { text: 'Уже перенесли.' }, 'letter'],
    ['close', { reason: 'Дубль обращения' }, 'grounds'],
  ])('%s: the ticket is as it was, and what was typed is a draft again', async (action, body, slot) => {
    const { id } = await addTicket(api.database, world);
    const typed = Object.values(body)[0];
    await api.send('PUT', `/api/tickets/${id}/drafts/${slot}`, { cookie: anna, json: { text: typed } });
    const before = await detail(id);
    expect((await act(id, action, body)).body).toMatchObject({ savedDrafts: [] });
    const undone = (await act(id, 'undo')).body as TicketDetail;
    expect(asItWas(undone)).toEqual(asItWas(before));
    expect(undone.savedDrafts).toMatchObject([{ purpose: slot, text: typed }]);
    expect((await letterStates(id)).every((state) => state === 'cancelled')).toBe(true);
  });

  it('the last one only: of two items executed one after the other the second comes back', async () => {
    const other = { ...world.licence, id: `${world.licence.id}-2`, product: 'astral-report-4.5' as const };
    const tariffs = [
      { name: 'Платный годовой', product: '1c-reporting' as const, kind: 'paid' as const },
      { name: 'Платный годовой', product: 'astral-report-4.5' as const, kind: 'paid' as const },
    ];
    const letterless = { validUntil: '2026-01-31' };
    await putRegistry(
      api.database,
      registryOf(world, {
        licences: [
          { ...world.licence, ...letterless },
          { ...other, ...letterless },
        ],
        tariffs,
      }),
    );
    const { id } = await addTicket(api.database, world, {
      items: [itemOf(world), itemOf(world, { product: 'astral-report-4.5' })],
      letters: [],
    });
    const items = await api.database.em().find(TicketItem, { ticket: id }, { orderBy: { position: 'asc' } });
    for (const item of items) await act(id, 'execute', { confirmed: [], itemIds: [item.id] });
    const undone = (await act(id, 'undo')).body as TicketDetail;
    expect(undone).toMatchObject({ state: 'open', items: [{ state: 'executed' }, { state: 'open' }] });
    expect(undone.undoUntil).toBeNull();
  });
});

describe('A request for data that was undone', () => {
  it('was never made: after the execution of the rest the ticket doesn’t wait for an answer', async () => {
    const items = [itemOf(world), itemOf(world, { targetPartnerLogin: null })];
    const { id } = await addTicket(api.database, world, { items });
    await act(id, 'ask-data', { text: 'Пришлите логин.' });
    await act(id, 'undo');
    const rest = await act(id, 'execute', { confirmed });
    expect(rest.body).toMatchObject({ state: 'open', items: [{ state: 'executed' }, { state: 'open' }] });
  });
});

describe('A draft', () => {
  it('is kept for whoever types, the latest text, until it is taken away', async () => {
    const { id } = await addTicket(api.database, world);
    const path = `/api/tickets/${id}/drafts/answer`;
    await api.send('PUT', path, { cookie: anna, json: { text: 'Здравств' } });
    const kept = await api.send('PUT', path, { cookie: anna, json: { text: 'Здравствуйте!' } });
    expect(kept.body).toEqual({ purpose: 'answer', text: 'Здравствуйте!', savedAt: noon.toISOString() });
    expect((await detail(id)).savedDrafts).toEqual([kept.body]);
    expect((await detail(id, boris)).savedDrafts).toEqual([]);
    expect((await api.send('DELETE', path, { cookie: anna })).status).toBe(204);
    expect((await detail(id)).savedDrafts).toEqual([]);
  });

  it('stays where an execution sends the product’s own words', async () => {
    const { id } = await addTicket(api.database, world);
    await api.send('PUT', `/api/tickets/${id}/drafts/answer`, { cookie: anna, json: { text: 'Почти готово' } });
    expect((await act(id, 'execute', { confirmed })).body).toMatchObject({ savedDrafts: [{ text: 'Почти готово' }] });
  });

  it('of a ticket that is not there, or in a slot that is not there, is refused', async () => {
    const put = (path: string) => api.send('PUT', path, { cookie: anna, json: { text: 'x' } });
    expect((await put('/api/tickets/999999/drafts/answer')).status).toBe(404);
    expect((await put('/api/tickets/1/drafts/poem')).status).toBe(422);
  });
});
