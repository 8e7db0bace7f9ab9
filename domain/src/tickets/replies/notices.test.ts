import { describe, expect, test } from 'vitest';
import {
  aDecision,
  aLetter,
  anItem,
  aPartner,
  aPayment,
  aSubscriber,
  newPartner,
} from '../../testing/registry-builders.ts';
import { defaultTemplates } from '../templates/index.ts';
import { type GroundsFacts, transferGrounds } from './grounds.ts';
import { sourcePartnerNotice, type TransferNotice, targetPartnerNotice } from './notices.ts';
import { partnerAddress } from './recipients.ts';

const aNotice = (over: Partial<TransferNotice> = {}): TransferNotice => ({
  ticketNumber: 'П-000123',
  subject: 'subscriber',
  product: '1c-reporting',
  subscriber: aSubscriber(),
  target: newPartner(),
  grounds: 'официальное письмо абонента от 12.03.2026; п. 4.1.4 Регламента',
  transferredOn: '2026-03-17',
  staff: { name: 'Анна Орлова', email: 'orlova@astral.example' },
  templates: defaultTemplates,
  ...over,
});

describe('the notice to the source partner (1.5.1)', () => {
  const { subject, text } = sourcePartnerNotice(aNotice());
  test.each([
    ['name, ИНН/КПП of the subscriber', 'Абонент: ООО «Ромашка», ИНН/КПП 7736050003/773643001'],
    [
      'name, ИНН/КПП of the target partner',
      'Партнёр, к которому осуществлён перенос: ООО «Новый», ИНН/КПП 7736207543/773601001',
    ],
    ['grounds', 'Основание переноса: официальное письмо абонента от 12.03.2026; п. 4.1.4 Регламента'],
    ['date', 'Дата переноса: 17.03.2026'],
    [
      'responsible member of staff and address',
      'Ответственный сотрудник ООО «Астрал-Софт»: Анна Орлова, orlova@astral.example',
    ],
  ])('holds its point: %s', (_point, line) => {
    expect(text.split('\n')).toContain(line);
  });
  test('can be answered to its ticket', () => {
    expect(subject).toBe('Перенос абонента: ООО «Ромашка» [П-000123]');
  });
  test('an individual entrepreneur has no КПП', () => {
    const subscriber = { name: 'ИП Иванов', inn: '500100732259', kpp: null };
    expect(sourcePartnerNotice(aNotice({ subscriber })).text).toContain('Абонент: ИП Иванов, ИНН 500100732259\n');
  });
});

describe('the notice to the target partner (1.5.2)', () => {
  test('says that the transfer has happened, and no more than that', () => {
    const { text } = targetPartnerNotice(aNotice());
    expect(text).toContain('абонент перенесён к вам');
    expect(text).toContain('ООО «Ромашка»');
    expect(text).not.toContain('Основание');
  });
  test('speaks of the application where that is what moved', () => {
    const notice = targetPartnerNotice(aNotice({ subject: 'application' }));
    expect(notice.text).toContain('заявка абонента перенесена к вам');
    expect(notice.subject).toMatch(/^Перенос заявки/);
  });
});

describe('grounds in words', () => {
  const grounds = (over: Partial<GroundsFacts> = {}) =>
    transferGrounds({
      decision: aDecision(),
      item: anItem(),
      askedBy: 'ООО «Новый»',
      requestDate: '2026-03-16',
      letters: [],
      payments: [],
      ...over,
    });
  test('name the request and the clauses', () => {
    expect(grounds()).toBe('запрос ООО «Новый» от 16.03.2026; п. 4.1.4 Регламента');
    expect(grounds({ askedBy: null })).toBe('запрос от 16.03.2026; п. 4.1.4 Регламента');
  });
  test('name the letter and the payment of this subscriber only', () => {
    expect(grounds({ letters: [aLetter()], payments: [aPayment()] })).toContain(
      'официальное письмо абонента от 12.03.2026; платёжный документ от 13.03.2026',
    );
    expect(
      grounds({ letters: [aLetter({ subscriberInn: '7708503727' })], payments: [aPayment({ payerInn: null })] }),
    ).not.toMatch(/письмо|платёж/);
  });
  test('name the head company’s letter for a member of its group', () => {
    const letters = [aLetter({ subscriberInn: '7708503727', groupInns: ['7708503727', '7736050003'] })];
    const decision = aDecision({ effects: ['group-dissolves'] });
    expect(grounds({ letters, decision })).toContain('официальное письмо головной компании от 12.03.2026');
  });
  test('leave out a date that could not be read', () => {
    expect(grounds({ letters: [aLetter({ letterDate: null })] })).toContain('официальное письмо абонента; п.');
  });
});

describe('where to write to a partner', () => {
  test('to its first full address', () => {
    expect(partnerAddress(newPartner({ emails: ['@new.example', 'ask@new.example', 'b@new.example'] }), [])).toBe(
      'ask@new.example',
    );
  });
  test('to the latest correspondent of its domain where only that is known', () => {
    expect(partnerAddress(aPartner(), ['x@other.example', 'Boss@OLD.example', 'b@old.example'])).toBe(
      'Boss@OLD.example',
    );
  });
  test('nowhere where nothing is known', () => {
    expect(partnerAddress(aPartner(), ['x@notold.example'])).toBeNull();
  });
});
