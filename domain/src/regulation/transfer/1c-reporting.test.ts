import { describe, expect, test } from 'vitest';
import type { Licence, Subscriber, TariffKind } from '../../registry/types.ts';
import type { PaymentField } from '../../requests/types.ts';
import {
  aLetter,
  aLicence,
  anItem,
  aPartner,
  aPayment,
  aSubscriber,
  aTariff,
  newPartner,
} from '../../testing/builders.ts';
import { judgeOne } from '../../testing/judge-one.ts';

// The request is of 17.03.2026; the default licence is valid until 10.06.2026 and was issued on 10.06.2025.

const letters = [aLetter()];
const payments = [aPayment()];
const under = (kind: TariffKind, licence: Partial<Licence> = {}, subscriber: Partial<Subscriber> = {}) => ({
  tariffs: [aTariff({ kind })],
  licences: [aLicence(licence)],
  subscribers: [aSubscriber(subscriber)],
});
const contract = (partnerId: string, validUntil = '2026-12-31') => ({
  subscriberInn: '7736050003',
  partnerId,
  level: 'prof' as const,
  validUntil,
});

describe('4.1.2 and 4.1.3 ИТС', () => {
  test('4.1.2: with a ПРОФ contract with the target partner the e-mail suffices', () => {
    const data = { ...under('its'), itsContracts: [contract('p-new')] };
    expect(judgeOne({ data })).toMatchObject({ verdict: 'execute', clauses: ['4.1.2'], effects: [] });
  });

  test('4.1.3: without one the letter is needed', () => {
    expect(judgeOne({ data: under('its') })).toMatchObject({
      verdict: 'request-data',
      missing: ['official-letter'],
      clauses: ['4.1.3'],
    });
    expect(judgeOne({ data: under('its'), letters })).toMatchObject({
      verdict: 'execute',
      clauses: ['4.1.3'],
      effects: [],
    });
  });

  test('a contract with the present partner is none with the target', () => {
    expect(judgeOne({ data: { ...under('its'), itsContracts: [contract('p-old')] } }).clauses).toEqual(['4.1.3']);
  });

  test('the contract holds on its last day and not on the day after', () => {
    const until = (date: string) =>
      judgeOne({ data: { ...under('its'), itsContracts: [contract('p-new', date)] } }).clauses;
    expect(until('2026-03-17')).toEqual(['4.1.2']);
    expect(until('2026-03-16')).toEqual(['4.1.3']);
  });

  test('somebody else’s contract does not count', () => {
    const itsContracts = [{ ...contract('p-new'), subscriberInn: '7708503727' }];
    expect(judgeOne({ data: { ...under('its'), itsContracts } }).clauses).toEqual(['4.1.3']);
  });

  test('while the target partner is not known, neither is the clause', () => {
    const items = [anItem({ targetPartnerInn: '7708503727' })];
    expect(judgeOne({ items, data: under('its') })).toMatchObject({
      missing: ['target-partner-not-found'],
      clauses: ['2.1'],
    });
  });
});

