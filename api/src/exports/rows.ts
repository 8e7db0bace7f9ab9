import { setImmediate } from 'node:timers/promises';
import type { EntityManager } from '@perenos/db';
import { ApiError } from '../http/errors.ts';
import { limits } from '../limits.ts';

/** Rows read, or written out, in one go: between two portions everybody else has a turn. */
const portion = 500;

/** A file that silently lacks some rows would be trusted: one that can't hold them all is refused in words. */
export function refuseTooMany(found: number, narrow = 'уточните поиск'): void {
  if (found <= limits.exportRows) return;
  const words = `Найдено ${found}, а выгружается не больше ${limits.exportRows}: ${narrow}`;
  throw new ApiError('invalid-input', { fields: { filter: words } });
}

type Portion<Row> = { rows: Row[]; total: number };

/** All rows of a list for a file, read portion by portion, each with an `em` of its own: nothing piles up in one. */
export async function rowsForFile<Row>(
  em: EntityManager,
  read: (em: EntityManager, page: { offset: number; limit: number }) => Promise<Portion<Row>>,
): Promise<Row[]> {
  const all: Row[] = [];
  for (;;) {
    const { rows, total } = await read(em.fork(), { offset: all.length, limit: portion });
    refuseTooMany(total);
    all.push(...rows);
    if (rows.length < portion) return all;
    await setImmediate();
  }
}

/** Items a portion at a time, with a turn for everybody else before each next. */
export async function* inPortions<T>(items: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let from = 0; from < items.length; from += portion) {
    yield items.slice(from, from + portion);
    await setImmediate();
  }
}
