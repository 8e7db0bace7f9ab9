import {
  Application,
  ApplicationCheck,
  ApplicationDetail,
  ApplicationEmployee,
  ApplicationFile,
  JournalEntry,
  mandatoryChecksPassed,
  writeJournal,
} from '@perenos/db';
import type { CheckId, LocalWorld, Registers } from '@perenos/domain';
import { playedRegisters } from '@perenos/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noon, TestApi } from '../testing/test-api.ts';
import { aWorld, putRegistry, registryOf } from '../testing/tickets.ts';
import { checkArrivals } from './stage-checks.ts';

// Numbers with right check digits; nobody's.
const ogrn = '1027700070518';
const snils = '11223344595';
const owner = { lastName: 'Лугова', firstName: 'Анна', patronymic: 'Ильинична' };
const fullName = 'Лугова Анна Ильинична';

const world = aWorld();
const { subscriber, source, target } = world;
const members = [aWorld(), aWorld(), aWorld()].map((other) => other.subscriber);
const newcomer = aWorld();
const group = {
  id: 'g-test',
  name: 'ГК «Проба»',
  product: '1c-reporting' as const,
  headInn: members[0]?.inn ?? '',
  memberInns: members.map(({ inn }) => inn),
};

const egrRecord = {
  ...{ name: subscriber.name, inn: subscriber.inn, kpp: subscriber.kpp, ogrn },
  ...{ state: 'active' as const, terminatedOn: null, heads: [owner] },
};
const person = {
  ...owner,
  ...{ birthDate: '1980-02-03', inn: null, snils, passport: '4507123456', passportInvalid: null },
  account: 'confirmed' as const,
};
const known: LocalWorld = { companies: [egrRecord], people: [person], disqualified: [], silent: [] };

let registers: Registers = playedRegisters(known);
const through: Registers = {
  egr: { find: (query) => registers.egr.find(query) },
  esia: { find: (query) => registers.esia.find(query) },
  passport: { find: (query) => registers.passport.find(query) },
  disqualified: { find: (query) => registers.disqualified.find(query) },
  snils: { find: (query) => registers.snils.find(query) },
};

let api: TestApi;
let cookie: string;
let reader: string;
const applicationId = 'a-checked';
const path = `/api/applications/${applicationId}/checks`;

type Checks = {
  blockedBy: string | null;
  checks: {
    id: CheckId;
    state: string;
    attempt: number;
    byName: string | null;
    outdated: boolean;
    history: unknown[];
  }[];
};
const stateOf = (body: unknown, id: CheckId) => (body as Checks).checks.find((check) => check.id === id);
const gate = () => mandatoryChecksPassed(api.database.em(), applicationId, noon);

beforeAll(async () => {
  api = await TestApi.create({ registers: through });
  const application = {
    ...{ id: applicationId, product: '1c-reporting' as const, type: 'create' as const, state: 'confirmed' as const },
    ...{ subscriberInn: subscriber.inn, subscriberKpp: subscriber.kpp, subscriberName: subscriber.name },
    ...{ partnerId: source.id, receivedOn: '2026-03-16' },
  };
  const applications = [
    application,
    { ...application, id: 'a-over', state: 'rejected' as const },
    { ...application, id: 'a-new', state: 'new' as const },
  ];
  const subscribers = [subscriber, newcomer.subscriber, ...members].map((one) => ({ ...one, partnerId: source.id }));
  await putRegistry(api.database, registryOf(world, { subscribers, applications, groups: [group] }));
  const em = api.database.em();
  const detail = await em.findOneOrFail(ApplicationDetail, applicationId);
  detail.requisites = { ogrn, issuesCertificate: true, paperlessRenewal: false };
  (await em.findOneOrFail(ApplicationDetail, 'a-new')).requisites = { ogrn, issuesCertificate: false };
  em.create(ApplicationEmployee, {
    ...{ application: applicationId, position: 0, fullName, jobTitle: 'Директор', certificateType: 'КЭП' },
    ...{ certificateUntil: null, certificateSerial: null, inn: null, snils, birthDate: '1980-02-03' },
    ...{ passport: '4507 123456', passportIssuedOn: null },
  });
  for (const kind of ['application-form', 'passport', 'snils'] as const)
    em.create(ApplicationFile, {
      ...{ application: applicationId, kind, fileName: `${kind}.pdf`, mimeType: 'application/pdf', size: 1 },
      ...{ content: new Uint8Array(1), addedAt: noon, addedBy: 'Партнёр' },
    });
  await em.flush();
  ({ cookie } = await api.signedIn('checker', 'specialist', 'Проверяющая Анна'));
  ({ cookie: reader } = await api.signedIn('reader', 'finance'));
});
afterAll(() => api.close());

