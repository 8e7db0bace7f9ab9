import type { ForecastPerson } from './forecast.ts';
import { timeInWords } from './words.ts';

/** How fast a person settles tickets, and what that was measured by. */
export type Pace = { perHour: number; basis: 'today' | 'usual' | 'team' | 'none' };

/** Working seconds that a day must have run before it says something about the pace. */
const enough = 3600;

/**
 * Today's pace; before a working hour has run, or where nothing was settled today, the usual one of the last days; of
 * somebody who never settled anything, the mean of those who did.
 */
export function paceOf(person: ForecastPerson, people: readonly ForecastPerson[], workedSeconds: number): Pace {
  const own = ownPace(person, workedSeconds);
  if (own !== null) return own;
  const paces = people.flatMap((one) => ownPace(one, workedSeconds)?.perHour ?? []);
  if (paces.length === 0) return { perHour: 0, basis: 'none' };
  return { perHour: paces.reduce((sum, pace) => sum + pace, 0) / paces.length, basis: 'team' };
}

function ownPace({ doneToday, usualPerHour }: ForecastPerson, workedSeconds: number): Pace | null {
  if (doneToday > 0 && workedSeconds >= enough) return { perHour: doneToday / (workedSeconds / 3600), basis: 'today' };
  return usualPerHour !== null && usualPerHour > 0 ? { perHour: usualPerHour, basis: 'usual' } : null;
}

const basisWords: Readonly<Record<Pace['basis'], string>> = {
  today: 'При сегодняшнем темпе',
  usual: 'При обычном темпе последних дней',
  team: 'При среднем темпе коллег',
  none: 'Темп неизвестен',
};

/** `При сегодняшнем темпе (одно обращение за 25 мин)`. */
export const paceReason = ({ perHour, basis }: Pace): string =>
  perHour > 0 ? `${basisWords[basis]} (одно обращение за ${timeInWords(3600 / perHour)})` : basisWords[basis];
