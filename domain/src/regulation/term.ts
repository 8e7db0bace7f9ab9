import type { WorkingTimeSettings } from '../working-time/deadlines.ts';
import type { Edition } from './editions.ts';

/** The working time with the term of this edition (1.3). */
export function termOf(edition: Edition, settings: WorkingTimeSettings): WorkingTimeSettings {
  const { termHours } = edition.parameters;
  return termHours === settings.termHours ? settings : { ...settings, termHours };
}
