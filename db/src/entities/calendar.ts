import { defineEntity, p } from '@mikro-orm/core';
import type { CalendarYearData } from '@perenos/domain';
import { instant, json, text } from '../columns.ts';

const CalendarYearRevisionSchema = defineEntity({
  name: 'CalendarYearRevision',
  tableName: 'calendar_year_revision',
  properties: {
    year: p.integer().primary(),
    /** From 1; a correction of a year is its next revision. */
    revision: p.integer().primary(),
    data: json<CalendarYearData>(),
    /** Where the year was taken from, in Russian. */
    source: text(),
    loadedAt: instant(),
    loadedBy: text(),
  },
});
/** A year of the production calendar that was loaded here, beside those that the product brings. Never changed. */
export class CalendarYearRevision extends CalendarYearRevisionSchema.class {}
CalendarYearRevisionSchema.setClass(CalendarYearRevision);
