import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../database.ts';
import { Escalation, EscalationRule, JournalEntry, Mention, OutboxMessage, Ticket, User } from '../entities/index.ts';
import { createTestDatabase } from '../testing/index.ts';
import { aTicket } from '../testing/row-builders.ts';
import { escalateTickets, escalationsAhead } from './index.ts';

const moscow = (local: string): Date => new Date(`${local.replace(' ', 'T')}+03:00`);
/** A Monday. The term of eight working hours ends at 17:00. */
const start = moscow('2026-11-16 09:00:00');
let database: Database;
let [anna, boris]: (User | undefined)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const em = database.em();
  const common = { passwordHash: 'x' };
  anna = em.create(User, {
    login: 'anna',
    name: 'Анна Петрова',
    role: 'specialist',
    email: 'anna@astral.example',
    ...common,
  });
  boris = em.create(User, { login: 'boris', name: 'Борис Орлов', role: 'supervisor', email: null, ...common });
  await em.flush();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.em().execute('update ticket set closed_at = now(), state = ? where closed_at is null', ['closed']);
});

const running = (given: Partial<Ticket> = {}) => {
  const em = database.em();
  return aTicket(em, {
    receivedAt: start,
    openedAt: start,
    assignee: em.getReference(User, anna?.id ?? 0),
    judgement: {
      ...{
        at: start.toISOString(),
        edition: '2026',
        sender: { address: '', role: 'partner', partnerId: null },
        dkim: null,
      },
      ...{ requestDate: '2026-11-16', request: { kind: 'transfer', items: [], picturedFields: [] } },
      decisions: [{ verdict: 'execute', clauses: [] } as never],
      itemStarts: [start.toISOString()],
    },
    ...given,
  });
};
const sweep = (at: Date, over: Database = database) =>
  escalateTickets(over, at, ({ error }) => {
    throw error;
  });
const firedFor = async ({ id }: Ticket) => {
  const rows = await database.em().find(Escalation, { ticket: id }, { populate: ['rule'], orderBy: { id: 'asc' } });
  return rows.map(({ rule, told }) => [rule.percent, rule.recipient, ...told]);
};
const second = (at: Date, by: number): Date => new Date(at.getTime() + by * 1000);

describe('the rules that the product comes with', () => {
  test('fire at 50, 80 and 100 % of the working time, each at its second and once', async () => {
    const ticket = await running();
    for (const [at, fired] of [
      ['2026-11-16 13:00:00', 1],
      ['2026-11-16 15:24:00', 2],
      ['2026-11-16 17:00:00', 1],
    ] as const) {
      expect(await sweep(second(moscow(at), -1))).toBe(0);
      expect(await sweep(moscow(at))).toBe(fired);
      expect(await sweep(second(moscow(at), 1))).toBe(0);
    }
    expect(await firedFor(ticket)).toEqual([
      [50, 'assignee', 'Анна Петрова'],
      [80, 'assignee', 'Анна Петрова'],
      [80, 'supervisors', 'Борис Орлов'],
      [100, 'supervisors', 'Борис Орлов'],
    ]);
  });

  test('can be looked at with the clock moved, which tells nobody', async () => {
    const ticket = await running();
    const ahead = async (at: string) =>
      (await escalationsAhead(database.em(), moscow(at))).map(({ rule, told }) => [
        rule.percent,
        rule.recipient,
        ...told,
      ]);
    expect(await ahead('2026-11-16 12:59:59')).toEqual([]);
    expect(await ahead('2026-11-16 15:24:00')).toEqual([
      // whoever is told at 80 % isn't told at 50 % as well
      [50, 'assignee'],
      [80, 'assignee', 'Анна Петрова'],
      [80, 'supervisors', 'Борис Орлов'],
    ]);
    expect(await firedFor(ticket)).toEqual([]);
    await sweep(moscow('2026-11-16 15:24:00'));
    expect(await ahead('2026-11-16 17:00:00')).toEqual([[100, 'supervisors', 'Борис Орлов']]);
  });

  test('call in the panel, write by mail where there is an address, and stand in the journal', async () => {
    const ticket = await running();
    await sweep(moscow('2026-11-16 17:00:00'));
    const em = database.em();
    const mentions = await em.find(
      Mention,
      { note: { ticket: ticket.id } },
      { populate: ['note', 'user'], orderBy: { id: 'asc' } },
    );
    expect(mentions.map(({ user, note }) => [user.login, note.text])).toEqual([
      ['boris', 'Срок истёк 16.11.2026 в 17:00: прошло 8 ч из 8 рабочих часов.'],
      ['anna', 'Прошло 80 % срока: 8 ч из 8 рабочих часов. Завершить до 16.11.2026 в 17:00.'],
    ]);
    const letters = await em.find(OutboxMessage, { subject: { $like: `${ticket.number}:%` } });
    expect(letters).toMatchObject([{ toAddress: 'anna@astral.example', role: 'staff', state: 'queued', ticket: null }]);
    const lines = await em.find(JournalEntry, { ticket: ticket.id, kind: 'escalated' }, { orderBy: { id: 'asc' } });
    expect(lines.map(({ grounds }) => grounds)).toEqual([
      '100 % срока. Срок истёк 16.11.2026 в 17:00: прошло 8 ч из 8 рабочих часов. Заметкой: Борис Орлов.',
      'Прошло 80 % срока: 8 ч из 8 рабочих часов. Завершить до 16.11.2026 в 17:00. Заметкой: Анна Петрова. Письмом: Анна Петрова.',
    ]);
  });
});

