export { type BookingReport, bookPayments } from './book-payments.ts';
export { findStatement, keepStatement } from './keep-statement.ts';
export { loadLedger, loadPayers } from './ledger.ts';
export { lockFinance } from './locks.ts';
export {
  imposeDueRestrictions,
  imposeRestriction,
  liftRestriction,
  loadDueRestrictions,
} from './restrictions.ts';
export { type PaymentInHand, previewPayments, rowsOf, type StatementPreview } from './statement-preview.ts';
