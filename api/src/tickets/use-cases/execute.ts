import {
  applyRegistryChanges,
  type JournalLine,
  judgeTicket,
  loadTemplates,
  loadTicketFacts,
  lockSubscribers,
  RegistryChangedError,
  storeJudgement,
  type TicketFacts,
  writeJournal,
} from '@perenos/db';
import {
  describeChange,
  isLockedByIdentification,
  moscowDateOf,
  mustGoTogether,
  type RegistryChange,
  verdictLabels,
} from '@perenos/domain';
import type { ApiDependencies } from '../../app-environment.ts';
import { ApiError } from '../../http/errors.ts';
import { type DecidedItem, decided, executableOf, plansOf } from '../executable.ts';
import { laterRequests } from '../later-requests.ts';
import {
  executionMessages,
  groundsOf,
  loadCorrespondents,
  type MessageFacts,
  partnersOf,
  staffMember,
} from '../messages.ts';
import { queueMessages } from '../queue-messages.ts';
import { isOfLaterRequests, laterRequestsCheck, type VisualCheck, visualChecksFor } from '../visual-checks.ts';
import { withWayBack } from '../way-back/undo-point.ts';
import { itemLine } from './note-act.ts';
import { settleItems } from './settle.ts';
import { type Acting, type LockedTicket, withTicket } from './with-ticket.ts';

export type Execution = {
  version: number;
  itemIds?: number[] | undefined;
  confirmed: string[];
  answer?: string | undefined;
};

/**
 * The one click. In one transaction: the ticket and its subscribers are locked, everything is judged again by the
 * registry as it is now, the plan made of that judgement is applied with its journal, and the three letters are queued.
 * Where the decision no longer holds nothing is executed; the new decision is kept, so that the person sees it.
 */
export async function executeTicket(
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  execution: Execution,
): Promise<void> {
  try {
    const refusal = await withTicket(deps, acting, id, { action: 'execute', ...execution }, (locked) =>
      executeLocked(locked, execution),
    );
    if (refusal) throw refusal;
  } catch (error) {
    if (error instanceof RegistryChangedError) throw new ApiError('not-allowed-now', { reason: error.message });
    throw error;
  }
}

/** Answers the refusal that must not undo what the transaction has stored: the new judgement. */
async function executeLocked(locked: LockedTicket, execution: Execution): Promise<ApiError | null> {
  const { tx, ticket, items, now } = locked;
  await lockSubscribers(
    tx,
    items.flatMap(({ subscriberInn }) => subscriberInn ?? []),
  );
  const chosen = choose(locked, execution.itemIds);
  const facts = await loadTicketFacts(tx, ticket, items);
  const before = new Map(chosen.map(({ row, decision }) => [row.id, decision]));
  const judgement = judgeTicket(ticket, items, facts, now);
  if (!judgement)
    throw new ApiError('not-allowed-now', { reason: 'Обращение ещё не рассмотрено: исполнить его нельзя.' });
  storeJudgement(ticket, items, judgement, now);
  const again = decided(chosen.map(({ row }) => row));
  const refusals = again
    .filter(({ row, decision }) => !isSameDecision(before.get(row.id), decision))
    .map((item) => ({ item, refusal: verdictChanged(item, before.get(item.row.id)) }));
  if (refusals[0]) {
    await writeJournal(
      tx,
      now,
      refusals.map(({ item, refusal }) => judgedAnew(locked, item, refusal)),
    );
    return refusals[0].refusal;
  }
  const later = await laterRequests(
    tx,
    ticket,
    again.map(({ row }) => row),
  );
  requireChecks([...visualChecksFor(again, facts.letters.length > 0), ...laterRequestsCheck(later)], later, execution);
  await withWayBack(locked, { action: 'execute', sent: execution.answer ? 'answer' : null }, () =>
    carryOut(locked, again, facts, execution.answer ?? null),
  );
  return null;
}

/** The items to execute: those named, else all that can be. A group goes whole or not at all (4.1.8, 4.2.5, 4.3.4). */
function choose({ items }: LockedTicket, itemIds: readonly number[] | undefined): DecidedItem[] {
  const executable = executableOf(items);
  if (!itemIds) return executable;
  const named = items.filter(({ id }) => itemIds.includes(id));
  if (named.length !== new Set(itemIds).size) throw new ApiError('not-found', { what: 'Позиция обращения' });
  const chosen = executable.filter(({ row }) => itemIds.includes(row.id));
  const hindered = named.find(({ id }) => !chosen.some(({ row }) => row.id === id));
  if (hindered)
    throw new ApiError('not-allowed-now', {
      reason: `Позицию ${hindered.position + 1} исполнить нельзя: решение «${verdictLabels[hindered.verdict]}».`,
    });
  const leftBehind = executable.find(
    ({ row, decision }) => mustGoTogether(decision) && !chosen.some((entry) => entry.row === row),
  );
  if (leftBehind && chosen.some(({ decision }) => mustGoTogether(decision)))
    throw new ApiError('not-allowed-now', {
      reason: 'Группа компаний переносится только целиком: выберите все её позиции.',
    });
  return chosen;
}

