import { Attachment, JournalEntry, keepRawMail, Mail } from '@perenos/db';
import { aMail, aTicket } from '@perenos/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { TicketDetail } from '../contract/tickets.ts';
import type { trace as traceSchema } from '../contract/tracing.ts';
import type { AddedFile, FileReader, MailIntake } from '../ports.ts';
import { noon, TestApi } from '../testing/test-api.ts';
import { addTicket, aWorld, letterOf, putRegistry, registryOf } from '../testing/tickets.ts';

type Trace = z.infer<typeof traceSchema>;

let api: TestApi;
let cookie: string;
const repairs: unknown[] = [];
const world = aWorld();
const letter = letterOf(world);

const readFiles: FileReader = async (files) => ({
  inns: [world.subscriber.inn],
  interpret: ({ registry }) =>
    files.map(({ fileName }, attachment) => ({
      attachment,
      innerName: null,
      fileName,
      kind: registry.partnerById(world.target.id) ? ('letter' as const) : ('other' as const),
      form: 'scan' as const,
      problem: null,
      pages: [],
      letter,
      payment: null,
    })),
});
const intake: MailIntake = {
  upload: async () => 1,
  reprocess: async (id, repair) => {
    repairs.push({ id, ...repair });
    return true;
  },
};

beforeAll(async () => {
  api = await TestApi.create();
  api = api.with({ intake, readFiles });
  ({ cookie } = await api.signedIn('anna', 'specialist', 'Анна Петрова'));
  await putRegistry(api.database, registryOf(world));
});
afterAll(() => api.close());

const trace = async (q: string): Promise<Trace> =>
  (await api.get(`/api/mails/trace?q=${encodeURIComponent(q)}`, cookie)).body as Trace;

describe('Why a mail is not here', () => {
  beforeAll(async () => {
    const em = api.database.em();
    const ticket = await aTicket(em, { number: 'П-000901' });
    const from = { state: 'processed', fromAddress: 'buh@elka.example', receivedAt: noon } as const;
    const step = { step: 'screen', at: noon.toISOString(), milliseconds: 1, outcome: 'stop', detail: 'auto-reply' };
    await aMail(em, { ...from, outcome: 'ticket', ticket, messageId: '<1@elka.example>', subject: 'Перенос' });
    await aMail(em, { ...from, outcome: 'ignored', reason: 'auto-reply', stepLog: [step] });
    const raw = Buffer.from('From: Buh@Elka.example\r\nMessage-ID: <3@elka.example>\r\n\r\nтекст');
    await keepRawMail(em, { mailbox: 'sverka', sourceKey: 'test:unread', bytes: raw }, noon);
  });

  it('is told for an address: every mail from it and what became of it, unread ones too', async () => {
    const { mails, hints } = await trace('Buh@elka.example');
    expect(mails.map(({ outcome, number, reasonText }) => [outcome, number, reasonText])).toEqual([
      [null, null, 'Ждёт чтения'],
      ['ignored', null, 'Не требует работы: автоответ'],
      ['ticket', 'П-000901', 'Открыто обращение — П-000901'],
    ]);
    expect(mails[1]?.steps).toEqual([
      { name: 'Проверено: не повтор, не автоответ', result: 'на этом остановлено: автоответ', at: noon.toISOString() },
    ]);
    expect(hints).toEqual([]);
  });

  it('is told for a Message-ID with and without its brackets', async () => {
    for (const q of ['<1@elka.example>', '1@elka.example']) expect((await trace(q)).mails).toHaveLength(1);
    expect((await trace('<3@elka.example>')).mails).toMatchObject([{ mailbox: 'sverka', outcome: null }]);
  });

  it('has hints where nothing came: who writes alike, whose address it is, what is unread', async () => {
    const { mails, hints } = await trace('buh@elkа.example');
    expect(mails).toEqual([]);
    expect(hints.join('\n')).toContain('Похожий адрес: buh@elka.example — писем: 2');
    expect(hints.join('\n')).toContain('Такого адреса в реестре нет');
    expect((await trace(world.target.emails[0] ?? '')).hints.join('\n')).toContain(world.target.name);
  });
});

