import { describe, expect, test } from 'vitest';
import { missingPoint } from '../../regulation/missing-points.ts';
import { type Decision, missingCodes } from '../../regulation/types.ts';
import { aDecision, anItem } from '../../testing/registry-builders.ts';
import { defaultTemplates } from '../templates/index.ts';
import { missingText } from './data-request.ts';

const lacking = (over: Partial<Decision>) => ({
  item: anItem(),
  decision: aDecision({ verdict: 'request-data', action: null, ...over }),
});

describe.each(missingCodes)('%s', (code) => {
  const text = missingText(code, lacking({ missing: [code] }), defaultTemplates);
  test('says what is wrong and what to send, in whole sentences', () => {
    expect(text).toMatch(/^[А-Я].+ Регламента\)\. [А-Я].+\.$/s);
    expect(text).not.toMatch(/undefined|null|\.\./);
  });
  test('names its clause: its own, else that of the demand', () => {
    const [clause = '4.1.4'] = missingPoint(code).clauses;
    expect(text).toContain(clause);
  });
});

describe('a missing point', () => {
  test('is told as the decision found it', () => {
    const reasons = [
      { clause: '3.4.1', text: 'Письмо от 01.02.2026 устарело.', facts: { missing: 'letter-date-expired' } },
    ];
    expect(missingText('letter-date-expired', lacking({ reasons }), defaultTemplates)).toMatch(
      /^Письмо от 01\.02\.2026 устарело \(п\. 3\.4\.1 Регламента\)\. /,
    );
  });
  test('repeats the number that is wrong, and never tells the right login', () => {
    expect(
      missingText(
        'subscriber-inn-invalid',
        { ...lacking({}), item: anItem({ subscriberInn: '7736050004' }) },
        defaultTemplates,
      ),
    ).toContain('7736050004');
    const mismatch = { ...lacking({}), item: anItem({ targetPartnerLogin: 'new soft_1' }) };
    expect(missingText('target-partner-login-mismatch', mismatch, defaultTemplates)).toContain('«new soft_1»');
  });
  test('is worded as its template is now', () => {
    const templates = { ...defaultTemplates, 'missing-subscriber-kpp': '{{замечание}} Ждём КПП.' };
    expect(missingText('subscriber-kpp', lacking({}), templates)).toBe(
      'Не указан КПП абонента — юридического лица (п. 2.1 Регламента). Ждём КПП.',
    );
  });
  test('does not show the identifiers of internal rules', () => {
    expect(missingText('payment', lacking({ clauses: ['FB-4'] }), defaultTemplates)).not.toMatch(/FB|Регламент/);
  });
});
