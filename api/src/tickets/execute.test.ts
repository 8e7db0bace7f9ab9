import { Application, CompanyGroup, JournalEntry, Licence, OutboxMessage, Subscriber, type Ticket } from '@perenos/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TicketDetail } from '../contract/tickets.ts';
import { type Answer, noon, TestApi } from '../testing/test-api.ts';
import { addTicket, aWorld, itemOf, letterOf, putRegistry, registryOf, type World } from '../testing/tickets.ts';

const allChecks = ['letterhead', 'signature', 'seal'];
let api: TestApi;
let cookie: string;

let boris: string;
let world: World;

beforeAll(async () => {
  api = await TestApi.create();
  ({ cookie } = await api.signedIn('anna', 'specialist', 'Анна Петрова'));
  boris = (await api.signedIn('boris', 'specialist', 'Борис Орлов')).cookie;
});
afterAll(() => api.close());
beforeEach(() => {
  world = aWorld();
});

/** A ticket on the registry of the test's own world. */
const ticketIn = async (
  registry: Parameters<typeof registryOf>[1] = {},
  given: Parameters<typeof addTicket>[2] = {},
): Promise<Ticket> => {
  await putRegistry(api.database, registryOf(world, registry));
  return addTicket(api.database, world, given);
};
const partnerOf = async (inn: string): Promise<string> =>
  (await api.database.em().findOneOrFail(Subscriber, { inn })).partnerId;
const lettersOf = (ticket: Ticket) =>
  api.database.em().find(OutboxMessage, { ticket: ticket.id }, { orderBy: { id: 'asc' } });

const detail = async (id: number): Promise<TicketDetail> =>
  (await api.get(`/api/tickets/${id}`, cookie)).body as TicketDetail;
const execute = (ticket: { id: number; version: number }, body: object = {}): Promise<Answer> =>
  api.post(`/api/tickets/${ticket.id}/execute`, { version: ticket.version, confirmed: allChecks, ...body }, cookie);

describe('A request to reject an application of Астрал ЭДО', () => {
  it('waits while a centre identifies the applicant', async () => {
    const { source, subscriber } = world;
    const application = {
      id: `A-${subscriber.inn}`,
      product: 'astral-edo' as const,
      type: 'create' as const,
      state: 'delegated-to-identification' as const,
      subscriberInn: subscriber.inn,
      subscriberKpp: subscriber.kpp,
      subscriberName: subscriber.name,
      partnerId: source.id,
      receivedOn: '2026-03-10',
    };
    const ticket = await ticketIn(
      { applications: [application] },
      { kind: 'edo-reject', mailbox: 'partners', items: [itemOf(world, { product: 'astral-edo' })], letters: [] },
    );
    expect(await execute(ticket)).toMatchObject({
      status: 409,
      body: {
        message: 'Позиция 1: заявка передана на идентификацию, до её завершения отклонить заявку нельзя.',
      },
    });
    const { state } = await api.database.em().findOneOrFail(Application, application.id);
    expect(state).toBe('delegated-to-identification');
  });
});