describe('the checks of an application', () => {
  test('hold it back until they are run; what needs no register is made up for at the gate', async () => {
    expect(await gate()).toMatchObject({
      passed: false,
      blocking: [{ check: 'egr' }, { check: 'disqualified' }, { check: 'snils' }],
    });
    const { status, body } = await api.get(path, cookie);
    expect(status).toBe(200);
    expect((body as Checks).blockedBy).toContain('«ЕГРЮЛ/ЕГРИП» — не запускалась');
  });

  test('are run together, each with its outcome, and the journal tells it in one line', async () => {
    const { status, body } = await api.post(`${path}/run`, {}, cookie);
    expect(status).toBe(200);
    expect((body as Checks).checks.filter(({ state }) => state !== 'passed')).toEqual([]);
    expect((body as Checks).blockedBy).toBeNull();
    expect(stateOf(body, 'egr')?.byName).toBe('Проверяющая Анна');
    expect(await gate()).toEqual({ passed: true });
    const lines = await api.database.em().find(JournalEntry, { kind: 'checks-run', objectId: applicationId });
    expect(lines.map(({ objectType, actorName }) => [objectType, actorName])).toEqual([
      ['application', 'Проверяющая Анна'],
    ]);
  });

  test('a silent register: not available, never a pass, and the earlier pass no longer counts', async () => {
    registers = playedRegisters({ ...known, silent: [{ register: 'egr', about: subscriber.inn }] });
    const { body } = await api.post(`${path}/egr/run`, {}, cookie);
    expect(stateOf(body, 'egr')).toMatchObject({ state: 'unavailable', attempt: 2, history: [{ state: 'passed' }] });
    expect(await gate()).toMatchObject({ passed: false, blocking: [{ check: 'egr', state: 'unavailable' }] });
    registers = playedRegisters(known);
  });

  test('are passed by hand with grounds only, by who has seen the last run, and the journal keeps why', async () => {
    const pass = (input: object) => api.post(`${path}/egr/pass`, input, cookie);
    expect((await pass({ attempt: 2, grounds: '  ' })).status).toBe(422);
    const stale = await pass({ attempt: 1, grounds: 'Выписка из ЕГРЮЛ от 16.03.2026 приложена' });
    expect(stale.status).toBe(409);
    const passed = await pass({ attempt: 2, grounds: 'Выписка из ЕГРЮЛ от 16.03.2026 приложена' });
    expect(stateOf(passed.body, 'egr')).toMatchObject({
      state: 'passed',
      grounds: 'Выписка из ЕГРЮЛ от 16.03.2026 приложена',
    });
    expect(await gate()).toEqual({ passed: true });
    const again = await pass({ attempt: 3, grounds: 'Выписка из ЕГРЮЛ от 16.03.2026 приложена' });
    expect(again).toMatchObject({ status: 409, body: { message: 'Проверка уже пройдена: засчитывать нечего.' } });
    const [line] = await api.database.em().find(JournalEntry, { kind: 'check-passed-by-hand' });
    expect(line?.grounds).toContain('Выписка из ЕГРЮЛ');
  });

  test('lapse with the requisites that they rest on, those passed by hand too', async () => {
    const em = api.database.em();
    const detail = await em.findOneOrFail(ApplicationDetail, applicationId);
    detail.requisites = { ...detail.requisites, ogrn: '1037700258694' };
    await em.flush();
    expect(stateOf((await api.get(path, cookie)).body, 'egr')).toMatchObject({ state: 'not-run', outdated: true });
    expect(stateOf((await api.get(path, cookie)).body, 'snils')).toMatchObject({ state: 'passed', outdated: false });
    const { body } = await api.post(`${path}/egr/run`, {}, cookie);
    expect(stateOf(body, 'egr')).toMatchObject({ state: 'failed' });
  });

  test('repeated by two people at once are run once', async () => {
    const before = await api.database.em().count(ApplicationCheck, { check: 'snils' });
    let open: (() => void) | undefined;
    const held = new Promise<void>((resolve) => {
      open = resolve;
    });
    let asked = 0;
    const played = playedRegisters(known);
    registers = {
      ...played,
      snils: {
        find: async (query) => {
          asked += 1;
          await held;
          return played.snils.find(query);
        },
      },
    };
    const first = api.post(`${path}/snils/run`, {}, cookie);
    await expect.poll(() => asked, { timeout: 30_000 }).toBe(1);
    const second = await api.post(`${path}/snils/run`, {}, cookie);
    expect(stateOf(second.body, 'snils')).toMatchObject({ state: 'running' });
    expect(await gate()).toMatchObject({
      blocking: expect.arrayContaining([{ check: 'snils', label: 'СНИЛС', state: 'running' }]),
    });
    open?.();
    expect(stateOf((await first).body, 'snils')).toMatchObject({ state: 'passed' });
    expect(asked).toBe(1);
    expect(await api.database.em().count(ApplicationCheck, { check: 'snils' })).toBe(before + 1);
    registers = played;
  });

  test('a run that was cut short is not available, and can be repeated', async () => {
    const em = api.database.em();
    await em.execute(
      `update application_check set state = 'running', finished_at = null
       where check_id = 'esia' and attempt = (select max(attempt) from application_check where check_id = 'esia')`,
    );
    expect(stateOf((await api.get(path, cookie)).body, 'esia')).toMatchObject({ state: 'running' });
    api.now = new Date(noon.getTime() + 3 * 60_000);
    expect(stateOf((await api.get(path, cookie)).body, 'esia')).toMatchObject({ state: 'unavailable' });
    expect(stateOf((await api.post(`${path}/esia/run`, {}, cookie)).body, 'esia')).toMatchObject({ state: 'passed' });
    api.now = noon;
  });

  test('are only read by other roles, and closed with the application', async () => {
    expect((await api.get(path, reader)).body).toMatchObject({ mayRun: false, mayPass: false });
    expect((await api.post(`${path}/run`, {}, reader)).status).toBe(403);
    expect((await api.post(`${path}/egr/pass`, { attempt: 0, grounds: 'Проверено по выписке' }, reader)).status).toBe(
      403,
    );
    const over = await api.post('/api/applications/a-over/checks/run', {}, cookie);
    expect(over).toMatchObject({ status: 409, body: { message: expect.stringContaining('Отклонённые') } });
    expect((await api.get('/api/applications/nobody/checks', cookie)).status).toBe(404);
  });
});

