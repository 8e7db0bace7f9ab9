import { createHash } from 'node:crypto';
import type { ClauseId, Decision, RequestedItem } from '@perenos/domain';

type VisualCheckId = 'letterhead' | 'signature' | 'seal' | LaterRequestsId;
/** `clause` is null for what the regulation doesn't ask for. */
export type VisualCheck = { id: VisualCheckId; label: string; clause: ClauseId | null };

/** Clauses by which an official letter is among the grounds (in the fifth of their kind, the letter or a payment). */
const letterClauses: ReadonlySet<ClauseId> = new Set([
  '4.1.3',
  '4.1.4',
  '4.1.5',
  '4.1.6',
  '4.1.8',
  '4.2.1',
  '4.2.2',
  '4.2.3',
  '4.2.5',
  '4.3.2',
  '4.3.3',
  '4.3.4',
  '4.4.2',
  '4.4.3',
]);

const letterhead: VisualCheck = { id: 'letterhead', label: 'Письмо составлено на бланке организации', clause: '3.5' };
const signature: VisualCheck = {
  id: 'signature',
  label: 'Подписано руководителем или тем, кто имеет на это право',
  clause: '3.6',
};
const seal: VisualCheck = { id: 'seal', label: 'Печать стоит', clause: '3.7' };

type Grounds = { decision: Pick<Decision, 'clauses'>; item: Pick<RequestedItem, 'subscriberKpp'> };

/**
 * What only an eye can confirm before these items are executed (3.5–3.7): nothing where no letter is among their
 * grounds; no seal where all subscribers are individual entrepreneurs, for whom it is not obligatory (3.7).
 */
export function visualChecksFor(grounds: readonly Grounds[], hasLetter: boolean): VisualCheck[] {
  const resting = grounds.filter(({ decision }) => decision.clauses.some((clause) => letterClauses.has(clause)));
  if (!hasLetter || resting.length === 0) return [];
  const ofLegalEntity = resting.some(({ item }) => item.subscriberKpp !== null);
  return ofLegalEntity ? [letterhead, signature, seal] : [letterhead, signature];
}

type LaterRequestsId = `later-requests:${string}`;

/** By what was read: whoever ticks it has read nothing of what comes after that. */
const laterRequestsId = (found: readonly string[]): LaterRequestsId =>
  `later-requests:${createHash('sha256').update(JSON.stringify(found)).digest('hex').slice(0, 12)}`;

export const isOfLaterRequests = (id: string): boolean => id.startsWith('later-requests:');

export const laterRequestsCheck = (found: readonly string[]): VisualCheck[] =>
  found.length === 0
    ? []
    : [
        {
          id: laterRequestsId(found),
          label: `Прочитано более позднее: ${found.join(', ')}, исполнению не мешает`,
          clause: null,
        },
      ];
