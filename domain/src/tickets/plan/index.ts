export * from './apply.ts';
export * from './changes.ts';
export { effectClause, groundClause } from './clauses.ts';
export * from './describe.ts';
export { inverseOf } from './inverse.ts';
export { mustGoTogether, type PlanContext, PlanImpossible, plan, planTogether } from './plan.ts';
