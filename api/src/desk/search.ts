import { type EntityManager, Mail, Partner, Subscriber, searchEverything, Ticket } from '@perenos/db';
import type { z } from 'zod';
import type { searchAnswer } from '../contract/desk.ts';
import { searchRoute } from '../contract/desk-routes.ts';
import { createRouter } from '../http/router.ts';
import { limits } from '../limits.ts';
import { describeMails } from '../mails/describe-mails.ts';
import { describePartners, partnerNames } from '../registry/partners.ts';
import { viewOfSubscriber } from '../registry/views.ts';
import { describeTickets } from '../tickets/ticket-rows.ts';

type SearchAnswer = z.infer<typeof searchAnswer>;

/** Of fewer letters nearly everything would be found, and no index helps to find it: it parts texts by threes. */
const shortest = 3;

async function search(em: EntityManager, q: string): Promise<SearchAnswer> {
  if (q.length < shortest) return { tickets: [], subscribers: [], partners: [], mails: [] };
  const found = await searchEverything(em, q, limits.foundRows);
  const subscribers = inOrder(found.subscribers, await em.find(Subscriber, { id: { $in: found.subscribers } }));
  const served = await partnerNames(
    em,
    subscribers.map(({ partnerId }) => partnerId),
  );
  return {
    tickets: await describeTickets(em, inOrder(found.tickets, await em.find(Ticket, { id: { $in: found.tickets } }))),
    subscribers: subscribers.map((subscriber) => viewOfSubscriber(subscriber, served)),
    partners: await describePartners(
      em,
      inOrder(found.partners, await em.find(Partner, { id: { $in: found.partners } })),
    ),
    mails: await describeMails(em, inOrder(found.mails, await em.find(Mail, { id: { $in: found.mails } }))),
  };
}

/** Rows in the order of their ids as they were found. */
const inOrder = <Id, Row extends { id: Id }>(ids: readonly Id[], rows: readonly Row[]): Row[] =>
  ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);

/** `/api/search`: a few of everything, while one types. */
export const searchRoutes = () =>
  createRouter().openapi(searchRoute, async (c) => c.json(await search(c.var.em, c.req.valid('query').q), 200));
