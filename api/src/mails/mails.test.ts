import { Attachment, Document, keepRawMail, Mail } from '@perenos/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentDisposition } from '../http/download.ts';
import type { MailIntake, PageRenderer } from '../ports.ts';
import { noon, TestApi } from '../testing/test-api.ts';

const bytes = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x00, 0xff]);
let api: TestApi;
let cookie: string;
let mailId: number;
let attachmentId: number;
let documentId: number;
const asked: Parameters<PageRenderer>[0][] = [];

const renderPage: PageRenderer = async (source) => {
  asked.push(source);
  return source.page === 1 ? { bytes: new Uint8Array([0xff, 0xd8]), mimeType: 'image/jpeg' } : null;
};
const intake = (): MailIntake => ({
  upload: async (mailbox, raw) =>
    (await keepRawMail(api.database.em(), { mailbox, sourceKey: `upload:${raw.length}`, bytes: raw }, noon)).id,
  reprocess: async (id) => id === mailId,
});

beforeAll(async () => {
  api = await TestApi.create();
  api = api.with({ renderPage, intake: intake() });
  ({ cookie } = await api.signedIn('anna'));
  const raw = new TextEncoder().encode('From: a@b.example\r\n\r\nтекст');
  mailId = (await keepRawMail(api.database.em(), { mailbox: 'perevod', sourceKey: 'test:1', bytes: raw }, noon)).id;
  const em = api.database.em();
  const mail = await em.findOneOrFail(Mail, mailId);
  const attachment = em.create(Attachment, {
    mail,
    position: 0,
    fileName: 'Письмо "о переносе".pdf',
    mimeType: 'application/pdf',
    contentId: null,
    size: bytes.length,
    content: bytes,
  });
  const page = {
    width: 100,
    height: 200,
    method: 'ocr' as const,
    words: [],
    text: '',
    confidence: 90,
    sealDetected: null,
  };
  const document = em.create(Document, {
    mail,
    attachment,
    innerName: 'скан.pdf',
    fileName: 'скан.pdf',
    kind: 'letter',
    form: 'scan',
    problem: null,
    pages: [
      { ...page, page: 1, turn: 90 },
      { ...page, page: 2, turn: 0 },
    ],
    letter: null,
    payment: null,
    text: '',
  });
  await em.flush();
  attachmentId = attachment.id;
  documentId = document.id;
});
afterAll(() => api.close());

describe('An attachment', () => {
  it('is downloaded whole, and never runs in the panel', async () => {
    const response = await api.app.request(`/api/attachments/${attachmentId}/content`, { headers: { cookie } });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''%D0%9F/,
    );
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('that does not exist is not found, whatever the number looks like', async () => {
    for (const id of ['999999', 'abc', '-1', '99999999999999999999'])
      expect((await api.get(`/api/attachments/${id}/content`, cookie)).status).toBe(404);
  });

  it('gets a name that breaks no header', () => {
    expect(contentDisposition('a"b;c\r\nX: y.pdf')).toBe(
      `attachment; filename="a_b_c__X: y.pdf"; filename*=UTF-8''a%22b%3Bc__X%3A%20y.pdf`,
    );
    expect(contentDisposition('')).toContain("UTF-8''%D0%B2");
    expect(contentDisposition("l'été (1).pdf")).toContain("UTF-8''l%27%C3%A9t%C3%A9%20%281%29.pdf");
  });
});

describe('A page of a document', () => {
  it('is shown upright, of the file inside the archive', async () => {
    const answer = await api.get(`/api/documents/${documentId}/pages/1/image`, cookie);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(asked.at(-1)).toMatchObject({ page: 1, turn: 90, innerName: 'скан.pdf' });
  });

  it('that the browser has is drawn no second time, and shown to nobody who has signed out', async () => {
    const path = `/api/documents/${documentId}/pages/1/image`;
    const { headers } = await api.get(path, cookie);
    expect(headers.get('cache-control')).toBe('private, no-cache');
    const known = { 'If-None-Match': headers.get('etag') ?? '' };
    const drawn = asked.length;
    expect((await api.app.request(path, { headers: { cookie, ...known } })).status).toBe(304);
    expect((await api.app.request(path, { headers: known })).status).toBe(401);
    expect(asked).toHaveLength(drawn);
  });

  it("that can't be drawn is told in words", async () => {
    expect(await api.get(`/api/documents/${documentId}/pages/2/image`, cookie)).toMatchObject({
      status: 422,
      body: { code: 'page-unavailable' },
    });
  });

  it("that the document doesn't have is not found", async () => {
    expect((await api.get(`/api/documents/${documentId}/pages/3/image`, cookie)).status).toBe(404);
  });
});

describe('A mail brought by hand', () => {
  const upload = (mailbox: string, file: File | string, using = api) => {
    const form = new FormData();
    form.set('mailbox', mailbox);
    form.set('file', file);
    return using.app.request('/api/mails/upload', { method: 'POST', headers: { cookie }, body: form });
  };

  it('is kept and stands in the list', async () => {
    const response = await upload('sverka', new File(['From: a@b.example\r\n\r\nза что долг?'], 'письмо.eml'));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      mailbox: 'sverka',
      state: 'kept',
      ticketId: null,
      size: expect.any(Number),
    });
  });

  it('without a mail, a scan, becomes one from whoever brings it; what is neither is refused', async () => {
    const brought: Uint8Array[] = [];
    const keep: MailIntake['upload'] = async (_, raw) => {
      brought.push(raw);
      return mailId;
    };
    const bringsAll = api.with({ intake: { ...intake(), upload: keep } });
    const name = 'Письмо головной компании о переносе.pdf';
    expect((await upload('perevod', new File([bytes], name), bringsAll)).status).toBe(200);
    const mail = Buffer.from(brought[0] ?? []).toString();
    for (const part of [`filename*=utf-8''${encodeURIComponent(name)}`, Buffer.from(bytes).toString('base64')])
      expect(mail).toContain(part);
    const sheet = await upload('perevod', new File(['x'], 'таблица.xlsx'), bringsAll);
    expect(await sheet.json()).toMatchObject({ errors: { file: expect.stringContaining('не скан') } });
  });

  it("is refused when it is empty, no file, or for a mailbox that there isn't", async () => {
    expect((await upload('sverka', new File([], 'пусто.eml'))).status).toBe(422);
    expect((await upload('sverka', 'текст')).status).toBe(422);
    expect((await upload('info', new File(['x'], 'письмо.eml'))).status).toBe(422);
  });

  it("can't be brought where nobody reads it", async () => {
    const alone = api.with({ intake: null });
    expect((await upload('sverka', new File(['x'], 'письмо.eml'), alone)).status).toBe(503);
  });
});

describe('A mail that failed', () => {
  it('is read again on demand', async () => {
    expect(await api.post(`/api/mails/${mailId}/reprocess`, {}, cookie)).toMatchObject({
      status: 200,
      body: { id: mailId },
    });
  });

  it('but not one that stands in a ticket', async () => {
    const other = (await keepRawMail(api.database.em(), { mailbox: 'perevod', sourceKey: 'test:2', bytes }, noon)).id;
    expect(await api.post(`/api/mails/${other}/reprocess`, {}, cookie)).toMatchObject({
      status: 409,
      body: { code: 'not-allowed-now' },
    });
    expect((await api.post('/api/mails/999999/reprocess', {}, cookie)).status).toBe(404);
  });
});