describe('an application in «Проверка»', () => {
  const stateNow = async () => (await api.database.em().findOneOrFail(Application, { id: 'a-new' })).state;
  const line = { objectType: 'application', objectId: 'a-new', kind: 'application-moved' } as const;

  test('is checked when it has come, without anybody asking', async () => {
    expect(await checkArrivals(api.deps)).toBe(1);
    expect(await checkArrivals(api.deps)).toBe(0);
    const { body } = await api.get('/api/applications/a-new/checks', cookie);
    expect(stateOf(body, 'egr')).toMatchObject({ state: 'passed', attempt: 1, byName: null });
    expect(await stateNow()).toBe('new');
  });

  test('stays there while a register is silent, is asked about again after an hour, and leaves with the answers', async () => {
    registers = playedRegisters({ ...known, silent: [{ register: 'egr', about: subscriber.inn }] });
    const { version } = (await api.get('/api/applications/a-new', cookie)).body as { version: number };
    expect((await api.post('/api/applications/a-new/start-checks', { version }, cookie)).status).toBe(200);
    const egr = async () => stateOf((await api.get('/api/applications/a-new/checks', cookie)).body, 'egr');
    await expect.poll(egr, { timeout: 30_000 }).toMatchObject({ state: 'unavailable', attempt: 2 });
    registers = playedRegisters(known);
    expect([await checkArrivals(api.deps), await stateNow()]).toEqual([0, 'checking']);
    api.now = new Date(noon.getTime() + 61 * 60_000);
    expect([await checkArrivals(api.deps), await stateNow()]).toEqual([1, 'new']);
    api.now = noon;
    const moves = await api.database.em().find(JournalEntry, line, { orderBy: { id: 'asc' } });
    expect(moves.map(({ actorName }) => actorName)).toEqual(['Проверяющая Анна', 'Сервис проверки реквизитов']);
  });

  test('or beyond it: what rested on a requisite is asked about again once that is corrected, and nothing else', async () => {
    const em = api.database.em();
    const detail = await em.findOneOrFail(ApplicationDetail, applicationId);
    detail.requisites = { ...detail.requisites, ogrn };
    await em.flush();
    const corrected = { kind: 'application-corrected', objectType: 'application', objectId: applicationId } as const;
    const actor = { kind: 'system', name: 'Тест' } as const;
    const [correctedAt, later] = [4, 5].map((minutes) => new Date(noon.getTime() + minutes * 60_000)) as [Date, Date];
    const grounds = 'ОГРН исправлен';
    await writeJournal(em, correctedAt, [{ ...corrected, actor, grounds, before: { ogrn: '1037700258694' } }]);
    const before = stateOf((await api.get(path, cookie)).body, 'snils');
    api.now = later;
    expect([await checkArrivals(api.deps), await checkArrivals(api.deps)]).toEqual([1, 0]);
    api.now = noon;
    const { body } = await api.get(path, cookie);
    expect(stateOf(body, 'egr')).toMatchObject({ state: 'passed', outdated: false, byName: null });
    expect(stateOf(body, 'snils')).toEqual(before);
  });
});

