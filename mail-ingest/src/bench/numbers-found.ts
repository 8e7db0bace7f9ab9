import { dateMentions } from '../documents/interpretation/dates.ts';
import type { TruthLine } from './score.ts';
import type { Tally } from './statistics.ts';

/** The numbers that decide a letter: ИНН and КПП as digits, dates as YYYY-MM-DD. */
export type ExpectedNumbers = { numbers: string[]; dates: string[] };

const numberKeys = ['subscriberInn', 'subscriberKpp', 'targetPartnerInn', 'payerInn', 'payeeInn'];
const dateKeys = ['letterDate', 'effectiveDate', 'date'];

/** What must be found on an attachment; null where the truth knows no readable document of that name. */
export function expectedNumbers(truth: TruthLine, attachment: string): ExpectedNumbers | null {
  const document = [...(truth.letters ?? []), ...(truth.payments ?? [])].find((one) => one.attachment === attachment);
  if (!document || document.readable === false) return null;
  const values = (keys: readonly string[]): string[] =>
    keys.map((key) => document[key]).filter((value) => typeof value === 'string');
  const members = Array.isArray(document.groupInns) ? document.groupInns.map(String) : [];
  return {
    numbers: [...new Set([...values(numberKeys), ...members])],
    dates: [...new Set(values(dateKeys))],
  };
}

/** How many of them stand in the text, whole: the same yardstick for every program that reads. */
export function foundIn(text: string, { numbers, dates }: ExpectedNumbers): { numbers: Tally; dates: Tally } {
  const joined = text.replace(/(?<=\d)[ \u00a0](?=\d)/g, '');
  const runs = new Set([...(text.match(/\d+/g) ?? []), ...(joined.match(/\d+/g) ?? [])]);
  const mentioned = new Set<string>(dateMentions(text).map(({ date }) => date));
  return {
    numbers: { right: numbers.filter((number) => runs.has(number)).length, all: numbers.length },
    dates: { right: dates.filter((date) => mentioned.has(date)).length, all: dates.length },
  };
}