describe('A ready ticket', () => {
  it('shows before the click what the click will do and send', async () => {
    const shown = await detail((await ticketIn()).id);
    const { source, target } = world;
    expect(shown).toMatchObject({
      verdict: 'execute',
      state: 'open',
      fromPartnerName: source.name,
      toPartnerName: target.name,
    });
    expect(shown.items[0]).toMatchObject({ position: 1, executable: true });
    expect(shown.items[0]?.plan).toContainEqual(
      expect.objectContaining({ before: source.name, after: target.name, clause: '4.1.4' }),
    );
    expect(shown.notices.map(({ role, to }) => [role, to])).toEqual([
      ['source-partner', source.emails[0]],
      ['target-partner', target.emails[0]],
      ['asker', target.emails[0]],
    ]);
    expect(shown.visualChecks.map(({ id }) => id)).toEqual(allChecks);
    expect(shown.allowed).toContain('execute');
    expect(shown.clauses['4.1.4']).toMatch(/более 2-х календарных дней/);
  });

  it('waits for the later day that its mail asks for once a person has confirmed it, and no longer once he has cleared it', async () => {
    const asked = itemOf(world, { wishedDate: '2026-04-01', doubtful: ['wishedDate'] });
    const ticket = await ticketIn({}, { items: [asked] });
    expect(ticket.verdict).toBe('review');
    const itemId = (await detail(ticket.id)).items[0]?.id;
    const correct = (version: number, value: string | null) =>
      api.post(`/api/tickets/${ticket.id}/correct`, { version, itemId, field: 'wishedDate', value }, cookie);
    const confirmed = (await correct(ticket.version, '01.04.2026')).body as TicketDetail;
    expect(confirmed).toMatchObject({ verdict: 'wait', notBefore: '2026-04-01', startsAt: '2026-04-01T05:30:00.000Z' });
    expect((await execute(confirmed)).status).toBe(409);
    const cleared = (await correct(confirmed.version, null)).body as TicketDetail;
    expect(cleared).toMatchObject({ verdict: 'execute', items: [{ wishedDate: null }] });
  });

  it('is executed by one click: the registry changes, three letters stand in the outbox, the journal says who and why', async () => {
    const ticket = await ticketIn();
    const answer = await execute(ticket);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ state: 'executed', items: [{ state: 'executed' }], allowed: ['undo'] });
    const em = api.database.em();
    expect(await partnerOf(world.subscriber.inn)).toBe(world.target.id);
    expect((await em.findOneOrFail(Licence, world.licence.id)).tariff).toMatch(/ранее заключенного договора/);
    expect((await lettersOf(ticket)).map(({ role, state }) => [role, state])).toEqual([
      ['source-partner', 'queued'],
      ['target-partner', 'queued'],
      ['asker', 'queued'],
    ]);
    const executed = await em.findOneOrFail(JournalEntry, { ticket: ticket.id, kind: 'executed' });
    expect(executed).toMatchObject({ actorName: 'Анна Петрова', clauses: ['4.1.4', '4.1.11'] });
    expect(executed.grounds).toContain(
      `запрос ${world.target.name} от 17.03.2026; официальное письмо абонента от 16.03.2026`,
    );
  });

  it('tells the former partner all five points of 1.5.1', async () => {
    const ticket = await ticketIn();
    await execute(ticket);
    const { subscriber, target } = world;
    const [notice] = await lettersOf(ticket);
    const points = [
      subscriber.name,
      `${subscriber.inn}/${subscriber.kpp}`,
      target.name,
      `${target.inn}/${target.kpp}`,
      'Основание переноса: запрос',
      'Дата переноса: 17.03.2026',
      'Анна Петрова, perevod@astral.ru',
    ];
    for (const point of points) expect(notice?.text).toContain(point);
    expect(notice?.subject).toContain(ticket.number);
  });

  it('sends nothing before the undo window is over, and answers in the thread of the asker', async () => {
    const ticket = await ticketIn();
    await execute(ticket, { answer: 'Перенесли, спасибо за терпение.' });
    const letters = await lettersOf(ticket);
    for (const letter of letters) expect(letter.notBeforeAt).toEqual(new Date(noon.getTime() + 15_000));
    expect(letters.find(({ role }) => role === 'asker')).toMatchObject({
      text: 'Перенесли, спасибо за терпение.',
      inReplyTo: `<${ticket.number}@noviy.example>`,
    });
    expect(letters.find(({ role }) => role === 'source-partner')?.inReplyTo).toBeNull();
  });

  it('is not executed until an eye has confirmed letterhead, signature and seal (3.5–3.7)', async () => {
    const answer = await execute(await ticketIn(), { confirmed: ['letterhead', 'signature'] });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'unconfirmed-checks', errors: { seal: expect.stringContaining('3.7') } },
    });
    expect(await partnerOf(world.subscriber.inn)).toBe(world.source.id);
  });

  it('needs no seal of an individual entrepreneur (3.7)', async () => {
    const subscriber = {
      ...world.subscriber,
      inn: '500100732259',
      kpp: null,
      kind: 'individual' as const,
      name: 'ИП Иванов И. И.',
    };
    world = { ...world, subscriber, licence: { ...world.licence, subscriberInn: subscriber.inn, subscriberKpp: null } };
    const ticket = await ticketIn();
    expect((await detail(ticket.id)).visualChecks.map(({ id }) => id)).toEqual(['letterhead', 'signature']);
    expect((await execute(ticket, { confirmed: ['letterhead', 'signature'] })).status).toBe(200);
  });

  it('asks for no look at a letter where the e-mail suffices (4.1.10)', async () => {
    const ticket = await ticketIn({ licences: [{ ...world.licence, validUntil: '2026-01-31' }] }, { letters: [] });
    expect((await detail(ticket.id)).visualChecks).toEqual([]);
    expect((await execute(ticket, { confirmed: [] })).status).toBe(200);
  });

  it('keeps a notice without an address as failed, for a person to see', async () => {
    const ticket = await ticketIn({ partners: [{ ...world.source, emails: ['@only-domain.example'] }, world.target] });
    const { outbox } = (await execute(ticket)).body as TicketDetail;
    expect(outbox[0]).toMatchObject({
      role: 'source-partner',
      toAddress: null,
      state: 'failed',
      lastError: expect.stringMatching(/^нет адреса/),
    });
    expect(outbox.slice(1).map(({ state }) => state)).toEqual(['queued', 'queued']);
    const send = (address?: string) => api.post(`/api/outbox/${outbox[0]?.id}/send`, { address }, cookie);
    expect(await send()).toMatchObject({ status: 422, body: { errors: { address: expect.stringMatching(/адрес/) } } });
    expect(await send('вовсе не адрес')).toMatchObject({ status: 422 });
    expect(await send('olga@only-domain.example')).toMatchObject({
      status: 200,
      body: { state: 'queued', toAddress: 'olga@only-domain.example', lastError: null },
    });
    expect(await send('second@only-domain.example')).toMatchObject({
      status: 409,
      body: { message: expect.stringMatching(/и так в очереди/) },
    });
    const lines = (await detail(ticket.id)).journal.map(({ grounds }) => grounds);
    expect(lines).toContainEqual(expect.stringMatching(/снова поставлено в отправку по адресу olga@only-domain/));
  });

  it('writes to whoever last wrote from the domain, where the registry knows no more', async () => {
    const { source, target } = world;
    await ticketIn(
      { partners: [{ ...source, emails: ['@olgas.example'] }, target] },
      { sender: source, senderAddress: 'olga@olgas.example', items: [] },
    );
    const shown = await detail((await addTicket(api.database, world)).id);
    expect(shown.notices[0]).toMatchObject({ role: 'source-partner', to: 'olga@olgas.example' });
  });
});

