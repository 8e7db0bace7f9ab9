import type { Product } from '../../products.ts';
import type { ApplicationState, CompanyGroup, IsoDate, Restriction } from '../../registry/types.ts';
import type { ClauseId } from '../../regulation/types.ts';

/** What makes a group of companies beside its members. */
export type GroupHead = Pick<CompanyGroup, 'name' | 'product' | 'headInn'>;

/**
 * One thing that an execution does, with what was there before, so that it can be shown, checked, kept in the journal
 * and undone. Serialisable. `clause` is null for what merely keeps another product where it is.
 */
export type RegistryChange = { clause: ClauseId | null } & (
  | { type: 'subscriber-partner'; inn: string; kpp: string | null; product: Product; before: string; after: string }
  /** null: served by the subscriber's own partner. */
  | { type: 'licence-partner'; licenceId: string; before: string | null; after: string | null }
  | { type: 'licence-tariff'; licenceId: string; before: string; after: string }
  | { type: 'application-partner'; applicationId: string; before: string; after: string }
  | { type: 'application-state'; applicationId: string; before: ApplicationState; after: ApplicationState }
  | { type: 'group-dissolved'; groupId: string; group: GroupHead; before: string[]; after: null }
  /** Only as the inverse of a dissolution. */
  | { type: 'group-restored'; groupId: string; group: GroupHead; before: null; after: string[] }
  | { type: 'restriction-imposed'; partnerId: string; before: Restriction | null; after: Restriction }
  | { type: 'restriction-lifted'; partnerId: string; before: Restriction; after: null }
  /** For the billing: nothing in the registry changes. Partners' ids. */
  | { type: 'invoice-to-partner'; licenceId: string; before: string | null; after: string | null }
  /** For the billing: whoever serves the representative on `quarterEnd` gets the invoice (4.1.6, 4.2.3). */
  | {
      type: 'representative-invoice';
      licenceId: string;
      quarterEnd: IsoDate;
      before: string | null;
      after: string | null;
    }
);
