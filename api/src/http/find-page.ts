import type { EntityName, FilterQuery } from '@mikro-orm/core';
import { containingPattern, type EntityManager } from '@perenos/db';
import type { ListRequest } from './list-query.ts';

type PageOptions<T extends object> = {
  where: FilterQuery<T>;
  /** Sort field of the contract → property of the entity. */
  sort: Readonly<Record<string, string>>;
  defaultSort: readonly [string, 'asc' | 'desc'];
  key: string;
};
type PageStore<T> = {
  count(entity: EntityName<T>, where: FilterQuery<T>): Promise<number>;
  findAndCount(
    entity: EntityName<T>,
    where: FilterQuery<T>,
    options: { orderBy: object[]; offset: number; limit: number },
  ): Promise<[T[], number]>;
};

/**
 * One page of an entity, in a total order: the key breaks ties, or a row could stand on two pages and another on none.
 * Rows asked for by their ids come whole and are not filtered further.
 */
export async function findPage<T extends object>(
  em: EntityManager,
  entity: EntityName<T>,
  request: ListRequest<unknown, string | number>,
  options: PageOptions<T>,
): Promise<[T[], number]> {
  const [field, direction] = request.sort
    ? [options.sort[request.sort.field] ?? options.defaultSort[0], request.sort.descending ? 'desc' : 'asc']
    : options.defaultSort;
  const where = request.ids ? ({ [options.key]: { $in: request.ids } } as FilterQuery<T>) : options.where;
  const orderBy = [{ [field]: direction }, { [options.key]: 'asc' }];
  // The entity is a type parameter here, and the ORM's conditional types don't resolve over one.
  const store = em as unknown as PageStore<T>;
  if (request.limit === 0) return [[], await store.count(entity, where)];
  return store.findAndCount(entity, where, { orderBy, offset: request.offset, limit: request.limit });
}

/** A pattern that finds the words of `q` anywhere; the pattern's own signs in it are meant literally. */
export const containing = (q: string): { $ilike: string } => ({ $ilike: containingPattern(q.trim()) });
