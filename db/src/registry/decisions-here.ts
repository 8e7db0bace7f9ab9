import type { Partner as PartnerData, Restriction } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { RestrictionDecision } from '../entities/index.ts';

type Decision = { partnerId: string; restriction: Restriction; reason: string; byName: string };

/** Remembers why a restriction was imposed here. One that was lifted before, by an act that is undone, is in force again. */
export async function rememberImposed(em: EntityManager, decision: Decision): Promise<void> {
  const { partnerId, restriction, reason, byName } = decision;
  await em.execute(
    `insert into restriction_decision (partner_id, since, imposed_by, reason, imposed_by_name) values (?, ?, ?, ?, ?)
     on conflict (partner_id, since, imposed_by) do update set lifted_on = null,
       reason = coalesce(restriction_decision.reason, excluded.reason),
       imposed_by_name = coalesce(restriction_decision.imposed_by_name, excluded.imposed_by_name)`,
    [partnerId, restriction.since, restriction.imposedBy, reason, byName],
  );
}

/** Remembers that a restriction was lifted here, so that no older file of the registry brings it back. */
export async function rememberLifted(
  em: EntityManager,
  partnerId: string,
  { since, imposedBy }: Restriction,
  on: string,
): Promise<void> {
  await em.execute(
    `insert into restriction_decision (partner_id, since, imposed_by, lifted_on) values (?, ?, ?, ?)
     on conflict (partner_id, since, imposed_by) do update set lifted_on = excluded.lifted_on`,
    [partnerId, since, imposedBy, on],
  );
}

type Booked = { partner_id: string; product: string; invoice_number: string; kopecks: number; paid_on: string };

const keyOf = (partnerId: string, product: string, invoiceNumber: string): string =>
  JSON.stringify([partnerId, product, invoiceNumber]);

/**
 * A bundle as it stands with what was decided here: a debt whose payment was booked stays paid, a restriction that was
 * lifted stays lifted, one that was imposed stays in force. A bundle knows of these only once the registry's keeper has
 * taken them over; until then it would undo a payment. What a bundle says beyond that goes as it says: a debt that has
 * grown is unpaid again, another restriction is another.
 */
export async function withDecisionsHere(em: EntityManager, partners: readonly PartnerData[]): Promise<PartnerData[]> {
  const rows = await em.execute<Booked[]>(
    `select partner_id, product, invoice_number, sum(amount_kopecks)::text::float8 as kopecks, max(paid_on)::text as paid_on
     from payment_allocation group by partner_id, product, invoice_number`,
  );
  const booked = new Map(rows.map((row) => [keyOf(row.partner_id, row.product, row.invoice_number), row]));
  const decisions = Map.groupBy(
    await em.find(RestrictionDecision, {}, { disableIdentityMap: true }),
    ({ partner }) => partner.id,
  );
  return partners.map((partner) => ({
    ...partner,
    debts: partner.debts.map((debt) => {
      const got = booked.get(keyOf(partner.id, debt.product, debt.invoiceNumber));
      const isPaid = got !== undefined && Number(got.kopecks) >= debt.amountKopecks;
      return debt.paidAt === null && isPaid ? { ...debt, paidAt: got.paid_on } : debt;
    }),
    restriction: restrictionOf(partner, decisions.get(partner.id) ?? []),
  }));
}

function restrictionOf({ restriction }: PartnerData, decisions: readonly RestrictionDecision[]): Restriction | null {
  const isLifted = decisions.some(
    ({ since, imposedBy, liftedOn }) =>
      liftedOn !== null && since === restriction?.since && imposedBy === restriction.imposedBy,
  );
  if (restriction !== null && !isLifted) return restriction;
  const open = decisions.find(({ liftedOn, imposedByName }) => liftedOn === null && imposedByName !== null);
  return open ? { since: open.since, imposedBy: open.imposedBy } : null;
}
