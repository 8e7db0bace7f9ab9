import type { Found } from './found.ts';
import type { InnMention } from './roles.ts';
import type { Hints } from './trust.ts';

/** A row that begins with a company: «3 ИП Гранин О. Ю. …», «2) ООО «Лютик», …». */
const row = /^\P{L}{0,6}(?:ООО|АО|ЗАО|ПАО|ОАО|ИП)[^\S\n]+["«“„]?\p{L}.*$/gmu;
/** «…, КПП 001201001;» at the end of a line: a list that goes on. */
const goesOn = /^[\s,/|(]*(?:КПП[\s:№]*)?(?:\d{9}[)\s]*)?[;,][^\S\n]*\n/u;

/** Whether recognition lost a row of the list, or the number in it: a company without one, or a list without its end. */
function hasLostRow(text: string, group: readonly InnMention[], inns: readonly InnMention[]): boolean {
  const first = Math.min(...group.map(({ start }) => start));
  const last = Math.max(...group.map(({ end }) => end));
  const rows = [...text.matchAll(row)].filter(({ index }) => index > first);
  const isNumberless = rows.some(
    ({ index, 0: { length } }) => !inns.some(({ start }) => start >= index && start < index + length),
  );
  return isNumberless || goesOn.test(text.slice(last));
}

/** What has been read of a letter with a list. */
type Listed = { text: string; group: readonly InnMention[]; inns: readonly InnMention[]; isInnLost: boolean };

/** The members that the list names. One whose number was not made out may be the one that seems to be missing. */
export function groupFound({ text, group, inns, isInnLost }: Listed, hints: Hints): Found<string[]> {
  const values = [...new Set(group.map((m) => m.value))];
  const isAskedMissing = hints.request?.items.some(({ subscriberInn: inn }) => inn !== null && !values.includes(inn));
  const isRecognized = group.some(({ recognized }) => recognized);
  return {
    value: values,
    start: Math.min(...group.map((m) => m.start)),
    end: Math.max(...group.map((m) => m.end)),
    doubtful:
      isInnLost ||
      values.some((value) => !group.some((m) => m.value === value && m.certain)) ||
      (isRecognized && isAskedMissing === true && hasLostRow(text, group, inns)),
    repaired: group.some((m) => m.repaired),
  };
}
