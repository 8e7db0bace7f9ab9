import { expect, test } from 'vitest';
import { readingWarning } from './mailbox-readings.ts';

const now = new Date('2026-03-17T09:00:00Z');
const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const reading = { mailbox: 'perevod', state: 'reading', since: minutesAgo(600), problem: null, retryAt: null } as const;

test('a mailbox that was looked through a minute ago needs no warning', () => {
  expect(readingWarning({ ...reading, checkedAt: minutesAgo(1) }, now)).toBeNull();
});

test("a connection that has just broken needs no warning, one that stays away does, with the server's words", () => {
  const lost = { ...reading, state: 'lost', problem: 'Invalid credentials', retryAt: minutesAgo(-1) } as const;
  expect(readingWarning({ ...lost, since: minutesAgo(0), checkedAt: minutesAgo(1) }, now)).toBeNull();
  expect(readingWarning({ ...lost, since: minutesAgo(30), checkedAt: minutesAgo(31) }, now)).toMatch(
    /^Почта ящика «Переносы» не читается с 17\.03\.2026, 11:30 \(МСК\): Invalid credentials\. Следующая попытка/,
  );
});

test('a reader that gives no sign any more is told of, too', () => {
  expect(readingWarning({ ...reading, checkedAt: minutesAgo(20) }, now)).toMatch(/процесс приёма почты остановлен/);
});
