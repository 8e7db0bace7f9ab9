export {
  type CitedClause,
  citedClauses,
  clauseText,
  type Edition,
  edition2026,
  orderClauses,
} from './editions.ts';
export { judge } from './judge.ts';
export { type MissingPoint, missingPoint } from './missing-points.ts';
export { type Reading, readings } from './readings.ts';
export { isInForce, isPaid } from './transfer/licences.ts';
export { senderNow } from './transfer/who-may-ask.ts';
export * from './types.ts';