describe('4.1.4 and 4.1.5 paid tariffs', () => {
  test('4.1.4: the letter is there → execute, with its reason in numbers', () => {
    const decision = judgeOne({ letters });
    expect(decision).toMatchObject({
      verdict: 'execute',
      action: 'transfer-subscriber',
      clauses: ['4.1.4', '4.1.11'],
      licenceId: 'L-1',
    });
    expect(decision.reasons[0]).toMatchObject({
      clause: '4.1.4',
      text: 'Лицензия по тарифу «Годовой» действует до 10.06.2026 — ещё 85 календарных дней: нужно официальное письмо абонента.',
      facts: { tariff: 'Годовой', validUntil: '2026-06-10', daysLeft: 85 },
    });
  });

  test('4.1.4: a payment document is not enough', () => {
    expect(judgeOne({ payments })).toMatchObject({
      verdict: 'request-data',
      missing: ['official-letter'],
      clauses: ['4.1.4'],
      effects: [],
    });
  });

  // Reading 1: days left = validUntil − request date.
  test.each([
    ['2026-03-20', 3, '4.1.4', 'official-letter'],
    ['2026-03-19', 2, '4.1.4', 'official-letter'],
    ['2026-03-18', 1, '4.1.5', 'official-letter-or-payment'],
    ['2026-03-17', 0, '4.1.5', 'official-letter-or-payment'],
  ] as const)('valid until %s, %i days left: %s', (validUntil, _days, clause, missing) => {
    const data = under('paid', { validUntil });
    expect(judgeOne({ data })).toMatchObject({ verdict: 'request-data', clauses: [clause], missing: [missing] });
    const paid = judgeOne({ data, payments });
    expect(paid.verdict).toBe(clause === '4.1.5' ? 'execute' : 'request-data');
    expect(judgeOne({ data, letters })).toMatchObject({ verdict: 'execute', clauses: [clause, '4.1.11'] });
  });

  test('the day after its last day it is not in force any more', () => {
    expect(judgeOne({ data: under('paid', { validUntil: '2026-03-16' }) }).clauses).toEqual(['4.1.10']);
  });

  test('4.1.5: payer and payee must be right (reading 15)', () => {
    const data = under('paid', { validUntil: '2026-03-18' });
    for (const wrong of [{ payerInn: '7708503727' }, { payeeInn: '7707083893' }]) {
      expect(judgeOne({ data, payments: [aPayment(wrong)] })).toMatchObject({
        verdict: 'request-data',
        missing: ['payment-mismatch'],
        clauses: ['4.1.5'],
      });
    }
  });

  test('4.1.5: one good payment among others will do', () => {
    const data = under('paid', { validUntil: '2026-03-18' });
    expect(judgeOne({ data, payments: [aPayment({ payeeInn: '7707083893' }), aPayment()] }).verdict).toBe('execute');
  });

  test('4.1.5: a payment that the machine could not read for sure is for a specialist, an unreadable one is none', () => {
    const data = under('paid', { validUntil: '2026-03-18' });
    expect(judgeOne({ data, payments: [aPayment({ doubtful: ['payeeInn'] })] }).verdict).toBe('review');
    expect(judgeOne({ data, payments: [aPayment({ payerInn: null })] }).verdict).toBe('review');
    expect(judgeOne({ data, payments: [aPayment({ readable: false })] }).missing).toEqual([
      'official-letter-or-payment',
    ]);
  });

  test('4.1.5: a payment made before the licence that ends, or after the request, is for a specialist', () => {
    const data = under('paid', { validFrom: '2025-03-19', validUntil: '2026-03-18' });
    const verdictOf = (date: string) => judgeOne({ data, payments: [aPayment({ date })] }).verdict;
    expect(['2025-03-18', '2025-03-19', '2026-03-17', '2026-03-18'].map(verdictOf)).toEqual([
      'review',
      'execute',
      'execute',
      'review',
    ]);
  });

  test('4.1.5: an amount or a date of which the machine is not sure decides nothing, but the decision says so', () => {
    const data = under('paid', { validUntil: '2026-03-18' });
    const reasons = (doubtful: PaymentField[]) => {
      const { verdict, reasons } = judgeOne({ data, payments: [aPayment({ doubtful })] });
      expect(verdict).toBe('execute');
      return reasons.map(({ text }) => text).join(' ');
    };
    expect(reasons(['amount', 'date'])).toContain('Машина прочитала неуверенно сумму и дату: сверьте с документом.');
    expect(reasons([])).not.toContain('неуверенно');
  });

  test('4.1.5: a payment makes up for a letter at fault, but not for one that names another partner', () => {
    const data = under('paid', { validUntil: '2026-03-18' });
    expect(judgeOne({ data, payments, letters: [aLetter({ addressedToAstral: false })] }).verdict).toBe('execute');
    expect(judgeOne({ data, payments, letters: [aLetter({ targetPartnerInn: '7707083893' })] }).verdict).toBe('review');
    expect(judgeOne({ data, letters: [aLetter({ addressedToAstral: false })] }).missing).toEqual(['letter-addressee']);
  });
});

describe('4.1.6 the representative', () => {
  test('needs the letter however few days are left', () => {
    const data = under('representative', { validUntil: '2026-03-17' });
    expect(judgeOne({ data, payments })).toMatchObject({
      verdict: 'request-data',
      missing: ['official-letter'],
      clauses: ['4.1.6'],
    });
    expect(judgeOne({ data, letters })).toMatchObject({
      verdict: 'execute',
      clauses: ['4.1.6', '4.1.11'],
      effects: ['representative-invoice-at-quarter-end', 'tariff-replaced'],
    });
  });
});

describe('4.1.7 a client of the representative', () => {
  const data = under('representative-client', {}, { representativeInn: '7708503727' });

  test('is refused, letter or not', () => {
    expect(judgeOne({ data, letters })).toMatchObject({
      verdict: 'refuse',
      clauses: ['4.1.7'],
      missing: [],
      effects: [],
      action: null,
    });
  });

  test('is refused even where data are missing', () => {
    expect(judgeOne({ data, items: [anItem({ targetPartnerLogin: null })] }).verdict).toBe('refuse');
  });

  test('is not refused on an ИНН that was read with doubt', () => {
    expect(judgeOne({ data, letters, items: [anItem({ doubtful: ['subscriberInn'] })] }).verdict).toBe('review');
  });

  test('is no longer bound when the licence is not in force', () => {
    const expired = under('representative-client', { validUntil: '2026-03-16' });
    expect(judgeOne({ data: expired }).clauses).toEqual(['4.1.10']);
  });
});

