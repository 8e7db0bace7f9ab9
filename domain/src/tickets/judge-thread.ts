import type { IsoInstant } from '../registry/types.ts';
import { editionOn, publishedEditions } from '../regulation/editions.ts';
import { judge } from '../regulation/judge.ts';
import { termOf } from '../regulation/term.ts';
import type { Decision, JudgeInput } from '../regulation/types.ts';
import type { WorkingTimeSettings } from '../working-time/deadlines.ts';
import { type Clock, clockOf, type ItemStarts, itemStart } from './clock.ts';

/** A ticket as it stands, to be judged: after its first mail, a follow-up, a correction, or just before execution. */
export type ThreadToJudge = JudgeInput & {
  /** Per item: the decision that an item which is executed, refused or answered keeps; null while it is open. */
  settled: readonly (Decision | null)[];
  /** When each item's clock started before. */
  previousStarts: ItemStarts;
  /** Receipt of the mail in hand, or the moment of a correction. */
  at: IsoInstant;
  /** But for the term, which the edition of the request date sets (1.3). */
  settings: WorkingTimeSettings;
};

export type ThreadJudgement = { decisions: Decision[]; itemStarts: (IsoInstant | null)[]; clock: Clock | null };

/**
 * Decisions of all items and the clock that follows. Settled items keep their decision and have no clock; they still
 * count among the items of a group's request (4.1.8). Throws `CalendarYearMissing`.
 */
export function judgeThread({ settled, previousStarts, at, ...thread }: ThreadToJudge): ThreadJudgement {
  const { settings: given, ...input } = thread;
  const { calendar, requestDate, editions = publishedEditions } = input;
  const settings = termOf(editionOn(editions, requestDate), given);
  const decisions = judge(input).map((decision, i) => settled[i] ?? decision);
  const itemStarts = decisions.map((decision, i) =>
    settled[i] ? null : itemStart(previousStarts[i] ?? null, decision, { receivedAt: at, calendar, settings }),
  );
  return { decisions, itemStarts, clock: clockOf(itemStarts, { calendar, settings }) };
}
