import { OutboxMessage } from '@perenos/db';
import calendarFile from '@perenos/domain/calendar.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SlaReceiptView } from '../contract/receipts.ts';
import type { TicketDetail } from '../contract/tickets.ts';
import { noon, TestApi } from '../testing/test-api.ts';
import { addTicket, aWorld, itemOf, putRegistry, registryOf } from '../testing/tickets.ts';

let api: TestApi;
let anna: string;
let boris: string;
/** Received on Tuesday 17 March 2026 at 11:00 in Moscow. */
let openTicket: number;
let doneTicket: number;

const receiptOf = async (id: number): Promise<SlaReceiptView> =>
  (await api.get(`/api/tickets/${id}/receipt`, anna)).body as SlaReceiptView;

beforeAll(async () => {
  api = await TestApi.create({ settings: { publicUrl: null, sessionIdle: 72 * 3_600_000 } });
  anna = (await api.signedIn('anna', 'specialist', 'Анна Петрова')).cookie;
  boris = (await api.signedIn('boris', 'supervisor', 'Борис Орлов')).cookie;
  for (const done of [false, true]) {
    const world = aWorld();
    await putRegistry(api.database, registryOf(world));
    const { id } = await addTicket(api.database, world);
    if (!done) openTicket = id;
    else {
      doneTicket = id;
      const { version } = (await api.get(`/api/tickets/${id}`, anna)).body as TicketDetail;
      await api.post(`/api/tickets/${id}/execute`, { version, confirmed: ['letterhead', 'signature', 'seal'] }, anna);
    }
  }
});
afterAll(() => api.close());

describe('The receipt of a term', () => {
  it('of an open ticket tells what was counted until now, and until when it is to be done', async () => {
    expect(await receiptOf(openTicket)).toMatchObject({
      startsAt: '2026-03-17T08:00:00.000Z',
      dueAt: '2026-03-18T07:00:00Z',
      doneAt: null,
      isLate: false,
      countedSeconds: 3600,
      events: [{ kind: 'received' }, { kind: 'complete', label: 'Данные полные, срок идёт' }],
      stretches: [{ counted: true, kind: 'working', text: 'Рабочие часы' }],
    });
  });

  it('of a ticket that is done ends with its execution; undone, it runs on', async () => {
    expect(await receiptOf(doneTicket)).toMatchObject({
      doneAt: noon.toISOString(),
      isLate: false,
    });
    const ticket = (await api.get(`/api/tickets/${doneTicket}`, anna)).body as TicketDetail;
    await api.post(`/api/tickets/${doneTicket}/undo`, { version: ticket.version }, anna);
    expect(await receiptOf(doneTicket)).toMatchObject({ doneAt: null, startsAt: '2026-03-17T08:00:00.000Z' });
    const { version } = (await api.get(`/api/tickets/${doneTicket}`, anna)).body as TicketDetail;
    await api.post(
      `/api/tickets/${doneTicket}/execute`,
      { version, confirmed: ['letterhead', 'signature', 'seal'] },
      anna,
    );
    expect((await receiptOf(doneTicket)).events.map(({ kind }) => kind)).toEqual([
      'received',
      'complete',
      'done',
      'complete',
      'done',
    ]);
  });

  it('of a ticket that lacks data names the mail that lacks them, and runs for nobody', async () => {
    const world = aWorld();
    await putRegistry(api.database, registryOf(world));
    const lacking = { items: [itemOf(world, { subscriberKpp: null })], subject: 'Перенос без КПП' };
    const { id } = await addTicket(api.database, world, lacking);
    const { startsAt, dueAt, stretches } = await receiptOf(id);
    expect({ startsAt, dueAt }).toEqual({ startsAt: null, dueAt: null });
    expect(stretches).toMatchObject([
      {
        kind: 'waiting-data',
        counted: false,
        mailId: expect.any(Number),
        text: expect.stringContaining('«Перенос без КПП»'),
      },
    ]);
  });

  it('goes to the partner as a PDF or as a table', async () => {
    const file = await api.get(`/api/tickets/${doneTicket}/receipt/pdf`, anna);
    expect(String(file.body).slice(0, 5)).toBe('%PDF-');
    const table = await api.get(`/api/tickets/${doneTicket}/receipt/csv`, anna);
    expect(String(table.body)).toContain('17.03.2026 11:00:00;17.03.2026 12:00:00;1:00:00;3600;да;Рабочие часы');
  });
});

describe('A year of the production calendar', () => {
  const { '2026': published } = calendarFile;
  /** 18 March 2026, a Wednesday, becomes a day off. */
  const content = {
    year: 2026,
    ...published,
    nonWorking: [...published.nonWorking, '2026-03-18'],
    transfersDecree: [...published.transfersDecree, ['2026-03-01', '2026-03-18']],
    workingDays: 246,
    workingDaysByMonth: published.workingDaysByMonth.map((count, month) => (month === 2 ? count - 1 : count)),
  };
  const source = 'Постановление, опубликовано 10.03.2026';
  const decree = { number: '222', date: '2026-03-10', title: 'О переносе выходного дня' };

  it('is checked before it is loaded, and changes nothing by that', async () => {
    const check = await api.post('/api/calendar/check', { content, decree, source }, boris);
    expect(check.body).toMatchObject({
      year: 2026,
      problems: [],
      totals: { workingDays: 246 },
      changes: expect.arrayContaining([expect.objectContaining({ date: '2026-03-18', before: 'рабочий день' })]),
    });
    expect((await api.get('/api/calendar', anna)).body).toMatchObject({ version: 'ru-2022-2027' });
  });

  it('that contradicts its own totals is refused in words', async () => {
    const wrong = { content: { ...content, workingDays: 247 }, decree, source };
    expect(await api.post('/api/calendar', wrong, boris)).toMatchObject({
      status: 422,
      body: { errors: { content: 'Рабочих дней по датам файла 246, а в его итоге 247.' } },
    });
  });

  it('moves the terms of open tickets, and none that is done', async () => {
    const before = await receiptOf(doneTicket);
    const loaded = await api.post('/api/calendar', { content, decree, source }, boris);
    expect(loaded).toMatchObject({ status: 200, body: { version: 'ru-2022-2027+2026.1', movedTickets: 1 } });
    expect(await receiptOf(openTicket)).toMatchObject({ dueAt: '2026-03-19T07:00:00Z' });
    expect((await api.get(`/api/tickets/${openTicket}`, anna)).body).toMatchObject({
      dueAt: '2026-03-19T07:00:00.000Z',
    });
    expect(await receiptOf(doneTicket)).toEqual(before);
    expect((await api.get('/api/calendar/2026', anna)).body).toMatchObject({
      revision: 1,
      loadedBy: 'Борис Орлов',
      source,
    });
  });

  it('is kept in the journal', async () => {
    const rows = await api.list('/api/journal', boris, { filter: { objectType: 'calendar' } });
    expect(rows.body).toMatchObject([{ kind: 'calendar-loaded', objectId: '2026', actorName: 'Борис Орлов' }]);
    expect(await api.database.em().count(OutboxMessage, { ticket: openTicket })).toBe(0);
  });
});
