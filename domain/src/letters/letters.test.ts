import { describe, expect, test } from 'vitest';
import { judge } from '../regulation/judge.ts';
import type { MissingCode } from '../regulation/types.ts';
import type { OfficialLetter } from '../requests/types.ts';
import { aJudgeInput, aLetter, aLicence, anEntrepreneur, anItem, aSubscriber } from '../testing/builders.ts';
import { judgeOne } from '../testing/judge-one.ts';

/** The default subscriber has a paid licence with 85 days left: 4.1.4 demands the letter. The request is of 17.03.2026. */
const withLetter = (over: Partial<OfficialLetter>) => judgeOne({ letters: [aLetter(over)] });

describe('what the letter must hold (3.3, 3.5), and that it is a legible scan (3.8, 3.9)', () => {
  test('all of it: execute; chapter 3 is cited in the reasons alone', () => {
    const decision = withLetter({});
    expect(decision).toMatchObject({ verdict: 'execute', clauses: ['4.1.4', '4.1.11'] });
    expect(decision.reasons.some((reason) => reason.clause === '3.3')).toBe(true);
  });

  test.each<[Partial<OfficialLetter>, MissingCode, string[]]>([
    [{ subscriberInn: null, subscriberKpp: null }, 'letter-subscriber', ['3.3']],
    [{ subscriberInn: '7708503727' }, 'letter-subscriber', ['3.3']],
    [{ subscriberKpp: null }, 'letter-subscriber', ['3.3']],
    [{ subscriberKpp: '784001001' }, 'letter-subscriber', ['3.3']],
    [{ product: null }, 'letter-product', ['3.3']],
    [{ product: '1c-etp' }, 'letter-product', ['3.3']],
    [{ targetPartnerInn: null }, 'letter-target-partner', ['3.3']],
    [{ targetPartnerInn: '7707083893' }, 'letter-target-partner', ['3.3']],
    [{ effectiveDate: null, letterDate: null }, 'letter-date', ['3.3']],
    [{ effectiveDate: '2026-03-02', letterDate: '2026-03-01' }, 'letter-date-expired', ['3.4.1']],
    [{ addressedToAstral: false }, 'letter-addressee', ['3.5']],
    [{ readable: false, subscriberInn: null }, 'letter-unreadable', ['3.8', '3.9']],
    [{ form: 'editable' }, 'letter-not-a-scan', ['3.8', '3.9']],
    [{ form: 'body', attachment: '' }, 'letter-not-a-scan', ['3.8', '3.9']],
  ])('%o → %s', (over, code, clauses) => {
    expect(withLetter(over)).toMatchObject({
      verdict: 'request-data',
      missing: [code],
      clauses: [...clauses, '4.1.4'],
      effects: [],
    });
  });

  test('every fault is named at once', () => {
    expect(withLetter({ product: null, addressedToAstral: false, effectiveDate: '2026-01-01' }).missing).toEqual([
      'letter-product',
      'letter-date-expired',
      'letter-addressee',
    ]);
  });

  test('of an unreadable scan nothing else is said', () => {
    expect(withLetter({ readable: false, product: null, targetPartnerInn: null }).missing).toEqual([
      'letter-unreadable',
    ]);
  });

  test('the reason names what the letter says instead', () => {
    const text = withLetter({ targetPartnerInn: '7707083893' })
      .reasons.map((reason) => reason.text)
      .join(' ');
    expect(text).toContain('ИНН 7707083893');
    expect(text).toContain('ООО «Новый», ИНН 7736207543');
  });
});

describe('3.4.1, reading 8: 14 calendar days', () => {
  test('exactly 14 days before the request are allowed, 15 are not', () => {
    expect(withLetter({ effectiveDate: '2026-03-03' }).verdict).toBe('execute');
    expect(withLetter({ effectiveDate: '2026-03-02' }).missing).toEqual(['letter-date-expired']);
  });
});

describe('3.7 the seal', () => {
  test('one that was not seen is an advisory, of an entrepreneur and of a company alike', () => {
    expect(withLetter({ sealDetected: false })).toMatchObject({
      verdict: 'execute',
      advisories: ['seal-not-detected'],
    });
    const entrepreneur = { subscriberInn: '500100732259', subscriberKpp: null };
    const decision = judgeOne({
      items: [anItem({ ...entrepreneur, subscriberName: 'ИП Иванов Иван Иванович' })],
      letters: [aLetter({ ...entrepreneur, subscriberName: null, sealDetected: false })],
      data: { subscribers: [anEntrepreneur()], licences: [aLicence(entrepreneur)] },
    });
    expect(decision).toMatchObject({ verdict: 'execute', advisories: ['seal-not-detected'] });
  });

  test('nothing is said where the machine cannot tell', () => {
    expect(withLetter({ sealDetected: null }).advisories).toEqual([]);
  });

  test('a scan of low quality is an advisory, too', () => {
    expect(withLetter({ lowQuality: true })).toMatchObject({ verdict: 'execute', advisories: ['low-scan-quality'] });
  });
});

