import { createRoute, z } from '@hono/zod-openapi';
import { type EntityManager, JournalEntry, journalSortFields, Partner, searchJournal, User } from '@perenos/db';
import { readableChanges } from '@perenos/domain';
import { date, idParam, ok, refusals } from '../contract/common.ts';
import { journalLine, journalPerson } from '../contract/journal.ts';
import { ApiError } from '../http/errors.ts';
import { type ListRequest, listQuery, readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { ticketNumbers } from '../records/ticket-numbers.ts';
import { viewOfJournalEntry } from '../records/views.ts';
import { nameObjects } from './name-objects.ts';

const tags = ['journal'];
const filterFields = {
  q: z.string().max(200).optional(),
  kind: z.string().optional(),
  ticketId: z.number().int().optional(),
  objectType: z.string().optional(),
  objectId: z.string().optional(),
  actor: z.union([z.literal('system'), z.coerce.number().int().positive()]).optional(),
  from: date.optional(),
  to: date.optional(),
};

const listRoute = createRoute({
  method: 'get',
  path: '/',
  tags,
  request: { query: listQuery },
  responses: { ...ok(z.array(journalLine), 'Журнал'), ...refusals(401, 403, 422) },
});
const peopleRoute = createRoute({
  method: 'get',
  path: '/people',
  tags,
  responses: { ...ok(z.array(journalPerson), 'Кто может стоять в журнале'), ...refusals(401, 403) },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  request: { params: idParam },
  responses: { ...ok(journalLine, 'Строка журнала'), ...refusals(401, 403, 404) },
});

type Asked = ListRequest<z.infer<z.ZodObject<typeof filterFields>>>;

async function findLines(em: EntityManager, { sort, offset, limit, filter, ids }: Asked) {
  if (ids) {
    const rows = await em.find(JournalEntry, { id: { $in: ids } }, { orderBy: { id: 'asc' } });
    return { rows, total: rows.length };
  }
  const field = journalSortFields.find((known) => known === sort?.field) ?? 'at';
  const page = { sort: { field, descending: sort?.descending ?? true }, offset, limit };
  const found = await searchJournal(em, filter, page);
  const rows = new Map((await em.find(JournalEntry, { id: { $in: found.ids } })).map((row) => [row.id, row]));
  return { rows: found.ids.flatMap((id) => rows.get(id) ?? []), total: found.total };
}

/** Lines as the journal page shows them: the object by its name, the change in words. */
async function describeLines(em: EntityManager, rows: readonly JournalEntry[]): Promise<z.infer<typeof journalLine>[]> {
  const numbers = await ticketNumbers(em, rows);
  const objectOf = await nameObjects(em, rows);
  const partners = new Map((await mentionedPartners(em, rows)).map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const object = objectOf(row);
    return {
      ...viewOfJournalEntry(row, numbers),
      objectName: object?.name ?? null,
      objectPage: object?.page ?? null,
      changes: readableChanges(row, (id) => partners.get(id)),
    };
  });
}

/** Partners whose ids stand in what changed. */
async function mentionedPartners(em: EntityManager, rows: readonly JournalEntry[]): Promise<Partner[]> {
  const texts = new Set<string>();
  for (const { before, after } of rows)
    JSON.stringify([before, after], (_key, value: unknown) => {
      if (typeof value === 'string' && value.length <= 100) texts.add(value);
      return value;
    });
  return texts.size === 0 ? [] : em.find(Partner, { id: { $in: [...texts] } });
}

/** What happened: found by object, person, day, kind and words. */
export const journalRoutes = () =>
  createRouter()
    .openapi(listRoute, async (c) => {
      const request = readListQuery(c.req.valid('query'), { sortable: journalSortFields, filterFields });
      const { rows, total } = await findLines(c.var.em, request);
      setContentRange(c, 'journal', request.offset, rows.length, total);
      return c.json(await describeLines(c.var.em, rows), 200);
    })
    .openapi(peopleRoute, async (c) => {
      const people = await c.var.em.find(User, {}, { orderBy: { name: 'asc', id: 'asc' } });
      return c.json(
        people.map(({ id, name, active }) => ({ id, name, active })),
        200,
      );
    })
    .openapi(oneRoute, async (c) => {
      const row = await c.var.em.findOne(JournalEntry, { id: c.req.valid('param').id });
      const [line] = row ? await describeLines(c.var.em, [row]) : [];
      if (!line) throw new ApiError('not-found', { what: 'Строка журнала' });
      return c.json(line, 200);
    });