describe('Twenty clicks at once', () => {
  it('execute once: one is told so, the others that it is already done', async () => {
    const ticket = await ticketIn();
    const body = { version: ticket.version, confirmed: allChecks };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        api.post(`/api/tickets/${ticket.id}/execute`, body, index % 2 === 0 ? cookie : boris),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, body: refusal } of answers.filter((answer) => answer.status !== 200))
      expect({ status, refusal }).toMatchObject({ status: 409, refusal: { code: 'already-executed' } });
    expect(await lettersOf(ticket)).toHaveLength(3);
    expect(await api.database.em().count(JournalEntry, { ticket: ticket.id, kind: 'executed' })).toBe(1);
  });

  it('on two tickets about one subscriber move him once', async () => {
    const tickets = [await ticketIn(), await addTicket(api.database, world)];
    const answers = await Promise.all(tickets.map((ticket) => execute(ticket)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { inn, kpp } = world.subscriber;
    const moved = { kind: 'registry-changed', objectType: 'subscriber', objectId: `${inn}/${kpp}` } as const;
    expect(await api.database.em().count(JournalEntry, moved)).toBe(1);
  });
});

describe('Where the registry changed since the ticket was judged', () => {
  it('nothing is executed: the answer and the ticket show the new decision', async () => {
    const ticket = await ticketIn();
    const bound = { ...world.subscriber, services: ['1c-bukhobsluzhivanie' as const] };
    await putRegistry(api.database, registryOf(world, { subscribers: [bound] }));
    expect(await execute(ticket)).toMatchObject({
      status: 409,
      body: { code: 'verdict-changed', details: { position: 1, before: 'execute', after: 'refuse' } },
    });
    expect(await detail(ticket.id)).toMatchObject({
      verdict: 'refuse',
      items: [{ state: 'open', executable: false, decision: { clauses: ['4.1.9'] } }],
    });
    expect(await lettersOf(ticket)).toEqual([]);
    expect(await partnerOf(bound.inn)).toBe(world.source.id);
  });

  it('a transfer from another partner than was shown stops too', async () => {
    const ticket = await ticketIn();
    const third = aWorld().source;
    const moved = { ...world.subscriber, partnerId: third.id };
    await putRegistry(
      api.database,
      registryOf(world, { partners: [world.source, world.target, third], subscribers: [moved] }),
    );
    expect(await execute(ticket)).toMatchObject({ status: 409, body: { code: 'verdict-changed' } });
    expect(await partnerOf(moved.inn)).toBe(third.id);
  });
});

