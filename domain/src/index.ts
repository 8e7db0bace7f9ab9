export * from './accounts/index.ts';
export * from './applications/checks/index.ts';
export * from './applications/index.ts';
export * from './audit/index.ts';
export * from './certificates/index.ts';
export * from './financial-block/index.ts';
export * from './groups/index.ts';
export * from './journal/index.ts';
export {
  correctLetter,
  correctPayment,
  isLetterField,
  isPaymentField,
  parsedDate,
  parsedInn,
  parsedKpp,
} from './letters/correct-document.ts';
export * from './letters/forms.ts';
export * from './mails/labels.ts';
export * from './oversight/index.ts';
export * from './payments/index.ts';
export * from './products.ts';
export { type ParsedBundle, parseRegistryBundle } from './registry/bundle.ts';
export { debtProductName, unpaidDebts } from './registry/debts.ts';
export * from './registry/labels.ts';
export * from './registry/registry.ts';
export * from './registry/serving-partner.ts';
export { type SharedAddress, sharedAddresses, sharedAddressWarning } from './registry/shared-addresses.ts';
export * from './registry/types.ts';
export * from './regulation/index.ts';
export * from './requests/types.ts';
export * from './requisites/index.ts';
export * from './roles/index.ts';
export * from './sla/index.ts';
export * from './subscribers/index.ts';
export * from './tariffs/index.ts';
export * from './tickets/index.ts';
export * from './what-if/index.ts';
export * from './wording/format.ts';
export * from './working-time/index.ts';
