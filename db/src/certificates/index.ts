export { fourEyesRefusal } from './approval.ts';
export { loadRevocationFacts, subscriberOfCertificate } from './facts.ts';
export { findCertificate } from './find.ts';
export { type CertificateToKeep, type KeptCertificate, keepCertificateFile } from './keep-file.ts';
export {
  claimOf,
  type Hand as RevocationHand,
  type LockedRevocation,
  lockRevocation,
  RevocationRefusedError,
  revocationState,
} from './lock-request.ts';
export { type NewRevocation, type RevocationFile, registerRevocation } from './register.ts';
export {
  addRevocationDocuments,
  approveRevocation,
  askRevocationApproval,
  refuseRevocation,
  withdrawRevocation,
} from './settle.ts';
