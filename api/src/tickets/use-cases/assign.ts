import { leastLoaded, staffLoads, User } from '@perenos/db';
import type { ApiDependencies } from '../../app-environment.ts';
import { ApiError } from '../../http/errors.ts';
import { noteAct } from './note-act.ts';
import { type Acting, withTicket } from './with-ticket.ts';

/** Puts the ticket on a colleague's desk, or on that of whoever has the fewest. */
export const assignTicket = (
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  { version, userId }: { version: number; userId: number | 'least-loaded' },
): Promise<void> =>
  withTicket(deps, acting, id, { action: 'assign', version }, async (locked) => {
    const { tx, ticket } = locked;
    const staff = await staffLoads(tx);
    const chosen = userId === 'least-loaded' ? leastLoaded(staff) : staff.find((one) => one.id === userId);
    if (!chosen) throw new ApiError('invalid-input', { fields: { userId: 'Такого сотрудника нет' } });
    const before = ticket.assignee ? await tx.findOneOrFail(User, ticket.assignee.id) : null;
    if (before?.id === chosen.id)
      throw new ApiError('not-allowed-now', { reason: `Обращение уже у сотрудника ${chosen.name}.` });
    ticket.assignee = tx.getReference(User, chosen.id);
    await noteAct(locked, {
      kind: 'assigned',
      grounds:
        userId === 'least-loaded'
          ? `Передано сотруднику ${chosen.name}: у него меньше всего обращений в работе (${chosen.open})`
          : `Передано сотруднику ${chosen.name}`,
      before: { assignee: before?.name ?? null },
      after: { assignee: chosen.name },
    });
  });
