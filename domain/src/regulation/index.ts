export type { RegulationClause } from './clauses.ts';
export {
  type CitedClause,
  citedClauses,
  clauseText,
  type Edition,
  type EditionChange,
  edition2026,
  editionOf,
  editionOn,
  orderClauses,
  publishedEditions,
} from './editions.ts';
export { judge } from './judge.ts';
export { type MissingPoint, missingPoint } from './missing-points.ts';
export {
  type EditionParameters,
  type ParameterName,
  parameterInfo,
  parameterNames,
  parameters2026,
} from './parameters.ts';
export { type Reading, readings } from './readings.ts';
export { judgingRules, notJudged } from './register.ts';
export { termOf } from './term.ts';
export { isInForce, isPaid } from './transfer/licences.ts';
export { senderNow } from './transfer/who-may-ask.ts';
export * from './types.ts';
