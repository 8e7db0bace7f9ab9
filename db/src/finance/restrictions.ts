import {
  blockingTermsOn,
  type ClauseId,
  type Debt,
  type DueRestriction,
  dueRestrictions,
  formatDate,
  formatRoubles,
  moscowDateOf,
  type Partner as PartnerData,
  type Restriction,
} from '@perenos/domain';
import { loadCalendar } from '../calendar/load-calendar.ts';
import type { Database, EntityManager } from '../database.ts';
import type { Actor } from '../journal/write.ts';
import { applyRegistryChanges } from '../registry/apply-changes.ts';
import { loadPartners } from '../registry/load-partners.ts';
import { lockFinance } from './locks.ts';
import { queueRestrictionNotices } from './notices.ts';

type RestrictionAct = {
  partner: PartnerData;
  restriction: Restriction;
  /** In Russian, without a full stop; the partner reads them. */
  grounds: string;
  rules: readonly ClauseId[];
  actor: Actor;
  at: Date;
};

const today = (at: Date): string => moscowDateOf(at.toISOString());

/** The sales centre that asked for a restriction, else the partner's own. */
async function salesCenterOf(
  em: EntityManager,
  { partner, restriction }: Pick<RestrictionAct, 'partner' | 'restriction'>,
): Promise<PartnerData | null> {
  const id = restriction.imposedBy === 'automatic' ? partner.salesCenterId : restriction.imposedBy;
  if (id === null) return null;
  const [center] = await loadPartners(em, { id });
  return center ?? null;
}

/**
 * Imposes a restriction that the rules allow, in the caller's transaction under `lockFinance`: with journal and letters.
 * @throws RegistryChangedError if the partner is restricted meanwhile
 */
export async function imposeRestriction(em: EntityManager, act: RestrictionAct): Promise<void> {
  const { partner, restriction, grounds, rules, actor, at } = act;
  const clause = rules[0] ?? null;
  await applyRegistryChanges(
    em,
    [{ type: 'restriction-imposed', partnerId: partner.id, before: null, after: restriction, clause }],
    { actor, at, grounds, ticket: null, item: null },
  );
  const salesCenter = await salesCenterOf(em, act);
  await queueRestrictionNotices(em, { ...act, event: 'imposed', salesCenter, on: today(at) });
}

/** Lifts one; the same otherwise. `partner`: with its debts as they are now. */
export async function liftRestriction(em: EntityManager, act: RestrictionAct): Promise<void> {
  const { partner, restriction, grounds, rules, actor, at } = act;
  await applyRegistryChanges(
    em,
    [{ type: 'restriction-lifted', partnerId: partner.id, before: restriction, after: null, clause: rules[0] ?? null }],
    { actor, at, grounds, ticket: null, item: null },
  );
  const salesCenter = await salesCenterOf(em, act);
  await queueRestrictionNotices(em, { ...act, event: 'lifted', salesCenter, on: today(at) });
}

/** Why overdue debts restrict a partner, in words that it can check. */
function overdueGrounds(debts: readonly Debt[]): string {
  const sum = debts.reduce((total, { amountKopecks }) => total + amountKopecks, 0);
  const invoices = debts
    .map(({ invoiceNumber, dueDate }) => `${invoiceNumber} (срок ${formatDate(dueDate)})`)
    .join(', ');
  return `наличие задолженности: в установленный срок не оплачены счета ${invoices} на сумму ${formatRoubles(sum)}`;
}

/** Whom overdue debts restrict on a day, by the registry as it is now. `onlyId`: this partner alone. */
export async function loadDueRestrictions(em: EntityManager, on: string, onlyId?: string): Promise<DueRestriction[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select distinct partner_id as id from debt
     where due_date < ? and (paid_at is null or paid_at > ?) ${onlyId === undefined ? '' : 'and partner_id = ?'}`,
    [on, on, ...(onlyId === undefined ? [] : [onlyId])],
  );
  const partners = rows.length === 0 ? [] : await loadPartners(em, { id: { $in: rows.map(({ id }) => id) } });
  return dueRestrictions(partners, on, blockingTermsOn(on), await loadCalendar(em));
}

/**
 * Restricts every partner whom overdue debts restrict today. Each in a transaction of its own, judged again under lock:
 * however many processes run it, and however often, nobody is restricted twice. One that fails goes to `onProblem` and is
 * tried again with the next run. @returns whom it restricted.
 */
export async function imposeDueRestrictions(
  database: Database,
  { actor, at }: Pick<RestrictionAct, 'actor' | 'at'>,
  onProblem: (problem: { partnerId: string; error: unknown }) => void,
): Promise<PartnerData[]> {
  const on = today(at);
  const restricted: PartnerData[] = [];
  for (const { partner } of await loadDueRestrictions(database.em(), on)) {
    const done = await database
      .em()
      .transactional(async (tx) => {
        await lockFinance(tx);
        const [due] = await loadDueRestrictions(tx, on, partner.id);
        if (!due) return null;
        const restriction = { since: on, imposedBy: 'automatic' };
        const grounds = overdueGrounds(due.debts);
        await imposeRestriction(tx, { partner: due.partner, restriction, grounds, rules: [], actor, at });
        return due.partner;
      })
      .catch((error: unknown) => {
        onProblem({ partnerId: partner.id, error });
        return null;
      });
    if (done) restricted.push(done);
  }
  return restricted;
}