describe('Where the day or the sender is no longer what it was', () => {
  it('nothing is transferred during the reconciliation, whenever it was asked for (4.1.14)', async () => {
    const licence = { ...world.licence, issuedOn: '2026-02-12', validFrom: '2026-02-12' };
    const letters = [letterOf(world, { letterDate: '2026-02-26', effectiveDate: '2026-02-26' })];
    const ticket = await ticketIn({ licences: [licence] }, { letters, receivedAt: new Date('2026-02-27T09:00:00Z') });
    expect(ticket.verdict).toBe('execute');
    api.now = new Date('2026-03-03T09:00:00Z');
    const answer = await execute(ticket).finally(() => {
      api.now = noon;
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'verdict-changed', details: { after: 'wait' } } });
    expect(await detail(ticket.id)).toMatchObject({ verdict: 'wait', notBefore: '2026-03-11' });
    expect(await partnerOf(world.subscriber.inn)).toBe(world.source.id);
  });

  it('an address that is taken from the partner asks for nothing any more (1.1)', async () => {
    const ticket = await ticketIn();
    const elsewhere = { ...world.target, emails: [`office@elsewhere-${world.target.inn}.example`] };
    await putRegistry(api.database, registryOf(world, { partners: [world.source, elsewhere] }));
    expect(await execute(ticket)).toMatchObject({
      status: 409,
      body: { code: 'verdict-changed', details: { after: 'review' } },
    });
    expect(await partnerOf(world.subscriber.inn)).toBe(world.source.id);
  });
});

describe('A click is refused', () => {
  it('on a version that is no longer current', async () => {
    const ticket = await ticketIn();
    await api.post(`/api/tickets/${ticket.id}/take`, { version: ticket.version }, cookie);
    expect(await execute(ticket)).toMatchObject({ status: 409, body: { code: 'version-conflict' } });
  });

  it('on a ticket that another has taken, with his name', async () => {
    const ticket = await ticketIn();
    const taken = await api.post(`/api/tickets/${ticket.id}/take`, { version: ticket.version }, boris);
    const { version } = taken.body as TicketDetail;
    expect(await execute({ id: ticket.id, version })).toMatchObject({
      status: 409,
      body: { code: 'taken-by-another', message: 'Обращение уже в работе: Борис Орлов.' },
    });
  });

  it('on a ticket whose letter is missing', async () => {
    const ticket = await ticketIn({}, { letters: [] });
    expect(ticket.verdict).toBe('request-data');
    expect(await execute(ticket)).toMatchObject({ status: 409, body: { code: 'not-allowed-now' } });
    expect(await lettersOf(ticket)).toEqual([]);
  });

  it('to an administrator, who keeps accounts and executes nothing', async () => {
    const ticket = await ticketIn();
    const root = await api.signedIn('root', 'administrator');
    const body = { version: ticket.version, confirmed: allChecks };
    expect((await api.post(`/api/tickets/${ticket.id}/execute`, body, root.cookie)).status).toBe(403);
  });

  it('on a ticket that does not exist', async () => {
    expect((await execute({ id: 999_999, version: 1 })).status).toBe(404);
  });
});

