import type { Registry } from '../registry/registry.ts';
import type { IsoDate, IsoInstant } from '../registry/types.ts';
import { type Edition, editionOn } from '../regulation/editions.ts';
import { judge } from '../regulation/judge.ts';
import { parameterNames } from '../regulation/parameters.ts';
import { termOf } from '../regulation/term.ts';
import type { ClauseId, Decision, Verdict } from '../regulation/types.ts';
import type {
  Mailbox,
  OfficialLetter,
  PaymentDocument,
  RequestedItem,
  RequestField,
  Sender,
  TicketKind,
} from '../requests/types.ts';
import type { ClockEvent } from '../sla/events.ts';
import { clockOfEvents } from '../sla/phases.ts';
import { clockOf, itemStart } from '../tickets/clock.ts';
import type { ProductionCalendar } from '../working-time/calendar.ts';
import type { WorkingTimeSettings } from '../working-time/deadlines.ts';
import { compareInstants } from '../working-time/instants.ts';

/** A ticket as it is stored, with all that it is judged and reckoned by but the registry. */
export type PastTicket = {
  id: number;
  number: string;
  mailbox: Mailbox;
  kind: TicketKind;
  sender: Sender;
  requestDate: IsoDate;
  receivedAt: IsoInstant;
  closedAt: IsoInstant | null;
  picturedFields: RequestField[];
  dkim: 'pass' | 'fail' | null;
  /** With persons' corrections in place. */
  items: RequestedItem[];
  /** What was decided, in the order of the items. */
  decided: (Verdict | null)[];
  letters: OfficialLetter[];
  payments: PaymentDocument[];
  events: readonly ClockEvent[];
  /** The calendar that its clock was computed with. */
  calendar: ProductionCalendar;
};

/** By what a ticket is judged and reckoned. */
export type JudgingTerms = { editions: readonly Edition[]; settings: WorkingTimeSettings };

type DecisionInBrief = { verdict: Verdict; clauses: ClauseId[]; notBefore: IsoDate | null; reason: string };
export type ItemDifference = {
  position: number;
  subscriberName: string | null;
  was: DecisionInBrief;
  would: DecisionInBrief;
};
export type Deadline = { dueAt: IsoInstant | null; isLate: boolean };
export type TicketDifference = {
  ticketId: number;
  number: string;
  receivedAt: IsoInstant;
  mailbox: Mailbox;
  /** Only the items whose verdict, clauses or date would be others. */
  items: ItemDifference[];
  /** null: the deadline would be the same. */
  deadline: { was: Deadline; would: Deadline } | null;
};

export type Comparison = {
  items: number;
  /** Whether judging anew on the same terms gives what was decided: else the registry has become another since. */
  reproduced: boolean;
  wasLate: boolean;
  wouldBeLate: boolean;
  /** null: nothing would be another. */
  difference: TicketDifference | null;
};

const inBrief = ({ verdict, clauses, notBefore, reasons }: Decision): DecisionInBrief => ({
  verdict,
  clauses,
  notBefore,
  reason: reasons.map(({ text }) => text).join(' '),
});

/** What a decision says beside its words. */
const essence = ({ verdict, clauses, notBefore, missing, effects }: Decision): string =>
  JSON.stringify([verdict, clauses, notBefore, missing, effects]);

/**
 * What a past ticket would have come to on other terms. Both sides are judged as on the day of the request, by the same
 * registry: they differ by the terms alone. Throws `CalendarYearMissing`.
 */
export function compareTicket(
  ticket: PastTicket,
  registry: Registry,
  { was, would }: { was: JudgingTerms; would: JudgingTerms },
  now: IsoInstant,
): Comparison {
  const before = judgeBy(ticket, registry, was);
  const after = judgesAlike(ticket, was, would) ? before : judgeBy(ticket, registry, would);
  const items = before.flatMap((decision, position): ItemDifference[] => {
    const other = after[position];
    if (other === undefined || essence(decision) === essence(other)) return [];
    const subscriberName = ticket.items[position]?.subscriberName ?? null;
    return [{ position, subscriberName, was: inBrief(decision), would: inBrief(other) }];
  });
  const isMoved = items.some(
    (item) => item.was.verdict !== item.would.verdict || item.was.notBefore !== item.would.notBefore,
  );
  const end = ticket.closedAt ?? now;
  const wasDue = deadline(dueByEvents(ticket, was), end);
  const wouldBeDue = deadline(isMoved ? dueByDecisions(ticket, after, would) : dueByEvents(ticket, would), end);
  const sameDeadline = wasDue.dueAt === wouldBeDue.dueAt;
  const { id: ticketId, number, receivedAt, mailbox } = ticket;
  return {
    items: before.length,
    reproduced: before.every((decision, position) => decision.verdict === ticket.decided[position]),
    wasLate: wasDue.isLate,
    wouldBeLate: wouldBeDue.isLate,
    difference:
      items.length === 0 && sameDeadline
        ? null
        : {
            ticketId,
            number,
            receivedAt,
            mailbox,
            items,
            deadline: sameDeadline ? null : { was: wasDue, would: wouldBeDue },
          },
  };
}

const judgeBy = (ticket: PastTicket, registry: Registry, { editions }: JudgingTerms): Decision[] =>
  judge({ ...ticket, registry, editions });

/** Where no number that decides differs, judging twice would say the same twice. */
function judgesAlike({ requestDate }: PastTicket, was: JudgingTerms, would: JudgingTerms): boolean {
  const [one, other] = [was, would].map(({ editions }) => editionOn(editions, requestDate).parameters);
  return (
    one !== undefined &&
    other !== undefined &&
    parameterNames.every((name) => name === 'termHours' || one[name] === other[name])
  );
}

const settingOf = (ticket: PastTicket, { editions, settings }: JudgingTerms) => ({
  calendar: ticket.calendar,
  settings: termOf(editionOn(editions, ticket.requestDate), settings),
});

const dueByEvents = (ticket: PastTicket, terms: JudgingTerms): IsoInstant | null =>
  clockOfEvents(ticket.events, settingOf(ticket, terms))?.dueAt ?? null;

/** Another verdict begins the term at another moment: from the mail that supplied last, or not at all. */
function dueByDecisions(ticket: PastTicket, decisions: readonly Decision[], terms: JudgingTerms): IsoInstant | null {
  const setting = settingOf(ticket, terms);
  const starts = decisions.map((decision) => itemStart(null, decision, { ...setting, receivedAt: ticket.receivedAt }));
  return clockOf(starts, setting)?.dueAt ?? null;
}

const deadline = (dueAt: IsoInstant | null, end: IsoInstant): Deadline => ({
  dueAt,
  isLate: dueAt !== null && compareInstants(end, dueAt) > 0,
});