describe('what the machine is not sure of (reading 15)', () => {
  test.each([
    'subscriberInn',
    'subscriberKpp',
    'product',
    'targetPartnerInn',
    'effectiveDate',
    'addressedToAstral',
  ] as const)('a doubtful %s is for a specialist', (field) => {
    expect(withLetter({ doubtful: [field] })).toMatchObject({ verdict: 'review', missing: [], action: null });
  });

  test('a doubtful digit is no fault of the letter', () => {
    expect(withLetter({ targetPartnerInn: '7736207548', doubtful: ['targetPartnerInn'] })).toMatchObject({
      verdict: 'review',
      missing: [],
    });
    expect(withLetter({ subscriberInn: '7736050008', doubtful: ['subscriberInn'] }).verdict).toBe('review');
    expect(withLetter({ effectiveDate: '2025-03-16', doubtful: ['effectiveDate'] }).verdict).toBe('review');
  });

  test('another fault beside it is asked for all the same', () => {
    expect(withLetter({ doubtful: ['subscriberInn'], product: null }).missing).toEqual(['letter-product']);
  });

  test('the letter’s own date matters only where it stands for the date of the transfer', () => {
    expect(withLetter({ doubtful: ['letterDate'] }).verdict).toBe('execute');
    expect(withLetter({ letterDate: '2026-03-16', doubtful: ['letterDate'] }).verdict).toBe('review');
  });

  test('names are not what the verdict rests on', () => {
    expect(withLetter({ doubtful: ['subscriberName', 'targetPartnerName'] }).verdict).toBe('execute');
  });

  test('an addressee that could not be read is for a specialist', () => {
    expect(withLetter({ addressedToAstral: null }).verdict).toBe('review');
  });

  test('a letter dated after the mail that brought it is for a specialist', () => {
    expect(withLetter({ letterDate: '2026-03-18' }).verdict).toBe('review');
  });

  test('a name in the letter that belongs to another ИНН is for a specialist', () => {
    const other = aSubscriber({ inn: '7708503727', kpp: '770801001', name: 'ООО «Василёк»' });
    const data = { subscribers: [aSubscriber(), other] };
    expect(judgeOne({ letters: [aLetter({ subscriberName: 'ООО «Василёк»' })], data }).verdict).toBe('review');
    expect(withLetter({ targetPartnerName: 'ООО «Прежний»' }).verdict).toBe('review');
    expect(withLetter({ subscriberName: 'ООО «Ромашкa и Ко»' }).verdict).toBe('execute');
  });
});

describe('which letter belongs to which item', () => {
  const second = { subscriberInn: '7708503727', subscriberKpp: '770801001', subscriberName: 'ООО «Василёк»' };
  const data = {
    subscribers: [aSubscriber(), aSubscriber({ inn: '7708503727', kpp: '770801001', name: 'ООО «Василёк»' })],
    licences: [aLicence(), aLicence({ id: 'L-2', subscriberInn: '7708503727', subscriberKpp: '770801001' })],
  };
  const items = [anItem(), anItem(second)];
  const missing = (letters: OfficialLetter[]) =>
    judge(aJudgeInput({ items, data, letters })).map((decision) => decision.missing);

  test('the one that names its ИНН and КПП', () => {
    expect(missing([aLetter({ ...second, subscriberName: null }), aLetter()])).toEqual([[], []]);
    expect(missing([aLetter()])).toEqual([[], ['official-letter']]);
  });

  test('with one item and one letter left they go together', () => {
    expect(missing([aLetter(), aLetter({ subscriberInn: '7702070139' })])).toEqual([[], ['letter-subscriber']]);
    expect(missing([aLetter({ readable: false, subscriberInn: null }), aLetter()])).toEqual([
      [],
      ['letter-unreadable'],
    ]);
  });

  test('with more items than letters nothing is guessed', () => {
    expect(missing([aLetter({ readable: false, subscriberInn: null })])).toEqual([
      ['official-letter'],
      ['official-letter'],
    ]);
  });

  test('a reply that brings a better letter counts', () => {
    const faulty = aLetter({ product: null });
    expect(judgeOne({ letters: [faulty, aLetter({ attachment: 'новое.pdf' })] }).verdict).toBe('execute');
    expect(judgeOne({ letters: [aLetter(), faulty] }).verdict).toBe('execute');
  });

  test('a later letter that names another partner takes the earlier one back', () => {
    const other = aLetter({ targetPartnerInn: '7707083893', letterDate: '2026-03-14' });
    expect(judgeOne({ letters: [aLetter(), other] }).verdict).toBe('review');
    expect(judgeOne({ letters: [other, aLetter()] }).verdict).toBe('execute');
  });

  test('a letter that takes another one back leaves its subscriber’s to a person, whoever else is asked for', () => {
    const objecting = aLetter({ objects: true, product: null, doubtful: ['product'] });
    const verdicts = (letter: OfficialLetter) =>
      judge(aJudgeInput({ items, data, letters: [aLetter(), aLetter(second), letter] })).map(({ verdict }) => verdict);
    expect(verdicts(objecting)).toEqual(['review', 'execute']);
    expect(verdicts({ ...objecting, subscriberInn: null })).toEqual(['review', 'review']);
    expect(verdicts({ ...objecting, doubtful: [] })).toEqual(['execute', 'execute']);
    expect(judgeOne({ data: { licences: [] }, letters: [objecting] }).verdict).toBe('review');
  });

  test('where the e-mail suffices a letter is not looked at, unless it names another partner', () => {
    const none = { licences: [] };
    expect(
      judgeOne({ data: none, letters: [aLetter({ addressedToAstral: false, effectiveDate: '2025-01-01' })] }).verdict,
    ).toBe('execute');
    const other = aLetter({ targetPartnerInn: '7707083893' });
    expect(judgeOne({ data: none, letters: [other] }).verdict).toBe('review');
    expect(judgeOne({ data: none, letters: [{ ...other, product: '1c-etp' }] }).verdict).toBe('execute');
  });
});
