import type { IsoDate } from '../registry/types.ts';
import { type CitedClause, type ClauseId, type MissingCode, missingPoint, orderClauses } from '../regulation/index.ts';
import { clausesInWords, type LetterHand, letterText, numbered, type Reply } from '../tickets/replies/frame.ts';
import { renderTemplate } from '../tickets/templates/render.ts';
import { formatDate } from '../wording/format.ts';

/** The first judgement of a ticket: what its first mail was worth. */
export type FirstJudgement = {
  ticketId: number;
  partnerId: string;
  /** Moscow calendar date of the ticket's first mail. */
  on: IsoDate;
  /** What the first mail lacked, without repetitions; empty: it was complete. */
  missing: readonly MissingCode[];
  /** Whether something was forbidden. */
  refused: boolean;
  /** Of what was lacking or forbidden, without repetitions. */
  clauses: readonly ClauseId[];
};

export type ScorecardPoint = { code: MissingCode; ticketIds: number[] };
export type ScorecardClause = { clause: ClauseId; ticketIds: number[] };
export type ScorecardMonth = { month: string; tickets: number; complete: number };
/** What the mails of a partner were like in a period. */
export type Scorecard = {
  partnerId: string;
  tickets: number;
  /** Neither lacking anything nor forbidden at the first mail. */
  complete: number;
  incompleteIds: number[];
  /** The most frequent first. */
  points: ScorecardPoint[];
  clauses: ScorecardClause[];
  months: ScorecardMonth[];
};

const isComplete = ({ missing, refused }: FirstJudgement): boolean => missing.length === 0 && !refused;

/** One card a partner; those who lack most often first. */
export function scorecardsOf(judgements: readonly FirstJudgement[]): Scorecard[] {
  const partners = Map.groupBy(judgements, ({ partnerId }) => partnerId);
  return [...partners]
    .map(([partnerId, own]) => scorecardOf(partnerId, own))
    .sort((a, b) => b.incompleteIds.length - a.incompleteIds.length || a.partnerId.localeCompare(b.partnerId));
}

function scorecardOf(partnerId: string, own: readonly FirstJudgement[]): Scorecard {
  const failing = own.filter((judgement) => !isComplete(judgement));
  return {
    partnerId,
    tickets: own.length,
    complete: own.length - failing.length,
    incompleteIds: failing.map(({ ticketId }) => ticketId),
    points: frequent(failing, ({ missing }) => missing).map(([code, ticketIds]) => ({ code, ticketIds })),
    clauses: frequent(failing, ({ clauses }) => clauses).map(([clause, ticketIds]) => ({ clause, ticketIds })),
    months: [...Map.groupBy(own, ({ on }) => on.slice(0, 7))]
      .map(([month, those]) => ({ month, tickets: those.length, complete: those.filter(isComplete).length }))
      .sort((a, b) => a.month.localeCompare(b.month)),
  };
}

/** What occurs in which tickets, the most frequent first. */
function frequent<T>(judgements: readonly FirstJudgement[], keysOf: (one: FirstJudgement) => readonly T[]) {
  const found = new Map<T, number[]>();
  for (const judgement of judgements)
    for (const key of new Set(keysOf(judgement))) found.set(key, [...(found.get(key) ?? []), judgement.ticketId]);
  return [...found].sort(([, a], [, b]) => b.length - a.length);
}

/** Points that a letter names: more would not be read. */
const pointsInLetter = 5;

/** What a letter to the partner would say of his mails. */
export function scorecardLetter(
  { tickets, complete, points }: Pick<Scorecard, 'tickets' | 'complete' | 'points'>,
  partnerName: string,
  { from, to }: { from: IsoDate; to: IsoDate },
  hand: LetterHand,
): Reply {
  const values = {
    партнёр: partnerName,
    период: `с ${formatDate(from)} по ${formatDate(to)}`,
    обращений: String(tickets),
    полных: String(complete),
    замечания: numbered(points.slice(0, pointsInLetter).map(pointInWords)),
  };
  return {
    subject: `Как переносить быстрее: чего не хватает в запросах ${partnerName}`,
    text: letterText(renderTemplate(hand.templates['partner-scorecard'], values), hand),
  };
}

function pointInWords({ code, ticketIds }: ScorecardPoint): string {
  const { text, clauses } = missingPoint(code);
  const rests = clausesInWords(orderClauses(clauses as CitedClause[]));
  const often = `обращений: ${ticketIds.length}`;
  return `${text.replace(/\.$/, '')} (${rests === null ? often : `${rests}; ${often}`}).`;
}
