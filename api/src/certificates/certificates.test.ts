import { Certificate, importRegistry, JournalEntry, OutboxMessage, RevocationRequest } from '@perenos/db';
import { composeBag, composeCertificate, type SampleCertificate } from '@perenos/domain/x509';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, noon, TestApi } from '../testing/test-api.ts';
import { aWorld, registryOf } from '../testing/tickets.ts';

const world = aWorld();
const { subscriber, source } = world;
const holder = 'Соколова Вера Павловна';
const record = (serial: string, given: { validUntil?: string } = {}) => ({
  ...{ serial, subscriberInn: subscriber.inn, subscriberKpp: subscriber.kpp, holder, product: null },
  ...{ validFrom: '2026-02-04', validUntil: '2027-05-04', state: 'valid' as const, ...given },
});
const hours = (count: number) => new Date(noon.getTime() + count * 3_600_000);

let api: TestApi;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  // Long enough for a day to pass in a test.
  api = await TestApi.create({ settings: { publicUrl: null, sessionIdle: 48 * 3_600_000 } });
  const numbers = { '0A': 7, '0B': 3, '0C': 3, '0D': 2 };
  const serials = Object.entries(numbers).flatMap(([first, count]) =>
    Array.from({ length: count }, (_, index) => `${first}0${index + 1}`),
  );
  const certificates = [...serials.map((serial) => record(serial)), record('0E01', { validUntil: '2026-03-01' })];
  const bundle = registryOf(world, { certificates });
  await importRegistry(api.database.em(), bundle, { kind: 'system', name: 'Тест' }, noon);
  for (const [login, role] of [
    ['anna', 'specialist'],
    ['boris', 'ca-administrator'],
    ['vera', 'ca-administrator'],
    ['finance', 'finance'],
  ] as const)
    ({ cookie: cookies[login] } = await api.signedIn(login, role));
});
afterEach(() => {
  api.now = noon;
});
afterAll(() => api.close());

