import { type EntityManager, loadAuditFacts, Partner, User } from '@perenos/db';
import {
  type AuditDimension,
  type AuditNumbers,
  type AuditQuery,
  type AuditRow,
  auditDimensions,
  auditKeyLabel,
  auditNumbers,
  noKey,
  previousPeriod,
  type TicketAuditFacts,
} from '@perenos/domain';
import type { AuditReportView } from '../contract/audit.ts';

/** A report, with what it was counted from. */
export type AuditReport = { view: AuditReportView; facts: TicketAuditFacts[] };

/** The figures of a period as they stand now, with names where people would see keys. */
export async function describeAudit(em: EntityManager, query: AuditQuery, now: Date): Promise<AuditReport> {
  const facts = await loadAuditFacts(em, query, now);
  const { breakdowns, ...numbers } = auditNumbers(facts, query, now);
  const names = await namesOf(em, breakdowns);
  const named = (dimension: AuditDimension): AuditReportView['breakdowns']['mailbox'] =>
    breakdowns[dimension].map((row) => ({
      ...row,
      name: auditKeyLabel(dimension, row.key, names[dimension]?.get(row.key)),
    }));
  return {
    facts,
    view: {
      period: { from: query.from, to: query.to },
      previousPeriod: previousPeriod(query),
      at: now.toISOString(),
      ...numbers,
      breakdowns: Object.fromEntries(
        auditDimensions.map((dimension) => [dimension, named(dimension)]),
      ) as AuditReportView['breakdowns'],
    },
  };
}

type Names = Partial<Record<AuditDimension, ReadonlyMap<string, string>>>;

async function namesOf(em: EntityManager, { specialist, partner }: AuditNumbers['breakdowns']): Promise<Names> {
  const keys = (rows: readonly AuditRow[]): string[] => rows.map(({ key }) => key).filter((key) => key !== noKey);
  const users = await em.find(User, { id: { $in: keys(specialist).map(Number) } }, { fields: ['id', 'name'] });
  const partners = await em.find(Partner, { id: { $in: keys(partner) } }, { fields: ['id', 'name'] });
  return {
    specialist: new Map(users.map(({ id, name }) => [String(id), name])),
    partner: new Map(partners.map(({ id, name }) => [id, name])),
  };
}

/** What the figures can be narrowed by. */
export async function auditChoicesOf(em: EntityManager) {
  const users = await em.find(User, {}, { fields: ['id', 'name'], orderBy: { name: 'asc' } });
  const partners = await em.find(Partner, {}, { fields: ['id', 'name'], orderBy: { name: 'asc' } });
  return {
    specialists: users.map(({ id, name }) => ({ id: String(id), name })),
    partners: partners.map(({ id, name }) => ({ id, name })),
  };
}
