import { LockMode } from '@mikro-orm/core';
import {
  type Actor,
  type DoneChanges,
  type EntityManager,
  JournalEntry,
  notifyTicketChanged,
  type OutboxMessage,
  Ticket,
  TicketItem,
  User,
} from '@perenos/db';
import {
  allowedActions,
  type StaffAction,
  type StaffSituation,
  type TicketEvent,
  transition,
  transitionRefusalTexts,
  wayBack,
} from '@perenos/domain';
import type { ApiDependencies } from '../../app-environment.ts';
import { actorOf } from '../../auth/journal.ts';
import type { UserView } from '../../contract/auth.ts';
import { ApiError } from '../../http/errors.ts';
import { reversibleFor } from '../way-back/reversible.ts';
import { openUndoPoint } from '../way-back/undo-point.ts';

/** Who acts. */
export type Acting = { user: UserView };

/** A ticket under lock, inside the transaction that changes it. */
export type LockedTicket = {
  tx: EntityManager;
  ticket: Ticket;
  /** All of its items, in order. */
  items: TicketItem[];
  openItems: TicketItem[];
  now: Date;
  actor: Actor;
  user: UserView;
  /** What the act has done so far beside the ticket's own rows: what an undo has to take back. */
  done: { messages: OutboxMessage[]; changes: DoneChanges[] };
};

/** The event of the state machine that an action stands for; null where it changes no state. */
const eventOf: Readonly<Record<StaffAction, TicketEvent | null>> = {
  take: null,
  release: null,
  correct: null,
  execute: 'execution',
  'ask-data': 'data-asked',
  refuse: 'refusal',
  answer: 'answer',
  close: 'closing',
  reopen: 'reopening',
  undo: null,
  reverse: 'reversal',
  assign: null,
  merge: null,
  split: null,
};

/** What may be done with a ticket by a person; `undoable`: its last act has an open undo point. */
export const situationOf = (
  ticket: Ticket,
  items: readonly TicketItem[],
  user: UserView,
  undoable: boolean,
): StaffSituation => ({
  state: ticket.state,
  openVerdicts: items.filter(({ state }) => state === 'open').map(({ verdict }) => verdict),
  role: user.role,
  assignedTo: ticket.assignee === null ? 'nobody' : ticket.assignee.id === user.id ? 'me' : 'another',
  undoable,
  reversible: reversibleFor(items, user),
});

type Intent = {
  action: StaffAction;
  /** As the person saw it. */
  version: number;
  itemIds?: readonly number[] | undefined;
  /** Another ticket that the act touches. Rows are locked in the order of their ids, or two people could block each other. */
  alsoLock?: number;
};

/**
 * The one way to act on a ticket: its row is locked first, so that of several people only one acts at a time and the
 * others find what he has done; then the version, the state, the role and the assignment are checked, all inside the
 * transaction of the change.
 */
export async function withTicket<T>(
  deps: ApiDependencies,
  { user }: Acting,
  id: number,
  { action, version, itemIds, alsoLock }: Intent,
  work: (locked: LockedTicket) => Promise<T>,
): Promise<T> {
  return deps.database.em().transactional(async (tx) => {
    if (alsoLock !== undefined && alsoLock < id) await lockTicket(tx, alsoLock);
    const ticket = await lockTicket(tx, id);
    const items = await tx.find(TicketItem, { ticket: id }, { orderBy: { position: 'asc' } });
    if (action === 'execute') await refuseLate(tx, ticket, items, itemIds);
    if (ticket.version !== version)
      throw new ApiError('version-conflict', { version: ticket.version, by: await lastActor(tx, ticket) });
    const now = deps.now();
    await refuseForbidden(tx, ticket, items, { action, user, now });
    const openItems = items.filter(({ state }) => state === 'open');
    const actor = actorOf(user);
    const done = { messages: [], changes: [] };
    const result = await work({ tx, ticket, items, openItems, now, actor, user, done });
    await tx.flush();
    // An act that leaves the row as it was (asking for data once more) is an act all the same: whoever has seen the ticket
    // without it must look again, or two clicks would send two letters.
    if (ticket.version === version) await tx.execute('update ticket set version = version + 1 where id = ?', [id]);
    await notifyTicketChanged(tx, id);
    return result;
  });
}

/** Who was the last to change the ticket: it is to him that the second has to talk. */
async function lastActor(tx: EntityManager, ticket: Ticket): Promise<string | null> {
  const line = await tx.findOne(JournalEntry, { ticket: ticket.id }, { orderBy: { id: 'desc' } });
  return line?.actorName ?? null;
}

/** Locks a ticket's row until the transaction ends. */
export async function lockTicket(tx: EntityManager, id: number): Promise<Ticket> {
  const ticket = await tx.findOne(Ticket, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!ticket) throw new ApiError('not-found', { what: 'Обращение' });
  return ticket;
}

