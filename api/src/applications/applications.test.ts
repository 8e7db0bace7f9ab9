import {
  Application,
  ApplicationDetail,
  ApplicationEmployee,
  ApplicationFile,
  CompanyGroup,
  JournalEntry,
  OutboxMessage,
} from '@perenos/db';
import { anApplication, aPartner, aRegistry, aSubscriber, aTicket } from '@perenos/db/testing';
import { applicationEventRows, applicationEvents } from '@perenos/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainEvents } from '../contract/application-routes.ts';
import type { ApplicationDetailView } from '../contract/applications.ts';
import { access } from '../http/access.ts';
import { type Answer, noon, TestApi } from '../testing/test-api.ts';
import { putRegistry } from '../testing/tickets.ts';

let api: TestApi;
let anna: string;
let boris: string;
let irina: string;

const own = { subscriberInn: '7707083893', subscriberKpp: '770701001' };
beforeAll(async () => {
  api = await TestApi.create();
  anna = (await api.signedIn('anna', 'specialist', 'Анна Петрова')).cookie;
  boris = (await api.signedIn('boris', 'specialist', 'Борис Орлов')).cookie;
  irina = (await api.signedIn('irina', 'administrator', 'Ирина Громова')).cookie;
  await putRegistry(
    api.database,
    aRegistry({
      partners: [aPartner({ id: 'p-1', emails: ['office@p-1.example'] })],
      subscribers: [aSubscriber({ inn: '500100732259', kpp: null, partnerId: 'p-1' })],
      groups: [
        {
          ...{ id: 'g-1', name: 'ГК «Проба»', product: '1c-reporting', headInn: '7707083893' },
          memberInns: ['7707083893'],
        },
      ],
      applications: [
        anApplication({ id: 'A-new', state: 'new', receivedOn: '2026-03-01', ...own }),
        anApplication({ id: 'A-newer', state: 'new', receivedOn: '2026-03-02', ...own }),
        anApplication({ id: 'A-done', state: 'registered', subscriberInn: '500100732259', subscriberKpp: null }),
        anApplication({ id: 'A-6', state: 'confirmed', subscriberInn: '7728168971', subscriberKpp: '400101001' }),
        anApplication({ id: 'A-7', state: 'confirmed', subscriberInn: '500100732259', subscriberKpp: null }),
        ...['A-1', 'A-2', 'A-3', 'A-4', 'A-5'].map((id) =>
          anApplication({ id, state: 'confirmed', subscriberInn: '7728168971', subscriberKpp: '400101001' }),
        ),
      ],
    }),
  );
});
afterAll(() => api.close());

const detail = async (id: string): Promise<ApplicationDetailView> =>
  (await api.get(`/api/applications/${id}`, anna)).body as ApplicationDetailView;
const act = async (id: string, verb: string, json: object = {}, cookie = anna): Promise<Answer> =>
  api.post(`/api/applications/${id}/${verb}`, { version: (await detail(id)).version, ...json }, cookie);
const twoErrors = {
  errors: [
    { code: 'ogrn-mismatch', comment: 'по выписке 1027700132195' },
    { code: 'passport-unreadable', comment: '' },
  ],
};

describe('«Получить заявку»', () => {
  it('accepts the oldest new application of the ИНН and КПП', async () => {
    const taken = await api.post('/api/applications/take', { inn: '7707083893', kpp: '770701001' }, anna);
    expect(taken).toMatchObject({ status: 200, body: { id: 'A-new', state: 'accepted' } });
    const line = await api.database.em().findOneOrFail(JournalEntry, { objectType: 'application', objectId: 'A-new' });
    expect(line).toMatchObject({ actorName: 'Анна Петрова', before: { state: 'new' }, after: { state: 'accepted' } });
  });

  it('says in WEB-Регистратор’s words that there is none, and at which stage one stands that was taken before', async () => {
    expect(await api.post('/api/applications/take', { inn: '999999999999' }, anna)).toMatchObject({
      status: 404,
      body: { message: 'Не найдена заявка с таким ИНН/КПП (999999999999/).' },
    });
    expect(await api.post('/api/applications/take', { inn: '500100732259' }, anna)).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('«Зарегистрированные»: её нельзя получить') },
    });
    const wrong = await api.post('/api/applications/take', { inn: '77', kpp: '1' }, anna);
    expect(wrong).toMatchObject({
      status: 422,
      body: { errors: { inn: expect.any(String), kpp: expect.any(String) } },
    });
  });
});