test('a ticket that nobody has is told to the supervisors', async () => {
  const ticket = await running({ assignee: null });
  await sweep(moscow('2026-11-16 13:00:00'));
  expect(await firedFor(ticket)).toEqual([[50, 'assignee', 'Борис Орлов']]);
  // two rules now mean him: he is told once
  await sweep(moscow('2026-11-16 15:24:00'));
  expect(await database.em().count(Mention, { note: { ticket: ticket.id } })).toBe(2);
});

test('two processes at once fire each rule once', async () => {
  const ticket = await running();
  const at = moscow('2026-11-16 13:00:00');
  const fired = await Promise.all([sweep(at), sweep(at), sweep(at)]);
  expect(fired.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await database.em().count(Mention, { note: { ticket: ticket.id } })).toBe(1);
});

test('a term that stands fires nothing; once it runs anew, it fires anew', async () => {
  const { id } = await running();
  const at = moscow('2026-11-16 13:00:00');
  await sweep(at);
  const write = async (itemStart: Date | null, on: Date) => {
    const em = database.em();
    const ticket = await em.findOneOrFail(Ticket, id);
    if (ticket.judgement)
      ticket.judgement = { ...ticket.judgement, at: on.toISOString(), itemStarts: [itemStart?.toISOString() ?? null] };
    await em.flush();
  };
  await write(null, moscow('2026-11-16 14:00:00'));
  expect(await sweep(moscow('2026-11-17 12:00:00'))).toBe(0);
  const again = moscow('2026-11-18 09:00:00');
  await write(again, again);
  expect(await sweep(second(moscow('2026-11-18 13:00:00'), -1))).toBe(0);
  expect(await sweep(moscow('2026-11-18 13:00:00'))).toBe(1);
});

test('a rule that is switched off fires nothing, one for a person by name tells that person', async () => {
  const em = database.em();
  await em.nativeUpdate(EscalationRule, {}, { active: false });
  const common = { percent: 25, byMail: false, byNote: true };
  em.create(EscalationRule, {
    ...common,
    recipient: 'user',
    user: em.getReference(User, boris?.id ?? 0),
    active: true,
  });
  await em.flush();
  const ticket = await running();
  await sweep(moscow('2026-11-16 13:00:00'));
  expect(await firedFor(ticket)).toEqual([[25, 'user', 'Борис Орлов']]);
});
