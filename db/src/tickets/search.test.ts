import { LockMode, OptimisticLockError } from '@mikro-orm/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../database.ts';
import { searchEverything } from '../desk/search.ts';
import { Partner, Ticket } from '../entities/index.ts';
import { createTestDatabase } from '../testing/index.ts';
import { aMail, aTicket, aTicketItem } from '../testing/row-builders.ts';
import { nextTicketNumber, notifyTicketChanged } from './numbers.ts';
import { searchTickets } from './search.ts';

let database: Database;
let found: Ticket;
beforeAll(async () => {
  database = await createTestDatabase();
  const em = database.em();
  const partner = { id: 'pt-karavella', name: 'ООО «Каравелла»', nameKey: 'КАРАВЕЛЛА', inn: '5001007346' };
  await em.insert(Partner, { ...partner, kind: 'partner' });
  found = await aTicket(em, {
    senderPartnerId: 'pt-karavella',
    subject: 'О переводе ООО «Ёлочка»',
    senderAddress: 'buh@elka.example',
    senderName: 'Пётр',
  });
  await aTicketItem(em, found, {
    subscriberInn: '7707083893',
    subscriberKpp: '770701001',
    subscriberName: 'ООО «Ёлочка»',
    targetPartnerName: 'АО «100% Сервис»',
    targetPartnerInn: '5001007322',
    targetPartnerLogin: 'Login_77',
  });
  await aMail(em, {
    ticket: found,
    subject: 'О переводе ООО «Ёлочка»',
    text: 'Просим перенести обслуживаемых абонентов к новому партнёру.',
  });
  await aTicket(em, { senderAddress: 'other@two.example', senderName: 'Другой' });
  await aMail(em, { text: 'абоненты без обращения' });
});
afterAll(() => database.close());

const search = (q: string) => searchTickets(database.em(), q, 50);

describe('search finds a ticket by', () => {
  test.each([
    ['a part of its subject', 'перевод'],
    ['a word with е for ё, in another case', 'ЕЛОЧКА'],
    ['the sender’s address', 'buh@elka'],
    ['the sender’s name', 'петр'],
    ['the name of the partner for whom he writes', 'каравел'],
    ['a part of the ИНН', '770708'],
    ['the КПП', '770701001'],
    ['the new partner’s name, its signs meant literally', '100% с'],
    ['the new partner’s ИНН', '5001007322'],
    ['the login', 'login_77'],
    ['two letters with which a name begins', 'ёл'],
    ['a digit with which the ИНН begins', '7'],
    ['a word of a mail in another form', 'обслуживаемый'],
    ['words of a mail in another form', 'новые партнёры'],
  ])('%s', async (_, q) => {
    expect(await search(q)).toEqual([found.id]);
  });

  test('its number', async () => {
    expect(await search(found.number.toLowerCase())).toEqual([found.id]);
  });
});

describe('search forgives', () => {
  test.each([
    ['a wrong letter in a name', 'Ёлычка'],
    ['swapped letters', 'Ёлочак'],
    ['a wrong letter in a word of a mail, in another form', 'обслуживоемым'],
  ])('%s', async (_, q) => {
    expect(await search(q)).toEqual([found.id]);
  });
});

test('a name of the registry that no mail holds is found with typing mistakes, too', async () => {
  const em = database.em();
  await em.execute(
    `insert into partner (id, name, name_key, inn, kind) values ('north', 'ООО «Северный Ветер»', '', '1', 'partner')`,
  );
  await em.execute(
    `insert into subscriber (inn, name, name_key, kind, partner_id, emails, services, directions)
     values ('2', 'АО «Energy Васильки»', '', 'legal', 'north', '{}', '[]', '[]')`,
  );
  const named = async (q: string) => {
    const { partners, subscribers } = await searchEverything(em, q, 5);
    return [partners.length, subscribers.length];
  };
  expect(await named('северный витер')).toEqual([1, 0]);
  expect(await named('василки')).toEqual([0, 1]);
  expect(await named('enrgy')).toEqual([0, 1]);
});

describe('search finds nothing by', () => {
  test.each([
    ['a word that is nowhere', 'нигде'],
    ['a number with a mistake: it is another number', '7707083894'],
    ['a sign that would stand for any other', '7_7083893'],
    ['two letters in the middle of a word', 'оч'],
    ['NUL', '\0'],
  ])('%s', async (_, q) => {
    expect(await search(q)).toEqual([]);
  });
});

describe('tickets', () => {
  test('have numbers of their own, given side by side', async () => {
    const numbers = await Promise.all(Array.from({ length: 20 }, () => nextTicketNumber(database.em())));
    expect(new Set(numbers).size).toBe(20);
    for (const number of numbers) expect(number).toMatch(/^П-\d{6}$/);
  });

  test('that two people change by what they saw are changed by the first', async () => {
    const [one, two] = [database.em(), database.em()];
    const mine = await one.findOneOrFail(Ticket, found.id);
    const theirs = await two.findOneOrFail(Ticket, found.id);
    mine.senderName = 'Первый';
    theirs.senderName = 'Второй';
    await one.flush();
    await expect(two.flush()).rejects.toBeInstanceOf(OptimisticLockError);
    expect((await database.em().findOneOrFail(Ticket, found.id)).senderName).toBe('Первый');
  });

  test('that 20 change under a lock are changed by each in turn', async () => {
    const bump = () =>
      database.em().transactional(async (em) => {
        const ticket = await em.findOneOrFail(Ticket, found.id, { lockMode: LockMode.PESSIMISTIC_WRITE });
        ticket.subjectKey = String(Number.parseInt(ticket.subjectKey, 10) + 1 || 1);
      });
    await Promise.all(Array.from({ length: 20 }, bump));
    expect((await database.em().findOneOrFail(Ticket, found.id)).subjectKey).toBe('20');
  });

  test('tell that they changed once it is committed', async () => {
    const heard: string[] = [];
    const stop = await database.listen('ticket_changed', (payload) => heard.push(payload));
    await database.em().transactional((em) => notifyTicketChanged(em, found.id));
    await expect.poll(() => heard).toEqual([String(found.id)]);
    await stop();
  });
});