describe('The register', () => {
  it('is filtered by stage, heading, ИНН/КПП and partner, and counted by stage', async () => {
    const ids = async (filter: object) =>
      ((await api.list('/api/applications', anna, { filter, range: [0, 99] })).body as { id: string }[])
        .map(({ id }) => id)
        .sort();
    expect(await ids({ state: 'accepted' })).toEqual(['A-new']);
    expect(await ids({ group: 'processed' })).toEqual(['A-done']);
    expect(await ids({ q: '7707083893/770701001' })).toEqual(['A-new', 'A-newer']);
    expect(await ids({ q: '7707083893', state: 'new', partnerId: 'p-1' })).toEqual(['A-newer']);
    const counts = await api.list('/api/applications/counts', anna, { filter: { state: 'new' } });
    expect(counts.body).toMatchObject({ new: 1, accepted: 1, confirmed: 7, registered: 1, rejected: 0 });
  });

  it('is exported as it is filtered', async () => {
    const query = `filter=${encodeURIComponent('{"q":"7707083893"}')}`;
    const csv = await api.get(`/api/applications/export?format=csv&${query}`, anna);
    expect(csv.headers.get('content-disposition')).toContain(encodeURIComponent('Заявки 17.03.2026.csv'));
    expect(String(csv.body).trim().split('\r\n')).toHaveLength(3);
    expect(String(csv.body)).toContain('A-new;7707083893;770701001');
    const xlsx = await api.get('/api/applications/export?format=xlsx', anna);
    expect(xlsx).toMatchObject({ status: 200 });
    expect(String(xlsx.body).slice(0, 2)).toBe('PK');
  });
});

describe('A suspension', () => {
  it('shows the letter before, tells the partner, and ends with the last of its errors ticked off', async () => {
    const preview = await api.post('/api/applications/A-1/suspend/preview', twoErrors, anna);
    expect(preview.body).toMatchObject({ to: 'office@p-1.example', subject: expect.stringContaining('A-1') });
    const suspended = await act('A-1', 'suspend', twoErrors);
    expect(suspended).toMatchObject({ status: 200, body: { state: 'suspended', openErrors: 2 } });
    const letter = await api.database.em().findOneOrFail(OutboxMessage, { role: 'partner' });
    expect(letter).toMatchObject({ toAddress: 'office@p-1.example', fromMailbox: 'partners', state: 'queued' });
    expect(letter.text).toBe((preview.body as { text: string }).text);

    const [ogrn, passport] = (suspended.body as ApplicationDetailView).suspension?.errors ?? [];
    const first = await act('A-1', 'correct', { errorId: ogrn?.id, from: 'partner', value: '1027700132195' });
    expect(first.body).toMatchObject({ state: 'suspended', openErrors: 1 });
    expect((await detail('A-1')).requisites).toContainEqual({ field: 'ogrn', label: 'ОГРН', value: '1027700132195' });
    expect(await act('A-1', 'resume')).toMatchObject({ status: 409, body: { code: 'application-refused' } });
    const ticket = await aTicket(api.database.em(), { number: 'П-000777' });
    const scan = { errorId: passport?.id, from: 'partner', comment: 'новый скан' };
    expect((await act('A-1', 'correct', { ...scan, ticketId: 9_999 })).status).toBe(404);
    const last = await act('A-1', 'correct', { ...scan, ticketId: ticket.id });
    expect(last.body).toMatchObject({ state: 'confirmed', suspension: null });
    const [line] = await api.database.em().find(JournalEntry, { ticket: ticket.id });
    expect(line).toMatchObject({ objectId: 'A-1', grounds: expect.stringContaining('Обращение П-000777. новый скан') });
  });

  it('needs an error of the catalogue', async () => {
    expect(await act('A-2', 'suspend', { errors: [] })).toMatchObject({ status: 422 });
    expect(await act('A-2', 'suspend', { errors: [{ code: 'bad-luck', comment: '' }] })).toMatchObject({ status: 422 });
    expect((await detail('A-2')).state).toBe('confirmed');
  });
});

