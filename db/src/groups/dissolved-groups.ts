import type { ClauseId, Product } from '@perenos/domain';
import type { EntityManager } from '../database.ts';

/** A group that is gone, as the journal tells it. */
export type DissolvedGroup = {
  /** Of the journal's line. */
  id: number;
  groupId: string;
  name: string;
  product: Product;
  headInn: string;
  memberInns: string[];
  at: Date;
  actorName: string;
  grounds: string;
  clauses: ClauseId[];
  ticketId: number | null;
  ticketNumber: string | null;
  /** Whether a reverse transfer has put it back, or an import brought it again. */
  exists: boolean;
};

type Row = Omit<DissolvedGroup, 'at'> & { at: string };

/** The groups that transfers and people have dissolved, the latest first. */
export async function dissolvedGroups(em: EntityManager, limit: number): Promise<DissolvedGroup[]> {
  const rows = await em.execute<Row[]>(
    `select entry.id, entry.object_id as "groupId", entry.before->'group'->>'name' as name,
       entry.before->'group'->>'product' as product, entry.before->'group'->>'headInn' as "headInn",
       entry.before->'value' as "memberInns", entry.at, entry.actor_name as "actorName", entry.grounds, entry.clauses,
       entry.ticket_id as "ticketId", ticket.number as "ticketNumber", held.id is not null as exists
     from journal_entry entry
     left join ticket on ticket.id = entry.ticket_id
     left join company_group held on held.id = entry.object_id
     where entry.object_type = 'company_group' and entry.before->>'type' = 'group-dissolved' and entry.before->'group' is not null
     order by entry.id desc limit ?`,
    [limit],
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
