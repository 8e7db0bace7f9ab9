import type { RegistryChange } from './changes.ts';

/** What takes one change back: it expects what the change has left, and leaves what the change had found. */
function inverse(change: RegistryChange): RegistryChange {
  const { clause } = change;
  switch (change.type) {
    case 'subscriber-partner':
      return { ...change, before: change.after, after: change.before };
    case 'licence-partner':
      return { ...change, before: change.after, after: change.before };
    case 'licence-tariff':
      return { ...change, before: change.after, after: change.before };
    case 'application-partner':
      return { ...change, before: change.after, after: change.before };
    case 'application-state':
      return { ...change, before: change.after, after: change.before };
    case 'group-dissolved':
      return { ...change, type: 'group-restored', before: null, after: change.before };
    case 'group-restored':
      return { ...change, type: 'group-dissolved', before: change.after, after: null };
    case 'restriction-imposed': {
      const { partnerId, before, after } = change;
      return before === null
        ? { type: 'restriction-lifted', partnerId, before: after, after: null, clause }
        : { ...change, before: after, after: before };
    }
    case 'restriction-lifted': {
      const { partnerId, before } = change;
      return { type: 'restriction-imposed', partnerId, before: null, after: before, clause };
    }
    case 'invoice-to-partner':
      return { ...change, before: change.after, after: change.before };
    case 'representative-invoice':
      return { ...change, before: change.after, after: change.before };
  }
}

/** What takes changes back that were done in this order: each its own, the last one first. */
export const inverseOf = (changes: readonly RegistryChange[]): RegistryChange[] => changes.map(inverse).reverse();
