import { describe, expect, test } from 'vitest';
import { aLicence } from '../testing/registry-builders.ts';
import { extensionStandingOf } from './extensions.ts';
import {
  isRevocationWord,
  standingOf,
  type TariffEvent,
  type TariffSubject,
  tariffEvents,
  tariffRefusalTexts,
  tariffSubjects,
  tariffTransition,
} from './states.ts';

/** Every pair, by hand: a state where it goes through, else the code of the refusal. */
const expected: [TariffSubject, TariffEvent, string][] = [
  ['registered', 'block', 'blocked'],
  ['registered', 'resume', 'not-blocked'],
  ['registered', 'revoke', 'revoked'],
  ['waiting', 'block', 'blocked'],
  ['waiting', 'resume', 'not-blocked'],
  ['waiting', 'revoke', 'revoked'],
  ['blocked', 'block', 'already-blocked'],
  ['blocked', 'resume', 'registered'],
  ['blocked', 'revoke', 'revoked'],
  ['revoked', 'block', 'revoked-for-good'],
  ['revoked', 'resume', 'revoked-for-good'],
  ['revoked', 'revoke', 'already-revoked'],
  ['cryptopro-extension', 'block', 'cryptopro-in-certificate'],
  ['cryptopro-extension', 'resume', 'cryptopro-in-certificate'],
  ['cryptopro-extension', 'revoke', 'cryptopro-irrevocable'],
];

describe('A tariff', () => {
  test.each(expected)('%s × %s → %s', (subject, event, outcome) => {
    const step = tariffTransition(subject, event);
    expect(step.ok ? step.state : step.code).toBe(outcome);
  });

  test('has an answer for every pair, a refusal always in words', () => {
    expect(expected).toHaveLength(tariffSubjects.length * tariffEvents.length);
    for (const text of Object.values(tariffRefusalTexts)) expect(text).toMatch(/[а-я].*[.!]$/);
  });

  test('waits before its first day, and is registered on it', () => {
    const licence = aLicence({ validFrom: '2026-03-18', validUntil: '2027-03-17' });
    expect(standingOf(licence, '2026-03-17')).toBe('waiting');
    expect(standingOf(licence, '2026-03-18')).toBe('registered');
    expect(standingOf({ ...licence, state: 'blocked' }, '2026-03-17')).toBe('blocked');
  });

  test('is revoked only by the whole word', () => {
    expect(isRevocationWord(' отозвать ')).toBe(true);
    expect(isRevocationWord('отозв')).toBe(false);
  });
});

test('an extension goes by its own dates alone', () => {
  const term = { validFrom: '2026-03-10', validUntil: '2026-03-20' };
  const at = (today: string) => extensionStandingOf(term, today);
  expect([at('2026-03-09'), at('2026-03-10'), at('2026-03-20'), at('2026-03-21')]).toEqual([
    'waiting',
    'registered',
    'registered',
    'expired',
  ]);
});
