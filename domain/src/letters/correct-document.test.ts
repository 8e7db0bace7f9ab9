import { describe, expect, it } from 'vitest';
import type { OfficialLetter, PaymentDocument } from '../requests/types.ts';
import { correctLetter, correctPayment } from './correct-document.ts';

const corrector = { by: 'Анна Зимина', at: '2026-03-17T09:00:00.000Z' };
const letter: OfficialLetter = {
  attachment: 'письмо.pdf',
  form: 'scan',
  readable: true,
  subscriberInn: '7707083883',
  subscriberKpp: '770701001',
  subscriberName: 'ООО «Гранит»',
  product: '1c-reporting',
  targetPartnerInn: '4027000000',
  targetPartnerName: 'ООО «Вектор»',
  letterDate: '2026-03-12',
  effectiveDate: '2026-03-16',
  addressedToAstral: null,
  sealDetected: true,
  groupInns: [],
  lowQuality: false,
  doubtful: ['subscriberInn', 'addressedToAstral'],
  evidence: {},
  alternatives: { subscriberInn: ['7707083893'] },
};

describe("A person's value for a field of a letter", () => {
  it("takes the machine's place, which stays beside it, and ends the doubt", () => {
    expect(correctLetter(letter, 'subscriberInn', '77 07 083893', corrector)).toMatchObject({
      ok: true,
      before: '7707083883',
      document: {
        subscriberInn: '7707083893',
        doubtful: ['addressedToAstral'],
        alternatives: {},
        corrections: { subscriberInn: { machine: '7707083883', value: '7707083893', ...corrector } },
      },
    });
  });

  it('keeps what the machine had read through a second correction', () => {
    const once = correctLetter(letter, 'effectiveDate', '17.03.2026', corrector);
    if (!once.ok) throw new Error(once.problem);
    const twice = correctLetter(once.document, 'effectiveDate', '2026-03-18', corrector);
    expect(twice).toMatchObject({
      before: '2026-03-17',
      document: { corrections: { effectiveDate: { machine: '2026-03-16', value: '2026-03-18' } } },
    });
  });

  it('may say whom the letter is addressed to, which companies it lists, and that it states nothing', () => {
    expect(correctLetter(letter, 'addressedToAstral', 'yes', corrector)).toMatchObject({
      document: { addressedToAstral: true, doubtful: ['subscriberInn'] },
    });
    expect(correctLetter(letter, 'groupInns', '7707083893; 5902777884', corrector)).toMatchObject({
      document: { groupInns: ['7707083893', '5902777884'] },
    });
    expect(correctLetter(letter, 'targetPartnerInn', ' ', corrector)).toMatchObject({
      value: null,
      document: { targetPartnerInn: null },
    });
  });

  it('is refused in words where it is no value of that field', () => {
    const problem = (field: Parameters<typeof correctLetter>[1], value: string) => {
      const result = correctLetter(letter, field, value, corrector);
      return result.ok ? null : result.problem;
    };
    expect(problem('subscriberInn', '77070838')).toBe('В ИНН 10 или 12 цифр');
    expect(problem('letterDate', '31.02.2026')).toMatch(/Такой даты нет/);
    expect(problem('groupInns', '7707083893, 12')).toBe('В ИНН 10 или 12 цифр');
  });
});

describe("A person's value for a field of a payment document", () => {
  const payment: PaymentDocument = {
    attachment: 'платёж.pdf',
    readable: true,
    payerInn: null,
    payeeInn: '4027000000',
    amountKopecks: 490_000,
    date: null,
    doubtful: ['amount'],
    evidence: {},
  };

  it('is an amount in roubles, kept in kopecks', () => {
    expect(correctPayment(payment, 'amount', '4 950,50', corrector)).toMatchObject({
      document: {
        amountKopecks: 495_050,
        doubtful: [],
        corrections: { amount: { machine: '4900.00', value: '4950.50' } },
      },
    });
  });
});
