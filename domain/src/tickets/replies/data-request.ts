import { missingPoint } from '../../regulation/missing-points.ts';
import { parameters2026 } from '../../regulation/parameters.ts';
import type { Decision, MissingCode, Reason } from '../../regulation/types.ts';
import { calendarDays } from '../../regulation/wording.ts';
import type { SenderRole } from '../../requests/types.ts';
import { groundClause } from '../plan/clauses.ts';
import type { Templates } from '../templates/catalogue.ts';
import { renderTemplate } from '../templates/render.ts';
import { clausesInWords, numbered } from './frame.ts';
import { itemWords, type ReplyItem } from './item-words.ts';

export type Asker = { role: SenderRole };

const reasonFor = (code: MissingCode, decision: Decision): Reason | null =>
  decision.reasons.find((reason) => reason.facts.missing === code) ?? null;

/** A missing point in full: what is wrong, by which clause, what to send. */
export function missingText(code: MissingCode, { item, decision }: ReplyItem, templates: Templates): string {
  const own = missingPoint(code).clauses;
  const demand = groundClause(decision, item.product);
  const clauses = clausesInWords(own.length > 0 ? own : demand === null ? [] : [demand]);
  const reason = reasonFor(code, decision);
  // What is wrong, as the decision found it, else in general.
  const statement = (reason?.text ?? missingPoint(code).text).replace(/\.$/, '');
  // What was judged before its reason told the limit was judged by edition 2026.
  const allowed = Number(reason?.facts.allowed ?? parameters2026.letterMaximumAgeDays);
  const inn = code === 'target-partner-inn-invalid' ? item.targetPartnerInn : item.subscriberInn;
  return renderTemplate(templates[`missing-${code}`], {
    замечание: `${statement}${clauses === null ? '' : ` (${clauses})`}.`,
    'указанный ИНН': inn ?? '',
    'указанный логин': item.targetPartnerLogin ?? '',
    срок: calendarDays(allowed),
  });
}

/** The missing points of one item, under its heading if there are several items. */
export function missingSection(entry: ReplyItem, withHeading: boolean, templates: Templates): string {
  const points = numbered(entry.decision.missing.map((code) => missingText(code, entry, templates)));
  return withHeading ? `${itemWords(entry.item)}:\n${points}` : points;
}

export const isKnownAsker = ({ role }: Asker): boolean => role === 'partner' || role === 'sales-center';
