import { EditionDraft, type EntityManager } from '@perenos/db';
import {
  type CitedClause,
  citedClauses,
  clauseText,
  type Edition,
  edition2026,
  type IsoDate,
  judgingRules,
  notJudged,
  parameterInfo,
  parameterNames,
  type RegulationClause,
  readings,
} from '@perenos/domain';
import testsByClause from '@perenos/domain/tests-by-clause.json' with { type: 'json' };
import type { ClauseView, RegulationView } from '../contract/regulation.ts';
import { ApiError } from '../http/errors.ts';
import { currentOf, editionOfDraft, listEditions } from './editions.ts';

type Question = { edition?: string | undefined; month?: string | undefined };
type Compared = { edition: Edition; current: Edition };

/** The regulation clause by clause, in the edition asked for or in the one that holds today. */
export async function describeRegulation(
  em: EntityManager,
  question: Question,
  today: IsoDate,
): Promise<RegulationView> {
  const drafts = await em.find(EditionDraft, {});
  const current = currentOf(drafts, today);
  const editions = await listEditions(em, today);
  const row = editions.find(({ name }) => name === (question.edition ?? current.id));
  if (!row) throw new ApiError('not-found', { what: 'Редакция' });
  const draft = drafts.find(({ id }) => id === row.id);
  const edition = draft ? editionOfDraft(draft) : edition2026;
  const month = question.month ?? today.slice(0, 7);
  const counts = await ticketsByClause(em, month);
  const describe = (id: CitedClause): ClauseView => clauseOf(id, { edition, current }, counts.get(id) ?? 0);
  return {
    edition: row,
    month,
    chapters: chapters.map(({ id, title }) => ({
      id,
      title,
      clauses: citedClauses.filter((clause) => chapterOf(clause) === id).map(describe),
    })),
    readings: readings.map(({ number, text, clauses }) => ({ number, text, clauses: [...clauses] })),
  };
}

const { sections } = edition2026;
/** Chapter 4 is told by its sections. */
const chapters = [
  ...Object.entries(sections)
    .filter(([id]) => id !== '4')
    .map(([id, title]) => ({ id, title })),
  { id: 'FB', title: 'Финансовая блокировка: правила ящика sverka@' },
  { id: 'SE', title: 'Акция «Старт ЭДО»: правила ящика partners@' },
];

function chapterOf(clause: CitedClause): string {
  const [chapter = '', section = ''] = clause.split(/[.-]/);
  return chapter === '4' ? `${chapter}.${section}` : chapter;
}

function clauseOf(id: CitedClause, { edition, current }: Compared, tickets: number): ClauseView {
  const text = clauseText(id, edition) ?? '';
  const was = clauseText(id, current) ?? '';
  const tests: Record<string, ClauseView['tests']> = testsByClause;
  return {
    id,
    text,
    was: was === text ? null : was,
    rules: judgingRules
      .filter(({ clause }) => clause === id)
      .map(({ quote }) => ({ quote, isKept: text.includes(quote) })),
    notMachine: notJudged[id as RegulationClause] ?? null,
    parameters: parameterNames
      .filter((name) => parameterInfo[name].clauses.includes(id))
      .map((name) => {
        const { label, unit } = parameterInfo[name];
        const [value, before] = [edition.parameters[name], current.parameters[name]];
        return { label, unit, value, was: before === value ? null : before };
      }),
    tickets,
    readings: readings.filter(({ clauses }) => clauses.includes(id)).map(({ number }) => number),
    tests: tests[id] ?? [],
  };
}

/** How many tickets that were received in a Moscow month have an item whose decision rests on each clause. */
async function ticketsByClause(em: EntityManager, month: string): Promise<Map<string, number>> {
  const rows = await em.execute<{ clause: string; tickets: number }[]>(
    `select cited.clause, count(distinct ticket.id)::int as tickets
     from ticket join ticket_item item on item.ticket_id = ticket.id
     cross join lateral jsonb_array_elements_text(item.decision -> 'clauses') cited(clause)
     where ticket.received_at >= (?::date)::timestamp at time zone 'Europe/Moscow'
       and ticket.received_at < (?::date + interval '1 month')::timestamp at time zone 'Europe/Moscow'
     group by cited.clause`,
    [`${month}-01`, `${month}-01`],
  );
  return new Map(rows.map(({ clause, tickets }) => [clause, tickets]));
}