describe('4.1.9 1С:Бухобслуживание', () => {
  const served: Partial<Subscriber> = { services: ['1c-bukhobsluzhivanie'] };

  test('is refused, whatever the licence and the letter', () => {
    expect(judgeOne({ data: under('paid', {}, served), letters })).toMatchObject({
      verdict: 'refuse',
      clauses: ['4.1.9'],
    });
    expect(judgeOne({ data: { ...under('paid', {}, served), licences: [] } })).toMatchObject({
      verdict: 'refuse',
      clauses: ['4.1.9'],
    });
  });

  test('stands before 4.1.7', () => {
    expect(judgeOne({ data: under('representative-client', {}, served) }).clauses).toEqual(['4.1.9']);
  });

  test('says nothing about other products', () => {
    const licences = [aLicence({ product: '1c-etp' })];
    const tariffs = [aTariff({ product: '1c-etp' })];
    const letter = aLetter({ product: '1c-etp' });
    const data = { licences, tariffs, subscribers: [aSubscriber(served)] };
    expect(judgeOne({ data, items: [anItem({ product: '1c-etp' })], letters: [letter] }).verdict).toBe('execute');
  });
});

describe('4.1.11 effects of a paid licence in force (reading 6)', () => {
  test.each([
    ['2026-03-01', 'invoice-to-target'],
    ['2026-02-28', 'tariff-replaced'],
    ['2025-03-17', 'tariff-replaced'],
  ] as const)('issued on %s: %s', (issuedOn, effect) => {
    // The reconciliation of 4.1.14 is over on the 7th working day of March 2026.
    expect(judgeOne({ data: under('paid', { issuedOn }), letters })).toMatchObject({
      verdict: 'execute',
      effects: [effect],
    });
  });

  test('ИТС brings none', () => {
    expect(judgeOne({ data: under('its'), letters }).effects).toEqual([]);
  });
});

describe('reading 3: where 4.1 is silent', () => {
  test.each(['free', 'carry-over'] as const)('a %s tariff in force', (kind) => {
    expect(judgeOne({ data: under(kind), letters })).toMatchObject({
      verdict: 'review',
      clauses: [],
      missing: [],
      effects: [],
    });
  });

  test('a tariff that the catalogue does not know', () => {
    expect(judgeOne({ data: { tariffs: [] }, letters })).toMatchObject({ verdict: 'review', clauses: [] });
  });

  test('a licence that begins only tomorrow; today it would be in force', () => {
    const begins = (validFrom: string) =>
      judgeOne({ data: under('paid', { validFrom, issuedOn: '2026-03-10' }), letters });
    expect(begins('2026-03-18')).toMatchObject({ verdict: 'review', clauses: [] });
    expect(begins('2026-03-17')).toMatchObject({ verdict: 'execute', clauses: ['4.1.4', '4.1.11'] });
  });
});

describe('reading 4: several licences in force', () => {
  const longer = aLicence({ id: 'L-2', validUntil: '2026-10-01' });
  const ending = aLicence({ id: 'L-1', validUntil: '2026-03-18' });

  test('the one that demands most counts', () => {
    expect(judgeOne({ data: { licences: [ending, longer] }, payments })).toMatchObject({
      missing: ['official-letter'],
      clauses: ['4.1.4'],
      licenceId: 'L-2',
    });
  });

  test('reading 5: the paid one’s demand stands beside ИТС', () => {
    const its = aLicence({ id: 'L-3', tariff: 'ИТС' });
    const tariffs = [aTariff(), aTariff({ name: 'ИТС', kind: 'its' })];
    const data = { licences: [its, longer], tariffs, itsContracts: [contract('p-new')] };
    expect(judgeOne({ data })).toMatchObject({ missing: ['official-letter'], clauses: ['4.1.4'] });
    expect(judgeOne({ data: { ...data, licences: [its, ending] }, payments })).toMatchObject({
      verdict: 'execute',
      clauses: ['4.1.5', '4.1.11'],
    });
  });

  test('a client of the representative is refused, whatever else is in force', () => {
    const tariffs = [aTariff(), aTariff({ name: 'Клиент УП', kind: 'representative-client' })];
    const licences = [longer, aLicence({ id: 'L-3', tariff: 'Клиент УП' })];
    expect(judgeOne({ data: { licences, tariffs }, letters }).clauses).toEqual(['4.1.7']);
  });

  test('an unknown tariff beside a known one is for a specialist', () => {
    const licences = [longer, aLicence({ id: 'L-3', tariff: 'Неизвестный' })];
    expect(judgeOne({ data: { licences }, letters }).verdict).toBe('review');
    expect(judgeOne({ data: { licences } })).toMatchObject({ verdict: 'request-data', missing: ['official-letter'] });
  });
});

describe('who serves it now', () => {
  test('the licence that counts names its partner, else the subscriber’s record', () => {
    const other = aPartner({ id: 'p-other', name: 'ООО «Третий»', inn: '7702070139' });
    const partners = [aPartner(), newPartner(), other];
    expect(
      judgeOne({ data: { licences: [aLicence({ partnerId: 'p-other' })], partners }, letters }).sourcePartnerId,
    ).toBe('p-other');
    expect(judgeOne({ letters }).sourcePartnerId).toBe('p-old');
  });
});
