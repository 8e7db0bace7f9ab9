import { OutboxAttachment, OutboxMessage } from '@perenos/db';
import { letterFormIds, letterForms } from '@perenos/domain';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TicketDetail } from '../contract/tickets.ts';
import { type Answer, TestApi } from '../testing/test-api.ts';
import { addTicket, aWorld, putRegistry, registryOf, type World } from '../testing/tickets.ts';
import { docxOf, docxType } from './docx.ts';

let api: TestApi;
let cookie: string;
let world: World;
beforeAll(async () => {
  api = await TestApi.create();
  ({ cookie } = await api.signedIn('anna'));
});
afterAll(() => api.close());
beforeEach(() => {
  world = aWorld();
});

const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

describe('A form as a Word document', () => {
  it.each(letterFormIds)('%s says all that the form says', (id) => {
    const parts = partsOf(docxOf(letterForms[id]));
    expect(Object.keys(parts)).toEqual(['[Content_Types].xml', '_rels/.rels', 'word/document.xml']);
    const document = parts['word/document.xml'] ?? '';
    for (const block of letterForms[id].blocks)
      for (const text of block.kind === 'text' ? [block.text] : block.columns) expect(document).toContain(`>${text}</`);
    expect(document.match(/<w:p>/g)?.length).toBe(document.match(/<\/w:p>/g)?.length);
  });

  it('keeps signs of XML as text', () => {
    const bytes = docxOf({ blocks: [{ kind: 'text', text: 'ООО <"А" & Б>' }] });
    expect(partsOf(bytes)['word/document.xml']).toContain('ООО &#60;&#34;А&#34; &#38; Б&#62;');
  });

  it('is listed and downloaded', async () => {
    const list = (await api.get('/api/letter-templates', cookie)).body as { id: string; href: string }[];
    expect(list.map(({ id }) => id)).toEqual(letterFormIds);
    const file = await api.get(list[0]?.href ?? '', cookie);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toBe(docxType);
    expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('Письмо о переносе абонента.docx'));
    expect((await api.get('/api/letter-templates/poem/content', cookie)).status).toBe(404);
  });
});

describe('A request for the official letter', () => {
  const ticketWithoutLetter = async (): Promise<TicketDetail> => {
    await putRegistry(api.database, registryOf(world));
    const { id } = await addTicket(api.database, world, { letters: [] });
    return (await api.get(`/api/tickets/${id}`, cookie)).body as TicketDetail;
  };
  const ask = ({ id, version }: TicketDetail, attachments?: string[]): Promise<Answer> =>
    api.post(`/api/tickets/${id}/ask-data`, { version, text: 'Пришлите письмо.', attachments }, cookie);
  const filesOf = async (id: number) => {
    const em = api.database.em();
    const message = await em.findOneOrFail(OutboxMessage, { ticket: id });
    return em.find(OutboxAttachment, { message: message.id }, { populate: ['content'] });
  };

  it('goes out with the fitting form, as the draft says', async () => {
    const ticket = await ticketWithoutLetter();
    const { fileName } = letterForms.ordinary;
    expect(ticket.draft).toMatchObject({ purpose: 'request-data', attachments: [{ id: 'ordinary', fileName }] });
    const answer = await ask(ticket);
    expect((answer.body as TicketDetail).outbox[0]?.attachments).toMatchObject([{ fileName }]);
    const [file] = await filesOf(ticket.id);
    expect(file).toMatchObject({ fileName, mimeType: docxType });
    expect(new Uint8Array(file?.content ?? [])).toEqual(docxOf(letterForms.ordinary));
  });

  it('or with those that the specialist has chosen, or with none', async () => {
    const first = await ticketWithoutLetter();
    await ask(first, ['group-head', 'ordinary']);
    expect((await filesOf(first.id)).map(({ fileName }) => fileName)).toEqual([
      letterForms['group-head'].fileName,
      letterForms.ordinary.fileName,
    ]);
    world = aWorld();
    const second = await ticketWithoutLetter();
    await ask(second, []);
    expect(await filesOf(second.id)).toEqual([]);
  });

  it('but not with a form that does not exist', async () => {
    expect(await ask(await ticketWithoutLetter(), ['poem'])).toMatchObject({
      status: 422,
      body: { errors: { attachments: 'Такого образца письма нет: poem' } },
    });
  });
});
