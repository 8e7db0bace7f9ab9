import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { rowId } from '../contract/common.ts';
import { limits } from '../limits.ts';
import { ApiError } from './errors.ts';

/** How a list is asked for in the convention of ra-data-simple-rest: JSON inside the query string. */
export const listQuery = z.object({
  sort: z.string().max(200).optional().openapi({ example: '["dueAt","ASC"]' }),
  range: z.string().max(50).optional().openapi({ example: '[0,24]' }),
  filter: z.string().max(20_000).optional().openapi({ example: '{"q":"Ромашка"}' }),
});

const sortShape = z.tuple([z.string(), z.enum(['ASC', 'DESC', 'asc', 'desc'])]);
const rangeShape = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]);
const filterShape = z.record(z.string(), z.unknown());

export type ListRequest<F, Key extends string | number = number> = {
  sort: { field: string; descending: boolean } | null;
  offset: number;
  limit: number;
  filter: F;
  /** Set by getMany, which names its rows: they must come whole, whatever the usual limit. */
  ids: Key[] | null;
};

/** For lists whose rows are named by a text; the others name them by a number. */
export const textKey = z.coerce.string();

const parseJson = (name: string, value: string): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    throw new ApiError('invalid-input', { fields: { [name]: 'Ожидается JSON' } });
  }
};

const parseAs = <T>(name: string, shape: z.ZodType<T>, value: unknown): T => {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const field = [name, ...(parsed.error.issues[0]?.path ?? [])].join('.');
  throw new ApiError('invalid-input', { fields: { [field]: 'Недопустимое значение' } });
};

type ListOptions<F extends z.ZodRawShape, Key> = {
  sortable: readonly string[];
  filterFields: F;
  key?: z.ZodType<Key>;
};

/**
 * Reads sort, range and filter. `sortable` is the white list of fields; `filterFields` the shape of the filter: an
 * unknown field is refused, for a filter that is silently ignored shows rows that nobody asked for.
 */
export function readListQuery<F extends z.ZodRawShape, Key extends string | number = number>(
  query: z.infer<typeof listQuery>,
  { sortable, filterFields, key = rowId as z.ZodType<unknown> as z.ZodType<Key> }: ListOptions<F, Key>,
): ListRequest<z.infer<z.ZodObject<F>>, Key> {
  const sort = query.sort === undefined ? null : parseAs('sort', sortShape, parseJson('sort', query.sort));
  if (sort && !sortable.includes(sort[0]))
    throw new ApiError('invalid-input', { fields: { sort: `По полю «${sort[0]}» сортировать нельзя` } });
  const range = query.range === undefined ? null : parseAs('range', rangeShape, parseJson('range', query.range));
  const { id, ...rest } =
    query.filter === undefined ? {} : parseAs('filter', filterShape, parseJson('filter', query.filter));
  const ids =
    id === undefined ? null : parseAs('filter.id', z.array(key).max(limits.listRows), Array.isArray(id) ? id : [id]);
  const filter = parseAs('filter', z.strictObject(filterFields), rest) as z.infer<z.ZodObject<F>>;
  const offset = range ? range[0] : 0;
  const asked = range ? range[1] - range[0] + 1 : limits.defaultRows;
  const limit = ids ? ids.length : Math.max(0, Math.min(asked, limits.listRows));
  return {
    sort: sort && { field: sort[0], descending: sort[1].toUpperCase() === 'DESC' },
    offset: ids ? 0 : offset,
    limit,
    filter,
    ids,
  };
}

// `tickets 0-24/57`; an empty list has no range, so its first half is a star (RFC 9110, 14.4).
export const setContentRange = (c: Context, resource: string, offset: number, count: number, total: number): void => {
  const range = count === 0 ? '*' : `${offset}-${offset + count - 1}`;
  c.header('Content-Range', `${resource} ${range}/${total}`);
};
