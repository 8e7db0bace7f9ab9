import { z } from '@hono/zod-openapi';
import {
  addressOfPartner,
  type EntityManager,
  JournalEntry,
  loadFirstJudgements,
  loadRegistrySlice,
  loadTemplates,
  Partner,
  queueMessage,
  Ticket,
  writeJournal,
} from '@perenos/db';
import {
  addCalendarDays,
  formatDate,
  missingPoint,
  moscowDateOf,
  type Scorecard,
  scorecardLetter,
  scorecardsOf,
} from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import type { UserView } from '../contract/auth.ts';
import { getScorecard, listScorecards, type ScorecardView, sendScorecard } from '../contract/scorecards.ts';
import { ApiError } from '../http/errors.ts';
import { readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { instantsOf, type Period, periodOf } from './periods.ts';

/** A partner isn't written to more often than this about the same matter. */
const pauseBetweenLetters = 24 * 3_600_000;

const rowOf = ({ partnerId, tickets, complete, points, months }: Scorecard, name: string) => ({
  ...{ id: partnerId, name, tickets, complete, months },
  mostFrequent: points[0]?.code ?? null,
});

async function listRows(em: EntityManager, period: Period, q: string | undefined) {
  const cards = scorecardsOf(await loadFirstJudgements(em, instantsOf(period)));
  const partners = await em.find(Partner, { id: { $in: cards.map(({ partnerId }) => partnerId) } });
  const names = new Map(partners.map(({ id, name }) => [id, name]));
  const asked = q?.trim().toLowerCase() ?? '';
  return cards
    .map((card) => rowOf(card, names.get(card.partnerId) ?? card.partnerId))
    .filter(({ name }) => name.toLowerCase().includes(asked));
}

type Asked = { partnerId: string; period: Period; user: UserView };

async function describeCard(em: EntityManager, { partnerId, period, user }: Asked): Promise<ScorecardView> {
  const partner = (
    await loadRegistrySlice(em, { inns: [], nameKeys: [], logins: [], addresses: [], partnerIds: [partnerId] })
  ).partners.find(({ id }) => id === partnerId);
  if (!partner) throw new ApiError('not-found', { what: 'Партнёр' });
  const [card] = scorecardsOf(await loadFirstJudgements(em, { ...instantsOf(period), partnerId }));
  const [last] = await sentBefore(em, partnerId);
  const known = card ?? {
    ...{ partnerId, tickets: 0, complete: 0, incompleteIds: [], points: [], clauses: [], months: [] },
  };
  const tickets = await em.find(Ticket, { id: { $in: known.incompleteIds } }, { fields: ['number'] });
  const hand = { staff: { name: user.name, email: 'partners@astral.ru' }, templates: await loadTemplates(em) };
  const to = await addressOfPartner(em, partnerId);
  return {
    ...rowOf(known, partner.name),
    ...period,
    points: known.points.map(({ code, ticketIds }) => ({
      ...{ code, text: missingPoint(code).text, count: ticketIds.length, ticketIds },
    })),
    clauses: known.clauses.map(({ clause, ticketIds }) => ({ clause, count: ticketIds.length, ticketIds })),
    numbers: Object.fromEntries(tickets.map(({ id, number }) => [String(id), number])),
    letter: known.points.length === 0 ? null : { to, ...scorecardLetter(known, partner.name, period, hand) },
    lastSentAt: last?.at.toISOString() ?? null,
  };
}

const sentBefore = (em: EntityManager, partnerId: string): Promise<JournalEntry[]> =>
  em.find(
    JournalEntry,
    { kind: 'scorecard-sent', objectType: 'partner', objectId: partnerId },
    { orderBy: { id: 'desc' }, limit: 1 },
  );

/** Queues the letter as the card shows it, once a day at most. */
async function sendLetter(tx: EntityManager, asked: Asked, now: Date): Promise<void> {
  await tx.execute(`select pg_advisory_xact_lock(hashtextextended(?, 4))`, [`scorecard ${asked.partnerId}`]);
  const { letter, name } = await describeCard(tx, asked);
  const [last] = await sentBefore(tx, asked.partnerId);
  if (last && now.getTime() - last.at.getTime() < pauseBetweenLetters)
    throw new ApiError('not-allowed-now', { reason: `Такое письмо партнёру уже отправлено: ${last.actorName}.` });
  if (!letter) throw new ApiError('not-allowed-now', { reason: 'За этот период писать не о чем: всё было полным.' });
  if (letter.to === null)
    throw new ApiError('not-allowed-now', { reason: `У партнёра ${name} в реестре нет полного адреса.` });
  await queueMessage(tx, { role: 'partner', from: 'partners', ...letter }, now);
  await writeJournal(tx, now, [
    {
      actor: actorOf(asked.user),
      kind: 'scorecard-sent',
      objectType: 'partner',
      objectId: asked.partnerId,
      grounds: `Письмо на ${letter.to} о запросах с ${formatDate(asked.period.from)} по ${formatDate(asked.period.to)}`,
    },
  ]);
}

const filterFields = {
  q: z.string().max(200).optional(),
  /** Days that are looked at, today included. */
  days: z.coerce.number().int().min(1).max(366).default(90),
};

/** `/api/scorecards`: what partners' mails are like, and the letter to a partner about his. */
export const scorecardRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(listScorecards, async (c) => {
      const query = readListQuery(c.req.valid('query'), { sortable: ['tickets'], filterFields });
      const { q, days } = query.filter;
      const today = moscowDateOf(deps.now().toISOString());
      const found = await listRows(c.var.em, { from: addCalendarDays(today, 1 - days), to: today }, q);
      const rows = found.slice(query.offset, query.offset + query.limit);
      setContentRange(c, 'scorecards', query.offset, rows.length, found.length);
      return c.json(rows, 200);
    })
    .openapi(getScorecard, async (c) => {
      const period = periodOf(c.req.valid('query'), deps.now());
      return c.json(
        await describeCard(c.var.em, { partnerId: c.req.valid('param').id, period, user: c.var.user }),
        200,
      );
    })
    .openapi(sendScorecard, async (c) => {
      const asked = {
        partnerId: c.req.valid('param').id,
        period: periodOf(c.req.valid('json'), deps.now()),
        user: c.var.user,
      };
      await deps.database.em().transactional((tx) => sendLetter(tx, asked, deps.now()));
      return c.json(await describeCard(c.var.em, asked), 200);
    });
