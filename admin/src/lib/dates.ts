const timeZone = 'Europe/Moscow';

const dateKey = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
const time = new Intl.DateTimeFormat('ru-RU', { timeZone, hour: '2-digit', minute: '2-digit' });
const dayMonth = new Intl.DateTimeFormat('ru-RU', { timeZone, day: 'numeric', month: 'short' });
const full = new Intl.DateTimeFormat('ru-RU', {
  timeZone,
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** The Moscow calendar date of an instant, `YYYY-MM-DD`. */
export const moscowDate = (instant: Date): string => dateKey.format(instant);

/** «16:40» by Moscow. */
export const formatTime = (iso: string): string => time.format(new Date(iso));

/** «пт, 20 ноября 2026 г. в 17:30 МСК». */
export const formatFull = (iso: string): string => `${full.format(new Date(iso))} МСК`;

/** Short, for lists: «16:40» today, «вчера, 16:40», «20 нояб., 16:40», and the year where it isn't this one. */
export function formatShort(iso: string, now: Date): string {
  const instant = new Date(iso);
  const day = moscowDate(instant);
  const today = moscowDate(now);
  if (day === today) return time.format(instant);
  if (day === moscowDate(new Date(now.getTime() - 86_400_000))) return `вчера, ${time.format(instant)}`;
  if (day.slice(0, 4) !== today.slice(0, 4)) return formatDate(day);
  return `${dayMonth.format(instant)}, ${time.format(instant)}`;
}

/** A calendar date `YYYY-MM-DD` as «20.11.2026»; anything else comes back as it is. */
export function formatDate(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  return match ? `${match[3]}.${match[2]}.${match[1]}` : date;
}

/** «20 нояб.» for a calendar date. */
export const formatDayMonth = (date: string): string => dayMonth.format(new Date(`${date}T12:00:00+03:00`));
