import { describe, expect, test } from 'vitest';
import type { Product } from '../../products.ts';
import type { Licence, TariffKind } from '../../registry/types.ts';
import { aLetter, aLicence, anApplication, anItem, aPayment, aSubscriber, aTariff } from '../../testing/builders.ts';
import { judgeOne } from '../../testing/judge-one.ts';

/** A request of 17.03.2026 for a subscriber with one licence of the product. */
const asked = (product: Product, kind: TariffKind, licence: Partial<Licence> = {}, over: object = {}) =>
  judgeOne({
    items: [anItem({ product })],
    data: { licences: [aLicence({ product, ...licence })], tariffs: [aTariff({ product, kind })] },
    ...over,
  });
const letterOf = (product: Product) => ({ letters: [aLetter({ product })] });
const payments = { payments: [aPayment()] };

const byTerm = [
  ['astral-report-4.5', '4.2.1', '4.2.2'],
  ['astral-report-online', '4.3.2', '4.3.3'],
  ['astral-online', '4.4.2', '4.4.3'],
  ['astral-et', '4.4.2', '4.4.3'],
  ['1c-etp', '4.4.2', '4.4.3'],
] as const;

describe.each(byTerm)('%s, by days left (4.2.1, 4.2.2, 4.3.2, 4.3.3, 4.4.2, 4.4.3)', (product, longer, shorter) => {
  test.each([
    ['2026-03-20', longer],
    ['2026-03-19', longer],
    ['2026-03-18', shorter],
    ['2026-03-17', shorter],
  ] as const)('valid until %s: %s', (validUntil, clause) => {
    const missing = [clause === longer ? 'official-letter' : 'official-letter-or-payment'];
    expect(asked(product, 'paid', { validUntil })).toMatchObject({
      verdict: 'request-data',
      clauses: [clause],
      missing,
    });
    expect(asked(product, 'paid', { validUntil }, payments).verdict).toBe(
      clause === longer ? 'request-data' : 'execute',
    );
    const withLetter = asked(product, 'paid', { validUntil }, letterOf(product));
    expect(withLetter.verdict).toBe('execute');
    expect(withLetter.clauses[0]).toBe(clause);
  });

  test.each(['free', 'its'] as const)('«любой из тарифов»: a %s one, too, without effects', (kind) => {
    expect(asked(product, kind)).toMatchObject({ verdict: 'request-data', clauses: [longer] });
    expect(asked(product, kind, {}, letterOf(product))).toMatchObject({
      verdict: 'execute',
      clauses: [longer],
      effects: [],
    });
  });

  test('reading 3: a carry-over tariff and an unknown one are for a specialist', () => {
    expect(asked(product, 'carry-over', {}, letterOf(product))).toMatchObject({ verdict: 'review', clauses: [] });
    expect(asked(product, 'paid', { tariff: 'Архивный' }, letterOf(product))).toMatchObject({
      verdict: 'review',
      clauses: [],
    });
  });

  test('the letter of another product does not serve', () => {
    expect(asked(product, 'paid', {}, { letters: [aLetter()] })).toMatchObject({
      missing: ['letter-product'],
      clauses: ['3.3', longer],
    });
  });

  test('4.1.14 does not hold here', () => {
    const decision = asked(
      product,
      'paid',
      { issuedOn: '2026-02-20' },
      {
        ...letterOf(product),
        requestDate: '2026-03-03',
        letters: [aLetter({ product, letterDate: '2026-03-02', effectiveDate: '2026-03-03' })],
      },
    );
    expect(decision.verdict).toBe('execute');
  });
});

