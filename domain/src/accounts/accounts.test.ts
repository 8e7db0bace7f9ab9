import { describe, expect, test } from 'vitest';
import { deviceName } from './device.ts';
import { signInDuty } from './duties.ts';
import { recoveryLetter, secretLetterText, welcomeLetter } from './letters.ts';
import { passwordProblem, passwordRules, temporaryPassword } from './passwords.ts';

describe('a password', () => {
  test.each(['Perenos2', 'Perenos2026Peren', 'P1erenos!'])(
    'of 8 to 16 signs with both cases and a digit will do: %s',
    (password) => {
      expect(passwordProblem(password)).toBeNull();
    },
  );

  test.each([
    ['Peren2s', ['length']],
    ['Perenos2026Pereno', ['length']],
    ['Пароль2026Aa', ['latin']],
    ['Perenos 2026', ['latin']],
    ['perenos2026', ['upper']],
    ['PERENOS2026', ['lower']],
    ['PerenosPerenos', ['digit']],
    ['', ['length', 'latin', 'upper', 'lower', 'digit']],
  ])('%s breaks %j, and the refusal says so', (password, broken) => {
    const failing = passwordRules.filter(({ holds }) => !holds(password));
    expect(failing.map(({ id }) => id)).toEqual(broken);
    for (const { label } of failing) expect(passwordProblem(password)).toContain(label);
  });
});

describe('a temporary password', () => {
  test('keeps the rules whatever the dice say, and differs from one to the next', () => {
    for (const below of [() => 0, (limit: number) => limit - 1])
      expect(passwordProblem(temporaryPassword(below))).toBeNull();
    const dice = (limit: number) => Math.floor(Math.random() * limit);
    const made = Array.from({ length: 50 }, () => temporaryPassword(dice));
    for (const password of made) expect(passwordProblem(password)).toBeNull();
    expect(new Set(made).size).toBe(made.length);
  });

  test('stands in the letter that brings it, and not in what is kept of it', () => {
    const access = { name: 'Анна', login: 'anna', temporaryPassword: 'Abc234xyzQ', until: '12:00', address: null };
    for (const letter of [recoveryLetter(access), welcomeLetter(access)]) {
      expect(letter.text).toContain('Abc234xyzQ');
      expect(letter.subject + secretLetterText).not.toContain('Abc234xyzQ');
    }
  });
});

test.each([
  [true, false, true, 'change-password'],
  [true, true, true, 'change-password'],
  [false, false, true, 'enrol-second-factor'],
  [false, true, true, null],
  [false, false, false, null],
] as const)(
  'temporary password %s, second factor %s, demanded %s: %s comes first',
  (temporary, hasSecondFactor, demanded, duty) => {
    expect(signInDuty({ temporaryPassword: temporary, hasSecondFactor, secondFactorDemanded: demanded })).toBe(duty);
  },
);

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36', 'Chrome, Windows'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/138.0 YaBrowser/25.8 Safari/537.36', 'Яндекс Браузер, Windows'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge, Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1', 'Safari, iOS'],
  ['curl/8.5.0', 'Неизвестное устройство'],
  [null, 'Неизвестное устройство'],
])('%s is called %s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});