describe('a group of companies', () => {
  const groupPath = `/api/groups/${group.id}`;
  const version = async () => ((await api.get(groupPath, cookie)).body as { version: number }).version;

  test('is found by its name and by a member, and shown with its members', async () => {
    const found = await api.list('/api/groups', cookie, { filter: { q: members[1]?.inn } });
    expect(found.body).toMatchObject([{ id: group.id, memberCount: 3, small: false, partners: [{ id: source.id }] }]);
    expect((await api.list('/api/groups', cookie, { filter: { q: 'нет такой' } })).body).toEqual([]);
    const { body } = await api.get(groupPath, reader);
    expect(body).toMatchObject({
      clause: { id: '4.1.8' },
      members: [{ isHead: true, partnerName: source.name }, {}, {}],
    });
  });

  test('tells what a transfer would dissolve, and changes nothing', async () => {
    const whole = await api.get(`${groupPath}/transfer-preview?targetPartnerId=${target.id}`, reader);
    expect(whole.body).toMatchObject({ dissolves: true, items: [{ verdict: 'execute' }, {}, {}] });
    const inn = members[1]?.inn;
    const one = await api.get(`${groupPath}/transfer-preview?targetPartnerId=${target.id}&inn=${inn}`, reader);
    expect(one.body).toMatchObject({ dissolves: false, items: [{ inn }] });
    expect((await api.get(groupPath, cookie)).body).toMatchObject({ memberCount: 3 });
  });

  test('takes a newcomer and lets one go, each with grounds and a line in the journal', async () => {
    const { inn } = newcomer.subscriber;
    const add = { version: await version(), inn, grounds: 'Письмо головной компании' };
    expect((await api.post(`${groupPath}/members`, add, reader)).status).toBe(403);
    expect((await api.post(`${groupPath}/members`, { ...add, grounds: '' }, cookie)).status).toBe(422);
    expect((await api.post(`${groupPath}/members`, add, cookie)).body).toMatchObject({ memberCount: 4 });
    const late = await api.post(`${groupPath}/members/remove`, add, cookie);
    expect(late).toMatchObject({ status: 409, body: { message: expect.stringContaining('Проверяющая Анна') } });
    const head = { ...add, version: await version(), inn: group.headInn };
    expect(await api.post(`${groupPath}/members/remove`, head, cookie)).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('Головную компанию исключить нельзя') },
    });
    const remove = { ...add, version: await version() };
    expect((await api.post(`${groupPath}/members/remove`, remove, cookie)).body).toMatchObject({ memberCount: 3 });
    const lines = await api.database.em().find(JournalEntry, { kind: 'group-changed', objectId: group.id });
    expect(lines.map(({ grounds }) => grounds.endsWith('Письмо головной компании'))).toEqual([true, true]);
  });

  test('is dissolved once, and stands in the history of those that are gone', async () => {
    const how = { version: await version(), grounds: 'Заявление головной компании' };
    expect((await api.post(`${groupPath}/dissolve`, how, cookie)).status).toBe(200);
    expect((await api.post(`${groupPath}/dissolve`, how, cookie)).status).toBe(404);
    expect((await api.get('/api/groups/dissolved', cookie)).body).toMatchObject([
      {
        groupId: group.id,
        name: group.name,
        memberInns: group.memberInns,
        exists: false,
        actorName: 'Проверяющая Анна',
      },
    ]);
  });
});
