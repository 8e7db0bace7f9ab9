import { fetchJson } from '../api/http.ts';
import type { components } from '../generated/api.ts';

type Schemas = components['schemas'];
export type Calendar = Schemas['Calendar'];
export type CalendarYear = Schemas['CalendarYear'];
export type CalendarCheck = Schemas['CalendarCheck'];
export type CalendarUpload = {
  content: unknown;
  decree: { number: string; date: string; title: string };
  source: string;
};

export type CalendarVerbs = {
  calendar(): Promise<Calendar>;
  calendarYear(year: number): Promise<CalendarYear>;
  /** What a file would change; changes nothing. */
  checkCalendar(upload: CalendarUpload): Promise<CalendarCheck>;
  loadCalendar(upload: CalendarUpload): Promise<{ version: string; year: number; movedTickets: number }>;
};

export function createCalendarVerbs(apiUrl: string): CalendarVerbs {
  const get = async (path: string) => (await fetchJson(`${apiUrl}/calendar${path}`)).json;
  const post = async (path: string, upload: CalendarUpload) =>
    (await fetchJson(`${apiUrl}/calendar${path}`, { method: 'POST', body: JSON.stringify(upload) })).json;
  return {
    calendar: () => get(''),
    calendarYear: (year) => get(`/${year}`),
    checkCalendar: (upload) => post('/check', upload),
    loadCalendar: (upload) => post('', upload),
  };
}