describe('Repair', () => {
  it('names the encoding and the mailbox to read a mail in, and who asks for it', async () => {
    const { id } = await aMail(api.database.em());
    const path = `/api/mails/${id}/reprocess`;
    expect(await api.post(path, { charset: 'koi8-r', mailbox: 'sverka' }, cookie)).toMatchObject({ status: 200 });
    expect(await api.send('POST', path, { cookie })).toMatchObject({ status: 200 });
    const by = { kind: 'user', name: 'Анна Петрова' };
    expect(repairs).toMatchObject([
      { id, charset: 'koi8-r', mailbox: 'sverka', by },
      { id, charset: null, mailbox: null, by },
    ]);
    expect(await api.post(path, { charset: 'wingdings' }, cookie)).toMatchObject({ status: 422 });
  });
});

describe('A scan that came by no mail', () => {
  const pdf = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d]);
  const add = async (
    { id, version }: { id: number; version: number },
    files: Pick<AddedFile, 'fileName' | 'bytes'>[],
  ) => {
    const form = new FormData();
    form.set('version', String(version));
    for (const { fileName, bytes } of files) form.append('file', new File([Uint8Array.from(bytes)], fileName));
    return api.app.request(`/api/tickets/${id}/attachments`, {
      method: 'POST',
      headers: { host: 'localhost', cookie },
      body: form,
    });
  };

  it('is added by a person, and the ticket is judged again with it', async () => {
    const ticket = await addTicket(api.database, world, { letters: [] });
    expect(ticket.verdict).toBe('request-data');
    const answer = await add(ticket, [
      { fileName: 'Письмо.pdf', bytes: pdf },
      { fileName: 'Ещё.pdf', bytes: pdf },
    ]);
    expect(answer.status).toBe(200);
    const detail = (await answer.json()) as TicketDetail;
    expect(detail).toMatchObject({ verdict: 'execute', receivedAt: noon.toISOString() });
    expect(detail.documents.map(({ kind }) => kind)).toEqual(['letter', 'letter']);
    expect(detail.mails.at(-1)).toMatchObject({ fromName: 'Анна Петрова', outcome: 'added' });
    expect(detail.journal.at(-1)).toMatchObject({ kind: 'document-added', actorName: 'Анна Петрова' });
    const [first] = await api.database.em().find(Attachment, { fileName: 'Письмо.pdf' }, { populate: ['content'] });
    expect(Buffer.from(first?.content ?? []).equals(pdf)).toBe(true);
  });

  it('is refused where it is no scan, and nothing is stored', async () => {
    const ticket = await addTicket(api.database, world, { letters: [] });
    const answer = await add(ticket, [{ fileName: 'вирус.pdf', bytes: new Uint8Array([0x4d, 0x5a, 0x90, 0]) }]);
    expect(answer.status).toBe(422);
    expect((await answer.json()) as object).toMatchObject({ errors: { file: expect.stringContaining('«вирус.pdf»') } });
    expect(await api.database.em().count(Mail, { ticket: ticket.id, outcome: 'added' })).toBe(0);
    expect(await api.database.em().count(JournalEntry, { ticket: ticket.id, kind: 'document-added' })).toBe(0);
  });
});

describe('Search', () => {
  it('finds a ticket, its subscriber, a partner and a mail, with mistakes forgiven', async () => {
    const find = async (q: string) => (await api.get(`/api/search?q=${encodeURIComponent(q)}`, cookie)).body;
    await addTicket(api.database, world);
    const { name, inn } = world.subscriber;
    expect(await find(inn)).toMatchObject({ tickets: [{}, {}, {}], subscribers: [{ inn, name }], partners: [] });
    expect(await find('Рамашка')).toMatchObject({ subscribers: [{ inn }] });
    expect(await find(world.target.logins[0] ?? '')).toMatchObject({ partners: [{ id: world.target.id }] });
    expect(await find('buh@elka')).toMatchObject({ mails: [{ fromAddress: 'buh@elka.example' }, {}] });
    expect(await find('по')).toEqual({ tickets: [], subscribers: [], partners: [], mails: [] });
  });
});
