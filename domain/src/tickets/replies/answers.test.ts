import { describe, expect, test } from 'vitest';
import { createRegistry } from '../../registry/registry.ts';
import type { Debt } from '../../registry/types.ts';
import { aDecision, anItem, aPartner, aRegistryData, newPartner } from '../../testing/registry-builders.ts';
import { defaultTemplates } from '../templates/index.ts';
import { debtParagraphs } from './debts.ts';
import { executionAnswer } from './execution.ts';
import { clausesInWords, type ReplyFrame, replySubject } from './frame.ts';
import { refusalText } from './refusals.ts';
import { waitText } from './waiting.ts';

const frame: ReplyFrame = {
  ticketNumber: 'П-000123',
  mailSubject: 'Перенос абонента',
  staff: { name: 'Анна Орлова', email: 'orlova@astral.example' },
  templates: defaultTemplates,
};
const registry = createRegistry(aRegistryData());
const spaces = (text: string): string => text.replaceAll('\u00A0', ' ');

describe('the subject of an answer', () => {
  test.each([
    ['Перенос', 'Re: Перенос [П-000123]'],
    ['Re: Перенос', 'Re: Перенос [П-000123]'],
    ['Fwd: RE[2]: Отв: Перенос', 'Re: Перенос [П-000123]'],
    ['Re: Перенос [П-000123]', 'Re: Перенос [П-000123]'],
    ['Пересл: ', 'Re: Ваше обращение [П-000123]'],
    ['', 'Re: Ваше обращение [П-000123]'],
    ['Регистрация', 'Re: Регистрация [П-000123]'],
  ])('to «%s» is «%s»', (mailSubject, subject) => {
    expect(replySubject({ mailSubject, ticketNumber: 'П-000123' })).toBe(subject);
  });
});

test('clauses are named in words; internal rules are not', () => {
  expect(clausesInWords(['2.1'])).toBe('п. 2.1 Регламента');
  expect(clausesInWords(['2.1', '3.8', '3.9'])).toBe('пп. 2.1, 3.8 и 3.9 Регламента');
  expect(clausesInWords(['FB-4', 'SE-1'])).toBeNull();
});

describe('a refusal', () => {
  test.each([
    ['1.1', /Обратитесь к партнёру/],
    ['1.2', /perevod@astral\.ru/],
    ['4.1.7', /уполномоченным представителем/],
    ['4.1.9', /1С:Бухобслуживани/],
    ['4.2.4', /авторизованным центром/],
    ['4.5.1', /Код партнёра.*partners@astral\.ru/],
    ['FB-6', /Центр продаж/],
    ['FB-8', /ваш Центр продаж/],
    ['SE-3', /фирму «1С»/],
  ])('by %s says why and what to do instead', (clause, instead) => {
    const text = refusalText(aDecision({ verdict: 'refuse', clauses: [clause] }), defaultTemplates);
    expect(text).toMatch(instead);
    expect(text.includes(`п. ${clause} Регламента`)).toBe(/^\d/.test(clause));
    expect(text).not.toMatch(/FB-|SE-/);
  });
  test('by a clause without words of its own gives the reason of the decision', () => {
    const reasons = [{ clause: '1.4', text: 'Не хватает документа.', facts: {} }];
    expect(refusalText(aDecision({ clauses: ['1.4'], reasons }), defaultTemplates)).toBe(
      'Не хватает документа (п. 1.4 Регламента).',
    );
  });
});

describe('a notice of waiting', () => {
  test('names the date and every clause that holds back, and asks for nothing', () => {
    const decision = aDecision({ verdict: 'wait', clauses: ['3.4.2', '4.1.4', '4.1.14'], notBefore: '2026-03-18' });
    const text = waitText({ item: anItem(), decision });
    expect(text).toContain('с 18.03.2026');
    expect(text).toContain('п. 3.4.2');
    expect(text).toContain('п. 4.1.14');
    expect(text).toContain('присылать больше ничего не нужно');
  });
  test('for a day that only the mail asked for says so', () => {
    const decision = aDecision({ verdict: 'wait', clauses: ['4.1.10'], notBefore: '2026-03-18' });
    const text = waitText({ item: anItem({ wishedDate: '2026-03-18' }), decision });
    expect(text).toContain('с 18.03.2026, потому что об этом дне вы просили');
  });
  test('for Старт ЭДО promises no transfer', () => {
    const decision = aDecision({ verdict: 'wait', action: null, clauses: ['SE-2'], notBefore: '2026-03-18' });
    const text = waitText({ item: anItem(), decision });
    expect(text).toContain('Подождите до 18.03.2026');
    expect(text).not.toMatch(/перенос|SE-2/);
  });
});

