import { moscowDateOf, type RegistryChange } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { Application, Licence, Restriction, Subscriber, type Ticket, type TicketItem } from '../entities/index.ts';
import { DatabaseError } from '../errors.ts';
import { type Actor, type JournalLine, writeJournal } from '../journal/write.ts';
import { rememberImposed, rememberLifted } from './decisions-here.ts';

/** The registry is no longer what the plan was made from: nothing may be applied, the ticket is to be judged again. */
export class RegistryChangedError extends DatabaseError {
  readonly change: RegistryChange;

  constructor(change: RegistryChange) {
    const message = 'Реестр изменился с тех пор, как было принято решение: проверьте обращение ещё раз.';
    super('registry-changed', message, { change });
    this.change = change;
  }
}

export type ChangeContext = {
  actor: Actor;
  at: Date;
  /** In Russian, for people. */
  grounds: string;
  ticket: Ticket | null;
  item: TicketItem | null;
};

/**
 * Applies planned changes in the caller's transaction, each with its line in the journal. Every change is conditional on
 * its `before`. Entities that the em has loaded are not refreshed.
 * @throws RegistryChangedError if a `before` no longer holds; the transaction must then be rolled back.
 */
export async function applyRegistryChanges(
  em: EntityManager,
  changes: readonly RegistryChange[],
  context: ChangeContext,
): Promise<void> {
  for (const change of changes) {
    if (!(await apply(em, change, context))) throw new RegistryChangedError(change);
  }
  await writeJournal(
    em,
    context.at,
    changes.map((change) => lineOf(change, context)),
  );
}

/** Whether the change found what it expects. */
async function apply(em: EntityManager, change: RegistryChange, context: ChangeContext): Promise<boolean> {
  switch (change.type) {
    case 'subscriber-partner': {
      const { inn, kpp, before, after } = change;
      return (await em.nativeUpdate(Subscriber, { inn, kpp, partnerId: before }, { partnerId: after })) === 1;
    }
    case 'licence-partner': {
      const { licenceId: id, before, after } = change;
      return (await em.nativeUpdate(Licence, { id, partnerId: before }, { partnerId: after })) === 1;
    }
    case 'licence-tariff': {
      const { licenceId: id, before, after } = change;
      return (await em.nativeUpdate(Licence, { id, tariff: before }, { tariff: after })) === 1;
    }
    case 'application-partner': {
      const { applicationId: id, before, after } = change;
      return (await em.nativeUpdate(Application, { id, partnerId: before }, { partnerId: after })) === 1;
    }
    case 'application-state': {
      const { applicationId: id, before, after } = change;
      return (await em.nativeUpdate(Application, { id, state: before }, { state: after })) === 1;
    }
    case 'group-dissolved':
      return dissolveGroup(em, change.groupId, change.before);
    case 'group-restored':
      return restoreGroup(em, change);
    case 'restriction-imposed':
    case 'restriction-lifted':
      return replaceRestriction(em, change, context);
    case 'invoice-to-partner':
    case 'representative-invoice':
      return true;
  }
}

async function dissolveGroup(em: EntityManager, id: string, memberInns: readonly string[]): Promise<boolean> {
  const dissolved = await em.execute<{ id: string }[]>(
    `delete from company_group where id = ? and to_jsonb(member_inns) = ?::jsonb returning id`,
    [id, JSON.stringify(memberInns)],
  );
  return dissolved.length === 1;
}

/** Only where nobody has made a group of that id, or another one of its members, in the meantime. */
async function restoreGroup(
  em: EntityManager,
  { groupId, group, after }: RegistryChange & { type: 'group-restored' },
): Promise<boolean> {
  const restored = await em.execute<{ id: string }[]>(
    `insert into company_group (id, name, product, head_inn, member_inns)
     select ?, ?, ?, ?, array(select jsonb_array_elements_text(?::jsonb))
     where not exists (
       select from company_group
       where product = ? and member_inns && array(select jsonb_array_elements_text(?::jsonb)))
     on conflict (id) do nothing returning id`,
    [groupId, group.name, group.product, group.headInn, JSON.stringify(after), group.product, JSON.stringify(after)],
  );
  return restored.length === 1;
}

async function replaceRestriction(
  em: EntityManager,
  { partnerId, before, after }: RegistryChange & { type: 'restriction-imposed' | 'restriction-lifted' },
  { actor, at, grounds }: ChangeContext,
): Promise<boolean> {
  if (before !== null) {
    const removed = await em.nativeDelete(Restriction, { partner: partnerId, ...before });
    if (removed !== 1) return false;
    await rememberLifted(em, partnerId, before, moscowDateOf(at.toISOString()));
  }
  if (after === null) return true;
  const [imposed] = await em.execute<{ id: string }[]>(
    `insert into restriction (partner_id, since, imposed_by) values (?, ?, ?)
     on conflict (partner_id) do nothing returning partner_id as id`,
    [partnerId, after.since, after.imposedBy],
  );
  if (imposed === undefined) return false;
  await rememberImposed(em, { partnerId, restriction: after, reason: grounds, byName: actor.name });
  return true;
}

const objectOf = (change: RegistryChange): { objectType: string; objectId: string } => {
  if ('licenceId' in change) return { objectType: 'licence', objectId: change.licenceId };
  if ('applicationId' in change) return { objectType: 'application', objectId: change.applicationId };
  if ('groupId' in change) return { objectType: 'company_group', objectId: change.groupId };
  if ('partnerId' in change) return { objectType: 'partner', objectId: change.partnerId };
  return { objectType: 'subscriber', objectId: `${change.inn}/${change.kpp ?? ''}` };
};

const isOfRestriction = (
  change: RegistryChange,
): change is RegistryChange & { type: 'restriction-imposed' | 'restriction-lifted' } =>
  change.type === 'restriction-imposed' || change.type === 'restriction-lifted';

/** Once a group is gone, only the journal knows its name and head. */
const groupOf = (change: RegistryChange): object => ('group' in change ? { group: change.group } : {});

const lineOf = (change: RegistryChange, context: ChangeContext): JournalLine => ({
  actor: context.actor,
  kind: isOfRestriction(change) ? change.type : 'registry-changed',
  ticket: context.ticket,
  item: context.item,
  ...objectOf(change),
  grounds: context.grounds,
  clauses: change.clause === null ? [] : [change.clause],
  before: { type: change.type, value: change.before, ...groupOf(change) },
  after: { type: change.type, value: change.after },
});
