import {
  type Actor,
  type Database,
  imposeDueRestrictions,
  judgeTicketsAgain,
  openTicketsAboutMoneyOf,
} from '@perenos/db';

const actor: Actor = { kind: 'system', name: 'Финансовая блокировка' };

/**
 * Restricts the partners whose debts are overdue by the terms of the financial block, tells them, and has the open
 * tickets about their money judged again. One that fails holds up no other.
 * @throws AggregateError of what failed, once all the others are done
 */
export async function restrictDebtors(database: Database, now: Date): Promise<Record<string, unknown>> {
  const problems: unknown[] = [];
  const onProblem = ({ error }: { error: unknown }): void => void problems.push(error);
  const restricted = await imposeDueRestrictions(database, { actor, at: now }, onProblem);
  const tickets = await openTicketsAboutMoneyOf(
    database.em(),
    restricted.map(({ id }) => id),
  );
  const grounds = 'Финансовая блокировка наложена автоматически.';
  await judgeTicketsAgain(database, tickets, { actor, at: now, grounds }, onProblem);
  if (problems.length > 0) throw new AggregateError(problems, `${problems.length} of the partners or tickets failed`);
  return { restricted: restricted.length, tickets: tickets.length };
}