describe('a statement of debts', () => {
  const aDebt = (over: Partial<Debt> = {}): Debt => ({
    product: '1С-Отчетность',
    amountKopecks: 490000,
    invoiceNumber: 'СЧ-1',
    dueDate: '2026-03-01',
    paidAt: null,
    ...over,
  });
  const statement = (...debts: Debt[]) => spaces(debtParagraphs(newPartner({ debts }), '2026-03-17').join('\n'));
  test('sums the unpaid invoices by product and in all', () => {
    const text = statement(
      aDebt(),
      aDebt({ invoiceNumber: 'СЧ-2', amountKopecks: 123456 }),
      aDebt({ product: '1c-etp', invoiceNumber: 'СЧ-3' }),
    );
    expect(text).toContain('1С-Отчетность — 6 134,56 ₽:');
    expect(text).toContain('счёт СЧ-2, срок оплаты 01.03.2026: 1 234,56 ₽');
    expect(text).toContain('1С-ЭТП — 4 900,00 ₽:');
    expect(text).toContain('Всего: 11 034,56 ₽.');
  });
  test('leaves out what was paid by that day', () => {
    expect(statement(aDebt({ paidAt: '2026-03-17' }))).toContain(
      'На 17.03.2026 неоплаченных счетов у ООО «Новый» нет.',
    );
    expect(statement(aDebt({ paidAt: '2026-03-18' }))).toContain('СЧ-1');
  });
});

describe('the answer after an execution', () => {
  const answer = (over: Parameters<typeof aDecision>[0], data = registry) =>
    spaces(executionAnswer(frame, [{ item: anItem(), decision: aDecision(over) }], data, '2026-03-17').text);
  test('of a transfer names subscriber, product, partner, day and effects with their clauses', () => {
    const text = answer({ effects: ['tariff-replaced'] });
    expect(text).toContain('ООО «Ромашка», ИНН/КПП 7736050003/773643001');
    expect(text).toContain('перенесён к партнёру ООО «Новый» 17.03.2026');
    expect(text).toMatch(/дополнительная оплата не требуется \(п\. 4\.1\.11 Регламента\)/);
  });
  test.each([
    ['invoice-to-target', /Счёт за лицензию будет выставлен.*4\.1\.11/],
    ['account-only', /лицензия не переносится.*4\.1\.12/],
    ['application-only', /только заявка.*4\.1\.13/],
    ['group-dissolves', /распалась.*4\.1\.8/],
    ['representative-invoice-at-quarter-end', /конец отчётного квартала.*4\.1\.6/],
  ] as const)('tells of %s', (effect, words) => {
    expect(answer({ effects: [effect] })).toMatch(words);
  });
  test('of an application says that the application moved', () => {
    expect(answer({ action: 'transfer-application' })).toContain('Заявка абонента ООО «Ромашка»');
  });
  test('of a rejection in Астрал ЭДО gives the partner’s code, or says that it will follow', () => {
    expect(answer({ action: 'reject-application' })).toContain('Код партнёра ООО «Новый»: NEW-1.');
    const without = createRegistry(aRegistryData({ partners: [aPartner(), newPartner({ partnerCode: null })] }));
    expect(answer({ action: 'reject-application' }, without)).toContain('пришлём отдельным письмом');
  });
  test('of the financial block', () => {
    expect(answer({ action: 'lift-restriction' })).toContain('блокировка партнёра ООО «Новый» снята');
    expect(answer({ action: 'impose-restriction' })).toContain('На партнёра ООО «Новый» наложена');
    expect(answer({ action: 'send-debt-statement' })).toContain('неоплаченных счетов у ООО «Новый» нет');
  });
});