/** A decision that rests on other grounds, or would do something else, is not the one that the person confirmed. */
function isSameDecision(before: DecidedItem['decision'] | undefined, after: DecidedItem['decision']): boolean {
  const essence = ({
    verdict,
    action,
    clauses,
    effects,
    sourcePartnerId,
    targetPartnerId,
    licenceId,
    applicationId,
  }: DecidedItem['decision']) =>
    JSON.stringify([verdict, action, clauses, effects, sourcePartnerId, targetPartnerId, licenceId, applicationId]);
  return before !== undefined && essence(before) === essence(after);
}

const verdictChanged = ({ row, decision }: DecidedItem, before: DecidedItem['decision'] | undefined): ApiError =>
  new ApiError('verdict-changed', {
    position: row.position + 1,
    before: before?.verdict ?? 'review',
    after: decision.verdict,
    reasons: decision.reasons.map(({ text }) => text),
  });

const judgedAnew = (locked: LockedTicket, { row, decision }: DecidedItem, refusal: ApiError): JournalLine =>
  itemLine(locked, row, {
    kind: 'judged',
    grounds: `Рассмотрено заново перед исполнением. ${refusal.body.message}`,
    clauses: decision.clauses,
    after: { verdict: decision.verdict },
  });

/** 3.5–3.7: what only an eye can confirm, for a letter that the decision rests on; and that later requests were read. */
function requireChecks(
  checks: readonly VisualCheck[],
  laterRequests: readonly string[],
  { confirmed }: Pick<Execution, 'confirmed'>,
): void {
  const missing = checks.filter(({ id }) => !confirmed.includes(id));
  if (missing.length === 0) return;
  const fields = Object.fromEntries(
    missing.map(({ id, label, clause }) => [id, `Подтвердите: ${label}${clause === null ? '' : ` (п. ${clause})`}`]),
  );
  throw new ApiError('unconfirmed-checks', {
    fields,
    unread: Object.keys(fields).some(isOfLaterRequests) ? laterRequests : [],
  });
}

async function carryOut(
  locked: LockedTicket,
  chosen: readonly DecidedItem[],
  facts: TicketFacts,
  answer: string | null,
): Promise<void> {
  const { tx, ticket, now, actor, user } = locked;
  const today = moscowDateOf(now.toISOString());
  const plans = plansOf(chosen, facts.registry, { today, senderPartnerId: ticket.senderPartnerId });
  const correspondents = await loadCorrespondents(tx, ticket, partnersOf(chosen, facts.registry));
  const staff = staffMember(ticket, user.name);
  const templates = await loadTemplates(tx);
  const messageFacts: MessageFacts = { ...facts, ticket, today, staff, templates, correspondents };
  for (const [index, entry] of chosen.entries()) {
    const changes = plans[index];
    if (!changes)
      throw new ApiError('not-allowed-now', {
        reason: `Позиция ${entry.row.position + 1}: в реестре уже нет того, что нужно перенести.`,
      });
    refuseLocked(entry, changes);
    const grounds = groundsOf(entry, messageFacts);
    await applyRegistryChanges(tx, changes, { actor, at: now, grounds, ticket, item: entry.row });
    entry.row.execution = { byId: user.id, byName: user.name, on: today, changes };
    locked.done.changes.push({ itemId: entry.row.id, changes });
    await writeJournal(tx, now, [
      itemLine(locked, entry.row, {
        kind: 'executed',
        grounds,
        clauses: entry.decision.clauses,
        before: inWords(changes, facts, 'before'),
        after: inWords(changes, facts, 'after'),
      }),
    ]);
  }
  await queueMessages(tx, executionMessages(chosen, messageFacts, answer), locked);
  await settleItems(
    locked,
    chosen.map(({ row }) => row),
    { state: 'executed', event: 'execution' },
  );
}

/** An application that a centre identifies is locked for rejection until it is done, whoever asks for it. */
function refuseLocked({ row }: DecidedItem, changes: readonly RegistryChange[]): void {
  if (!changes.some((change) => change.type === 'application-state' && isLockedByIdentification(change.before))) return;
  throw new ApiError('not-allowed-now', {
    reason: `Позиция ${row.position + 1}: заявка передана на идентификацию, до её завершения отклонить заявку нельзя.`,
  });
}

/** What changed, object by object, as people read it in the journal. */
const inWords = (
  changes: readonly RegistryChange[],
  { registry }: TicketFacts,
  side: 'before' | 'after',
): Record<string, string | null> =>
  Object.fromEntries(
    changes.map((change) => describeChange(change, registry)).map((words) => [words.object, words[side]]),
  );
