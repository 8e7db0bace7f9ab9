import {
  type Actor,
  type Database,
  imposeDueRestrictions,
  judgeTicketsAgain,
  openTicketsAboutMoneyOf,
} from '@perenos/db';
import { pastFailures } from './past-failures.ts';

const actor: Actor = { kind: 'system', name: 'Финансовая блокировка' };

/**
 * Restricts the partners whose debts are overdue by the terms of the financial block, tells them, and has the open
 * tickets about their money judged again. One that fails holds up no other.
 */
export const restrictDebtors = (database: Database, now: Date): Promise<Record<string, unknown>> =>
  pastFailures(async (onFailure) => {
    const restricted = await imposeDueRestrictions(database, { actor, at: now }, ({ partnerId, error }) =>
      onFailure(`partner ${partnerId}`, error),
    );
    const tickets = await openTicketsAboutMoneyOf(
      database.em(),
      restricted.map(({ id }) => id),
    );
    const occasion = { actor, at: now, grounds: 'Финансовая блокировка наложена автоматически.' };
    await judgeTicketsAgain(database, tickets, occasion, ({ ticketId, error }) =>
      onFailure(`ticket ${ticketId}`, error),
    );
    return { restricted: restricted.length, tickets: tickets.length };
  });
