import { describe, expect, test } from 'vitest';
import { russianCalendar } from '../working-time/calendar.ts';
import { defaultWorkingTime, workingTimeBetween } from '../working-time/deadlines.ts';
import { fromMilliseconds, milliseconds } from '../working-time/instants.ts';
import type { ClockEvent } from './events.ts';
import { formatMoment, stretchReasonText } from './labels.ts';
import { receiptOf } from './receipt.ts';

const setting = { calendar: russianCalendar, settings: defaultWorkingTime };
const moscow = (local: string): string => fromMilliseconds(milliseconds(`${local.replace(' ', 'T')}+03:00`));
const shown = (events: ClockEvent[], now = moscow('2026-12-31 23:00:00')) => {
  const receipt = receiptOf(events, setting, now);
  return receipt.stretches.map(({ from, to, counted, reason }) =>
    [formatMoment(from), formatMoment(to), counted ? '+' : '−', stretchReasonText(reason)].join(' | '),
  );
};

describe('the receipt of the term of 1.3', () => {
  test('shows over a holiday each stretch with its reason and what moved the day off', () => {
    const events: ClockEvent[] = [
      { kind: 'complete', at: moscow('2026-03-06 17:00:00') },
      { kind: 'done', at: moscow('2026-03-10 16:00:00') },
    ];
    expect(shown(events)).toEqual([
      '06.03.2026 17:00:00 | 06.03.2026 17:30:00 | + | Рабочие часы',
      '06.03.2026 17:30:00 | 07.03.2026 00:00:00 | − | Вне рабочих часов',
      '07.03.2026 00:00:00 | 08.03.2026 00:00:00 | − | 07.03.2026 — выходной',
      '08.03.2026 00:00:00 | 09.03.2026 00:00:00 | − | 08.03.2026 — нерабочий праздничный день: ст. 112 ТК РФ',
      '09.03.2026 00:00:00 | 10.03.2026 00:00:00 | − | 09.03.2026 — выходной перенесён с 08.03.2026: ч. 2 ст. 112 ТК РФ',
      '10.03.2026 00:00:00 | 10.03.2026 08:30:00 | − | Вне рабочих часов',
      '10.03.2026 08:30:00 | 10.03.2026 16:00:00 | + | Рабочие часы',
    ]);
    expect(receiptOf(events, setting, moscow('2026-03-11 00:00:00'))).toMatchObject({
      countedSeconds: 8 * 3600,
      isLate: false,
      dueAt: moscow('2026-03-10 16:00:00'),
    });
  });

  test('names the decree by which a Saturday is worked', () => {
    expect(
      shown([
        { kind: 'complete', at: moscow('2024-12-28 09:00:00') },
        { kind: 'done', at: moscow('2024-12-28 10:00:00') },
      ]),
    ).toEqual([
      '28.12.2024 09:00:00 | 28.12.2024 10:00:00 | + | Рабочие часы, рабочий выходной: постановление Правительства РФ от 10.08.2023 № 1314',
    ]);
  });

  test('keeps a pause to the second, and begins anew after it', () => {
    const events: ClockEvent[] = [
      { kind: 'complete', at: moscow('2026-11-16 10:00:00') },
      { kind: 'incomplete', at: moscow('2026-11-16 12:00:00') },
      { kind: 'complete', at: moscow('2026-11-16 12:00:01') },
      { kind: 'done', at: moscow('2026-11-16 13:00:00') },
    ];
    expect(shown(events)).toEqual([
      '16.11.2026 10:00:00 | 16.11.2026 12:00:00 | − | Рабочие часы прежнего отсчёта: срок считается заново',
      '16.11.2026 12:00:00 | 16.11.2026 12:00:01 | − | Ждём данных от отправителя с 16.11.2026 12:00:00',
      '16.11.2026 12:00:01 | 16.11.2026 13:00:00 | + | Рабочие часы',
    ]);
    expect(receiptOf(events, setting, moscow('2026-11-17 00:00:00')).countedSeconds).toBe(3599);
  });

  test('names the mail since which data are waited for', () => {
    const reason = { kind: 'waiting-data', since: moscow('2026-11-16 12:00:00') } as const;
    const mail = { subject: 'Перенос', fromAddress: 'mail@partner.example' };
    const since = 'Ждём данных от отправителя с 16.11.2026 12:00:00: не хватает в письме';
    expect(stretchReasonText(reason, mail)).toBe(`${since} «Перенос» от mail@partner.example`);
    expect(stretchReasonText(reason, { subject: '', fromAddress: null })).toBe(`${since} «без темы»`);
  });

  test('of an open ticket goes up to now and says that it is late one second after it was due', () => {
    const events: ClockEvent[] = [{ kind: 'complete', at: moscow('2026-11-20 09:30:00') }];
    expect(receiptOf(events, setting, moscow('2026-11-20 17:30:00')).isLate).toBe(false);
    expect(receiptOf(events, setting, moscow('2026-11-20 17:30:01')).isLate).toBe(true);
  });

  test.each([
    ['2025-12-30 12:00:00', '2026-01-12 11:00:00'],
    ['2024-04-26 15:00:00', '2024-05-13 10:00:00'],
    ['2027-02-19 17:29:59', '2027-02-24 08:30:00'],
  ])('counts from %s to %s what the working time between them is, and leaves no gap', (from, to) => {
    const [start, end] = [moscow(from), moscow(to)];
    const { stretches, countedSeconds } = receiptOf(
      [
        { kind: 'complete', at: start },
        { kind: 'done', at: end },
      ],
      setting,
      end,
    );
    expect(countedSeconds).toBe(workingTimeBetween(russianCalendar, defaultWorkingTime, start, end));
    expect(stretches[0]?.from).toBe(start);
    expect(stretches.at(-1)?.to).toBe(end);
    for (const [index, one] of stretches.entries()) if (index > 0) expect(one.from).toBe(stretches[index - 1]?.to);
  });
});

