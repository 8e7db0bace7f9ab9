import { createRegistry, type Registry } from '../../registry/registry.ts';
import type { Application, IsoDate, Licence, Partner, Subscriber } from '../../registry/types.ts';
import { findSubscriber } from '../../regulation/transfer/subscriber.ts';
import type { Decision, TicketAction } from '../../regulation/types.ts';
import type { RequestedItem } from '../../requests/types.ts';
import { applyChanges } from './apply.ts';
import type { RegistryChange } from './changes.ts';
import { effectClause, groundClause } from './clauses.ts';
import { transferEffects } from './effects.ts';
import { moveAccount } from './move-account.ts';

/** The facts of an execution that stand in no decision. */
export type PlanContext = {
  /** Moscow date of the execution (3.4.3). */
  today: IsoDate;
  /** Who asked; a restriction is kept with the sales centre that asked for it (FB-5, FB-7). */
  senderPartnerId: string | null;
};

/** A decision names something that the registry doesn't hold (any more): it can't be executed as it stands. */
export class PlanImpossible extends Error {
  readonly tag = 'PlanImpossible';
  readonly action: TicketAction;
  readonly lacking: 'subscriber' | 'application' | 'target-partner' | 'product' | 'restriction' | 'sales-center';
  constructor(action: TicketAction, lacking: PlanImpossible['lacking']) {
    super(`${action}: the registry holds no ${lacking}`);
    this.name = 'PlanImpossible';
    this.action = action;
    this.lacking = lacking;
  }
}

type Identity = Pick<RequestedItem, 'product' | 'subscriberInn' | 'subscriberKpp'>;

const licenceOf = (registry: Registry, id: string | null): Licence | null =>
  registry.data.licences.find((licence) => licence.id === id) ?? null;

/** The subscriber that the decision is about: by its licence, else as the judgement found it. */
function subscriberOf(registry: Registry, decision: Decision, item: Identity): Subscriber | null {
  const licence = licenceOf(registry, decision.licenceId);
  if (licence !== null) return registry.subscriber(licence.subscriberInn, licence.subscriberKpp);
  return findSubscriber(item, registry)?.record ?? null;
}

function planSubscriber(
  decision: Decision,
  item: Identity,
  registry: Registry,
  context: PlanContext,
): RegistryChange[] {
  const action = 'transfer-subscriber';
  const subscriber = subscriberOf(registry, decision, item);
  const { product } = item;
  const target = targetOf(action, decision, registry);
  if (subscriber === null) throw new PlanImpossible(action, 'subscriber');
  if (product === null) throw new PlanImpossible(action, 'product');
  const accountOnlyClause = decision.effects.includes('account-only') ? effectClause(product, 'account-only') : null;
  const clause = groundClause(decision, product);
  return [
    ...moveAccount(registry, { subscriber, product, targetPartnerId: target.id, clause, accountOnlyClause }),
    ...transferEffects({
      registry,
      decision,
      product,
      subscriber,
      targetPartnerId: target.id,
      today: context.today,
    }),
  ];
}

function targetOf(action: TicketAction, decision: Decision, registry: Registry): Partner {
  const target = decision.targetPartnerId === null ? null : registry.partnerById(decision.targetPartnerId);
  if (target === null) throw new PlanImpossible(action, 'target-partner');
  return target;
}

function applicationOf(action: TicketAction, decision: Decision, registry: Registry): Application {
  const application = registry.data.applications.find(({ id }) => id === decision.applicationId);
  if (application === undefined) throw new PlanImpossible(action, 'application');
  return application;
}

function planApplication(decision: Decision, item: Identity, registry: Registry): RegistryChange[] {
  const application = applicationOf('transfer-application', decision, registry);
  const target = targetOf('transfer-application', decision, registry);
  if (application.partnerId === target.id) return [];
  const onlyApplication =
    item.product !== null && decision.effects.includes('application-only')
      ? effectClause(item.product, 'application-only')
      : null;
  const clause = onlyApplication ?? groundClause(decision, item.product);
  const { id: applicationId, partnerId: before } = application;
  return [{ type: 'application-partner', applicationId, before, after: target.id, clause }];
}

function planRejection(decision: Decision, registry: Registry): RegistryChange[] {
  const { id, state } = applicationOf('reject-application', decision, registry);
  if (state === 'rejected') return [];
  return [
    {
      type: 'application-state',
      applicationId: id,
      before: state,
      after: 'rejected',
      clause: decision.clauses[0] ?? null,
    },
  ];
}

function planLifting(decision: Decision, registry: Registry): RegistryChange[] {
  const { id: partnerId, restriction } = targetOf('lift-restriction', decision, registry);
  if (restriction === null) throw new PlanImpossible('lift-restriction', 'restriction');
  return [
    {
      type: 'restriction-lifted',
      partnerId,
      before: restriction,
      after: null,
      clause: decision.clauses[0] ?? null,
    },
  ];
}

function planImposing(decision: Decision, registry: Registry, context: PlanContext): RegistryChange[] {
  const { id: partnerId, restriction } = targetOf('impose-restriction', decision, registry);
  if (context.senderPartnerId === null) throw new PlanImpossible('impose-restriction', 'sales-center');
  const after = { since: context.today, imposedBy: context.senderPartnerId };
  return [{ type: 'restriction-imposed', partnerId, before: restriction, after, clause: decision.clauses[0] ?? null }];
}

/**
 * What one click would do for an item: pure, so that the panel shows exactly what an execution does. A decision without
 * an action plans nothing. Throws `PlanImpossible` where the registry doesn't hold what the decision names.
 */
export function plan(decision: Decision, item: Identity, registry: Registry, context: PlanContext): RegistryChange[] {
  switch (decision.action) {
    case null:
    case 'send-debt-statement':
      return [];
    case 'transfer-application':
      return planApplication(decision, item, registry);
    case 'transfer-subscriber':
      return planSubscriber(decision, item, registry, context);
    case 'reject-application':
      return planRejection(decision, registry);
    case 'lift-restriction':
      return planLifting(decision, registry);
    case 'impose-restriction':
      return planImposing(decision, registry, context);
  }
}

/**
 * The plans of several items executed together, in order: each sees what those before it have done, so that two
 * products of one subscriber end with the subscriber, and a group dissolves once. Throws `PlanImpossible`.
 */
export function planTogether(
  entries: readonly { decision: Decision; item: Identity }[],
  registry: Registry,
  context: PlanContext,
): RegistryChange[][] {
  let current = registry;
  return entries.map(({ decision, item }) => {
    const changes = plan(decision, item, current, context);
    current = createRegistry(applyChanges(current.data, changes));
    return changes;
  });
}

/**
 * Whether items must be executed together or not at all: one letter of the head company serves only the transfer of
 * every member (4.1.8, 4.2.5, 4.3.4), and after it the group is gone.
 */
export const mustGoTogether = (decision: Pick<Decision, 'effects'>): boolean =>
  decision.effects.includes('group-dissolves');