describe('4.2 Астрал Отчет 4.5', () => {
  const product = 'astral-report-4.5';

  test('4.2.8: a paid tariff is replaced, also in the month of issue', () => {
    for (const issuedOn of ['2026-03-02', '2025-06-10']) {
      expect(asked(product, 'paid', { issuedOn }, letterOf(product))).toMatchObject({
        clauses: ['4.2.1', '4.2.8'],
        effects: ['tariff-replaced'],
      });
    }
  });

  test('4.2.3: the authorised centre needs the letter however few days are left', () => {
    const last = { validUntil: '2026-03-17' };
    expect(asked(product, 'authorized-center', last, payments)).toMatchObject({
      missing: ['official-letter'],
      clauses: ['4.2.3'],
    });
    expect(asked(product, 'authorized-center', last, letterOf(product))).toMatchObject({
      verdict: 'execute',
      clauses: ['4.2.3', '4.2.8'],
      effects: ['representative-invoice-at-quarter-end', 'tariff-replaced'],
    });
  });

  test('4.2.4: a client of the authorised centre is refused', () => {
    expect(asked(product, 'authorized-center-client', {}, letterOf(product))).toMatchObject({
      verdict: 'refuse',
      clauses: ['4.2.4'],
    });
    expect(asked(product, 'authorized-center-client', { state: 'blocked' })).toMatchObject({
      clauses: ['4.2.6', '4.2.7'],
    });
  });

  test('4.2.6: without a licence in force the e-mail suffices', () => {
    expect(asked(product, 'paid', { validUntil: '2026-03-16' })).toMatchObject({
      verdict: 'execute',
      clauses: ['4.2.6'],
      effects: [],
    });
  });

  test.each(['blocked', 'revoked'] as const)('4.2.7: of a %s licence only the account moves', (state) => {
    expect(asked(product, 'paid', { state })).toMatchObject({ clauses: ['4.2.6', '4.2.7'], effects: ['account-only'] });
  });

  test('reading 3: it is silent about primary applications', () => {
    const data = { subscribers: [], licences: [], applications: [anApplication({ product })] };
    expect(judgeOne({ items: [anItem({ product })], data })).toMatchObject({
      verdict: 'review',
      clauses: [],
      subject: 'application',
      sourcePartnerId: 'p-old',
    });
  });

  test('reading 3: nor about one of a subscriber who never had a licence of it', () => {
    const data = { licences: [], applications: [anApplication({ product, state: 'new' })] };
    expect(judgeOne({ items: [anItem({ product })], data })).toMatchObject({ verdict: 'review', clauses: [] });
  });

  test('4.1.13 is not its clause: an accepted renewal does not move alone', () => {
    const data = {
      licences: [aLicence({ product, validUntil: '2026-03-16' })],
      applications: [anApplication({ product, type: 'renew' })],
    };
    expect(judgeOne({ items: [anItem({ product })], data })).toMatchObject({
      subject: 'subscriber',
      clauses: ['4.2.6'],
      effects: [],
    });
  });
});

describe.each([
  ['astral-report-online', '4.3.1'],
  ['astral-online', '4.4.1'],
  ['astral-et', '4.4.1'],
  ['1c-etp', '4.4.1'],
] as const)('%s', (product, clause) => {
  test(`a primary application moves by the e-mail alone (4.3.1, 4.4.1), here ${clause}`, () => {
    const data = { subscribers: [], licences: [], applications: [anApplication({ product, state: 'new' })] };
    expect(judgeOne({ items: [anItem({ product })], data })).toMatchObject({
      verdict: 'execute',
      action: 'transfer-application',
      clauses: [clause],
      effects: [],
    });
  });

  test('reading 3: it is silent about subscribers without a licence in force', () => {
    expect(asked(product, 'paid', { validUntil: '2026-03-16' })).toMatchObject({ verdict: 'review', clauses: [] });
    expect(asked(product, 'paid', { state: 'blocked' })).toMatchObject({ verdict: 'review', clauses: [], effects: [] });
  });

  test('it has no effects', () => {
    expect(asked(product, 'paid', {}, letterOf(product)).effects).toEqual([]);
  });
});

describe('4.5.1 Астрал ЭДО in perevod@', () => {
  test('is refused, and the answer tells where to go', () => {
    const decision = judgeOne({
      items: [anItem({ product: 'astral-edo', targetPartnerLogin: null })],
      data: { subscribers: [aSubscriber()] },
    });
    expect(decision).toMatchObject({ verdict: 'refuse', clauses: ['4.5.1'], missing: [], action: null });
    expect(decision.reasons[0]?.text).toContain('partners@astral.ru');
  });

  test('a product read with doubt is not refused', () => {
    expect(judgeOne({ items: [anItem({ product: 'astral-edo', doubtful: ['product'] })] }).verdict).toBe('review');
  });
});
