import { defaultWorkingTime, isSettled, type TicketState, type Verdict } from '@perenos/domain';
import { formatDayMonth, formatFull, formatTime, moscowDate } from '../lib/dates.ts';

export type Clock = {
  verdict: Verdict;
  state: TicketState;
  dueAt: string | null;
  startsAt: string | null;
  notBefore: string | null;
};

/** What the queue says about a ticket's time: words, how urgent, and the exact moment for the tooltip. */
export type TimeLeft = { text: string; tone: 'late' | 'soon' | 'calm' | 'quiet'; exact: string | null };

const minute = 60_000;
/** From here on «осталось» is shown as urgent. */
const soonMinutes = 60;

function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} мин`;
  return rest === 0 ? `${hours} ч` : `${hours} ч ${rest} мин`;
}

/**
 * Time left to the deadline in words. Hours and minutes are only counted down on the day itself, from when work begins,
 * so that what is left is working time; a later day is named, since nights and days off don't count (1.3).
 */
export function timeLeft(clock: Clock, now: Date): TimeLeft {
  if (isSettled(clock.state)) return { text: 'завершено', tone: 'quiet', exact: null };
  if (clock.notBefore !== null && clock.verdict === 'wait' && clock.notBefore > moscowDate(now)) {
    const exact = clock.dueAt === null ? null : `Срок: ${formatFull(clock.dueAt)}`;
    return { text: `не раньше ${formatDayMonth(clock.notBefore)}`, tone: 'quiet', exact };
  }
  if (clock.dueAt === null) return { text: 'срок не идёт', tone: 'quiet', exact: null };

  const exact = `Срок: ${formatFull(clock.dueAt)}`;
  const left = new Date(clock.dueAt).getTime() - now.getTime();
  const dueDay = moscowDate(new Date(clock.dueAt));
  const today = moscowDate(now);
  if (left < 0) {
    const text =
      dueDay === today
        ? `просрочено на ${duration(Math.max(1, Math.floor(-left / minute)))}`
        : `просрочено с ${formatTime(clock.dueAt)}, ${formatDayMonth(dueDay)}`;
    return { text, tone: 'late', exact };
  }
  if (dueDay === today) {
    const opening = new Date(`${today}T${defaultWorkingTime.opens}:00+03:00`).getTime();
    const minutes = Math.floor((new Date(clock.dueAt).getTime() - Math.max(now.getTime(), opening)) / minute);
    const text = minutes === 0 ? 'осталось меньше минуты' : `осталось ${duration(minutes)}`;
    return { text, tone: minutes < soonMinutes ? 'soon' : 'calm', exact };
  }
  const tomorrow = moscowDate(new Date(now.getTime() + 24 * 60 * minute));
  const day = dueDay === tomorrow ? 'завтра' : formatDayMonth(dueDay);
  return { text: `до ${formatTime(clock.dueAt)}, ${day}`, tone: 'calm', exact };
}
