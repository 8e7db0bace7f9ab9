import { type ItemField, type MissingCode, nameKey, type RequestField, requestFields } from '@perenos/domain';

/** The fields that say to whom: in doubt when a later mail contests the transfer as a whole. */
export const targetFields: readonly RequestField[] = ['targetPartnerName', 'targetPartnerInn', 'targetPartnerLogin'];

/** Which field a missing code asks for. */
const askedBy: Partial<Record<MissingCode, readonly RequestField[]>> = {
  product: ['product'],
  'subscriber-inn': ['subscriberInn'],
  'subscriber-inn-invalid': ['subscriberInn'],
  'subscriber-kpp': ['subscriberKpp'],
  'subscriber-name': ['subscriberName'],
  'subscriber-not-found': ['subscriberInn', 'subscriberKpp', 'subscriberName'],
  'target-partner-name': ['targetPartnerName'],
  'target-partner-inn': ['targetPartnerInn'],
  'target-partner-inn-invalid': ['targetPartnerInn'],
  'target-partner-login': ['targetPartnerLogin'],
  'target-partner-login-mismatch': ['targetPartnerLogin'],
  'target-partner-not-found': ['targetPartnerName', 'targetPartnerInn', 'targetPartnerLogin'],
  'fields-not-copyable': requestFields,
};

/** The fields that a ticket's question asks for. */
export const askedFields = (expected: readonly MissingCode[]): Set<RequestField> =>
  new Set(expected.flatMap((code) => askedBy[code] ?? []));

/** Names are the same however their legal form and quotes are written. */
export const sameValue = (field: ItemField, a: string | null, b: string | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    (field === 'subscriberName' || field === 'targetPartnerName') &&
    nameKey(a) === nameKey(b));
