import { describe, expect, test } from 'vitest';
import { isValidFssNumber, isValidPfrNumber, isValidSfrNumber } from './funds.ts';
import { isValidInn, isValidLegalInn, isValidPersonInn } from './inn.ts';
import { isValidKpp } from './kpp.ts';
import { isValidOgrn, isValidOgrnip } from './ogrn.ts';
import { checkSnils } from './snils.ts';
import file from './vectors.json' with { type: 'json' };

type Vector = string | { v: string };
const values = (vectors: readonly Vector[]): string[] => vectors.map((v) => (typeof v === 'string' ? v : v.v));
const { vectors } = file;

const checks: [string, (value: string) => boolean, { valid: Vector[]; invalid: Vector[] }][] = [
  ['ИНН of a legal entity', isValidLegalInn, vectors.inn10],
  ['ИНН of a person', isValidPersonInn, vectors.inn12],
  ['ОГРН', isValidOgrn, vectors.ogrn],
  ['ОГРНИП', isValidOgrnip, vectors.ogrnip],
  ['СНИЛС', (value) => checkSnils(value) === 'valid', vectors.snils],
  ['КПП', isValidKpp, vectors.kpp],
  ['ПФР number', isValidPfrNumber, vectors.pfr],
  ['СФР number', isValidSfrNumber, vectors.sfr],
  ['ФСС number', isValidFssNumber, vectors.fssReg],
];

describe.each(checks)('%s', (_name, isValid, { valid, invalid }) => {
  test('has vectors of both sorts', () => {
    expect(Math.min(valid.length, invalid.length)).toBeGreaterThan(1);
  });
  test.each(values(valid))('accepts %s', (value) => {
    expect(isValid(value)).toBe(true);
  });
  test.each(values(invalid))('refuses «%s»', (value) => {
    expect(isValid(value)).toBe(false);
  });
});

test('an ИНН of either kind is an ИНН, but not one of the other kind', () => {
  expect(isValidInn('7707083893')).toBe(true);
  expect(isValidInn('500100732259')).toBe(true);
  expect(isValidLegalInn('500100732259')).toBe(false);
  expect(isValidPersonInn('7707083893')).toBe(false);
});

test.each(values(vectors.snils.unverifiable))('СНИЛС %s is too old to be checked', (value) => {
  expect(checkSnils(value)).toBe('unverifiable');
});