describe('A delegated identification', () => {
  it('goes to one of the nearest centres and locks the application until its result', async () => {
    const { body } = await api.get('/api/applications/A-2/centers', anna);
    const { centers, from, dueOn } = body as {
      centers: { id: string; distance: string }[];
      from: string;
      dueOn: string;
    };
    expect([centers[0]?.id, dueOn]).toEqual(['kaluga-2', '2026-03-31']);
    expect(centers[0]?.distance).toMatch(/^0,\d\d\u00A0км$/);
    expect(from).toContain('Калужская область');
    expect(await act('A-2', 'delegate', { centerId: 'nowhere' })).toMatchObject({ status: 422 });
    const delegated = await act('A-2', 'delegate', { centerId: 'kaluga-1' });
    expect(delegated.body).toMatchObject({
      state: 'delegated-to-identification',
      identificationDueOn: '2026-03-31',
      allowed: ['pass-identification', 'fail-identification'],
    });
    for (const verb of ['to-processing', 'reject'])
      expect(await act('A-2', verb, { comment: 'так надо' })).toMatchObject({
        status: 409,
        body: { message: expect.stringContaining('до завершения идентификации её нельзя') },
      });
    expect(await act('A-2', 'fail-identification')).toMatchObject({
      status: 422,
      body: { errors: { comment: expect.any(String) } },
    });
    const failed = await act('A-2', 'fail-identification', { comment: 'Паспорт просрочен' });
    expect(failed.body).toMatchObject({
      state: 'identification-failed',
      identification: { outcome: 'failed', reason: 'Паспорт просрочен' },
      allowed: ['reject'],
    });
  });
});

describe('The further conditions of an application', () => {
  const put = async (asked: object, cookie = anna) => {
    const none = { groupId: null, bonusGroup: false, itsLogin: '', itsEmail: '', specialOffer: null };
    const { version } = await detail('A-6');
    const json = { version, ...none, mainForEntrepreneur: false, rightSolution: false, ...asked };
    return api.send('PUT', '/api/applications/A-6/extras', { cookie, json });
  };

  it('are put to it, told by the journal field by field, and refused under their fields', async () => {
    const group = { id: 'g-1', name: 'ГК «Проба»', headInn: '7707083893' };
    const its = { itsLogin: ' kolos-its ', itsEmail: 'its@kolos.example' };
    const done = await put({ groupId: 'g-1', bonusGroup: true, ...its });
    expect(done.body).toMatchObject({ extras: { group, bonusGroup: true, itsLogin: 'kolos-its', closed: null } });
    const of = { objectId: 'A-6', kind: 'application-extras-changed' } as const;
    const [line] = await api.database.em().find(JournalEntry, of);
    expect(line).toMatchObject({ actorName: 'Анна Петрова', after: { group: 'ГК «Проба»', itsLogin: 'kolos-its' } });
    const wrong = await put({ groupId: 'g-gone', mainForEntrepreneur: true, itsLogin: 'kolos', specialOffer: ' ' });
    const errors = Object.keys((wrong.body as { errors: object }).errors).sort();
    expect([wrong.status, errors]).toEqual([422, ['group', 'itsEmail', 'mainForEntrepreneur', 'specialOffer']]);
    expect((await put({}, irina)).status).toBe(403);
    expect((await detail('A-6')).extras).toMatchObject({ group, specialOffer: null });
  });

  it('are closed in processing; with the certificate the subscriber joins the group, or the history says why not', async () => {
    const em = api.database.em();
    await em.nativeUpdate(Application, { id: 'A-6' }, { state: 'in-progress' });
    expect(await put({})).toMatchObject({ status: 409, body: { message: expect.stringContaining('уже не изменить') } });
    expect(await act('A-6', 'register')).toMatchObject({ status: 200 });
    const said = async () =>
      (await em.find(JournalEntry, { grounds: { $like: '%ГК «Проба»%' } })).map(({ grounds }) => grounds);
    expect(await said()).toEqual([expect.stringContaining('не добавлен. Абонента с ИНН 7728168971 в реестре нет')]);
    await em.nativeUpdate(Application, { id: 'A-7' }, { state: 'in-progress' });
    const extras = { ...(await em.findOneOrFail(ApplicationDetail, 'A-6')).extras };
    await em.nativeUpdate(ApplicationDetail, { application: 'A-7' }, { extras });
    expect(await act('A-7', 'register')).toMatchObject({ status: 200 });
    const joined = await em.findOneOrFail(CompanyGroup, { id: 'g-1' });
    expect(joined.memberInns).toEqual(['7707083893', '500100732259']);
  });
});

