import type { IsoDate } from '@perenos/domain';
import { type DateMention, dateMentions } from './dates.ts';
import type { Flow } from './flow.ts';

/** Days between a letter and the transfer that it asks for: with more, one of the years was misread or mistyped. */
export const farthest = 366;
export const daysApart = (a: IsoDate, b: IsoDate): number => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

/** A date as it is taken: `certain` where both passes read it so, or where only one of the two readings can be meant. */
export type SettledDate = DateMention & { certain: boolean; repaired: boolean };

/**
 * Where the two passes differ, the reading that lies within a year of the other dates counts if the other one doesn't:
 * «2076» for «2026».
 */
export function settled(flow: Flow, mentions: readonly DateMention[]): SettledDate[] {
  const agreed = mentions.filter((m) => flow.digitsAgree(m.start, m.end));
  const isNear = (date: IsoDate): boolean => agreed.some((other) => daysApart(other.date, date) <= farthest);
  return mentions.map((mention) => {
    if (agreed.includes(mention)) return { ...mention, certain: true, repaired: false };
    const [other] = dateMentions(flow.secondText(mention.start, mention.end));
    const readings = other ? [mention.date, other.date] : [mention.date];
    const near = readings.filter(isNear);
    const [only] = near;
    return only !== undefined && near.length < readings.length
      ? { ...mention, date: only, certain: true, repaired: only !== mention.date }
      : { ...mention, certain: false, repaired: false };
  });
}
