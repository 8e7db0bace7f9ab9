import { JournalEntry, TemplateVersion } from '@perenos/db';
import { defaultTemplates, templateKeys } from '@perenos/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TemplateDetail, TemplateRow } from '../contract/templates.ts';
import type { TicketDetail } from '../contract/tickets.ts';
import { type Answer, noon, TestApi } from '../testing/test-api.ts';
import { addTicket, aWorld, putRegistry, registryOf } from '../testing/tickets.ts';

const original = defaultTemplates['notice-source'];
const thanks = `${original}\n\nБлагодарим за работу с абонентом.`;
let api: TestApi;
let boris: string;
let anna: string;

beforeAll(async () => {
  api = await TestApi.create();
  boris = (await api.signedIn('boris', 'supervisor', 'Борис Орлов')).cookie;
  anna = (await api.signedIn('anna', 'specialist', 'Анна Петрова')).cookie;
});
afterAll(() => api.close());

const template = async (id: string): Promise<TemplateDetail> =>
  (await api.get(`/api/templates/${id}`, anna)).body as TemplateDetail;
const put = (id: string, json: { text: string; version: number }): Promise<Answer> =>
  api.send('PUT', `/api/templates/${id}`, { cookie: boris, json });
const noticeOf = async (): Promise<string> => {
  const world = aWorld();
  await putRegistry(api.database, registryOf(world));
  const { id } = await addTicket(api.database, world);
  const { notices } = (await api.get(`/api/tickets/${id}`, anna)).body as TicketDetail;
  return notices.find(({ role }) => role === 'source-partner')?.text ?? '';
};

it('every template is listed with its gaps; by itself it is the product’s own text', async () => {
  const list = await api.list('/api/templates', anna, { range: [0, 99] });
  expect(list.headers.get('content-range')).toBe(`templates 0-${templateKeys.length - 1}/${templateKeys.length}`);
  const notice = (list.body as TemplateRow[]).find(({ key }) => key === 'notice-source');
  expect(notice).toMatchObject({ id: 'notice-source', version: 1, text: original, updatedBy: null });
  expect(notice?.placeholders).toContainEqual({
    name: 'основание',
    meaning: 'Основание переноса или обратного переноса',
    mandatory: true,
  });
  const found = await api.list('/api/templates', anna, { filter: { q: 'бухобслуж' } });
  expect((found.body as TemplateRow[]).map(({ key }) => key)).toEqual(['refusal-4.1.9']);
});

it('a supervisor’s text is the next version, the letters are made of it, and the journal tells who', async () => {
  expect(await put('notice-source', { text: thanks, version: 1 })).toMatchObject({
    status: 200,
    body: { version: 2, text: thanks, updatedBy: 'Борис Орлов', updatedAt: noon.toISOString() },
  });
  expect((await template('notice-source')).versions.map(({ version, by }) => [version, by])).toEqual([
    [2, 'Борис Орлов'],
    [1, 'Исходный текст'],
  ]);
  expect(await noticeOf()).toContain('Благодарим за работу с абонентом.');
  const line = await api.database.em().findOneOrFail(JournalEntry, { kind: 'template-changed' });
  expect(line).toMatchObject({ actorName: 'Борис Орлов', objectId: 'notice-source', after: { version: 2 } });
});

it('a former version is brought back as a new one', async () => {
  const restored = await api.post('/api/templates/notice-source/restore', { version: 1 }, boris);
  expect(restored).toMatchObject({ status: 200, body: { version: 3, text: original } });
  expect(await noticeOf()).not.toContain('Благодарим');
  expect((await api.post('/api/templates/notice-source/restore', { version: 9 }, boris)).status).toBe(404);
});

it('two who edit one version: the second is told, and nothing of the first is lost', async () => {
  const texts = ['Добрый день!', 'Приветствуем!'];
  const answers = await Promise.all(texts.map((text) => put('salutation', { text, version: 1 })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'template-changed' });
  expect((await template('salutation')).version).toBe(2);
});

it('a point of 1.5.1 can’t be removed, nor a gap invented', async () => {
  const lacking = await put('notice-source', { text: original.replace('{{основание}}', ''), version: 3 });
  expect(lacking).toMatchObject({ status: 422, body: { errors: { text: 'Этого нельзя убирать: {{основание}}.' } } });
  const invented = await put('signature', { text: `${defaultTemplates.signature}\n{{телефон}}`, version: 1 });
  expect(invented).toMatchObject({ status: 422, body: { errors: { text: expect.stringContaining('{{телефон}}') } } });
  expect((await template('signature')).version).toBe(1);
});

it('a preview is a letter on sample data, and keeps nothing', async () => {
  const preview = await api.post('/api/templates/notice-source/preview', { text: thanks }, boris);
  expect(preview.body).toMatchObject({ subject: 'Перенос абонента: ООО «Ромашка» [П-000123]' });
  expect((preview.body as { text: string }).text).toContain('Дата переноса: 17.03.2026');
  expect((await api.post('/api/templates/notice-source/preview', { text: 'Нет' }, boris)).status).toBe(422);
  expect((await template('notice-source')).text).toBe(original);
});

it('a stored text that a later release would not accept gives way to the product’s own', async () => {
  const em = api.database.em();
  em.create(TemplateVersion, {
    key: 'notice-source',
    version: 99,
    text: 'Абонент {{фамилия}} перенесён.',
    byId: 1,
    byName: 'Прежний',
    at: noon,
  });
  await em.flush();
  expect(await noticeOf()).toContain('Основание переноса:');
});

it('a specialist reads, but doesn’t change; what isn’t there isn’t found', async () => {
  const json = { text: thanks, version: 1 };
  expect((await api.send('PUT', '/api/templates/notice-source', { cookie: anna, json })).status).toBe(403);
  expect((await api.get('/api/templates/poem', anna)).status).toBe(404);
});
