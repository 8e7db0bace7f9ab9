import { type AuditQuery, auditDimensions } from '@perenos/domain';

const iso = (date: Date): string => date.toISOString().slice(0, 10);
const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);
const plusDays = (date: string, days: number): string => iso(new Date(utc(date).getTime() + days * 86_400_000));
const monthStart = (date: string, months: number): string =>
  iso(new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + months, 1)));

type Period = { from: string; to: string };

/** The periods that are asked for most, by today's Moscow date. */
export const commonPeriods: readonly { label: string; of: (today: string) => Period }[] = [
  { label: 'Сегодня', of: (today) => ({ from: today, to: today }) },
  { label: '7 дней', of: (today) => ({ from: plusDays(today, -6), to: today }) },
  { label: '30 дней', of: (today) => ({ from: plusDays(today, -29), to: today }) },
  { label: 'Этот месяц', of: (today) => ({ from: monthStart(today, 0), to: today }) },
  {
    label: 'Прошлый месяц',
    of: (today) => ({ from: monthStart(today, -1), to: plusDays(monthStart(today, 0), -1) }),
  },
  { label: 'Год', of: (today) => ({ from: plusDays(today, -364), to: today }) },
];

const isDate = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);

/** A period of which one end was moved: where that turns it round, the other end goes along. */
export function withEnd({ from, to }: Period, end: 'from' | 'to', day: string): Period {
  return end === 'from' ? { from: day, to: day > to ? day : to } : { from: day < from ? day : from, to: day };
}

/** The query of the page's address; what is missing is the last thirty days, of all tickets. */
export function readAuditQuery(search: URLSearchParams, today: string): AuditQuery {
  const [from, to] = [search.get('from'), search.get('to')];
  const period = isDate(from) && isDate(to) && from <= to ? { from, to } : { from: plusDays(today, -29), to: today };
  const keys = auditDimensions.map((dimension) => [dimension, search.get(dimension)?.split(',').filter(Boolean) ?? []]);
  return { ...period, ...Object.fromEntries(keys) };
}
