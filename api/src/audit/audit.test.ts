import { OutboxAttachment, OutboxMessage, refreshAudit, Ticket, User } from '@perenos/db';
import { recountYear } from '@perenos/db/testing/recount-year';
import { type SimulatedTicket, simulateYear } from '@perenos/db/testing/simulated-year';
import { storeSimulatedYear } from '@perenos/db/testing/store-simulated-year';
import { type AuditFigure, allOf, auditDimensions, russianCalendar, writeAuditSelection } from '@perenos/domain';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditReportView } from '../contract/audit.ts';
import { TestApi } from '../testing/test-api.ts';
import { dueReport, sendMonthlyReport } from './monthly-report.ts';

/** Wednesday 15 April 2026, 15:00 in Moscow. */
const now = new Date('2026-04-15T12:00:00.000Z');
const year = {
  size: 800,
  seed: 20260415,
  begin: new Date('2026-01-01T00:00:00+03:00'),
  now,
  partners: 20,
  specialists: 5,
  calendar: russianCalendar,
};
const april = { from: '2026-04-01', to: '2026-04-30' };

let api: TestApi;
let boss: string;
let tickets: SimulatedTicket[];

const auditOf = async (query: Record<string, string>): Promise<AuditReportView> =>
  (await api.get(`/api/audit?${new URLSearchParams(query)}`, boss)).body as AuditReportView;

const idsBehind = async (figure: AuditFigure, given: object = {}): Promise<number[]> => {
  const audit = writeAuditSelection({ ...allOf(april), figure, cause: null, age: null, took: null, ...given });
  const answer = await api.list('/api/tickets', boss, { filter: { audit }, range: [0, 199], sort: ['id', 'ASC'] });
  return (answer.body as { id: number }[]).map(({ id }) => id);
};

beforeAll(async () => {
  api = await TestApi.create({ settings: { publicUrl: null, sessionIdle: 400 * 86_400_000 } });
  api.now = now;
  tickets = simulateYear(year);
  await storeSimulatedYear(api.database.em(), tickets, year);
  boss = (await api.signedIn('boss', 'supervisor', 'Борис Орлов')).cookie;
});
afterAll(() => api.close());

describe('The audit of a simulated year', () => {
  it.each([
    ['a month that isn’t over', april],
    ['a quarter', { from: '2026-01-01', to: '2026-03-31' }],
    ['one day', { from: '2026-03-10', to: '2026-03-10' }],
  ])('of %s shows every figure as its events tell it', async (_, period) => {
    const shown = await auditOf(period);
    const told = recountYear(tickets, { ...period, now });
    const { figures, previous, causes, ages, durations } = told;
    expect(figures.done).toBeGreaterThan(0);
    expect(shown).toMatchObject({ figures, previous, causes, ages, durations });
    for (const { from, to, ...counts } of shown.series.points) expect(counts, from).toEqual(told.pointOf(from, to));
    for (const dimension of auditDimensions) {
      const rows = shown.breakdowns[dimension];
      expect(rows.map(({ key }) => key).sort()).toEqual(told.keysOf(dimension).sort());
      for (const { key, name: _name, ...row } of rows) expect(row, key).toEqual(told.rowOf(dimension, key));
    }
  });

  it('narrowed to a mailbox and to nobody’s tickets counts those alone', async () => {
    const { figures } = await auditOf({ ...april, mailbox: 'sverka', specialist: 'none,1' });
    const own = tickets.filter(({ mailbox }) => mailbox === 'sverka');
    const told = recountYear(own, { ...april, now });
    const [nobody, first] = [told.rowOf('specialist', 'none'), told.rowOf('specialist', '1')];
    expect(figures).toMatchObject({ done: Number(nobody.done) + Number(first.done) });
    expect(figures.open).toBe(Number(nobody.open) + Number(first.open));
  });

  it('drills down from each number to its tickets', async () => {
    const { ids, causes, rowOf } = recountYear(tickets, { ...april, now });
    for (const figure of ['received', 'in-time', 'late', 'open', 'open-late', 'breaches', 'answered'] as const)
      expect(await idsBehind(figure), figure).toEqual(ids[figure]?.slice(0, 200));
    for (const { cause, count } of causes) expect(await idsBehind('breaches', { cause })).toHaveLength(count);
    expect(causes.find(({ cause }) => cause === 'never-taken')?.count).toBeGreaterThan(0);
    expect(await idsBehind('done', { clause: ['4.1.4'] })).toHaveLength(Number(rowOf('clause', '4.1.4').done));
  });

  it('refuses a period that ends before it begins, a broken drill-down, and whoever may not see it', async () => {
    expect((await api.get('/api/audit?from=2026-04-02&to=2026-04-01', boss)).status).toBe(422);
    expect((await api.list('/api/tickets', boss, { filter: { audit: 'figure=all' } })).status).toBe(422);
    const { cookie } = await api.signedIn('anna');
    expect((await api.get('/api/audit?from=2026-04-01&to=2026-04-30', cookie)).status).toBe(403);
  });

  it('shows an act at once', async () => {
    const [open] = await idsBehind('open');
    const em = api.database.em();
    const ticket = await em.findOneOrFail(Ticket, Number(open));
    const before = (await auditOf(april)).figures;
    Object.assign(ticket, { closedAt: now, state: 'closed' });
    await em.flush();
    api.now = new Date(now.getTime() + 1_000);
    expect((await auditOf(april)).figures.done).toBe(before.done + 1);
    Object.assign(ticket, { closedAt: null, state: 'open' });
    await em.flush();
    api.now = now;
    expect(await refreshAudit(api.database.em())).toBe(1);
  });
});

