import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager, RevocationRequest } from '@perenos/db';
import { revocationAskers, revocationGroundIds, revocationStates, serialKey } from '@perenos/domain';
import { z } from 'zod';
import type { UserView } from '../contract/auth.ts';
import { date } from '../contract/common.ts';
import { revocationViews } from '../contract/revocations.ts';
import { containing } from '../http/find-page.ts';

export const sortable = ['id', 'dueAt', 'receivedAt', 'registeredAt', 'settledAt', 'state', 'ground'];
export const filterFields = {
  q: z.string().optional(),
  view: z.enum(revocationViews).optional(),
  state: z.enum(revocationStates).optional(),
  ground: z.enum(revocationGroundIds).optional(),
  asker: z.enum(revocationAskers).optional(),
  partnerId: z.string().optional(),
  serial: z.string().optional(),
  /** Moscow days of the receipt, both included. */
  from: date.optional(),
  to: date.optional(),
};
export type RevocationFilter = z.infer<z.ZodObject<typeof filterFields>>;
type Where = FilterQuery<RevocationRequest>;
type Asking = { user: UserView; now: Date };

const open: Where = { state: { $in: ['registered', 'awaiting-approval'] } };

/** Each view of the queue; `mine`: what waits for this person's decision as the second pair of eyes. */
export const viewWhere: Readonly<Record<(typeof revocationViews)[number], (asking: Asking) => Where>> = {
  open: () => open,
  overdue: ({ now }) => ({ $and: [open, { dueAt: { $lt: now } }] }),
  mine: ({ user, now }) => ({
    state: 'awaiting-approval',
    approvalExpiresAt: { $gt: now },
    registeredById: { $ne: user.id },
  }),
  archive: () => ({ state: { $in: ['revoked', 'refused', 'withdrawn'] } }),
  all: () => ({}),
};

/** Time makes an expired approval of one that waits: both stand in the table as waiting. */
function stateWhere(state: (typeof revocationStates)[number], now: Date): Where {
  if (state === 'approval-expired') return { state: 'awaiting-approval', approvalExpiresAt: { $lte: now } };
  return state === 'awaiting-approval' ? { state, approvalExpiresAt: { $gt: now } } : { state };
}

/** Requests whose documents hold the words. */
async function byDocuments(em: EntityManager, q: string): Promise<number[]> {
  const rows = await em.execute<{ id: number }[]>(
    `select distinct request_id as id from revocation_document
     where to_tsvector('russian'::regconfig, file_name || ' '::text || text) @@ websearch_to_tsquery('russian', ?)
     limit 1000`,
    [q],
  );
  return rows.map(({ id }) => id);
}

/** Number, serial number, holder, ИНН, asker, partner, comment, and the words of the documents. */
async function matching(em: EntityManager, q: string): Promise<Where> {
  const text = containing(q);
  const key = serialKey(q);
  return {
    $or: [
      { number: text },
      { statedHolder: text },
      { statedInn: text },
      { askerName: text },
      { comment: text },
      { partnerId: { name: text } } as Where,
      { serial: { holder: text } } as Where,
      ...(key === null ? [] : [{ serial: { serial: containing(key) } } as Where]),
      { id: { $in: await byDocuments(em, q) } },
    ],
  } as Where;
}

const midnight = (day: string, after = 0): Date => new Date(Date.parse(`${day}T00:00:00+03:00`) + after * 86_400_000);

export async function revocationsWhere(em: EntityManager, filter: RevocationFilter, asking: Asking): Promise<Where> {
  const { q, view = 'all', state, from, to, ...exact } = filter;
  const parts: Where[] = [viewWhere[view](asking), exact as Where];
  if (state !== undefined) parts.push(stateWhere(state, asking.now));
  if (from !== undefined) parts.push({ receivedAt: { $gte: midnight(from) } });
  if (to !== undefined) parts.push({ receivedAt: { $lt: midnight(to, 1) } });
  if (q?.trim()) parts.push(await matching(em, q.trim()));
  return { $and: parts } as Where;
}
