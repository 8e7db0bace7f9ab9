import { CompanyGroup, JournalEntry, Licence, OutboxMessage, Subscriber, TicketItem } from '@perenos/db';
import type { Subscriber as SubscriberData } from '@perenos/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TicketDetail } from '../../contract/tickets.ts';
import { type Answer, noon, TestApi } from '../../testing/test-api.ts';
import { addTicket, aWorld, itemOf, letterOf, putRegistry, registryOf, type World } from '../../testing/tickets.ts';

const confirmed = ['letterhead', 'signature', 'seal'];
const grounds = 'Абонент отозвал письмо: перенос выполнен по ошибке';
const nextDay = new Date(noon.getTime() + 24 * 3_600_000);
let api: TestApi;
let anna: string;
let vera: string;
let boris: string;
let world: World;

beforeAll(async () => {
  api = await TestApi.create({ settings: { publicUrl: null, sessionIdle: 48 * 3_600_000 } });
  anna = (await api.signedIn('anna', 'specialist', 'Анна Петрова')).cookie;
  vera = (await api.signedIn('vera', 'specialist', 'Вера Лис')).cookie;
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
const act = async (id: number, action: string, body: object = {}, cookie = anna): Promise<Answer> =>
  api.post(`/api/tickets/${id}/${action}`, { version: (await detail(id)).version, ...body }, cookie);
const partnerOf = async (inn: string): Promise<string> =>
  (await api.database.em().findOneOrFail(Subscriber, { inn })).partnerId;
/** A ticket that Анна has executed the day before. */
const executed = async (given: Parameters<typeof addTicket>[2] = {}): Promise<number> => {
  api.now = noon;
  const { id } = await addTicket(api.database, world, given);
  await act(id, 'execute', { confirmed });
  await api.database.em().nativeUpdate(OutboxMessage, { ticket: id }, { state: 'sent', sentAt: nextDay, attempts: 1 });
  api.now = nextDay;
  return id;
};

describe('A reverse transfer', () => {
  it('puts the registry back, tells both partners and says in the journal who did it and why', async () => {
    const id = await executed();
    expect(await detail(id)).toMatchObject({ reversible: true, undoUntil: null, allowed: ['reverse'] });
    const reversed = await act(id, 'reverse', { grounds });
    expect(reversed).toMatchObject({ status: 200, body: { state: 'reversed', items: [{ state: 'reversed' }] } });
    const em = api.database.em();
    expect(await partnerOf(world.subscriber.inn)).toBe(world.source.id);
    expect((await em.findOneOrFail(Licence, { id: world.licence.id })).tariff).toBe(world.licence.tariff);
    const line = await em.findOneOrFail(JournalEntry, { ticket: id, kind: 'reversed' });
    expect(line).toMatchObject({ actorName: 'Анна Петрова', grounds, after: { state: 'reversed' } });

    const letters = await em.find(OutboxMessage, { ticket: id, state: 'queued' }, { orderBy: { id: 'asc' } });
    expect(letters.map(({ role, toAddress }) => [role, toAddress])).toEqual([
      ['source-partner', world.source.emails[0]],
      ['target-partner', world.target.emails[0]],
    ]);
    const { subscriber, source, target } = world;
    const points = [subscriber.name, `Основание обратного переноса: ${grounds}`, '18.03.2026', 'Анна Петрова, perevod'];
    for (const { text } of letters) for (const point of [...points, '17.03.2026']) expect(text).toContain(point);
    expect(letters[0]?.text).toContain(`абонент возвращён к вам`);
    expect(letters[0]?.text).toContain(`${target.inn}/${target.kpp}`);
    expect(letters[1]?.text).toContain(`${source.inn}/${source.kpp}`);
  });

  it('can itself be undone while its letters are still here', async () => {
    const id = await executed();
    await act(id, 'reverse', { grounds });
    expect((await act(id, 'undo')).body).toMatchObject({ state: 'executed', reversible: true });
    expect(await partnerOf(world.subscriber.inn)).toBe(world.target.id);
  });

  it('needs grounds, and an end of the undo window', async () => {
    const id = await executed();
    expect(await act(id, 'reverse', { grounds: 'Ошибка' })).toMatchObject({
      status: 422,
      body: { errors: { grounds: expect.stringContaining('10 знаков') } },
    });
    world = aWorld();
    await putRegistry(api.database, registryOf(world));
    const { id: fresh } = await addTicket(api.database, world);
    await act(fresh, 'execute', { confirmed });
    expect(await act(fresh, 'reverse', { grounds })).toMatchObject({
      status: 409,
      body: { message: 'Письма ещё не ушли: действие можно просто отменить.' },
    });
  });

  it('is for whoever executed the transfer and for a supervisor', async () => {
    const id = await executed();
    expect(await detail(id, vera)).toMatchObject({ reversible: false });
    expect(await act(id, 'reverse', { grounds }, vera)).toMatchObject({
      status: 409,
      body: { message: 'Обратный перенос выполняет тот, кто исполнил перенос, или руководитель.' },
    });
    expect((await act(id, 'reverse', { grounds }, boris)).status).toBe(200);
  });

  it('is not made where the registry holds something else by now', async () => {
    const id = await executed();
    await api.database.em().nativeUpdate(Licence, { id: world.licence.id }, { tariff: 'Уже другой' });
    expect(await act(id, 'reverse', { grounds })).toMatchObject({ status: 409, body: { code: 'registry-changed' } });
    expect(await partnerOf(world.subscriber.inn)).toBe(world.target.id);
    expect(await detail(id)).toMatchObject({ state: 'executed', reversible: true });
  });

  it('of a reopened ticket lets the transfer be made again', async () => {
    const id = await executed();
    await act(id, 'reverse', { grounds });
    const open = await act(id, 'reopen', { reason: 'Письмо подтвердили' }, boris);
    expect(open.body).toMatchObject({ state: 'open', items: [{ state: 'open', executable: true }] });
  });

  it('brings a group back whole, and only whole', async () => {
    const second: SubscriberData = { ...world.subscriber, inn: aWorld().subscriber.inn, name: 'ООО «Вторая»' };
    const licence = { ...world.licence, id: `${world.licence.id}-2`, subscriberInn: second.inn };
    const memberInns = [world.subscriber.inn, second.inn];
    const headInn = world.subscriber.inn;
    const group = { id: `g-${headInn}`, name: 'ГК «Луг»', product: '1c-reporting' as const, headInn, memberInns };
    const subscribers = [world.subscriber, second];
    await putRegistry(
      api.database,
      registryOf(world, { subscribers, licences: [world.licence, licence], groups: [group] }),
    );
    const items = subscribers.map((subscriber) => itemOf({ ...world, subscriber }));
    const id = await executed({ items, letters: [letterOf(world, { groupInns: memberInns })] });
    expect(await api.database.em().count(CompanyGroup, { id: group.id })).toBe(0);
    const [first] = await api.database.em().find(TicketItem, { ticket: id }, { orderBy: { position: 'asc' } });
    expect((await act(id, 'reverse', { grounds, itemIds: [first?.id] })).body).toMatchObject({
      message: 'Группа компаний возвращается только целиком: выберите все её позиции.',
    });
    expect((await act(id, 'reverse', { grounds })).body).toMatchObject({ state: 'reversed' });
    expect(await api.database.em().findOneOrFail(CompanyGroup, { id: group.id })).toMatchObject({ ...group });
    for (const inn of memberInns) expect(await partnerOf(inn)).toBe(world.source.id);
  });
});
