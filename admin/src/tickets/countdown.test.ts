import { describe, expect, it } from 'vitest';
import { type Clock, timeLeft } from './countdown.ts';

const aClock = (change: Partial<Clock> = {}): Clock => ({
  verdict: 'execute',
  state: 'open',
  dueAt: '2026-03-17T14:00:00.000Z',
  startsAt: '2026-03-17T06:00:00.000Z',
  notBefore: null,
  ...change,
});
/** A moment of Tuesday 17 March 2026 by Moscow. */
const at = (time: string) => new Date(`2026-03-17T${time}:00+03:00`);

describe('time left in words', () => {
  it('counts hours and minutes down on the day of the deadline', () => {
    expect(timeLeft(aClock(), at('15:40'))).toMatchObject({ text: 'осталось 1 ч 20 мин', tone: 'calm' });
  });

  it('counts working time before the day begins', () => {
    const clock = aClock({ dueAt: '2026-03-17T07:30:00.000Z' });
    expect(timeLeft(clock, at('07:00'))).toMatchObject({ text: 'осталось 2 ч', tone: 'calm' });
    expect(timeLeft(clock, at('08:31')).text).toBe('осталось 1 ч 59 мин');
  });

  it('leaves out the minutes of a whole hour', () => {
    expect(timeLeft(aClock(), at('15:00')).text).toBe('осталось 2 ч');
  });

  it('is urgent in the last hour', () => {
    expect(timeLeft(aClock(), at('16:00')).tone).toBe('calm');
    expect(timeLeft(aClock(), at('16:01'))).toMatchObject({ text: 'осталось 59 мин', tone: 'soon' });
  });

  it('says how late it is, from the first minute', () => {
    expect(timeLeft(aClock(), at('17:15'))).toMatchObject({ text: 'просрочено на 15 мин', tone: 'late' });
    expect(timeLeft(aClock(), new Date(at('17:00').getTime() + 1_000)).text).toBe('просрочено на 1 мин');
  });

  it('is not late at the very moment of the deadline', () => {
    expect(timeLeft(aClock(), at('17:00')).text).toBe('осталось меньше минуты');
  });

  it('names the day where the deadline is not today, since nights and days off do not count', () => {
    expect(timeLeft(aClock({ dueAt: '2026-03-18T07:30:00.000Z' }), at('17:00')).text).toBe('до 10:30, завтра');
    expect(timeLeft(aClock({ dueAt: '2026-03-23T07:30:00.000Z' }), at('17:00')).text).toBe('до 10:30, 23 мар.');
  });

  it('goes by the Moscow day, also shortly before midnight there', () => {
    expect(timeLeft(aClock({ dueAt: '2026-03-18T05:30:00.000Z' }), at('23:59')).text).toBe('до 08:30, завтра');
  });

  it('names the day of a deadline that was missed before today', () => {
    expect(timeLeft(aClock({ dueAt: '2026-03-16T13:00:00.000Z' }), at('09:00')).text).toBe(
      'просрочено с 16:00, 16 мар.',
    );
  });

  it('does not run while data are asked for', () => {
    const clock = aClock({ verdict: 'request-data', dueAt: null, startsAt: null });
    expect(timeLeft(clock, at('12:00'))).toEqual({ text: 'срок не идёт', tone: 'quiet', exact: null });
  });

  it('says from when a ticket that waits may be executed', () => {
    const clock = aClock({ verdict: 'wait', state: 'waiting-date', notBefore: '2026-03-20' });
    expect(timeLeft(clock, at('12:00')).text).toBe('не раньше 20 мар.');
  });

  it('counts down again once that day has come', () => {
    const clock = aClock({ verdict: 'wait', state: 'waiting-date', notBefore: '2026-03-17' });
    expect(timeLeft(clock, at('12:00')).text).toBe('осталось 5 ч');
  });

  it('is over when the work is', () => {
    expect(timeLeft(aClock({ state: 'executed' }), at('18:00')).text).toBe('завершено');
  });

  it('has the exact moment for the tooltip', () => {
    expect(timeLeft(aClock(), at('12:00')).exact).toContain('17:00 МСК');
  });
});
