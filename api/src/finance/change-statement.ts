import { LockMode } from '@mikro-orm/core';
import {
  type Actor,
  type BookingReport,
  bookPayments,
  type EntityManager,
  findStatement,
  keepStatement,
  lockFinance,
  previewPayments,
  RegistryChangedError,
  rowsOf,
  Statement,
  StatementRow,
  writeJournal,
} from '@perenos/db';
import { formatRoubles, moscowDateOf } from '@perenos/domain';
import type { z } from 'zod';
import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import type { UserView } from '../contract/auth.ts';
import type { decisionBody } from '../contract/finance.ts';
import { ApiError } from '../http/errors.ts';
import { judgeMoneyTickets } from './change-restriction.ts';
import { readStatementFile } from './read-file.ts';

const dayOf = (at: Date): string => moscowDateOf(at.toISOString());

/** Keeps a file to be looked at. The same file again is the same statement, booked or not. */
export async function uploadStatement(
  deps: ApiDependencies,
  user: UserView,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
): Promise<{ id: number; known: boolean }> {
  const content = readStatementFile(bytes);
  return deps.database.em().transactional(async (tx) => {
    await lockFinance(tx);
    const held = await findStatement(tx, bytes);
    if (held) return { id: held.id, known: true };
    const { id } = await keepStatement(tx, { fileName, bytes, ...content }, actorOf(user), deps.now());
    return { id, known: false };
  });
}

async function lockStatement(tx: EntityManager, id: number): Promise<Statement> {
  await lockFinance(tx);
  const statement = await tx.findOne(Statement, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!statement) throw new ApiError('not-found', { what: 'Выписка' });
  return statement;
}

const asRefusal = (error: unknown): never => {
  if (error instanceof RegistryChangedError)
    throw new ApiError('registry-changed', {
      reason: 'Ограничение только что изменил кто-то другой. Обновите страницу.',
    });
  throw error;
};

/**
 * Books a statement as it was seen: in one transaction debts are paid, restrictions lifted, letters queued. Where the
 * registry has changed since nothing is booked.
 */
export async function bookStatement(
  deps: ApiDependencies,
  user: UserView,
  id: number,
  digest: string,
): Promise<BookingReport & { tickets: string[] }> {
  const at = deps.now();
  const actor = actorOf(user);
  const report = await deps.database
    .em()
    .transactional(async (tx) => {
      const statement = await lockStatement(tx, id);
      if (statement.state === 'booked')
        throw new ApiError('statement-booked', { by: statement.bookedByName ?? '', fileName: statement.fileName });
      const preview = await previewPayments(tx, await rowsOf(tx, statement), dayOf(at));
      if (preview.digest !== digest) throw new ApiError('statement-changed', {});
      const done = await bookPayments(tx, preview, { actor, at });
      Object.assign(statement, { state: 'booked', bookedAt: at, bookedByName: user.name });
      await tx.flush();
      const words = `счетов оплачено ${done.paid}, частично ${done.partial}, ограничений снято ${done.lifted}, не разнесено платежей ${done.unallocated}`;
      await writeJournal(tx, at, [
        {
          actor,
          kind: 'statement-booked',
          objectType: 'statement',
          objectId: String(id),
          grounds: `Выписка «${statement.fileName}»: ${words}`,
        },
      ]);
      return done;
    })
    .catch(asRefusal);
  const tickets = await judgeMoneyTickets(deps, report.partnerIds, 'Проведена выписка банка.', actor);
  return { ...report, tickets };
}

/** Removes a statement that was never booked. */
export async function discardStatement(deps: ApiDependencies, user: UserView, id: number): Promise<void> {
  await deps.database.em().transactional(async (tx) => {
    const statement = await lockStatement(tx, id);
    if (statement.state === 'booked')
      throw new ApiError('statement-booked', { by: statement.bookedByName ?? '', fileName: statement.fileName });
    await tx.nativeDelete(Statement, { id });
    await writeJournal(tx, deps.now(), [
      {
        actor: actorOf(user),
        kind: 'statement-discarded',
        objectType: 'statement',
        objectId: String(id),
        grounds: `Выписка «${statement.fileName}» удалена до проведения`,
      },
    ]);
  });
}

type Decision = z.infer<typeof decisionBody>;

/**
 * A person's word about one payment. Before the booking it is part of the preview; afterwards, for a payment that stayed
 * unallocated, it is booked at once.
 */
export async function decidePayment(
  deps: ApiDependencies,
  user: UserView,
  { statementId, rowId }: { statementId: number; rowId: number },
  decision: Decision,
): Promise<void> {
  const at = deps.now();
  const actor = actorOf(user);
  const partnerIds = await deps.database
    .em()
    .transactional(async (tx) => {
      const statement = await lockStatement(tx, statementId);
      const row = await tx.findOne(StatementRow, { id: rowId, statement: statementId });
      if (!row) throw new ApiError('not-found', { what: 'Платёж' });
      const isBooked = statement.state === 'booked';
      if (isBooked && (decision.kind === 'clear' || !['unallocated', 'dismissed'].includes(row.state)))
        throw new ApiError('not-allowed-now', { reason: 'Этот платёж уже разнесён: изменить его нельзя.' });
      row.decision = decision.kind === 'clear' ? null : decision;
      row.decidedByName = decision.kind === 'clear' ? null : user.name;
      row.decidedAt = decision.kind === 'clear' ? null : at;
      await tx.flush();
      const preview = await previewPayments(tx, isBooked ? [row] : await rowsOf(tx, statement), dayOf(at));
      requireSound(preview, row, decision);
      const report = isBooked ? await bookPayments(tx, preview, { actor, at }) : null;
      await tx.flush();
      if (decision.kind !== 'clear') await writeJournal(tx, at, [lineOf(row, decision, actor)]);
      return report?.partnerIds ?? [];
    })
    .catch(asRefusal);
  await judgeMoneyTickets(deps, partnerIds, 'Разнесён платёж из выписки.', actor);
}

/** A decision that can't be carried out is not kept. */
function requireSound(
  { payments }: Awaited<ReturnType<typeof previewPayments>>,
  row: StatementRow,
  decision: Decision,
): void {
  const match = payments.find((payment) => payment.row === row)?.match;
  if (decision.kind === 'allocate' && match?.state !== 'decided')
    throw new ApiError('invalid-input', { fields: { allocations: match?.text ?? 'Платёж не найден.' } });
}

const lineOf = (row: StatementRow, decision: Exclude<Decision, { kind: 'clear' }>, actor: Actor) => ({
  actor,
  kind: decision.kind === 'allocate' ? ('payment-allocated' as const) : ('payment-dismissed' as const),
  objectType: 'statement',
  objectId: String(row.statement.id),
  grounds:
    decision.kind === 'dismiss'
      ? `Платёж в строке ${row.line} на ${formatRoubles(row.amountKopecks)} отложен: ${decision.reason}`
      : `Платёж в строке ${row.line} на ${formatRoubles(row.amountKopecks)} разнесён: ${decision.allocations
          .map(({ invoiceNumber, kopecks }) => `${invoiceNumber} — ${formatRoubles(kopecks)}`)
          .join(', ')}`,
});