describe('Any action', () => {
  it('on an application that has changed since is refused in words, and changes nothing', async () => {
    const { version } = await detail('A-3');
    const answers = await Promise.all(
      [anna, boris].map((cookie) => api.post('/api/applications/A-3/suspend', { version, ...twoErrors }, cookie)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'application-changed',
      message: expect.stringContaining('Заявка изменилась'),
    });
    expect(await api.database.em().count(OutboxMessage, { subject: { $like: '%A-3%' } })).toBe(1);
  });

  it('that needs grounds is refused without them; with them the partner is told', async () => {
    expect(await act('A-4', 'reject', { comment: '  ' })).toMatchObject({ status: 422 });
    expect((await act('A-4', 'reject', { comment: 'Просьба абонента' })).body).toMatchObject({ state: 'rejected' });
    const letter = await api.database.em().findOneOrFail(OutboxMessage, { subject: { $like: 'Заявка A-4%' } });
    expect(letter.text).toContain('Причина: Просьба абонента');
  });

  it('to processing waits for the mandatory checks', async () => {
    const refused = await act('A-5', 'to-processing');
    expect(refused).toMatchObject({ status: 409, body: { code: 'checks-not-passed' } });
    expect((refused.body as { message: string }).message).toContain('Обязательные проверки не пройдены');
    expect((await detail('A-5')).state).toBe('confirmed');
  });

  it('has a route that demands the permission of the table of stages', () => {
    for (const event of applicationEvents) {
      const { permission } = applicationEventRows[event];
      expect([event, access[`POST /api/applications/:id/${event}`]]).toEqual([event, permission ?? undefined]);
    }
    expect(plainEvents).not.toContain('no-show');
  });

  it('is closed to whoever only reads', async () => {
    expect((await api.get('/api/applications/A-5', irina)).body).toMatchObject({ allowed: [] });
    expect(await act('A-5', 'reject', { comment: 'нет' }, irina)).toMatchObject({ status: 403 });
  });
});

describe('What is printed and kept', () => {
  it('the form is a PDF, files come as they are, a cloud signature has its QR code', async () => {
    const em = api.database.em();
    const nothing = { certificateUntil: null, certificateSerial: null, inn: null, birthDate: null };
    const employee = em.create(ApplicationEmployee, {
      ...{
        application: em.getReference(Application, 'A-5'),
        position: 0,
        certificateType: 'КЭП',
        viaDss: true,
        ...nothing,
      },
      ...{
        fullName: 'Ивина Ольга',
        jobTitle: 'Директор',
        snils: '11223344595',
        passport: null,
        passportIssuedOn: null,
      },
    });
    const file = em.create(ApplicationFile, {
      ...{ application: em.getReference(Application, 'A-5'), kind: 'passport', fileName: 'паспорт.pdf' },
      ...{ mimeType: 'application/pdf', size: 4, content: Buffer.from('%PDF'), addedAt: noon, addedBy: 'Партнёр' },
    });
    const stored = await em.findOneOrFail(ApplicationDetail, { application: 'A-5' });
    stored.directions = [{ code: 'FNS', kpp: '400101001', active: true }];
    await em.flush();
    const form = await api.get('/api/applications/A-5/form', anna);
    expect([form.status, String(form.body).slice(0, 5)]).toEqual([200, '%PDF-']);
    expect((await api.get(`/api/applications/A-5/files/${file.id}/content`, anna)).body).toBe('%PDF');
    expect(await api.get(`/api/applications/A-4/files/${file.id}/content`, anna)).toMatchObject({ status: 404 });
    const code = await api.get(`/api/applications/A-5/employees/${employee.id}/qr`, anna);
    expect([code.status, code.headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  it('documents that the partner sends are added while work goes on, scans only', async () => {
    const upload = async (id: string, name: string) => {
      const form = new FormData();
      form.set('version', String((await detail(id)).version));
      form.set('kind', 'passport');
      form.set('file', new File(['%PDF-1.7'], name));
      const path = `/api/applications/${id}/files`;
      return api.app.request(path, { method: 'POST', body: form, headers: { cookie: anna, host: 'localhost' } });
    };
    expect((await upload('A-5', 'паспорт, 2.pdf')).status).toBe(200);
    expect((await detail('A-5')).files.at(-1)).toMatchObject({ fileName: 'паспорт, 2.pdf', addedBy: 'Анна Петрова' });
    expect((await upload('A-5', 'паспорт.exe')).status).toBe(422);
    expect((await upload('A-4', 'паспорт.pdf')).status).toBe(409);
  });
});
