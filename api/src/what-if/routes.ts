import { EditionDraft, type EntityManager } from '@perenos/db';
import {
  deadlineChange,
  deadlineChanges,
  type Edition,
  formatDate,
  mailboxLabels,
  moscowDateOf,
  moscowTimeOf,
  type TicketDifference,
  verdictLabels,
} from '@perenos/domain';
import type { z } from 'zod';
import type { ApiDependencies } from '../app-environment.ts';
import {
  cancelRoute,
  differenceFilter,
  differencesRoute,
  exportRoute,
  runRoute,
  startRoute,
} from '../contract/what-if.ts';
import { exportAnswer } from '../exports/answer.ts';
import type { ExportColumn } from '../exports/table.ts';
import { ApiError } from '../http/errors.ts';
import { readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { editionOfDraft } from '../regulation/editions.ts';
import { createWhatIfRuns, describeRun } from './runs.ts';

type Filter = z.infer<z.ZodObject<typeof differenceFilter>>;

/** What another edition or other settings would have done to a past period. Nothing is changed by it. */
export const whatIfRoutes = (deps: ApiDependencies) => {
  const runs = createWhatIfRuns(deps);
  return createRouter()
    .openapi(startRoute, async (c) => {
      const question = c.req.valid('json');
      const { from, to, editionId, parameters, lunchBreak, shortDays } = question;
      if (to < from) throw new ApiError('invalid-input', { fields: { to: 'Конец периода раньше начала' } });
      const edition = editionId === null ? null : await findEdition(c.var.em, editionId);
      return c.json(
        describeRun(runs.start(question, { edition, parameters, working: { lunchBreak, shortDays } })),
        200,
      );
    })
    .openapi(runRoute, (c) => c.json(describeRun(runs.find(c.req.valid('param').id)), 200))
    .openapi(cancelRoute, (c) => {
      const run = runs.find(c.req.valid('param').id);
      runs.cancel(run);
      return c.json(describeRun(run), 200);
    })
    .openapi(differencesRoute, (c) => {
      const { differences } = runs.find(c.req.valid('param').id);
      const { filter, offset, limit } = readListQuery(c.req.valid('query'), {
        sortable: [],
        filterFields: differenceFilter,
      });
      const matching = differences.filter((one) => isMeant(one, filter));
      const rows = matching.slice(offset, offset + limit);
      setContentRange(c, 'differences', offset, rows.length, matching.length);
      return c.json(rows, 200);
    })
    .openapi(exportRoute, (c) => {
      const { differences } = runs.find(c.req.valid('param').id);
      const { format, ...query } = c.req.valid('query');
      const { filter } = readListQuery(query, { sortable: [], filterFields: differenceFilter });
      const rows = differences.filter((one) => isMeant(one, filter)).flatMap(exportRows);
      const table = { title: 'Что было бы иначе', columns: exportColumns, rows };
      return exportAnswer(c, format, table, formatDate(moscowDateOf(deps.now().toISOString())));
    });
};

async function findEdition(em: EntityManager, id: number): Promise<Edition> {
  const draft = await em.findOne(EditionDraft, { id });
  if (!draft) throw new ApiError('not-found', { what: 'Редакция' });
  return editionOfDraft(draft);
}

function isMeant({ items, deadline }: TicketDifference, { about, clause, was, would }: Filter): boolean {
  if (about === 'verdict' && items.every((item) => item.was.verdict === item.would.verdict)) return false;
  if (about === 'late' && (deadline === null || deadline.was.isLate === deadline.would.isLate)) return false;
  if (deadlineChanges.some((change) => change === about) && (!deadline || deadlineChange(deadline) !== about))
    return false;
  if (clause && !items.some((item) => [...item.was.clauses, ...item.would.clauses].includes(clause))) return false;
  if (was === undefined && would === undefined) return true;
  return items.some(
    (item) =>
      item.was.verdict !== item.would.verdict &&
      (was === undefined || item.was.verdict === was) &&
      (would === undefined || item.would.verdict === would),
  );
}

type ExportRow = { ticket: TicketDifference; item: TicketDifference['items'][number] | null };

/** A line an item; a ticket of which only the deadline differs is a line, too. */
const exportRows = (ticket: TicketDifference): ExportRow[] =>
  ticket.items.length === 0 ? [{ ticket, item: null }] : ticket.items.map((item) => ({ ticket, item }));

/** `17.03.2026 12:00` in Moscow; an empty cell where no term runs. */
function moment(instant: string | null): string | null {
  if (instant === null) return null;
  const local = moscowTimeOf(instant);
  return `${formatDate(local.slice(0, 10))} ${local.slice(11, 16)}`;
}

const due = ({ deadline }: TicketDifference, side: 'was' | 'would'): string | null =>
  deadline === null ? 'без изменений' : (moment(deadline[side].dueAt) ?? 'срок не идёт');

const exportColumns: ExportColumn<ExportRow>[] = [
  { title: 'Обращение', width: 12, value: ({ ticket }) => ticket.number },
  { title: 'Получено', width: 18, value: ({ ticket }) => moment(ticket.receivedAt) },
  { title: 'Ящик', width: 12, value: ({ ticket }) => mailboxLabels[ticket.mailbox] },
  { title: 'Абонент', width: 36, value: ({ item }) => item?.subscriberName ?? null },
  { title: 'Решение было', width: 20, value: ({ item }) => item && verdictLabels[item.was.verdict] },
  { title: 'Решение было бы', width: 20, value: ({ item }) => item && verdictLabels[item.would.verdict] },
  { title: 'Пункты были', width: 20, value: ({ item }) => item?.was.clauses.join(', ') ?? null },
  { title: 'Пункты были бы', width: 20, value: ({ item }) => item?.would.clauses.join(', ') ?? null },
  { title: 'Почему', width: 60, value: ({ item }) => item?.would.reason ?? null },
  { title: 'Срок был', width: 18, value: ({ ticket }) => due(ticket, 'was') },
  { title: 'Срок был бы', width: 18, value: ({ ticket }) => due(ticket, 'would') },
];