describe('A ticket with several items', () => {
  it('executes what is ready and stays open with the rest', async () => {
    const other = aWorld();
    const subscriber = { ...other.subscriber, partnerId: world.source.id };
    const ticket = await ticketIn(
      { subscribers: [world.subscriber, subscriber], licences: [world.licence, other.licence] },
      { items: [itemOf(world), itemOf({ subscriber, target: world.target })] },
    );
    expect((await detail(ticket.id)).openVerdicts).toEqual(['execute', 'request-data']);
    const answer = await execute(ticket);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      state: 'open',
      verdict: 'request-data',
      openVerdicts: ['request-data'],
      dueAt: null,
      items: [{ state: 'executed' }, { state: 'open', decision: { verdict: 'request-data' } }],
    });
    const { version, items } = answer.body as TicketDetail;
    const [done, left] = items.map(({ id }) => id);
    expect(await execute({ id: ticket.id, version }, { itemIds: [done] })).toMatchObject({
      body: { code: 'already-executed' },
    });
    expect(await execute({ id: ticket.id, version }, { itemIds: [left] })).toMatchObject({
      body: { code: 'not-allowed-now' },
    });
  });

  it('moves a group whole or not at all (4.1.8)', async () => {
    const other = aWorld();
    const member = { ...other.subscriber, partnerId: world.source.id };
    const memberInns = [world.subscriber.inn, member.inn];
    const group = {
      id: `g-${member.inn}`,
      name: 'Группа',
      product: '1c-reporting' as const,
      headInn: world.subscriber.inn,
      memberInns,
    };
    const ticket = await ticketIn(
      { subscribers: [world.subscriber, member], licences: [world.licence, other.licence], groups: [group] },
      {
        items: [itemOf(world), itemOf({ subscriber: member, target: world.target })],
        letters: [letterOf(world, { groupInns: memberInns })],
      },
    );
    const { items } = await detail(ticket.id);
    expect(items.map(({ decision }) => [decision.verdict, decision.effects.includes('group-dissolves')])).toEqual([
      ['execute', true],
      ['execute', true],
    ]);
    expect(await execute(ticket, { itemIds: [items[0]?.id] })).toMatchObject({
      status: 409,
      body: { message: 'Группа компаний переносится только целиком: выберите все её позиции.' },
    });
    expect((await execute(ticket)).status).toBe(200);
    expect(await Promise.all(memberInns.map(partnerOf))).toEqual([world.target.id, world.target.id]);
    expect(await api.database.em().count(CompanyGroup, { id: group.id })).toBe(0);
  });

  it('moves an application by 4.1.1 where that is all there is', async () => {
    const { inn, kpp, name } = aWorld().subscriber;
    const application = {
      id: `a-${inn}`,
      product: '1c-reporting' as const,
      type: 'create' as const,
      state: 'accepted' as const,
      subscriberInn: inn,
      subscriberKpp: kpp,
      subscriberName: name,
      partnerId: world.source.id,
      receivedOn: '2026-03-10',
    };
    const named = { subscriberInn: inn, subscriberKpp: kpp, subscriberName: name };
    const ticket = await ticketIn({ applications: [application] }, { items: [itemOf(world, named)], letters: [] });
    expect((await execute(ticket, { confirmed: [] })).status).toBe(200);
    expect(await api.database.em().findOneOrFail(Application, application.id)).toMatchObject({
      partnerId: world.target.id,
    });
  });
});
