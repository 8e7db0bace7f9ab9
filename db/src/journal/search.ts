import { type IsoDate, moscowZone } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { searchEverything } from '../desk/search.ts';
import { journalSearchText, Subscriber, User } from '../entities/index.ts';
import { containingPattern, folded } from '../patterns.ts';

export type JournalFilter = {
  objectType?: string | undefined;
  /** For a ticket its number: then all that happened within the ticket is meant. */
  objectId?: string | undefined;
  /** A member of the staff, or the machine. */
  actor?: number | 'system' | undefined;
  /** Calendar days in Moscow, both included. */
  from?: IsoDate | undefined;
  to?: IsoDate | undefined;
  kind?: string | undefined;
  ticketId?: number | undefined;
  /** Words of the grounds, a name, a number, an ИНН: of the line itself or of what it is about. */
  q?: string | undefined;
};
export const journalSortFields = ['id', 'at', 'kind', 'actorName'] as const;
export type JournalSort = { field: (typeof journalSortFields)[number]; descending: boolean };
export type JournalPage = { sort: JournalSort; offset: number; limit: number };

type Condition = { sql: string; values: unknown[] };

const columns = { id: 'id', at: 'at', kind: 'kind', actorName: 'actor_name' } as const;
/** Objects that a search by words finds, of each kind. */
const foundObjects = 50;

/** Ids of the lines of the journal that fit, a page of them, and how many there are in all. */
export async function searchJournal(
  em: EntityManager,
  filter: JournalFilter,
  { sort, offset, limit }: JournalPage,
): Promise<{ ids: number[]; total: number }> {
  const conditions = [...plainConditions(filter), ...(await wordConditions(em, filter.q?.trim() ?? ''))];
  const where = conditions.length === 0 ? '' : `where ${conditions.map(({ sql }) => `(${sql})`).join(' and ')}`;
  const values = conditions.flatMap((condition) => condition.values);
  const direction = sort.descending ? 'desc' : 'asc';
  const [counted] = await em.execute<{ total: number }[]>(
    `select count(*)::int as total from journal_entry ${where}`,
    values,
  );
  const rows = await em.execute<{ id: number }[]>(
    `select id from journal_entry ${where}
     order by ${columns[sort.field]} ${direction}, id ${direction} limit ? offset ?`,
    [...values, limit, offset],
  );
  return { ids: rows.map(({ id }) => id), total: counted?.total ?? 0 };
}

/** The instant at which a day begins in Moscow. */
const dayStart = `(?::date::timestamp at time zone '${moscowZone}')`;

function plainConditions({ objectType, objectId, actor, from, to, kind, ticketId }: JournalFilter): Condition[] {
  const conditions: Condition[] = [];
  const add = (sql: string, ...values: unknown[]) => conditions.push({ sql, values });
  if (objectType === 'ticket' && objectId !== undefined)
    add(
      'ticket_id = (select id from ticket where number = ?) or (object_type = ? and object_id = ?)',
      objectId,
      objectType,
      objectId,
    );
  else {
    if (objectType !== undefined) add('object_type = ?', objectType);
    if (objectId !== undefined) add('object_id = ?', objectId);
  }
  if (actor === 'system') add(`actor = 'system'`);
  else if (actor !== undefined) add('actor_id = ?', actor);
  if (from !== undefined) add(`at >= ${dayStart}`, from);
  if (to !== undefined) add(`at < ${dayStart} + interval '1 day'`, to);
  if (kind !== undefined) add('kind = ?', kind);
  if (ticketId !== undefined) add('ticket_id = ?', ticketId);
  return conditions;
}

/** The line's own words, or what they find among the objects that lines are about. */
async function wordConditions(em: EntityManager, q: string): Promise<Condition[]> {
  if (q === '') return [];
  const found = await searchEverything(em, q, foundObjects);
  const subscribers = await em.find(Subscriber, { id: { $in: found.subscribers } }, { fields: ['inn', 'kpp'] });
  const users = await em.find(
    User,
    { name: { $ilike: containingPattern(folded(q)) } },
    { fields: ['id'], limit: foundObjects },
  );
  const objects: [string, string[]][] = [
    ['subscriber', subscribers.map(({ inn, kpp }) => `${inn}/${kpp ?? ''}`)],
    ['partner', found.partners],
    ['user', users.map(({ id }) => String(id))],
    ['mail', found.mails.map(String)],
  ];
  const parts: Condition[] = [{ sql: `${journalSearchText} like ?`, values: [containingPattern(folded(q))] }];
  if (found.tickets.length > 0) parts.push({ sql: `ticket_id in (${marks(found.tickets)})`, values: found.tickets });
  for (const [type, ids] of objects)
    if (ids.length > 0) parts.push({ sql: `object_type = ? and object_id in (${marks(ids)})`, values: [type, ...ids] });
  return [{ sql: parts.map(({ sql }) => `(${sql})`).join(' or '), values: parts.flatMap(({ values }) => values) }];
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
