import { missingPoint } from '../../regulation/missing-points.ts';
import type { Decision, MissingCode, Reason } from '../../regulation/types.ts';
import type { SenderRole, TicketKind } from '../../requests/types.ts';
import { groundClause } from '../plan/clauses.ts';
import { clausesInWords, numbered } from './frame.ts';
import { itemWords, type ReplyItem } from './item-words.ts';
import { remedyFor } from './remedies.ts';

export type Asker = { role: SenderRole };

const reasonFor = (code: MissingCode, decision: Decision): Reason | null =>
  decision.reasons.find((reason) => reason.facts.missing === code) ?? null;

/** A missing point in full: what is wrong, by which clause, what to send. */
export function missingText(code: MissingCode, { item, decision }: ReplyItem, kind: TicketKind): string {
  const own = missingPoint(code).clauses;
  const demand = groundClause(decision, item.product);
  const clauses = clausesInWords(own.length > 0 ? own : demand === null ? [] : [demand]);
  const reason = reasonFor(code, decision);
  // What is wrong, as the decision found it, else in general.
  const statement = (reason?.text ?? missingPoint(code).text).replace(/\.$/, '');
  return `${statement}${clauses === null ? '' : ` (${clauses})`}. ${remedyFor(code, { item, kind, found: reason?.facts ?? {} })}`;
}

/** The missing points of one item, under its heading if there are several items. */
export function missingSection(entry: ReplyItem, kind: TicketKind, withHeading: boolean): string {
  const points = numbered(entry.decision.missing.map((code) => missingText(code, entry, kind)));
  return withHeading ? `${itemWords(entry.item)}:\n${points}` : points;
}

export const isKnownAsker = ({ role }: Asker): boolean => role === 'partner' || role === 'sales-center';
