import { Document } from '@perenos/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TicketDetail } from '../contract/tickets.ts';
import { noon, TestApi } from '../testing/test-api.ts';
import { addTicket, aWorld, itemOf, letterOf, putRegistry, registryOf, type World } from '../testing/tickets.ts';

let api: TestApi;
let anna: string;
let world: World;

beforeAll(async () => {
  api = await TestApi.create();
  anna = (await api.signedIn('anna', 'specialist', 'Анна Петрова')).cookie;
});
afterAll(() => api.close());
beforeEach(async () => {
  api.now = noon;
  world = aWorld();
  await putRegistry(api.database, registryOf(world));
});

const opened = async (id: number): Promise<TicketDetail> =>
  (await api.get(`/api/tickets/${id}`, anna)).body as TicketDetail;
const correct = ({ id, version }: TicketDetail, body: object) =>
  api.post(`/api/tickets/${id}/correct-document`, { version, ...body }, anna);

describe('A field of a letter put right by a person', () => {
  it('is judged again at once, beside what the machine had read, and stands in the journal', async () => {
    const misread = letterOf(world, {
      targetPartnerInn: world.source.inn,
      doubtful: ['targetPartnerInn'],
      alternatives: { targetPartnerInn: [world.target.inn] },
    });
    const before = await opened((await addTicket(api.database, world, { letters: [misread] })).id);
    expect(before).toMatchObject({
      verdict: 'review',
      documents: [{ letter: { alternatives: { targetPartnerInn: [world.target.inn] } } }],
    });
    const answer = await correct(before, {
      documentId: before.documents[0]?.id,
      field: 'targetPartnerInn',
      value: world.target.inn,
    });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        verdict: 'execute',
        documents: [
          {
            letter: {
              targetPartnerInn: world.target.inn,
              doubtful: [],
              corrections: {
                targetPartnerInn: { machine: world.source.inn, value: world.target.inn, by: 'Анна Петрова' },
              },
            },
          },
        ],
      },
    });
    const line = (answer.body as TicketDetail).journal.at(-1);
    expect(line).toMatchObject({ kind: 'field-corrected', actorName: 'Анна Петрова' });
    expect(line?.grounds).toContain('«Разобрать» → «Исполнить»');
  });

  it('is refused with a sentence under the field where it is no value, and for a document of another ticket', async () => {
    const ticket = await opened((await addTicket(api.database, world)).id);
    const other = await opened((await addTicket(api.database, world)).id);
    const documentId = ticket.documents[0]?.id;
    expect(await correct(ticket, { documentId, field: 'letterDate', value: '31.02.2026' })).toMatchObject({
      status: 422,
      body: { errors: { value: expect.stringContaining('Такой даты нет') } },
    });
    expect(await correct(ticket, { documentId, field: 'amount', value: '1' })).toMatchObject({ status: 422 });
    expect(await correct(other, { documentId, field: 'letterDate', value: '2026-03-15' })).toMatchObject({
      status: 404,
    });
    const kept = await api.database.em().findOneOrFail(Document, { id: documentId ?? 0 });
    expect(kept.letter).toMatchObject({ letterDate: '2026-03-16' });
  });

  it('can take the grounds away as well: the ticket is no longer ready', async () => {
    const ticket = await opened((await addTicket(api.database, world)).id);
    expect(ticket.verdict).toBe('execute');
    const documentId = ticket.documents[0]?.id;
    const answer = await correct(ticket, { documentId, field: 'addressedToAstral', value: 'no' });
    expect(answer).toMatchObject({ status: 200, body: { verdict: 'request-data' } });
  });
});

describe('What else a doubtful field of the request may be', () => {
  it('is offered until a person has chosen', async () => {
    const doubted = itemOf(world, {
      targetPartnerLogin: 'Drugoy',
      doubtful: ['targetPartnerLogin'],
      alternatives: { targetPartnerLogin: [world.target.logins[0] ?? ''] },
    });
    const before = await opened((await addTicket(api.database, world, { items: [doubted] })).id);
    expect(before.items[0]?.alternatives).toEqual({ targetPartnerLogin: world.target.logins });
    const { id, version } = before;
    const body = { version, itemId: before.items[0]?.id, field: 'targetPartnerLogin', value: world.target.logins[0] };
    const after = (await api.post(`/api/tickets/${id}/correct`, body, anna)).body as TicketDetail;
    expect(after.items[0]).toMatchObject({ doubtful: [], targetPartnerLogin: world.target.logins[0] });
    expect(after.items[0]?.alternatives).toEqual({});
  });
});
