import {
  JournalEntry,
  Licence,
  LicenceDetail,
  LicenceExtension,
  Subscriber,
  SubscriberDetail,
  SubscriberProduct,
  Ticket,
} from '@perenos/db';
import type { SubscriberCard } from '@perenos/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestApi } from '../testing/test-api.ts';
import { addTicket, aWorld, itemOf, putRegistry, registryOf, type World } from '../testing/tickets.ts';

let api: TestApi;
let anna: string;
let boris: string;
beforeAll(async () => {
  api = await TestApi.create();
  anna = (await api.signedIn('anna', 'specialist', 'Анна')).cookie;
  boris = (await api.signedIn('boris', 'specialist', 'Борис')).cookie;
});
afterAll(() => api.close());

const grounds = 'Письмо абонента от 16.03.2026';
const word = 'отозвать';
type Touched = { licences: { id: string; version: number }[]; [part: string]: unknown };

const touched = (id: string, query: string) => api.get(`/api/licences/${id}/touched?${query}`, anna);
const shown = async (id: string, event: string, scope = 'licence'): Promise<Touched['licences']> =>
  ((await touched(id, `event=${event}&scope=${scope}`)).body as Touched).licences.map((each) => ({
    id: each.id,
    version: each.version,
  }));
const change = (id: string, event: string, given: object, cookie = anna) =>
  api.post(`/api/licences/${id}/${event}`, { grounds, ...given }, cookie);
const stateOf = async (id: string) => (await api.database.em().findOneOrFail(Licence, { id })).state;
const journalOf = (objectType: string, objectId: string) =>
  api.database.em().find(JournalEntry, { objectType, objectId }, { orderBy: { id: 'asc' } });

async function aStoredWorld(): Promise<World> {
  const world = aWorld();
  await putRegistry(api.database, registryOf(world));
  return world;
}
const rowOf = ({ subscriber }: World) =>
  api.database.em().findOneOrFail(Subscriber, { inn: subscriber.inn, kpp: subscriber.kpp });

describe('Blocking a tariff', () => {
  it('warns of what is touched, blocks with grounds, and has open requests judged again', async () => {
    const world = await aStoredWorld();
    const { id } = world.licence;
    const ticket = await addTicket(api.database, world, { letters: [] });
    expect(ticket.verdict).toBe('request-data');

    const warning = await touched(id, 'event=block');
    expect(warning).toMatchObject({
      status: 200,
      body: {
        products: [{ product: '1c-reporting', goesOn: false, subscriber: { name: world.subscriber.name } }],
        tickets: [{ number: ticket.number, verdict: 'request-data' }],
      },
    });
    const licences = await shown(id, 'block');
    expect(await change(id, 'block', { licences, grounds: 'так' })).toMatchObject({
      status: 422,
      body: { errors: { grounds: expect.stringContaining('не короче') } },
    });
    const done = await change(id, 'block', { licences });
    expect(done).toMatchObject({
      status: 200,
      body: {
        licences: [{ standing: 'blocked', lastChange: { title: 'Тариф заблокирован', by: 'Анна', grounds } }],
        judged: [{ number: ticket.number, before: 'request-data', after: 'execute' }],
      },
    });
    const judged = await api.database.em().findOneOrFail(Ticket, ticket.id);
    expect(judged.verdict).toBe('execute');
    expect(judged.judgement?.decisions[0]?.effects).toEqual(['account-only']);
    expect(await journalOf('licence', id)).toMatchObject([
      {
        kind: 'tariff-blocked',
        actorName: 'Анна',
        grounds,
        before: { Состояние: 'Зарегистрирован' },
        after: { Состояние: 'Заблокирован' },
      },
    ]);
    expect((await journalOf('ticket', ticket.number)).at(-1)).toMatchObject({ kind: 'judged', actorName: 'Анна' });

    const resumed = await change(id, 'resume', { licences: await shown(id, 'resume') });
    expect(resumed).toMatchObject({
      status: 200,
      body: { licences: [{ standing: 'registered' }], judged: [{ after: 'request-data' }] },
    });
  });

  it('by two people at once: one wins, and the other is told who it was', async () => {
    const { licence } = await aStoredWorld();
    const licences = await shown(licence.id, 'block');
    const answers = await Promise.all([anna, boris].map((who) => change(licence.id, 'block', { licences }, who)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'object-changed',
      message: expect.stringMatching(/изменено, пока вы смотрели \((Анна|Борис)\)/),
    });
    expect(await journalOf('licence', licence.id)).toHaveLength(1);
  });

  it('for a whole group blocks each member’s tariff of the product, and only the set that was shown', async () => {
    const world = aWorld();
    const other = aWorld();
    const group = {
      id: `g-${world.licence.id}`,
      name: 'ГК «Луг»',
      product: '1c-reporting' as const,
      headInn: world.subscriber.inn,
      memberInns: [world.subscriber.inn, other.subscriber.inn],
    };
    await putRegistry(api.database, registryOf(other));
    await putRegistry(api.database, registryOf(world, { groups: [group] }));
    const { id } = world.licence;
    expect((await touched(id, 'event=block')).body).toMatchObject({
      groups: [{ name: 'ГК «Луг»', byHead: true, members: [{ name: other.subscriber.name }] }],
    });
    const licences = await shown(id, 'block', 'group');
    expect(licences.map((each) => each.id).sort()).toEqual([id, other.licence.id].sort());
    const partial = await change(id, 'block', { scope: 'group', licences: licences.slice(0, 1) });
    expect(partial).toMatchObject({ status: 409, body: { code: 'object-changed' } });
    expect(await stateOf(id)).toBe('registered');
    expect((await change(id, 'block', { scope: 'group', licences })).status).toBe(200);
    expect([await stateOf(id), await stateOf(other.licence.id)]).toEqual(['blocked', 'blocked']);
  });

  it.each(['finance', 'administrator', 'ca-administrator'] as const)('is not for the role %s', async (role) => {
    const { licence } = await aStoredWorld();
    const licences = await shown(licence.id, 'block');
    const { cookie } = await api.signedIn(`${role}-${licence.id}`, role);
    expect((await change(licence.id, 'block', { licences }, cookie)).status).toBe(403);
    expect(await stateOf(licence.id)).toBe('registered');
  });
});

