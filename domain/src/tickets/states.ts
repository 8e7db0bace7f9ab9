import type { Verdict } from '../regulation/types.ts';

/**
 * `open`: needs a specialist. `waiting-data`: the asker was asked, the clock stands. `waiting-date`: the transfer may not
 * happen before a date. `answered`: settled by a reply, nothing executed. `closed`: by hand, with a reason. `reversed`: every
 * transfer that was executed has been taken back by a transfer of its own. The state of a settled ticket names the act
 * that settled its last item.
 */
export const ticketStates = [
  'open',
  'waiting-data',
  'waiting-date',
  'executed',
  'refused',
  'answered',
  'closed',
  'reversed',
] as const;
export type TicketState = (typeof ticketStates)[number];

export const ticketEvents = [
  'judged-execute',
  'judged-request-data',
  'judged-refuse',
  'judged-wait',
  'judged-review',
  'data-asked',
  'data-asked-in-part',
  'execution',
  'refusal',
  'answer',
  'follow-up',
  'date-arrived',
  'closing',
  'reopening',
  'reversal',
] as const;
export type TicketEvent = (typeof ticketEvents)[number];

/** A ticket begins here, when its first mail is received; the first judgement follows at once. */
export const initialTicketState: TicketState = 'open';

export type TransitionRefusal =
  | 'already-executed'
  | 'already-refused'
  | 'already-answered'
  | 'already-closed'
  | 'already-reversed'
  | 'waits-for-data'
  | 'waits-for-date'
  | 'no-date-awaited'
  | 'not-settled';

/** In Russian, for the person whose click came too late or too early. */
export const transitionRefusalTexts: Readonly<Record<TransitionRefusal, string>> = {
  'already-executed': 'Обращение уже исполнено.',
  'already-refused': 'По обращению уже отказано.',
  'already-answered': 'На обращение уже дан ответ.',
  'already-closed': 'Обращение закрыто.',
  'already-reversed': 'Перенос по обращению уже отменён.',
  'waits-for-data': 'Исполнить нельзя: данные запрошены и ещё не получены.',
  'waits-for-date': 'Исполнить нельзя: дата переноса ещё не наступила.',
  'no-date-awaited': 'Обращение не ждёт даты.',
  'not-settled': 'Обращение и так в работе.',
};

type Outcome = TicketState | { refused: TransitionRefusal };
type Row = Readonly<Record<TicketEvent, Outcome>>;

/** A settled ticket comes back by a new mail of its thread, which must never be lost, or by a person's reopening. */
const settled = (refused: TransitionRefusal, reversal: Outcome): Row => ({
  'judged-execute': { refused },
  'judged-request-data': { refused },
  'judged-refuse': { refused },
  'judged-wait': { refused },
  'judged-review': { refused },
  'data-asked': { refused },
  'data-asked-in-part': { refused },
  execution: { refused },
  refusal: { refused },
  answer: { refused },
  'follow-up': 'open',
  'date-arrived': { refused },
  closing: { refused },
  reopening: 'open',
  reversal,
});

const table: Readonly<Record<TicketState, Row>> = {
  open: {
    'judged-execute': 'open',
    'judged-request-data': 'open',
    'judged-refuse': 'open',
    'judged-wait': 'waiting-date',
    'judged-review': 'open',
    'data-asked': 'waiting-data',
    'data-asked-in-part': 'open',
    execution: 'executed',
    refusal: 'refused',
    answer: 'answered',
    'follow-up': 'open',
    'date-arrived': { refused: 'no-date-awaited' },
    closing: 'closed',
    reopening: { refused: 'not-settled' },
    reversal: 'open',
  },
  'waiting-data': {
    'judged-execute': 'open',
    'judged-request-data': 'waiting-data',
    'judged-refuse': 'open',
    'judged-wait': 'waiting-date',
    'judged-review': 'open',
    'data-asked': 'waiting-data',
    'data-asked-in-part': 'open',
    execution: { refused: 'waits-for-data' },
    refusal: 'refused',
    answer: 'answered',
    'follow-up': 'open',
    'date-arrived': { refused: 'no-date-awaited' },
    closing: 'closed',
    reopening: { refused: 'not-settled' },
    reversal: 'waiting-data',
  },
  'waiting-date': {
    'judged-execute': 'open',
    'judged-request-data': 'open',
    'judged-refuse': 'open',
    'judged-wait': 'waiting-date',
    'judged-review': 'open',
    'data-asked': 'waiting-data',
    'data-asked-in-part': 'open',
    execution: { refused: 'waits-for-date' },
    refusal: 'refused',
    answer: 'answered',
    'follow-up': 'open',
    'date-arrived': 'open',
    closing: 'closed',
    reopening: { refused: 'not-settled' },
    reversal: 'waiting-date',
  },
  executed: settled('already-executed', 'reversed'),
  // Of several items one was executed before: taking it back leaves what settled the others.
  refused: settled('already-refused', 'refused'),
  answered: settled('already-answered', 'answered'),
  closed: settled('already-closed', 'closed'),
  reversed: settled('already-reversed', { refused: 'already-reversed' }),
};

export type Transition = { ok: true; state: TicketState } | { ok: false; code: TransitionRefusal; reason: string };

/** What an event makes of a ticket; an event that its state forbids is refused with a code and a Russian reason. */
export function transition(state: TicketState, event: TicketEvent): Transition {
  const outcome = table[state][event];
  if (typeof outcome === 'string') return { ok: true, state: outcome };
  return { ok: false, code: outcome.refused, reason: transitionRefusalTexts[outcome.refused] };
}

/** Whether nothing is left to do in this state. */
export const isSettled = (state: TicketState): boolean => !['open', 'waiting-data', 'waiting-date'].includes(state);

/** Verdicts that a specialist must act on, in the order of their precedence in `CHECK.md`. */
const actionable = ['refuse', 'review', 'execute'] as const satisfies readonly Verdict[];

/**
 * The event of a judgement, from the verdicts of the items that are still open. One item that needs a specialist keeps
 * the whole ticket open: it waits only where every item waits. Without open items a person must look.
 */
export function judgedEvent(openVerdicts: readonly Verdict[]): TicketEvent {
  const urgent = actionable.find((verdict) => openVerdicts.includes(verdict));
  if (urgent !== undefined) return `judged-${urgent}`;
  if (openVerdicts.includes('request-data')) return 'judged-request-data';
  return openVerdicts.includes('wait') ? 'judged-wait' : 'judged-review';
}

const isDecided = (verdict: Verdict): boolean => verdict === 'execute' || verdict === 'refuse';

/**
 * The event of asking for data: the ticket waits for them, and nothing of it can be executed, unless it has items of both
 * kinds, those that lack data and those that are decided without. Who asks where nothing is lacking has seen what the
 * machine can't (3.5–3.7), or needs further documents (1.4).
 */
export const askingEvent = (openVerdicts: readonly Verdict[]): 'data-asked' | 'data-asked-in-part' =>
  openVerdicts.some(isDecided) && !openVerdicts.every(isDecided) ? 'data-asked-in-part' : 'data-asked';

const precedence: readonly Verdict[] = ['refuse', 'request-data', 'review', 'wait', 'execute'];

/** The verdict that a ticket shows for all of its items: the first in the order of precedence; `review` for none. */
export const worstVerdict = (verdicts: readonly Verdict[]): Verdict =>
  precedence.find((verdict) => verdicts.includes(verdict)) ?? 'review';
