import type { Ticket, TicketItem } from '@perenos/db';
import { may, type StaffSituation, type TicketAction } from '@perenos/domain';
import type { UserView } from '../../contract/auth.ts';

const transfers: ReadonlySet<TicketAction | null> = new Set(['transfer-application', 'transfer-subscriber']);

/** A transfer whose registry changes are known and can be taken back. */
export const isReversible = ({ state, execution, decision }: TicketItem): boolean =>
  state === 'executed' && execution !== null && execution.changes.length > 0 && transfers.has(decision?.action ?? null);

/** Whether this person may reverse this item: who decides others' tickets any, a specialist his own. */
export const mayReverse = (item: TicketItem, ticket: Ticket, user: UserView): boolean =>
  may(user.role, 'tickets.of-others') || ticket.assignee?.id === user.id || item.execution?.byId === user.id;

/** Whose transfers of this ticket can be reversed. */
export function reversibleFor(items: readonly TicketItem[], user: UserView): StaffSituation['reversible'] {
  const reversible = items.filter(isReversible);
  if (reversible.length === 0) return 'none';
  return reversible.some(({ execution }) => execution?.byId === user.id) ? 'mine' : 'others';
}
