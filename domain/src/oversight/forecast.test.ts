import { describe, expect, test } from 'vitest';
import { russianCalendar } from '../working-time/calendar.ts';
import { defaultWorkingTime } from '../working-time/deadlines.ts';
import { fromMilliseconds, milliseconds } from '../working-time/instants.ts';
import { type ForecastPerson, type ForecastTicket, forecast } from './forecast.ts';
import { medianOf, usualPerHour } from './measured.ts';

const setting = { calendar: russianCalendar, settings: defaultWorkingTime };
const moscow = (local: string): string => fromMilliseconds(milliseconds(`${local.replace(' ', 'T')}+03:00`));
/** A Monday; four hours of it have been worked. */
const now = moscow('2026-11-16 12:30:00');
const ticket = (id: number, due: string, assigneeId: number | null = 1): ForecastTicket => ({
  id,
  dueAt: moscow(`2026-11-16 ${due}:00`),
  assigneeId,
});
const anna: ForecastPerson = { id: 1, name: 'Анна Петрова', doneToday: 8, usualPerHour: 1 };
const boris: ForecastPerson = { id: 2, name: 'Борис Орлов', doneToday: 4, usualPerHour: 1 };
const ahead = (tickets: ForecastTicket[], people = [anna, boris], workedSeconds = 4 * 3600) =>
  forecast({ now, workedSeconds, tickets, people, setting });

describe('at two tickets an hour', () => {
  const queue = [ticket(1, '13:00'), ticket(2, '13:15'), ticket(3, '14:30')];
  test('the second of the queue is done an hour from now, and its term is over before', () => {
    expect(ahead(queue).breaches).toEqual([
      {
        ...{ ticketId: 2, dueAt: moscow('2026-11-16 13:15:00'), assigneeId: 1 },
        ...{ finishAt: moscow('2026-11-16 13:30:00'), lateBySeconds: 900 },
        reason:
          'Исполнитель: Анна Петрова, раньше него обращений: 1. При сегодняшнем темпе (одно обращение за 30 мин): будет готово 16.11.2026 в 13:30, на 15 мин рабочего времени позже срока.',
        couldTake: [{ id: 2, name: 'Борис Орлов', open: 0, finishAt: moscow('2026-11-16 13:30:00'), inTime: false }],
      },
    ]);
  });
  test('a colleague who is free could take it in time', () => {
    const [breach] = ahead(queue, [anna, { ...boris, doneToday: 8 }]).breaches;
    expect(breach?.couldTake).toMatchObject([{ id: 2, inTime: true, finishAt: moscow('2026-11-16 13:00:00') }]);
  });
  test('the fastest helper comes first, of equal ones the least loaded', () => {
    const clara = { ...boris, id: 3, name: 'Клара Зимина' };
    const [breach] = ahead([...queue, ticket(9, '17:00', 2)], [anna, boris, clara]).breaches;
    expect(breach?.couldTake.map(({ id }) => id)).toEqual([3, 2]);
  });
  test('what nobody has goes to whoever is free first', () => {
    const { breaches } = ahead([ticket(1, '12:45'), ticket(2, '13:30', null)]);
    expect(breaches.map(({ ticketId }) => ticketId)).toEqual([1]);
    expect(ahead([ticket(2, '13:00', null)]).breaches).toEqual([]);
  });
  test('what is late already stands before it, and is no prediction', () => {
    const { late, breaches } = ahead([ticket(1, '12:00'), ticket(2, '12:29'), ticket(3, '13:45')]);
    expect(late).toEqual([1, 2]);
    expect(breaches.map(({ ticketId }) => ticketId)).toEqual([3]);
  });
  test('what is due later than in two working hours is not looked at', () => {
    expect(ahead([ticket(1, '14:30')]).dueSoon).toEqual([1]);
    expect(ahead([ticket(1, '14:31')]).dueSoon).toEqual([]);
  });
});

describe('the pace', () => {
  const paceOfAnna = (given: Partial<ForecastPerson>, worked = 4 * 3600, people: ForecastPerson[] = []) =>
    ahead([], [{ ...anna, ...given }, ...people], worked).people[0]?.pace;
  test.each([
    ['is today’s', {}, 4 * 3600, { perHour: 2, basis: 'today' }],
    ['is the usual one before an hour has been worked', {}, 3599, { perHour: 1, basis: 'usual' }],
    ['is the usual one while nothing is done', { doneToday: 0 }, 4 * 3600, { perHour: 1, basis: 'usual' }],
    ['is unknown of nobody’s work', { doneToday: 0, usualPerHour: null }, 4 * 3600, { perHour: 0, basis: 'none' }],
  ])('%s', (_, given, worked, pace) => {
    expect(paceOfAnna(given, worked)).toEqual(pace);
  });
  test('of a newcomer is the mean of the others', () => {
    expect(
      paceOfAnna({ doneToday: 0, usualPerHour: null }, 4 * 3600, [boris, { ...boris, id: 3, doneToday: 8 }]),
    ).toEqual({
      perHour: 1.5,
      basis: 'team',
    });
  });
  test('of nobody at all leaves no end in sight', () => {
    const { breaches } = ahead([ticket(1, '13:00')], []);
    expect(breaches).toMatchObject([{ finishAt: null, couldTake: [] }]);
    const idle = { ...anna, doneToday: 0, usualPerHour: null };
    expect(ahead([ticket(1, '13:00')], [idle]).breaches[0]?.reason).toBe(
      'Исполнитель: Анна Петрова, раньше него ничего нет. Темп неизвестен: до него дело не дойдёт.',
    );
  });
  test('of the last days counts the hours of the days on which something was done', () => {
    const days = [
      { date: '2026-11-12', count: 9 },
      { date: '2026-11-13', count: 27 },
    ];
    expect(usualPerHour(days, setting)).toBe(2);
    expect(usualPerHour([{ date: '2026-11-14', count: 3 }], setting)).toBeNull();
  });
  test.each<[number[], number | null]>([
    [[], null],
    [[5], 5],
    [[9, 1, 5], 5],
    [[1, 3], 2],
  ])('median of %j is %j', (values, median) => {
    expect(medianOf(values)).toBe(median);
  });
});