/** The cells of a sheet by their addresses: numbers as numbers, texts as texts. */
function cellsOf(files: Record<string, Uint8Array>, sheet: number): Map<string, string | number> {
  const read = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const strings = [...read('xl/sharedStrings.xml').matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map(
    ([, text]) => text,
  );
  const cells = [...read(`xl/worksheets/sheet${sheet}.xml`).matchAll(/<c r="(\w+)"([^>]*)>(?:<v>(.*?)<\/v>)?/g)];
  return new Map(
    cells.map(([, address = '', attributes = '', value = '']) => [
      address,
      attributes.includes('t="s"') ? (strings[Number(value)] ?? '') : Number(value),
    ]),
  );
}

describe('The report as a file', () => {
  it('is a workbook of real numbers, dates and times, whose sums are the figures', async () => {
    const response = await api.app.request('/api/audit/export?from=2026-04-01&to=2026-04-30&format=xlsx', {
      headers: { host: 'localhost', cookie: boss },
    });
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    const { figures } = await auditOf(april);
    const first = cellsOf(files, 1);
    expect(first.get('B2')).toBe(figures.received);
    expect(Number(first.get('B11')) * 86_400).toBeCloseTo(Number(figures.doneMedian), 6);
    const all = cellsOf(files, 9);
    const columns = new Map(
      [...all].filter(([at]) => /^[A-Z]+1$/.test(at)).map(([at, title]) => [title, at.slice(0, -1)]),
    );
    const column = (title: string): (string | number)[] =>
      [...all]
        .filter(([at]) => at.replace(/\d+/, '') === columns.get(title) && at !== `${columns.get(title)}1`)
        .map(([, value]) => value);
    const sum = (title: string): number => column(title).reduce<number>((total, value) => total + Number(value), 0);
    expect([sum('Поступило'), sum('Завершено'), sum('Нарушения срока')]).toEqual([
      figures.received,
      figures.done,
      figures.breaches,
    ]);
    const received = column('Поступило (МСК)').map(Number);
    // 46113 is 1 April 2026 for a spreadsheet
    expect(received.filter((serial) => serial >= 46_113 && serial < 46_143)).toHaveLength(figures.received);
  });

  it('is a PDF', async () => {
    const file = await api.get('/api/audit/export?from=2026-04-01&to=2026-04-30&format=pdf&mailbox=sverka', boss);
    expect(String(file.body).slice(0, 5)).toBe('%PDF-');
  });
});

describe('The monthly report', () => {
  it.each([
    ['2026-01-12T08:59:59+03:00', null],
    ['2026-01-12T09:00:00+03:00', '2025-12'],
    ['2026-03-02T08:59:59+03:00', null],
    ['2026-03-02T09:00:00+03:00', '2026-02'],
    ['2026-03-31T23:00:00+03:00', '2026-02'],
  ])('at %s is due for %s', (at, month) => {
    expect(dueReport(new Date(at), russianCalendar)?.month ?? null).toBe(month);
  });

  it('goes once to every supervisor who has an address, with both files', async () => {
    const em = api.database.em();
    await em.nativeUpdate(User, { login: 'boss' }, { email: 'boss@astral.example' });
    await api.addUser('without-address', 'supervisor');
    const sent = await Promise.all([sendMonthlyReport(api.database, now), sendMonthlyReport(api.database, now)]);
    expect(sent.map(({ recipients }) => recipients).sort()).toEqual([0, 1]);
    expect(await sendMonthlyReport(api.database, now)).toEqual({ recipients: 0 });
    const [message, ...others] = await em.find(OutboxMessage, { role: 'staff' });
    expect(others).toEqual([]);
    expect(message).toMatchObject({ toAddress: 'boss@astral.example', subject: 'Показатели работы за март 2026' });
    const { figures } = recountYear(tickets, { from: '2026-03-01', to: '2026-03-31', now });
    expect(message?.text).toContain(`Поступило: ${figures.received}\n`);
    const files = await em.find(OutboxAttachment, { message: message?.id ?? 0 }, { orderBy: { position: 'asc' } });
    expect(files.map(({ fileName }) => fileName)).toEqual(['Показатели 2026-03.pdf', 'Показатели 2026-03.xlsx']);
  });
});
