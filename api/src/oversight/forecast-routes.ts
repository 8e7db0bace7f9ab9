import { type EntityManager, loadForecastFacts, loadWallFacts, type MeasuredPerson, Ticket } from '@perenos/db';
import { type Forecast, forecast, workingTimeBetween } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { type ForecastView, forecastRoute, type WallView, wallRoute } from '../contract/forecast.ts';
import { createRouter } from '../http/router.ts';

async function describeForecast(em: EntityManager, now: Date): Promise<ForecastView> {
  const facts = await loadForecastFacts(em, now);
  const seen = forecast({ ...facts, now: now.toISOString() });
  return {
    at: now.toISOString(),
    until: new Date(seen.until).toISOString(),
    dueSoon: seen.dueSoon.length,
    late: seen.late.length,
    breaches: await describeBreaches(em, seen),
    people: seen.people.map(({ id, name, open, doneToday, pace }) => ({
      ...{ id, name, open, doneToday, ...pace, medianSeconds: medianOfPerson(facts.people, id) },
    })),
  };
}

const medianOfPerson = (people: readonly MeasuredPerson[], id: number): number | null =>
  people.find((person) => person.id === id)?.medianSeconds ?? null;

async function describeBreaches(em: EntityManager, { breaches }: Forecast): Promise<ForecastView['breaches']> {
  const tickets = await em.find(
    Ticket,
    { id: { $in: breaches.map(({ ticketId }) => ticketId) } },
    { populate: ['assignee'] },
  );
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  return breaches.flatMap((breach) => {
    const ticket = byId.get(breach.ticketId);
    if (!ticket) return [];
    const { number, version, kind, subject, assignee } = ticket;
    return [
      {
        ...breach,
        ...{ number, version, kind, subject, assigneeName: assignee?.name ?? null },
        dueAt: new Date(breach.dueAt).toISOString(),
        finishAt: breach.finishAt && new Date(breach.finishAt).toISOString(),
        couldTake: breach.couldTake.map((one) => ({ ...one, finishAt: new Date(one.finishAt).toISOString() })),
      },
    ];
  });
}

async function describeWall(em: EntityManager, now: Date): Promise<WallView> {
  const facts = await loadForecastFacts(em, now);
  const seen = forecast({ ...facts, now: now.toISOString() });
  const { oldest, ...counts } = await loadWallFacts(em, now);
  const { calendar, settings } = facts.setting;
  return {
    at: now.toISOString(),
    ...counts,
    dueSoon: seen.dueSoon.length,
    late: seen.late.length,
    predicted: seen.breaches.length,
    perHour: seen.people.reduce((sum, { pace }) => sum + (pace.basis === 'team' ? 0 : pace.perHour), 0),
    oldest: oldest && {
      number: oldest.number,
      countedSeconds: workingTimeBetween(calendar, settings, oldest.startsAt, now.toISOString()),
    },
  };
}

/** `/api/forecast`: what will be late at today's pace, and the numbers of the wall. */
export const forecastRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(forecastRoute, async (c) => c.json(await describeForecast(c.var.em, deps.now()), 200))
    .openapi(wallRoute, async (c) => c.json(await describeWall(c.var.em, deps.now()), 200));
