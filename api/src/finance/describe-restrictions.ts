import {
  type EntityManager,
  JournalEntry,
  loadCalendar,
  loadLedger,
  loadPayers,
  Restriction,
  RestrictionDecision,
} from '@perenos/db';
import {
  blockingTermsOn,
  type IsoDate,
  imposeBases,
  imposeBasisLabels,
  imposeByHand,
  journalKindLabels,
  liftBases,
  liftBasisLabels,
  liftByHand,
  type Partner,
  remainingOf,
} from '@perenos/domain';
import type { z } from 'zod';
import type { restrictionDetail, restrictionRow } from '../contract/finance.ts';
import { ApiError } from '../http/errors.ts';
import { ticketNumbers } from '../records/ticket-numbers.ts';

type Row = z.infer<typeof restrictionRow>;

/** Rows of the contract for partners that are restricted; the others have none. */
export async function describeRestrictions(
  em: EntityManager,
  partners: readonly Partner[],
  nameOf: (id: string) => string,
): Promise<Row[]> {
  const restricted = partners.filter(({ restriction }) => restriction !== null);
  const ids = restricted.map(({ id }) => id);
  const decisions = await em.find(RestrictionDecision, { partner: { $in: ids }, liftedOn: null });
  const ledger = Map.groupBy(await loadLedger(em, ids), ({ partnerId }) => partnerId);
  return restricted.flatMap(({ restriction, ...partner }) => {
    if (restriction === null) return [];
    const { since, imposedBy } = restriction;
    const decision = decisions.find(
      (one) => one.partner.id === partner.id && one.since === since && one.imposedBy === imposedBy,
    );
    const unpaid = (ledger.get(partner.id) ?? []).filter((debt) => remainingOf(debt) > 0);
    const automatic = imposedBy === 'automatic';
    return [
      {
        id: partner.id,
        partnerName: partner.name,
        partnerInn: partner.inn,
        logins: partner.logins,
        salesCenterName: partner.salesCenterId && nameOf(partner.salesCenterId),
        since,
        imposedBy: automatic ? ('automatic' as const) : ('sales-center' as const),
        imposedByName: automatic ? 'Автоматически' : nameOf(imposedBy),
        decidedByName: decision?.imposedByName ?? null,
        reason: decision?.reason ?? null,
        unpaidCount: unpaid.length,
        unpaidKopecks: unpaid.reduce((sum, debt) => sum + remainingOf(debt), 0),
      },
    ];
  });
}

/** Every restriction in force, with what the filter asks for. */
export async function allRestrictions(em: EntityManager): Promise<Row[]> {
  const rows = await em.findAll(Restriction);
  const ids = rows.map(({ partner }) => partner.id);
  const partners = await loadPayers(em, ids);
  return describeRestrictions(
    em,
    partners.filter(({ id }) => ids.includes(id)),
    namesAmong(partners),
  );
}

const namesAmong =
  (partners: readonly Partner[]) =>
  (id: string): string =>
    partners.find((partner) => partner.id === id)?.name ?? id;

/** A partner with the sales centres, to judge its restriction by. */
export async function partnerToJudge(
  em: EntityManager,
  id: string,
): Promise<{ partner: Partner; nameOf: (id: string) => string }> {
  const partners = await loadPayers(em, [id]);
  const partner = partners.find((candidate) => candidate.id === id);
  if (!partner) throw new ApiError('not-found', { what: 'Партнёр' });
  return { partner, nameOf: namesAmong(partners) };
}

const option = <B extends string>(
  basis: B,
  label: string,
  decision: { ok: true; rules: string[] } | { ok: false; rule: string; reason: string },
) => ({
  basis,
  label,
  allowed: decision.ok,
  rules: decision.ok ? decision.rules : [decision.rule],
  reason: decision.ok ? null : decision.reason,
});

/** A partner's restriction: as it stands, what may be done about it by hand and why not, and all that was. */
export async function describeRestriction(
  em: EntityManager,
  id: string,
  on: IsoDate,
): Promise<z.infer<typeof restrictionDetail>> {
  const { partner, nameOf } = await partnerToJudge(em, id);
  const [current = null] = await describeRestrictions(em, [partner], nameOf);
  const terms = blockingTermsOn(on);
  const calendar = await loadCalendar(em);
  const lines = await em.find(
    JournalEntry,
    { objectType: 'partner', objectId: id, kind: { $in: ['restriction-imposed', 'restriction-lifted'] } },
    { orderBy: { id: 'desc' }, limit: 100 },
  );
  const numbers = await ticketNumbers(em, lines);
  return {
    id,
    partnerName: partner.name,
    current,
    impose: imposeBases.map((basis) =>
      option(basis, imposeBasisLabels[basis], imposeByHand(partner, { basis, on, terms, calendar })),
    ),
    lift: liftBases.map((basis) => option(basis, liftBasisLabels[basis], liftByHand(partner, { basis, on, nameOf }))),
    history: lines.map((line) => ({
      id: line.id,
      at: line.at.toISOString(),
      actorName: line.actorName,
      title: journalKindLabels[line.kind],
      grounds: line.grounds,
      clauses: line.clauses,
      ticketId: line.ticket?.id ?? null,
      ticketNumber: (line.ticket && numbers.get(line.ticket.id)) ?? null,
    })),
  };
}
