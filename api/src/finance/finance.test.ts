import { importRegistry, JournalEntry, OutboxMessage, StatementRow } from '@perenos/db';
import { aPartner, aRegistry } from '@perenos/db/testing';
import type { Debt, Restriction } from '@perenos/domain';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { debtRow, restrictionDetail, statementDetail } from '../contract/finance.ts';
import { type Answer, TestApi } from '../testing/test-api.ts';

type Detail = z.infer<typeof statementDetail>;
let api: TestApi;
let finance: string;
let specialist: string;

const aDebt = (invoiceNumber: string, over: Partial<Debt> = {}): Debt => ({
  product: '1c-reporting',
  amountKopecks: 990_000,
  invoiceNumber,
  dueDate: '2026-03-02',
  paidAt: null,
  ...over,
});
const automatic: Restriction = { since: '2026-03-10', imposedBy: 'automatic' };
const byCenter: Restriction = { since: '2026-03-10', imposedBy: 'center' };
const partner = (id: string, inn: string, restriction: Restriction | null, ...debts: Debt[]) =>
  aPartner({ id, name: `ООО «${id}»`, inn, salesCenterId: 'center', restriction, debts });

beforeAll(async () => {
  api = await TestApi.create();
  finance = (await api.signedIn('finance', 'finance', 'Фёдорова Нина')).cookie;
  specialist = (await api.signedIn('anna', 'specialist')).cookie;
  const partners = [
    aPartner({ id: 'center', name: 'АО «Центр»', kind: 'sales-center', inn: '7743013902' }),
    partner('whole', '7736207543', automatic, aDebt('СЧ-1'), aDebt('СЧ-2', { amountKopecks: 5_050 })),
    partner('half', '7708503727', automatic, aDebt('СЧ-3'), aDebt('СЧ-4', { dueDate: '2026-04-01' })),
    partner('asked', '7707083893', byCenter, aDebt('СЧ-5')),
    partner('late', '500100732259', null, aDebt('СЧ-6')),
  ];
  await importRegistry(api.database.em(), aRegistry({ partners }), { kind: 'system', name: 'Тест' }, api.now);
});
afterAll(() => api.close());

const head = 'Дата;№ документа;Кредит;Плательщик;ИНН плательщика;Назначение платежа';
const row = (number: number, sum: string, inn: string, purpose: string): string =>
  `16.03.2026;${number};${sum};"ООО «Плательщик»";${inn};${purpose}`;