it('An import of an older registry undoes neither a block, nor a resumption, nor a revocation', async () => {
  const world = await aStoredWorld();
  const { id } = world.licence;
  const importOf = (state: Licence['state']) =>
    putRegistry(api.database, registryOf({ ...world, licence: { ...world.licence, state } }));
  await change(id, 'block', { licences: await shown(id, 'block') });
  await importOf('registered');
  expect(await stateOf(id)).toBe('blocked');
  expect(await change(id, 'resume', { licences: await shown(id, 'resume') })).toMatchObject({ status: 200 });
  await importOf('blocked');
  expect(await stateOf(id)).toBe('registered');
  await change(id, 'revoke', { licences: await shown(id, 'revoke'), confirmation: word });
  await importOf('registered');
  await importOf('blocked');
  expect(await stateOf(id)).toBe('revoked');
});

describe('Revoking a tariff', () => {
  it('needs the typed word, can’t be taken back, and leaves the КриптоПро licence in its certificate', async () => {
    const { licence } = await aStoredWorld();
    const { id } = licence;
    const em = api.database.em();
    const term = { validFrom: '2025-09-01', validUntil: '2026-08-31', costKopecks: 59_000 };
    await em.insert(LicenceDetail, { licence: id, trustDays: 15, costKopecks: 490_000 });
    const extensionId = await em.insert(LicenceExtension, { licence: id, kind: 'cryptopro-csp', ...term });
    expect(await touched(id, `event=revoke&extensionId=${extensionId}`)).toMatchObject({
      status: 409,
      body: { message: 'Лицензию КриптоПроCSP отозвать невозможно!' },
    });
    expect((await touched(id, 'event=revoke')).body).toMatchObject({ kept: [{ kind: 'cryptopro-csp' }] });
    const licences = await shown(id, 'revoke');
    expect(await change(id, 'revoke', { licences, confirmation: 'да' })).toMatchObject({
      status: 422,
      body: { errors: { confirmation: expect.stringContaining('ОТОЗВАТЬ') } },
    });
    expect(await change(id, 'revoke', { licences, confirmation: word })).toMatchObject({
      status: 200,
      body: {
        licences: [
          { standing: 'revoked', trustDays: 15, costKopecks: 490_000, extensions: [{ standing: 'registered' }] },
        ],
      },
    });
    expect(await touched(id, 'event=resume')).toMatchObject({
      status: 409,
      body: { message: 'Тариф отозван: отзыв необратим.' },
    });
    const [version] = (await api.list('/api/licences', anna, { filter: { q: id } })).body as { version: number }[];
    const again = await change(id, 'resume', { licences: [{ id, version: version?.version }] });
    expect(again).toMatchObject({ status: 409, body: { message: 'Тариф отозван: отзыв необратим.' } });
    expect(await stateOf(id)).toBe('revoked');
  });

  it('by «Отключить ИТС» revokes the current ИТС tariffs alone', async () => {
    const world = aWorld();
    const its = { ...world.licence, id: `${world.licence.id}-its`, tariff: 'ИТС' };
    await putRegistry(
      api.database,
      registryOf(world, {
        licences: [world.licence, its],
        tariffs: [
          { name: 'ИТС', product: '1c-reporting', kind: 'its' },
          { name: 'Платный годовой', product: '1c-reporting', kind: 'paid' },
        ],
      }),
    );
    const { id } = await rowOf(world);
    const warning = (await api.get(`/api/subscribers/${id}/its`, anna)).body as Touched;
    expect(warning).toMatchObject({ licences: [{ id: its.id }], products: [{ goesOn: true }] });
    const body = { grounds, confirmation: word, licences: warning.licences };
    expect((await api.post(`/api/subscribers/${id}/disable-its`, body, anna)).status).toBe(200);
    expect([await stateOf(its.id), await stateOf(world.licence.id)]).toEqual(['revoked', 'registered']);
    expect(await api.get(`/api/subscribers/${id}/its`, anna)).toMatchObject({ status: 409 });
  });
});

