import { isSettled, ticketStates, type UserRole } from '@perenos/domain';
import type { EntityManager } from '../database.ts';

/** A member of the staff who decides about tickets, and how many of them are on his desk. */
export type StaffLoad = { id: number; login: string; name: string; role: UserRole; open: number };

const unsettled = ticketStates.filter((state) => !isSettled(state));

/** All who may be given tickets, by name. */
export const staffLoads = (em: EntityManager): Promise<StaffLoad[]> =>
  em.execute<StaffLoad[]>(
    `select u.id, u.login, u.name, u.role, count(t.id)::int as open
     from staff_user u left join ticket t on t.assignee_id = u.id and t.state in (${unsettled.map(() => '?').join(', ')})
     where u.active and u.role in ('specialist', 'supervisor')
     group by u.id order by u.name, u.id`,
    unsettled,
  );

/** Who has the fewest open tickets: a specialist, or where there is none a supervisor; of several the first by id. */
export function leastLoaded(staff: readonly StaffLoad[]): StaffLoad | null {
  const specialists = staff.filter(({ role }) => role === 'specialist');
  const [first] = (specialists.length > 0 ? specialists : [...staff]).sort((a, b) => a.open - b.open || a.id - b.id);
  return first ?? null;
}