const upload = async (bytes: Uint8Array, cookie = finance, name = 'выписка.csv'): Promise<Answer> => {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(bytes)], name));
  const answer = await api.app.request('/api/statements/upload', {
    method: 'POST',
    body,
    headers: { host: 'localhost', cookie },
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
};
const text = (...rows: string[]): Uint8Array =>
  new TextEncoder().encode(`\uFEFF${[head, ...rows, 'Итого;;1,00;;;'].join('\r\n')}`);
const debts = async (filter: object): Promise<z.infer<typeof debtRow>[]> =>
  (await api.list('/api/debts', specialist, { filter })).body as z.infer<typeof debtRow>[];
const restriction = async (id: string): Promise<z.infer<typeof restrictionDetail>> =>
  (await api.get(`/api/restrictions/${id}`, specialist)).body as z.infer<typeof restrictionDetail>;
const key = (partnerId: string, invoiceNumber: string, kopecks: number) => ({
  partnerId,
  product: '1c-reporting',
  invoiceNumber,
  kopecks,
});

describe('Debts', () => {
  it('are listed the longest overdue first, with their sums to the kopeck', async () => {
    const answer = await api.list('/api/debts', specialist, { filter: { partnerId: 'whole' } });
    expect(answer.headers.get('content-range')).toBe('debts 0-1/2');
    expect(answer.body).toMatchObject([
      { invoiceNumber: 'СЧ-1', state: 'overdue', overdueDays: 15, remainingKopecks: 990_000, restricted: true },
      { invoiceNumber: 'СЧ-2', amountKopecks: 5_050 },
    ]);
    const totals = await api.list('/api/debts/totals', specialist, { filter: { state: 'unpaid' } });
    expect(totals.body).toMatchObject({
      count: 6,
      remainingKopecks: 4_955_050,
      overdueKopecks: 3_965_050,
      overdueCount: 5,
    });
    expect((await debts({ state: 'due' })).map(({ invoiceNumber }) => invoiceNumber)).toEqual(['СЧ-4']);
    expect((await debts({ q: '«HALF', state: 'overdue' })).map(({ invoiceNumber }) => invoiceNumber)).toEqual(['СЧ-3']);
  });

  it('come as a file', async () => {
    const answer = await api.get('/api/debts/export?format=csv', specialist);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(answer.body).toContain('СЧ-6');
  });
});

describe('A statement', () => {
  let statement: Detail;
  const file = text(
    row(1, '9 950,50', '7736207543', 'Оплата по счетам СЧ-1, СЧ-2'),
    row(2, '9900.00', '7708503727', 'Счёт СЧ-3'),
    row(3, '9900-00', '7707083893', 'Счёт СЧ-5'),
    row(4, '1,00', '500100732259', 'Аванс по счёту СЧ-6'),
    row(5, '100,00', '7701234560', 'Оплата услуг'),
  );

  it('shows first what it would pay and lift, and why the others stay; nothing is done yet', async () => {
    const answer = await upload(file);
    expect(answer).toMatchObject({ status: 200, body: { known: false } });
    statement = (answer.body as { statement: Detail }).statement;
    expect(statement.rows.map(({ state }) => state)).toEqual(['matched', 'matched', 'matched', 'review', 'review']);
    expect(statement.rows[3]).toMatchObject({ proposal: [key('late', 'СЧ-6', 100)] });
    expect(statement.restrictions).toMatchObject([
      { partnerId: 'asked', outcome: 'stays', rule: 'FB-8', text: expect.stringContaining('АО «Центр»') },
      { partnerId: 'half', outcome: 'stays', rule: 'FB-4' },
      { partnerId: 'whole', outcome: 'lifted', rule: 'FB-2' },
    ]);
    expect(statement).toMatchObject({ state: 'preview', skippedOther: 1 });
    expect(await debts({ state: 'paid' })).toEqual([]);
  });

  it('is understood in the encoding of Windows, under another delimiter', async () => {
    const other = iconv.encode(
      [head, row(9, '"1,00"', '7701234560', 'прочее')].join('\r\n').replaceAll(';', ','),
      'windows-1251',
    );
    const { body } = await upload(other, finance, 'другая.csv');
    const { statement: read } = body as { statement: Detail };
    expect(read).toMatchObject({
      encoding: 'windows-1251',
      rows: [{ amountKopecks: 100, payerName: 'ООО «Плательщик»' }],
    });
    const removed = await api.send('DELETE', `/api/statements/${read.id}`, { cookie: finance });
    expect(removed.status).toBe(200);
  });

  it('takes a person’s decision about a payment, but none that doesn’t add up', async () => {
    const decide = (json: object) =>
      api.post(`/api/statements/${statement.id}/rows/${statement.rows[3]?.id}/decide`, json, finance);
    const tooMuch = await decide({ kind: 'allocate', allocations: [key('late', 'СЧ-6', 101)] });
    expect(tooMuch).toMatchObject({
      status: 422,
      body: { errors: { allocations: expect.stringContaining('больше, чем пришло') } },
    });
    const decided = await decide({ kind: 'allocate', allocations: [key('late', 'СЧ-6', 100)] });
    expect((decided.body as Detail).rows[3]).toMatchObject({ state: 'decided', decidedByName: 'Фёдорова Нина' });
    const seen = statement.digest;
    statement = decided.body as Detail;
    const stale = await api.post(`/api/statements/${statement.id}/book`, { digest: seen }, finance);
    expect(stale).toMatchObject({ status: 409, body: { code: 'statement-changed' } });
  });

  it('is booked as it was seen: exactly the right restriction goes, with journal and letters', async () => {
    const answer = await api.post(`/api/statements/${statement.id}/book`, { digest: statement.digest }, finance);
    expect(answer).toMatchObject({ status: 200, body: { paid: 4, partial: 1, lifted: 1, unallocated: 1 } });
    expect((await restriction('whole')).current).toBeNull();
    expect((await restriction('half')).current?.imposedBy).toBe('automatic');
    expect((await restriction('asked')).current?.imposedByName).toBe('АО «Центр»');
    expect((await debts({ state: 'partial' })).map((debt) => [debt.invoiceNumber, debt.remainingKopecks])).toEqual([
      ['СЧ-6', 989_900],
    ]);
    expect((await debts({ state: 'paid' }))[0]).toMatchObject({ paidAt: '2026-03-16' });
    const [line] = (await restriction('whole')).history;
    expect(line).toMatchObject({ actorName: 'Фёдорова Нина', clauses: ['FB-2'] });
    const letters = await api.database.em().find(OutboxMessage, { toAddress: 'mail@whole.example' });
    expect(letters.map(({ subject }) => subject)).toEqual(['Доступ в Web-Регистратор восстановлен: ООО «whole»']);
  });

  it('a second time changes nothing and says so, as the same file or with the same payments in another', async () => {
    const lines = await api.database.em().count(JournalEntry);
    expect(await upload(file)).toMatchObject({
      body: { known: true, statement: { id: statement.id, state: 'booked' } },
    });
    const again = await api.post(`/api/statements/${statement.id}/book`, { digest: statement.digest }, finance);
    expect(again).toMatchObject({ status: 409, body: { code: 'statement-booked' } });
    expect(await api.database.em().count(JournalEntry)).toBe(lines);
    const { body } = await upload(
      text(row(3, '9 900,00', '7707083893', 'Счёт  СЧ-5'), row(2, '9900', '7708503727', 'счёт СЧ-3')),
      finance,
      'b.csv',
    );
    const { statement: other } = body as { statement: Detail };
    expect(other.rows.map(({ state }) => state)).toEqual(['repeated', 'repeated']);
    expect(other.rows[0]?.text).toContain('Ничего не изменится');
    const booked = await api.post(`/api/statements/${other.id}/book`, { digest: other.digest }, finance);
    expect(booked.body).toMatchObject({ paid: 0, partial: 0, lifted: 0, unallocated: 0 });
  });

  it('keeps what nobody could match, until a person does', async () => {
    const unallocated = await api.list('/api/statements/unallocated', finance);
    expect(unallocated.body).toMatchObject([{ line: 6, payerInn: '7701234560', restKopecks: 10_000 }]);
    const { id } = await api.database.em().findOneOrFail(StatementRow, { state: 'unallocated' });
    const decide = (json: object) => api.post(`/api/statements/${statement.id}/rows/${id}/decide`, json, finance);
    const done = await decide({ kind: 'allocate', allocations: [key('late', 'СЧ-6', 9_000)] });
    expect((done.body as Detail).rows[4]).toMatchObject({ state: 'unallocated', restKopecks: 1_000 });
    const rest = await decide({ kind: 'dismiss', reason: 'Вернули плательщику' });
    expect((rest.body as Detail).rows[4]).toMatchObject({ state: 'dismissed', text: 'Отложено: Вернули плательщику' });
    expect((await debts({ partnerId: 'late' }))[0]?.remainingKopecks).toBe(980_900);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['no statement', new TextEncoder().encode('a;b\n1;2')],
    ['a picture', new Uint8Array([0x89, 0x50, 0, 0, 0])],
  ])('of %s is refused in words', async (_what, bytes) => {
    expect(await upload(bytes)).toMatchObject({
      status: 422,
      body: { errors: { file: expect.stringMatching(/[а-я]/) } },
    });
  });

  it('is for finance alone', async () => {
    expect((await upload(file, specialist)).status).toBe(403);
    expect((await api.get('/api/statements', specialist)).status).toBe(403);
  });
});

describe('Restrictions by hand', () => {
  const grounds = 'Письмо Центра продаж от 16.03.2026';

  it('tomorrow’s are told today, and a run by hand imposes today’s, once', async () => {
    const preview = await api.get('/api/restrictions/preview', specialist);
    expect(preview.body).toMatchObject({
      today: '2026-03-17',
      dueToday: [{ partnerId: 'late', debts: [{ invoiceNumber: 'СЧ-6' }] }],
    });
    const run = () => api.post('/api/restrictions/run', {}, finance);
    expect((await run()).body).toEqual({ restricted: [{ partnerId: 'late', partnerName: 'ООО «late»' }] });
    expect((await run()).body).toEqual({ restricted: [] });
    expect((await restriction('late')).current?.reason).toContain('не оплачены счета СЧ-6');
  });

  it('an override is refused with its rule, and what a rule allows is done', async () => {
    const lift = (id: string, basis: string) => api.post(`/api/restrictions/${id}/lift`, { basis, grounds }, finance);
    expect(await lift('asked', 'paid')).toMatchObject({ status: 409, body: { details: { rule: 'FB-8' } } });
    expect(await lift('late', 'paid')).toMatchObject({ status: 409, body: { details: { rule: 'FB-4' } } });
    expect((await restriction('asked')).lift).toMatchObject([{ allowed: false }, { allowed: true, rules: ['FB-7'] }]);
    expect(await lift('asked', 'sales-center')).toMatchObject({ status: 200, body: { current: null } });
    expect(await lift('asked', 'sales-center')).toMatchObject({ status: 409, body: { details: { rule: 'FB-10' } } });
    const impose = (basis: string) => api.post('/api/restrictions', { partnerId: 'asked', basis, grounds }, finance);
    expect(await impose('overdue')).toMatchObject({ status: 409, body: { code: 'restriction-refused' } });
    expect(await impose('sales-center')).toMatchObject({
      status: 200,
      body: { current: { imposedByName: 'АО «Центр»' } },
    });
    const history = (await restriction('asked')).history.map(({ title }) => title);
    expect(history).toEqual(['Финансовая блокировка наложена', 'Финансовая блокировка снята']);
  });

  it('not without grounds, and not by everybody', async () => {
    const short = await api.post('/api/restrictions/asked/lift', { basis: 'sales-center', grounds: 'надо' }, finance);
    expect(short).toMatchObject({ status: 422, body: { errors: { grounds: expect.stringContaining('основание') } } });
    expect(
      (await api.post('/api/restrictions/asked/lift', { basis: 'sales-center', grounds }, specialist)).status,
    ).toBe(403);
  });
});
