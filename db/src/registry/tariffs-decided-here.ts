import type { JournalKind, Licence, LicenceState } from '@perenos/domain';
import type { EntityManager } from '../database.ts';

/** What a bundle that knows nothing of a decision says, and what was decided. A revocation can't be taken back by any. */
const decisions: Partial<Record<JournalKind, { stale: readonly LicenceState[]; decided: LicenceState }>> = {
  'tariff-blocked': { stale: ['registered'], decided: 'blocked' },
  'tariff-resumed': { stale: ['blocked'], decided: 'registered' },
  'tariff-revoked': { stale: ['registered', 'blocked'], decided: 'revoked' },
};

/**
 * The licences of a bundle in the state that was decided here: a bundle knows of a block, a resumption or a revocation only
 * once the registry's keeper has taken it over; until then it would undo what a person did with grounds. What else it says
 * of a licence goes as it says, another state that is no older one too.
 */
export async function withTariffsDecidedHere(em: EntityManager, licences: readonly Licence[]): Promise<Licence[]> {
  const kinds = Object.keys(decisions);
  const rows = await em.execute<{ licence: string; kind: JournalKind }[]>(
    `select distinct on (object_id) object_id as licence, kind from journal_entry
     where object_type = 'licence' and kind in (${kinds.map(() => '?').join(', ')}) order by object_id, id desc`,
    kinds,
  );
  const last = new Map(rows.map(({ licence, kind }) => [licence, decisions[kind]]));
  return licences.map((licence) => {
    const decision = last.get(licence.id);
    return decision?.stale.includes(licence.state) ? { ...licence, state: decision.decided } : licence;
  });
}