it('What a transfer did to a tariff stands on its row, with the request and the clause', async () => {
  const world = await aStoredWorld();
  const ticket = await addTicket(api.database, world);
  const { version } = await api.database.em().findOneOrFail(Ticket, ticket.id);
  const confirmed = ['letterhead', 'signature', 'seal'];
  expect((await api.post(`/api/tickets/${ticket.id}/execute`, { version, confirmed }, anna)).status).toBe(200);
  expect((await api.get(`/api/licences/${world.licence.id}`, anna)).body).toMatchObject({
    subscriberName: world.subscriber.name,
    replacements: [
      {
        ticketNumber: ticket.number,
        clauses: ['4.1.11'],
        before: 'Платный годовой',
        after: 'Обслуживание учетной записи 1С в рамках ранее заключенного договора',
      },
    ],
  });
});

it('A tariff that begins later is «В ожидании», also in the search', async () => {
  const world = aWorld();
  const licence = { ...world.licence, validFrom: '2026-04-01', validUntil: '2027-03-31' };
  await putRegistry(api.database, registryOf(world, { licences: [licence] }));
  const waiting = await api.list('/api/licences', anna, { filter: { standing: 'waiting', q: licence.id } });
  expect(waiting.body).toMatchObject([{ id: licence.id, state: 'registered', standing: 'waiting' }]);
});

const cardOf = ({ subscriber }: World, over: Partial<SubscriberCard> = {}): SubscriberCard => ({
  name: subscriber.name,
  category: 'Налогоплательщик',
  ogrn: '1027700132195',
  pfrNumber: '087-103-131646',
  fssNumber: '7700000001',
  phone: '+7 495 000-00-00',
  extraPhone: null,
  legalAddress: 'Москва',
  actualAddress: null,
  emails: ['buh@romashka.example'],
  itsLogin: 'romashka-its',
  directions: [{ code: 'FNS', kpp: '772801001', active: true }],
  products: [{ product: '1c-etp', identifier: '02aa4a36-06be-4cf2-b0a6-ad2f03db63aa', registrationNumber: '654' }],
  ...over,
});
const edit = (id: number, input: object, cookie = anna) =>
  api.send('PUT', `/api/subscribers/${id}`, { json: input, cookie });

describe('The card of a subscriber', () => {
  it('is edited field by field with a journal, and an import leaves what it doesn’t know as it is', async () => {
    const world = await aStoredWorld();
    const { id } = await rowOf(world);
    const edited = await edit(id, { version: 0, card: cardOf(world), grounds });
    expect(edited).toMatchObject({
      status: 200,
      body: { card: cardOf(world), history: [{ kind: 'subscriber-edited', actorName: 'Анна', grounds }] },
    });
    const [line] = await journalOf('subscriber', `${world.subscriber.inn}/${world.subscriber.kpp}`);
    expect(line).toMatchObject({
      before: { ОГРН: null, Направления: null },
      after: { ОГРН: '1027700132195', Направления: 'ФНС (КПП 772801001)' },
    });
    expect(line?.after).not.toHaveProperty('Наименование');

    const late = await edit(id, { version: 0, card: cardOf(world, { phone: null }) }, boris);
    expect(late).toMatchObject({ status: 409, body: { message: expect.stringContaining('(Анна)') } });
    const wrong = await edit(id, { version: line?.id, card: cardOf(world, { ogrn: '1', phone: 'нет' }) });
    expect(wrong).toMatchObject({
      status: 422,
      body: { errors: { ogrn: expect.any(String), phone: expect.any(String) } },
    });

    const sideTables = async () => {
      const em = api.database.em();
      return JSON.stringify([
        await em.find(SubscriberDetail, { subscriber: id }),
        await em.find(SubscriberProduct, { subscriber: id }),
      ]);
    };
    const before = await sideTables();
    const report = await putRegistry(
      api.database,
      registryOf({ ...world, subscriber: { ...world.subscriber, name: 'ООО «Лютик»' } }),
    );
    expect(report.sections.subscribers.updated).toBe(1);
    expect(await sideTables()).toBe(before);
    expect(before).toContain('1027700132195');
    expect((await rowOf(world)).name).toBe('ООО «Лютик»');
  });

  it('that changes what a request was judged by has it judged again', async () => {
    const world = await aStoredWorld();
    const ticket = await addTicket(api.database, world, { items: [itemOf(world, { subscriberName: 'ООО «Пион»' })] });
    const { id } = await rowOf(world);
    await edit(id, { version: 0, card: cardOf(world, { name: 'ООО «Пион»' }) });
    expect((await journalOf('ticket', ticket.number)).at(-1)?.grounds).toMatch(
      /Карточка абонента изменена: Наименование.*Рассмотрено заново/,
    );
  });

  it('is not for the eyes of those who may only read', async () => {
    const world = await aStoredWorld();
    const { cookie } = await api.signedIn(`reader-${world.licence.id}`, 'finance');
    expect((await edit((await rowOf(world)).id, { version: 0, card: cardOf(world) }, cookie)).status).toBe(403);
  });
});

