import { describe, expect, test } from 'vitest';
import { aLetter, aLicence, anItem, aPayment } from '../../testing/builders.ts';
import { judgeOne } from '../../testing/judge-one.ts';
import { CalendarYearMissing, russianCalendar } from '../../working-time/calendar.ts';
import { reconciliationEnd } from './waiting.ts';

describe('3.4.2 not before the date in the letter', () => {
  const from = (effectiveDate: string) => judgeOne({ letters: [aLetter({ effectiveDate })] });

  test.each(['2026-03-18', '2026-04-15'])('%s is to come: wait until then', (effectiveDate) => {
    expect(from(effectiveDate)).toMatchObject({
      verdict: 'wait',
      notBefore: effectiveDate,
      action: 'transfer-subscriber',
      clauses: ['3.4.2', '4.1.4', '4.1.11'],
      effects: ['tariff-replaced'],
    });
  });

  test('the day of the request itself: execute', () => {
    expect(from('2026-03-17')).toMatchObject({ verdict: 'execute', notBefore: null });
  });

  test('no earlier date is waited for once the day has come, and none is made up by a mail dated ahead', () => {
    const letters = [aLetter({ effectiveDate: '2026-03-18' })];
    expect(judgeOne({ letters, today: '2026-03-18' }).verdict).toBe('execute');
    expect(judgeOne({ letters, requestDate: '2026-03-20', today: '2026-03-17' }).verdict).toBe('wait');
  });

  test('the letter counts where the e-mail or a payment would have been enough, too', () => {
    const letters = [aLetter({ effectiveDate: '2026-03-20' })];
    expect(judgeOne({ letters, data: { licences: [] } })).toMatchObject({
      verdict: 'wait',
      clauses: ['3.4.2', '4.1.10'],
    });
    const data = { licences: [aLicence({ validUntil: '2026-03-18' })] };
    const atFault = [aLetter({ effectiveDate: '2026-03-20', addressedToAstral: false })];
    expect(judgeOne({ letters: atFault, payments: [aPayment()], data })).toMatchObject({
      verdict: 'wait',
      notBefore: '2026-03-20',
    });
  });

  test('3.4.4: without a date in the text the letter’s own stands for it, and is never cited', () => {
    const letters = [aLetter({ letterDate: '2026-03-19', effectiveDate: '2026-03-19' })];
    expect(judgeOne({ letters })).toMatchObject({
      verdict: 'wait',
      notBefore: '2026-03-19',
      clauses: ['3.4.2', '4.1.4', '4.1.11'],
    });
  });
});

describe('a later day that only the mail asks for', () => {
  const withoutLetter = { data: { licences: [] } };
  const asking = (wishedDate: string, over = {}) =>
    judgeOne({ ...withoutLetter, items: [anItem({ wishedDate, doubtful: ['wishedDate'] })], ...over });

  test('a person looks whether the day is meant; no clause is invented', () => {
    const decision = asking('2026-03-18');
    expect(decision).toMatchObject({ verdict: 'review', action: null, notBefore: null, clauses: ['4.1.10'] });
    expect(decision.reasons[0]).toMatchObject({ clause: null, facts: { wishedDate: '2026-03-18' } });
  });

  test('confirmed by a person, it is waited for', () => {
    const items = [anItem({ wishedDate: '2026-03-18' })];
    const waiting = { verdict: 'wait', notBefore: '2026-03-18', action: 'transfer-subscriber', clauses: ['4.1.10'] };
    expect(judgeOne({ ...withoutLetter, items })).toMatchObject(waiting);
    expect(judgeOne({ ...withoutLetter, items, today: '2026-03-18' })).toMatchObject({ verdict: 'execute' });
  });

  test.each(['2026-03-17', '2026-03-02'])('%s has come: nothing is held back', (wishedDate) => {
    expect(asking(wishedDate).verdict).toBe('execute');
  });

  test('the letter’s day decides (3.4.2), but where the mail asks for a still later one a person looks', () => {
    const asked = (wishedDate: string, effectiveDate: string) =>
      asking(wishedDate, { data: {}, letters: [aLetter({ effectiveDate })] });
    expect(asked('2026-03-20', '2026-03-20')).toMatchObject({ verdict: 'wait', clauses: ['3.4.2', '4.1.4', '4.1.11'] });
    expect(asked('2026-03-18', '2026-03-20')).toMatchObject({ verdict: 'wait', notBefore: '2026-03-20' });
    expect(asked('2026-03-23', '2026-03-20').verdict).toBe('review');
    expect(asked('2026-03-20', '2026-03-16').verdict).toBe('review');
  });

  test('documents are asked for first', () => {
    expect(asking('2026-03-20', { data: {} })).toMatchObject({ verdict: 'request-data', missing: ['official-letter'] });
  });
});