describe('1.3 a term that stood and started anew, counted by hand', () => {
  const due = (events: ClockEvent[]): string =>
    formatMoment(receiptOf(events, setting, moscow('2027-12-01 12:00:00')).dueAt ?? '');
  test.each([
    // a pause of one second over the close, the opening, and what is the last minute for the same day
    ['2026-11-20 10:00:00', '2026-11-20 17:29:59', '2026-11-20 17:30:00', '23.11.2026 16:30:00'],
    ['2026-11-20 10:00:00', '2026-11-20 17:29:58', '2026-11-20 17:29:59', '23.11.2026 16:29:59'],
    ['2026-11-20 16:00:00', '2026-11-23 08:29:59', '2026-11-23 08:30:00', '23.11.2026 16:30:00'],
    ['2026-11-20 16:00:00', '2026-11-23 08:30:00', '2026-11-23 08:30:01', '23.11.2026 16:30:01'],
    ['2026-11-20 08:30:00', '2026-11-20 09:29:59', '2026-11-20 09:30:00', '20.11.2026 17:30:00'],
    ['2026-11-20 08:30:00', '2026-11-20 09:30:00', '2026-11-20 09:30:01', '23.11.2026 08:30:01'],
    // over midnight
    ['2026-11-19 10:00:00', '2026-11-19 23:59:59', '2026-11-20 00:00:00', '20.11.2026 16:30:00'],
    ['2026-11-20 10:00:00', '2026-11-20 23:59:59', '2026-11-21 00:00:00', '23.11.2026 16:30:00'],
    // over holidays and the turn of the year
    ['2026-03-06 10:00:00', '2026-03-06 17:29:59', '2026-03-06 17:30:00', '10.03.2026 16:30:00'],
    ['2026-02-20 10:00:00', '2026-02-23 23:59:59', '2026-02-24 00:00:00', '24.02.2026 16:30:00'],
    ['2026-12-30 10:00:00', '2026-12-30 17:29:59', '2026-12-30 17:30:00', '11.01.2027 16:30:00'],
    ['2024-12-31 10:00:00', '2024-12-31 23:59:59', '2025-01-01 00:00:00', '09.01.2025 16:30:00'],
    ['2025-05-07 10:00:00', '2025-05-07 17:29:59', '2025-05-12 08:30:00', '12.05.2025 16:30:00'],
    ['2027-11-03 09:00:00', '2027-11-03 09:30:00', '2027-11-03 09:30:01', '08.11.2027 08:30:01'],
    // worked Saturdays
    ['2024-12-28 09:00:00', '2024-12-28 09:29:59', '2024-12-28 09:30:00', '28.12.2024 17:30:00'],
    ['2024-12-28 09:00:00', '2024-12-28 09:30:00', '2024-12-28 09:30:01', '09.01.2025 08:30:01'],
    ['2025-10-31 10:00:00', '2025-10-31 23:59:59', '2025-11-01 00:00:00', '01.11.2025 16:30:00'],
    ['2025-11-01 10:00:00', '2025-11-01 23:59:59', '2025-11-02 00:00:00', '05.11.2025 16:30:00'],
    ['2027-02-19 10:00:00', '2027-02-19 17:30:00', '2027-02-19 17:30:01', '20.02.2027 16:30:00'],
    ['2024-04-27 10:00:00', '2024-04-27 17:29:59', '2024-04-27 17:30:00', '02.05.2024 16:30:00'],
  ])('complete %s, lacking data %s, complete again %s: due %s', (start, asked, completed, expected) => {
    expect(
      due([
        { kind: 'complete', at: moscow(start) },
        { kind: 'incomplete', at: moscow(asked) },
        { kind: 'complete', at: moscow(completed) },
      ]),
    ).toBe(expected);
  });

  test.each([
    ['2026-11-03 10:00:00', '2026-11-12 08:30:00', '12.11.2026 16:30:00'],
    ['2026-12-29 10:00:00', '2027-01-11 08:30:00', '11.01.2027 16:30:00'],
  ])('from %s held back until %s (4.1.14): due %s', (at, until, expected) => {
    expect(due([{ kind: 'waiting', at: moscow(at), until: moscow(until), clauses: ['4.1.14'] }])).toBe(expected);
  });
});