describe('The register of subscribers', () => {
  let world: World;
  let group: string;
  beforeAll(async () => {
    world = aWorld();
    group = `ГК «Поле ${world.licence.id}»`;
    const groups = [
      {
        id: group,
        name: group,
        product: '1c-etp' as const,
        headInn: world.subscriber.inn,
        memberInns: [world.subscriber.inn],
      },
    ];
    await putRegistry(api.database, registryOf(world, { groups }));
    const card = cardOf(world, {
      ogrn: '1037739010891',
      pfrNumber: '087-103-131699',
      fssNumber: '7700000099',
      itsLogin: 'unique-its',
      products: [
        { product: 'astral-et', identifier: 'aaaa4a36-06be-4cf2-b0a6-ad2f03db63aa', registrationNumber: null },
      ],
    });
    await edit((await rowOf(world)).id, { version: 0, card });
  });

  it.each<[string, () => object]>([
    ['наименование', () => ({ name: world.subscriber.name })],
    ['ИНН', () => ({ inn: world.subscriber.inn.slice(0, 9) })],
    ['КПП вместе с ИНН', () => ({ kpp: '772801001', inn: world.subscriber.inn })],
    ['группа компаний', () => ({ group: group.toUpperCase() })],
    ['рег. номер ПФР', () => ({ pfrNumber: '087-103-131699' })],
    ['ОГРН', () => ({ ogrn: ' 1037739010891 ' })],
    ['рег. номер ФСС', () => ({ fssNumber: '7700000099' })],
    ['продукт по учётной записи', () => ({ product: 'astral-et' })],
    ['продукт по лицензии и владелец', () => ({ product: '1c-reporting', owner: world.source.name })],
    ['владелец по логину', () => ({ owner: world.source.logins[0] })],
    ['идентификатор продукта', () => ({ productId: 'AAAA4A36-06BE-4CF2-B0A6-AD2F03DB63AA' })],
    ['логин ИТС', () => ({ itsLogin: 'unique' })],
    ['что угодно: ОГРН', () => ({ q: '1037739010891' })],
    ['что угодно: логин ИТС', () => ({ q: 'unique-its' })],
  ])('is searched by %s', async (_, filter) => {
    const found = await api.list('/api/subscribers', anna, { filter: filter() });
    expect(found).toMatchObject({
      status: 200,
      body: [{ inn: world.subscriber.inn, groups: [group], products: ['1c-reporting'] }],
    });
  });

  it('finds nobody where one of several fields differs', async () => {
    const filter = { ogrn: '1037739010891', inn: '9999999999' };
    expect((await api.list('/api/subscribers', anna, { filter })).body).toEqual([]);
  });

  it('gives the found ones as a file', async () => {
    const filter = encodeURIComponent(JSON.stringify({ ogrn: '1037739010891' }));
    const table = await api.get(`/api/subscribers/export?format=csv&filter=${filter}`, anna);
    expect(table.headers.get('content-disposition')).toContain(encodeURIComponent('Абоненты 17.03.2026.csv'));
    expect(String(table.body).trim().split('\r\n')).toHaveLength(2);
    expect(table.body).toContain(world.subscriber.inn);
    expect((await api.get(`/api/subscribers/export?format=xlsx&filter=${filter}`, anna)).status).toBe(200);
  });
});
