import { type ClauseId, type FirstJudgement, type MissingCode, missingCodes, moscowDateOf } from '@perenos/domain';
import type { EntityManager } from '../database.ts';

type Row = {
  id: number;
  partner: string;
  openedAt: string | Date;
  clauses: ClauseId[];
  after: { verdict?: string; missing?: string[] } | null;
};

/** What the first mails of partners' tickets were worth that were opened between two instants, the first included. */
export async function loadFirstJudgements(
  em: EntityManager,
  { from, to, partnerId }: { from: Date; to: Date; partnerId?: string },
): Promise<FirstJudgement[]> {
  const rows = await em.execute<Row[]>(
    `select t.id, t.sender_partner_id as partner, t.opened_at as "openedAt", j.clauses, j.after
     from ticket t
     join lateral (select min(at) as at from journal_entry
       where ticket_id = t.id and kind = 'judged' and item_id is not null) first on true
     join journal_entry j on j.ticket_id = t.id and j.kind = 'judged' and j.item_id is not null and j.at = first.at
     where t.opened_at >= ? and t.opened_at < ? and t.sender_partner_id ${partnerId === undefined ? 'is not null' : '= ?'}
     order by t.id, j.id`,
    [from, to, ...(partnerId === undefined ? [] : [partnerId])],
  );
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(ofTicket);
}

function ofTicket(rows: readonly Row[]): FirstJudgement[] {
  const [first] = rows;
  if (!first) return [];
  const failing = rows.filter(({ after }) => after?.verdict === 'request-data' || after?.verdict === 'refuse');
  return [
    {
      ticketId: first.id,
      partnerId: first.partner,
      on: moscowDateOf(new Date(first.openedAt).toISOString()),
      missing: [...new Set(failing.flatMap(({ after }) => (after?.missing ?? []).filter(isMissingCode)))],
      refused: failing.some(({ after }) => after?.verdict === 'refuse'),
      clauses: [...new Set(failing.flatMap(({ clauses }) => clauses))],
    },
  ];
}

const isMissingCode = (code: string): code is MissingCode => (missingCodes as readonly string[]).includes(code);