describe('4.1.14 the reconciliation', () => {
  // March 2026: the 9th is a day off, the 6th working day is the 10th.
  const on = (requestDate: string, issuedOn = '2026-02-12', effectiveDate = requestDate) =>
    judgeOne({
      requestDate,
      letters: [aLetter({ letterDate: null, effectiveDate })],
      data: { licences: [aLicence({ issuedOn, validFrom: issuedOn, validUntil: '2032-02-12' })] },
    });

  test.each(['2026-03-01', '2026-03-02', '2026-03-09', '2026-03-10'])('on %s a licence of February waits', (date) => {
    expect(on(date)).toMatchObject({
      verdict: 'wait',
      notBefore: '2026-03-11',
      clauses: ['4.1.4', '4.1.11', '4.1.14'],
    });
  });

  test.each(['2026-03-11', '2026-02-27'])('on %s it does not', (date) => {
    expect(on(date).verdict).toBe('execute');
  });

  test.each(['2026-01-31', '2026-03-01'])('a licence of another month does not wait: %s', (issuedOn) => {
    expect(on('2026-03-03', issuedOn).verdict).toBe('execute');
  });

  test('the first and the last day of the reporting month belong to it', () => {
    expect(on('2026-03-03', '2026-02-01').verdict).toBe('wait');
    expect(on('2026-03-03', '2026-02-28').verdict).toBe('wait');
  });

  test('in January the reporting month is December, after the holidays', () => {
    expect(reconciliationEnd(russianCalendar, '2026-01-12', 6)).toBe('2026-01-20');
    expect(on('2026-01-12', '2025-12-30')).toMatchObject({ verdict: 'wait', notBefore: '2026-01-20' });
  });

  test('together with 3.4.2 the later date counts', () => {
    expect(on('2026-03-03', '2026-02-12', '2026-03-20')).toMatchObject({
      notBefore: '2026-03-20',
      clauses: ['3.4.2', '4.1.4', '4.1.11', '4.1.14'],
    });
    expect(on('2026-03-03', '2026-02-12', '2026-03-04').notBefore).toBe('2026-03-11');
  });

  test('a request of February that is carried out in the first days of March waits, too', () => {
    const asked = { requestDate: '2026-02-27', letters: [aLetter({ letterDate: null, effectiveDate: '2026-02-27' })] };
    const data = { licences: [aLicence({ issuedOn: '2026-02-12', validUntil: '2027-02-12' })] };
    expect(judgeOne({ ...asked, data }).verdict).toBe('execute');
    expect(judgeOne({ ...asked, data, today: '2026-03-10' })).toMatchObject({
      verdict: 'wait',
      notBefore: '2026-03-11',
      effects: ['invoice-to-target'],
    });
    expect(judgeOne({ ...asked, data, today: '2026-03-11' }).verdict).toBe('execute');
  });

  test('when the wait is over, the letter is as old as it was when it was asked on, and so is the month (4.1.11)', () => {
    const asked = { requestDate: '2026-03-02', letters: [aLetter({ letterDate: null, effectiveDate: '2026-02-20' })] };
    const data = { licences: [aLicence({ issuedOn: '2026-02-12', validUntil: '2027-02-12' })] };
    expect(judgeOne({ ...asked, data })).toMatchObject({ verdict: 'wait', notBefore: '2026-03-11' });
    expect(judgeOne({ ...asked, data, today: '2026-03-11' })).toMatchObject({ verdict: 'execute', missing: [] });
  });

  test('documents are asked for first', () => {
    const data = { licences: [aLicence({ issuedOn: '2026-02-12', validUntil: '2027-02-12' })] };
    expect(judgeOne({ requestDate: '2026-03-03', data })).toMatchObject({
      verdict: 'request-data',
      clauses: ['4.1.4'],
      notBefore: null,
    });
  });

  test('a year that the calendar does not cover is an error, never a guess', () => {
    expect(() => on('2031-03-03', '2031-02-12')).toThrow(CalendarYearMissing);
  });
});
