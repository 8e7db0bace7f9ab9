import type { EntityManager } from '../database.ts';

/** What the journal knows of an object's last change. */
export type ObjectVersion = { version: number; by: string };

/**
 * Versions of objects of the registry, by id: the number of the last journal line about each. Whatever changes an object —
 * a person, a transfer, an import — writes such a line, so that none goes unnoticed. An object without one is at version 0.
 */
export async function objectVersions(
  em: EntityManager,
  objectType: string,
  objectIds: readonly string[],
): Promise<(objectId: string) => ObjectVersion> {
  const rows =
    objectIds.length === 0
      ? []
      : await em.execute<{ objectId: string; version: number; by: string }[]>(
          `select distinct on (object_id) object_id as "objectId", id as version, actor_name as by from journal_entry
           where object_type = ? and object_id in (${objectIds.map(() => '?').join(', ')}) order by object_id, id desc`,
          [objectType, ...objectIds],
        );
  const byId = new Map(rows.map(({ objectId, version, by }) => [objectId, { version, by }]));
  return (objectId) => byId.get(objectId) ?? { version: 0, by: '' };
}
