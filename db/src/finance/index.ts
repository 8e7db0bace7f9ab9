export { type Booking, type BookingReport, bookingDay, bookPayments } from './book-payments.ts';
export { findStatement, keepStatement, paymentFingerprint, type StatementFile } from './keep-statement.ts';
export { loadLedger, loadPayers } from './ledger.ts';
export { lockFinance } from './locks.ts';
export {
  imposeDueRestrictions,
  imposeRestriction,
  liftRestriction,
  loadDueRestrictions,
  overdueGrounds,
  type RestrictionAct,
} from './restrictions.ts';
export { type PaymentInHand, previewPayments, rowsOf, type StatementPreview } from './statement-preview.ts';