/** Of several clicks on one button the first did it all: the others are told so rather than "the version differs". */
async function refuseLate(
  tx: EntityManager,
  ticket: Ticket,
  items: readonly TicketItem[],
  itemIds: readonly number[] = [],
): Promise<void> {
  const isLate =
    ticket.state === 'executed' || items.some(({ id, state }) => state === 'executed' && itemIds.includes(id));
  if (!isLate) return;
  const line = await tx.findOne(JournalEntry, { ticket: ticket.id, kind: 'executed' }, { orderBy: { id: 'desc' } });
  throw new ApiError('already-executed', { by: line?.actorName ?? null });
}

/**
 * What a person may do with a ticket now. One that became a part of another is worked on there, but what was executed
 * before stayed where it was.
 */
export const allowedFor = (ticket: Ticket, situation: StaffSituation): StaffAction[] =>
  allowedActions(situation).filter((action) => ticket.mergedIntoId === null || wayBack.includes(action));

/** Refuses what the person may not do with this ticket now, and says why. The ticket is locked. */
export async function refuseForbidden(
  tx: EntityManager,
  ticket: Ticket,
  items: readonly TicketItem[],
  { action, user, now }: { action: StaffAction; user: UserView; now: Date },
): Promise<void> {
  const undoable = (await openUndoPoint(tx, ticket, items, now)) !== null;
  const situation = situationOf(ticket, items, user, undoable);
  if (allowedFor(ticket, situation).includes(action)) return;
  if (ticket.mergedIntoId) throw await mergedAway(tx, ticket.mergedIntoId);
  if (action === 'undo' && !situation.undoable) throw undoExpired();
  const event = eventOf[action];
  const step = event === null ? null : transition(situation.state, event);
  if (step && !step.ok) throw new ApiError('not-allowed-now', { reason: step.reason });
  if (!allowedActions({ ...situation, assignedTo: action === 'release' ? 'me' : 'nobody' }).includes(action)) {
    throw new ApiError('not-allowed-now', { reason: reasonFor(action, situation) });
  }
  if (situation.assignedTo !== 'another')
    throw new ApiError('not-allowed-now', { reason: reasonFor(action, situation) });
  const assignee = await tx.findOne(User, { id: ticket.assignee?.id ?? 0 });
  throw new ApiError('taken-by-another', { by: assignee?.name ?? 'другой сотрудник' });
}

async function mergedAway(tx: EntityManager, intoId: number): Promise<ApiError> {
  const { number } = await tx.findOneOrFail(Ticket, intoId);
  return new ApiError('not-allowed-now', { reason: `Обращение объединено с ${number}: работайте с ним.` });
}

/** The letters have left, or something else has happened since. */
export const undoExpired = (): ApiError =>
  new ApiError('undo-expired', {
    reason:
      'Отменить уже нельзя: письма ушли или обращение с тех пор изменилось. Перенос можно вернуть обратным переносом.',
  });

const reverseHindered = ({ undoable, reversible }: StaffSituation): string => {
  if (undoable) return 'Письма ещё не ушли: действие можно просто отменить.';
  return reversible === 'none'
    ? 'По обращению нет исполненного переноса, который можно вернуть.'
    : 'Обратный перенос выполняет тот, кто исполнил перенос, или руководитель.';
};

const regroupingHindered = ({ undoable, openVerdicts }: StaffSituation): string => {
  if (undoable) return 'Письма по обращению ещё не ушли: подождите 15 секунд или отмените действие.';
  return openVerdicts.length < 2
    ? 'Выделять нечего: в обращении меньше двух открытых позиций.'
    : 'Сейчас это действие невозможно.';
};

function reasonFor(action: StaffAction, situation: StaffSituation): string {
  const { state, assignedTo } = situation;
  if (action === 'execute') return 'Ни по одной позиции нет решения «Исполнить».';
  if (action === 'take' && assignedTo === 'me') return 'Обращение уже у вас.';
  if (action === 'release' && assignedTo === 'nobody') return 'Обращение и так в общей очереди.';
  if (action === 'reverse') return reverseHindered(situation);
  if (action === 'merge' || action === 'split') return regroupingHindered(situation);
  if (action === 'reopen') return transitionRefusalTexts['not-settled'];
  return state === 'open' ? 'Сейчас это действие невозможно.' : 'Обращение уже закрыто: действие невозможно.';
}

/** Applies an event to the ticket's state; refused with the state machine's own reason. */
export function advance(ticket: Ticket, event: TicketEvent): void {
  const step = transition(ticket.state, event);
  if (!step.ok) throw new ApiError('not-allowed-now', { reason: step.reason });
  ticket.state = step.state;
}
