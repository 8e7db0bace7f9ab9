import {
  defaultTemplates,
  isTemplateKey,
  type TemplateKey,
  type Templates,
  templateKeys,
  templateProblem,
} from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { TemplateVersion } from '../entities/index.ts';

/** The number of the product's own text. */
export const firstTemplateVersion = 1;

/** The latest version of every template that was ever changed. */
export async function latestTemplateVersions(em: EntityManager): Promise<Map<TemplateKey, TemplateVersion>> {
  const latest = await em.execute<{ id: number }[]>(
    `select distinct on (key) id from template_version order by key, version desc`,
  );
  const rows = await em.find(TemplateVersion, { id: { $in: latest.map(({ id }) => id) } });
  return new Map(rows.flatMap((row) => (isTemplateKey(row.key) ? [[row.key, row] as const] : [])));
}

/**
 * The texts in use. A stored one that lacks what a later release of the product demands, or names what it no longer
 * fills in, gives way to the product's own: a letter never leaves with a gap.
 */
export async function loadTemplates(em: EntityManager): Promise<Templates> {
  const latest = await latestTemplateVersions(em);
  const inUse = templateKeys.map((key) => {
    const stored = latest.get(key)?.text;
    return [key, stored === undefined || templateProblem(key, stored) !== null ? defaultTemplates[key] : stored];
  });
  return Object.fromEntries(inUse) as Templates;
}

/** All stored versions of one template, the latest first. */
export const templateVersions = (em: EntityManager, key: TemplateKey): Promise<TemplateVersion[]> =>
  em.find(TemplateVersion, { key }, { orderBy: { version: 'desc' } });

/** Until the transaction ends nobody else changes this template. */
export const lockTemplate = async (em: EntityManager, key: TemplateKey): Promise<void> =>
  void (await em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 2))`, [`template ${key}`]));
