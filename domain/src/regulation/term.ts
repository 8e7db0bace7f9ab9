import type { WorkingTimeSettings } from '../working-time/deadlines.ts';
import type { Edition } from './editions.ts';

/** The working time with the term of this edition (1.3). */
export const termOf = (edition: Edition, settings: WorkingTimeSettings): WorkingTimeSettings => ({
  ...settings,
  termHours: edition.parameters.termHours,
});