type Files = readonly (readonly [name: string, bytes: Uint8Array<ArrayBuffer>])[];
async function send(path: string, who: string, fields: Record<string, string>, files: Files): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, bytes] of files) form.append('file', new File([bytes], name));
  const headers = { host: 'localhost', cookie: cookies[who] ?? '' };
  const response = await api.app.request(path, { method: 'POST', headers, body: form });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.7 ${text}`);
const register = (serial: string, who = 'anna', given: Record<string, string> = {}, document = 'заявление') =>
  send(
    '/api/revocations',
    who,
    {
      ...{ serial, holder, subscriberInn: subscriber.inn, asker: 'partner', askerName: source.name },
      ...{ partnerId: source.id, ground: 'carrier-lost', receivedAt: api.now.toISOString(), kinds: 'application' },
      ...given,
    },
    [['заявление.pdf', pdf(document)]],
  );
type Request = { id: number; version: number; number: string; state: string; allowed: string[] };
const registered = async (...given: Parameters<typeof register>) => {
  const answer = await register(...given);
  expect(answer.status).toBe(200);
  return answer.body as Request & { repeated: boolean };
};
const act = ({ id, version }: Request, action: string, who: string, more: object = {}) =>
  api.post(`/api/revocations/${id}/${action}`, { version, ...more }, cookies[who]);
const stateOf = async (serial: string) => (await api.database.em().findOneOrFail(Certificate, { serial })).state;

describe('A request for revocation', () => {
  it('that passes its checks is revoked by another person, told to holder and partner, and found in the journal', async () => {
    const request = await registered('00 0A 01');
    expect(request).toMatchObject({ state: 'awaiting-approval', repeated: false, dueAt: hours(12).toISOString() });
    expect(await act(request, 'approve', 'anna')).toMatchObject({ status: 403 });
    expect(await stateOf('0A01')).toBe('valid');

    const done = await act(request, 'approve', 'boris');
    expect(done.body).toMatchObject({ state: 'revoked', settledByName: 'Сотрудник boris', late: false, allowed: [] });
    expect(await stateOf('0A01')).toBe('revoked');
    const journal = await api.database.em().find(JournalEntry, { kind: 'certificate-revoked', objectId: '0A01' });
    expect(journal).toMatchObject([{ actorName: 'Сотрудник boris', after: { reason: 'keyCompromise' } }]);
    const about = { subject: { $like: `%${request.number}%` } };
    const roles = (await api.database.em().find(OutboxMessage, about)).map(({ role }) => role);
    expect(roles.sort()).toEqual(['holder', 'partner']);
    const card = await api.get('/api/certificates/0A01', cookies.anna);
    expect(card.body).toMatchObject({
      condition: 'revoked',
      revocations: [{ ground: 'carrier-lost', state: 'revoked' }],
    });
  });

  it('is not approved by whoever registered it, and says so', async () => {
    const request = await registered('0A02', 'boris');
    expect(request.allowed).not.toContain('approve');
    const refused = await act(request, 'approve', 'boris');
    expect(refused).toMatchObject({ status: 409, body: { details: { refusal: 'registered-by-you' } } });
    expect(await stateOf('0A02')).toBe('valid');
    expect((await act(request, 'approve', 'vera')).status).toBe(200);
  });

  it('whose approval has expired is asked for anew, by whom it can’t be approved then', async () => {
    const request = await registered('0A03', 'anna');
    api.now = hours(24);
    expect(await act(request, 'approve', 'boris')).toMatchObject({
      status: 409,
      body: { details: { refusal: 'approval-has-expired' } },
    });
    const list = await api.list('/api/revocations', cookies.anna ?? '', {
      filter: { state: 'approval-expired', serial: '0A03' },
    });
    expect(list.body).toMatchObject([{ number: request.number, state: 'approval-expired', late: true }]);
    const asked = await act(request, 'ask-approval', 'boris');
    expect(asked.body).toMatchObject({
      state: 'awaiting-approval',
      approvals: [{ outcome: 'waiting' }, { outcome: 'expired' }],
    });
    expect((await act(asked.body as Request, 'approve', 'boris')).body).toMatchObject({
      details: { refusal: 'asked-by-you' },
    });
    expect((await act(asked.body as Request, 'approve', 'vera')).body).toMatchObject({ state: 'revoked', late: true });
  });

  it('twice the same is the same request, and with another document another', async () => {
    const first = await registered('0A04');
    expect(await registered('0A:04')).toMatchObject({ id: first.id, repeated: true });
    const both = await Promise.all([
      registered('0A04', 'anna', {}, 'второе'),
      registered('0A04', 'anna', {}, 'второе'),
    ]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    expect(both[0]?.id).not.toBe(first.id);
  });

  it('of twenty approvals at once counts one', async () => {
    const request = await registered('0A05');
    const answers = await Promise.all(Array.from({ length: 20 }, () => act(request, 'approve', 'boris')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await api.database.em().count(JournalEntry, { kind: 'certificate-revoked', objectId: '0A05' })).toBe(1);
  });

  it('that fails a check stays for a person: a document is added, the approval asked for, or it is refused', async () => {
    const request = await registered('0A06', 'anna', { kinds: 'other' });
    expect(request).toMatchObject({ state: 'registered', allowed: ['add-document', 'withdraw'] });
    expect(await act(request, 'ask-approval', 'anna')).toMatchObject({
      status: 409,
      body: {
        details: { refusal: 'checks-failed', failed: [expect.stringContaining('Кто просит'), expect.anything()] },
      },
    });
    const { id, version } = request;
    const added = await send(
      `/api/revocations/${id}/documents`,
      'anna',
      { version: `${version}`, kinds: 'application' },
      [['ещё.pdf', pdf('ещё')]],
    );
    expect(added.body).toMatchObject({ state: 'registered', allowed: ['add-document', 'ask-approval', 'withdraw'] });
    const asked = (await act(added.body as Request, 'ask-approval', 'anna')).body as Request;
    expect(await act(asked, 'refuse', 'anna', { reason: 'не то' })).toMatchObject({ status: 403 });
    expect((await act(asked, 'refuse', 'boris', { reason: 'Подпись чужая' })).body).toMatchObject({
      state: 'refused',
      settledReason: 'Подпись чужая',
    });
    expect(await stateOf('0A06')).toBe('valid');
  });

  it('rests on the registry of the moment of the approval', async () => {
    const request = await registered('0A07');
    await api.database.em().nativeUpdate(Certificate, { serial: '0A07' }, { holder: 'Рябов Пётр' });
    expect(await act(request, 'approve', 'boris')).toMatchObject({
      status: 409,
      body: { details: { refusal: 'checks-failed', failed: [expect.stringContaining('Рябов Пётр')] } },
    });
    expect((await act(request, 'withdraw', 'anna', { reason: 'Ошибка в заявлении' })).body).toMatchObject({
      state: 'withdrawn',
    });
  });

  it.each([
    ['of an unknown number', { serial: '0FFF' }, 409],
    ['without a number', { serial: ' ' }, 422],
    ['from the future', { receivedAt: hours(1).toISOString() }, 422],
    ['with a document of no kind', { kinds: '' }, 422],
  ])('%s is refused', async (_what, given, status) => {
    const before = await api.database.em().count(RevocationRequest);
    expect((await register('0A06', 'anna', given)).status).toBe(status);
    expect(await api.database.em().count(RevocationRequest)).toBe(before);
  });

  it('shows its checks before it is registered', async () => {
    const draft = {
      ...{ serial: '0e:01', holder: '', subscriberInn: '', asker: 'owner', askerName: '', partnerId: null },
      ...{ ground: 'dismissal', comment: '', documents: [] },
    };
    const { body } = await api.post('/api/revocations/check', draft, cookies.anna);
    expect(body).toMatchObject({ certificate: { serial: '0E01', condition: 'expired' } });
    const { checks } = body as { checks: { id: string; passed: boolean }[] };
    expect(checks.flatMap(({ id, passed }) => (passed ? [id] : []))).toEqual([
      'certificate',
      'serial',
      'grounds',
      'not-revoked',
    ]);
  });
});

describe('The archive', () => {
  const serial = '0B01';
  let settled: Request;
  beforeAll(async () => {
    settled = await registered(serial);
    expect((await act(settled, 'approve', 'boris')).status).toBe(200);
  });
  it.each([
    ['the number', () => ({ q: settled.number })],
    ['the serial number', () => ({ q: '00:0b:01' })],
    ['the partner', () => ({ q: source.name.slice(5, 12), state: 'revoked', serial })],
    ['the day', () => ({ from: '2026-03-17', to: '2026-03-17', serial })],
    ['the ground', () => ({ ground: 'carrier-lost', serial })],
    ['the words of its documents', () => ({ q: '"заявление" pdf', serial })],
  ])('is searched by %s', async (_what, filter) => {
    const { body } = await api.list('/api/revocations', cookies.finance ?? '', {
      filter: { view: 'archive', ...filter() },
    });
    expect(body).toMatchObject([{ number: settled.number, serial }]);
  });
  it('has the documents as they came', async () => {
    const { body } = await api.get(`/api/revocations/${settled.id}`, cookies.finance);
    const [document] = (body as { documents: { id: number }[] }).documents;
    const file = await api.get(`/api/revocations/${settled.id}/documents/${document?.id}`, cookies.finance);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect(file.body).toContain('%PDF-1.7');
    const another = await registered('0B02');
    const ofAnother = await api.get(`/api/revocations/${another.id}/documents/${document?.id}`, cookies.finance);
    expect(ofAnother.status).toBe(404);
  });
  it('is counted apart from what waits', async () => {
    const counts = async () => (await api.get('/api/revocations/counts', cookies.vera)).body;
    const before = (await counts()) as { open: number; overdue: number; mine: number };
    await registered('0B03');
    expect(await counts()).toEqual({ ...before, open: before.open + 1, mine: before.mine + 1 });
  });
});

describe('The file of a certificate', () => {
  const sample = (serial: string, given: Partial<SampleCertificate> = {}) =>
    new Uint8Array(
      composeCertificate({
        ...{ serial, notBefore: new Date('2026-02-03T21:30:00Z'), notAfter: new Date('2027-05-03T21:30:00Z') },
        subject: [
          ['surname', 'Соколова'],
          ['givenName', 'Вера Павловна'],
          ['innLegal', subscriber.inn],
          ['inn', '500100732259'],
          ['snils', '11223344595'],
        ],
        issuer: [['commonName', 'УЦ']],
        ...given,
      }),
    );
  const upload = (bytes: Uint8Array<ArrayBuffer>, who = 'anna') =>
    send('/api/certificates/upload', who, {}, [['файл.cer', bytes]]);

  beforeAll(async () => {
    expect((await upload(sample('0C01'))).status).toBe(200);
  });

  it('joins its record, and others of the same bag make new ones', async () => {
    const bag = new Uint8Array(composeBag([sample('0C02'), sample('0F01')]));
    expect((await upload(bag)).body).toMatchObject([
      { serial: '0C02', outcome: 'attached', differences: [] },
      { serial: '0F01', outcome: 'created', holder },
    ]);
    expect(await upload(sample('0F02'), 'finance')).toMatchObject({ status: 403 });
  });

  it('shows its requisites masked, in full on demand, and the journal keeps who has seen them', async () => {
    const { body } = await api.get('/api/certificates/0C01', cookies.finance);
    expect(JSON.stringify(body)).not.toMatch(/11223344595|500100732259/);
    expect(body).toMatchObject({ mayDisclose: false, fields: { keyAlgorithm: '1.2.643.7.1.1.1.1' } });
    expect((await api.post('/api/certificates/0C01/requisites', {}, cookies.finance)).status).toBe(403);
    const full = await api.post('/api/certificates/0C01/requisites', {}, cookies.anna);
    expect(JSON.stringify(full.body)).toMatch(/11223344595/);
    expect(await api.database.em().count(JournalEntry, { kind: 'requisites-shown', objectId: '0C01' })).toBe(1);
  });

  it('is given out as it came, and as a card in PDF', async () => {
    const file = await api.get('/api/certificates/0C01/file', cookies.anna);
    expect(file.headers.get('content-disposition')).toContain('0C01.cer');
    const card = await api.get('/api/certificates/0C01/card', cookies.anna);
    expect([card.headers.get('content-type'), String(card.body).slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
    expect((await api.get('/api/certificates/0C03/file', cookies.anna)).status).toBe(404);
  });

  it.each([
    [
      'a private key',
      new TextEncoder().encode('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'),
      'закрытый ключ',
    ],
    ['five megabytes', new Uint8Array(5 * 1024 * 1024), 'больше 1 МБ'],
    ['a text', new TextEncoder().encode('не сертификат'), 'нет сертификата'],
  ])('that is %s is refused in words and not kept', async (_what, bytes, words) => {
    const answer = await upload(bytes);
    expect(answer).toMatchObject({ status: 422, body: { errors: { file: expect.stringContaining(words) } } });
  });
});

describe('The register', () => {
  beforeAll(() =>
    Promise.all([
      api.database.em().nativeUpdate(Certificate, { serial: '0D01' }, { state: 'revoked' }),
      api.database.em().nativeUpdate(Certificate, { serial: '0D02' }, { holder: 'Чижов Глеб' }),
    ]),
  );
  it.each([
    [{ condition: 'revoked', q: '0D' }, ['0D01']],
    [{ condition: 'expired' }, ['0E01']],
    [{ q: '00 0d 02' }, ['0D02']],
    [{ q: 'Чижов' }, ['0D02']],
  ])('is filtered by %o', async (filter, serials) => {
    const { body } = await api.list('/api/certificates', cookies.finance ?? '', { filter, sort: ['serial', 'ASC'] });
    expect((body as { serial: string }[]).map(({ serial }) => serial)).toEqual(serials);
  });
  it('is exported as it is filtered', async () => {
    const filter = encodeURIComponent(JSON.stringify({ condition: 'expired' }));
    const { body } = await api.get(`/api/certificates/export?format=csv&filter=${filter}`, cookies.finance);
    expect(String(body).trim().split('\r\n')).toHaveLength(2);
    expect(body).toContain('01.03.2026;Истёк');
  });
});
