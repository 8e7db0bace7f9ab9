import { addCalendarYear, reckonOpenTickets } from '@perenos/db';
import { moscowDateOf, readCalendarFile } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import {
  type CalendarUpload,
  calendarRoute,
  calendarYearRoute,
  checkCalendarRoute,
  loadCalendarRoute,
} from '../contract/calendar.ts';
import { ApiError } from '../http/errors.ts';
import { createRouter } from '../http/router.ts';
import { describeCalendar, describeCheck, describeYear } from './describe-calendar.ts';

const readFile = ({ content, decree }: CalendarUpload) => readCalendarFile(content, decree);

/** The production calendar: by year, and the import of a year with a check of its totals. */
export const calendarRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(calendarRoute, async (c) =>
      c.json(await describeCalendar(c.var.em, moscowDateOf(deps.now().toISOString())), 200),
    )
    .openapi(calendarYearRoute, async (c) => c.json(await describeYear(c.var.em, c.req.valid('param').year), 200))
    .openapi(checkCalendarRoute, async (c) => c.json(await describeCheck(c.var.em, readFile(c.req.valid('json'))), 200))
    .openapi(loadCalendarRoute, async (c) => {
      const upload = c.req.valid('json');
      const file = readFile(upload);
      if (!file.ok) throw new ApiError('invalid-input', { fields: { content: file.problems.join(' ') } });
      const { year, data } = file;
      const actor = actorOf(c.var.user);
      const at = deps.now();
      const { version } = await deps.database
        .em()
        .transactional((tx) => addCalendarYear(tx, { year, data, source: upload.source }, { actor, at }));
      const movedTickets = await reckonOpenTickets(deps.database, at, ({ ticketId, error }) =>
        deps.logger.error({ ticketId, error }, 'a ticket could not be reckoned by the new calendar'),
      );
      return c.json({ version, year, movedTickets }, 200);
    });
