import { createRegistry, type Registry } from '../registry/registry.ts';
import type { CompanyGroup, RegistryData } from '../registry/types.ts';
import type { RegistryChange } from '../tickets/plan/changes.ts';
import { inverseOf } from '../tickets/plan/inverse.ts';

/** A registry that goes back in time, step by step. */
export type PastRegistry = {
  registry: Registry;
  /** Takes an execution back; what has become another since by other ways is left as it is. */
  takeBack(changes: readonly RegistryChange[]): void;
};

/**
 * The registry of an earlier day, as far as this product changed it itself: executions are taken back, the latest first;
 * imports are not. `data` is the caller's to lose: its objects are changed.
 */
export function createPastRegistry(data: RegistryData): PastRegistry {
  const now = createRegistry(data);
  const licences = new Map(data.licences.map((licence) => [licence.id, licence]));
  const applications = new Map(data.applications.map((application) => [application.id, application]));
  const restored = new Map<string, CompanyGroup>();
  const registry: Registry = {
    ...now,
    groupOf: (inn, product) => restored.get(`${inn}/${product}`) ?? now.groupOf(inn, product),
  };
  const undo = (change: RegistryChange): void => {
    switch (change.type) {
      case 'subscriber-partner':
        replace(now.subscriber(change.inn, change.kpp), 'partnerId', change);
        return;
      case 'licence-partner':
        replace(licences.get(change.licenceId), 'partnerId', change);
        return;
      case 'licence-tariff':
        replace(licences.get(change.licenceId), 'tariff', change);
        return;
      case 'application-partner':
        replace(applications.get(change.applicationId), 'partnerId', change);
        return;
      case 'application-state':
        replace(applications.get(change.applicationId), 'state', change);
        return;
      case 'restriction-imposed':
      case 'restriction-lifted': {
        const partner = now.partnerById(change.partnerId);
        if (partner) partner.restriction = change.after;
        return;
      }
      case 'group-restored': {
        const { groupId: id, group, after: memberInns } = change;
        for (const inn of memberInns) restored.set(`${inn}/${group.product}`, { id, ...group, memberInns });
        return;
      }
      case 'group-dissolved':
      case 'invoice-to-partner':
      case 'representative-invoice':
        return;
    }
  };
  return { registry, takeBack: (changes) => inverseOf(changes).forEach(undo) };
}

function replace<K extends string, V>(
  object: Record<K, V> | null | undefined,
  field: K,
  { before, after }: { before: NoInfer<V>; after: NoInfer<V> },
): void {
  if (object && object[field] === before) object[field] = after;
}
