import type { FilterQuery } from '@mikro-orm/core';
import {
  Application,
  ApplicationDetail,
  ApplicationSuspension,
  type EntityManager,
  IdentificationDelegation,
  SuspensionError,
} from '@perenos/db';
import { type ApplicationState, applicationStates, products, stagesOf } from '@perenos/domain';
import { z } from 'zod';
import type { applicationListRow } from '../contract/applications.ts';
import { containing, findPage } from '../http/find-page.ts';
import type { ListRequest } from '../http/list-query.ts';
import { partnerNames } from '../registry/partners.ts';
import { viewOfApplication } from '../registry/views.ts';

export const applicationSortable = [
  'id',
  'product',
  'type',
  'state',
  'subscriberInn',
  'subscriberKpp',
  'subscriberName',
  'partnerId',
  'receivedOn',
];

export const applicationFilter = {
  q: z.string().optional(),
  product: z.enum(products).optional(),
  state: z.enum(applicationStates).optional(),
  /** A heading of the stages: all that stand under it. */
  group: z.enum(['new', 'processed']).optional(),
  type: z.enum(['create', 'change', 'renew']).optional(),
  subscriberInn: z.string().optional(),
  subscriberKpp: z.string().optional(),
  partnerId: z.string().optional(),
};
export type ApplicationFilter = z.infer<z.ZodObject<typeof applicationFilter>>;

/** «ИНН/КПП» as one writes it, whole or begun: `7707083893/773601001`. */
const innKpp = /^(\d{10}|\d{12})\s*\/\s*(\d{0,9})$/;

function matching(q: string): FilterQuery<Application> {
  const [, inn, kpp] = innKpp.exec(q.trim()) ?? [];
  if (inn !== undefined) return { subscriberInn: inn, ...(kpp ? { subscriberKpp: { $like: `${kpp}%` } } : {}) };
  const text = containing(q);
  return { $or: [{ id: text }, { subscriberInn: text }, { subscriberKpp: text }, { subscriberName: text }] };
}

function whereOf({ q, group, state, ...exact }: ApplicationFilter): FilterQuery<Application> {
  const states = state !== undefined ? [state] : group !== undefined ? stagesOf(group) : null;
  return {
    ...exact,
    ...(states ? { state: { $in: states } } : {}),
    ...(q?.trim() ? { $and: [matching(q)] } : {}),
  } as FilterQuery<Application>;
}

type ListRow = z.infer<typeof applicationListRow>;

/** One page of the register. */
export async function listApplications(
  em: EntityManager,
  request: ListRequest<ApplicationFilter, string>,
): Promise<[ListRow[], number]> {
  const [rows, total] = await findPage(em, Application, request, {
    where: whereOf(request.filter),
    sort: Object.fromEntries(applicationSortable.map((field) => [field, field])),
    defaultSort: ['receivedOn', 'desc'],
    key: 'id',
  });
  return [await viewApplications(em, rows), total];
}

/** Rows as the register shows them: with what is open about them. */
export async function viewApplications(em: EntityManager, rows: readonly Application[]): Promise<ListRow[]> {
  const ids = rows.map(({ id }) => id);
  const of = { application: { $in: ids } };
  const names = await partnerNames(
    em,
    rows.map(({ partnerId }) => partnerId),
  );
  const details = await em.find(ApplicationDetail, of, { fields: ['version'] });
  const versions = new Map(details.map(({ application, version }) => [application.id, version]));
  const suspensions = await em.find(ApplicationSuspension, { ...of, endedAt: null });
  const errors = await em.find(SuspensionError, { suspension: { $in: suspensions.map(({ id }) => id) } });
  const delegations = await em.find(IdentificationDelegation, { ...of, endedAt: null });
  return rows.map((row) => {
    const suspension =
      row.state === 'suspended' ? suspensions.find(({ application }) => application.id === row.id) : undefined;
    const found = errors.filter((error) => error.suspension.id === suspension?.id);
    const open = found.filter(({ correctedAt }) => correctedAt === null).length;
    const delegation = delegations.find(({ application }) => application.id === row.id);
    return {
      ...viewOfApplication(row, names),
      version: versions.get(row.id) ?? 1,
      openErrors: open,
      hasCorrections: open < found.length,
      identificationDueOn: row.state === 'delegated-to-identification' ? (delegation?.dueOn ?? null) : null,
    };
  });
}

/** How many applications stand at each stage, whatever stage the filter names. */
export async function countApplications(
  em: EntityManager,
  { state: _state, group: _group, ...filter }: ApplicationFilter,
): Promise<Record<ApplicationState, number>> {
  const totals = await em.countBy(Application, 'state', { where: whereOf(filter) });
  return Object.fromEntries(applicationStates.map((state) => [state, totals[state] ?? 0])) as Record<
    ApplicationState,
    number
  >;
}
