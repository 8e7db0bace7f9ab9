export * from './decisions.ts';
export * from './escalations.ts';
export * from './forecast.ts';
export * from './measured.ts';
export * from './overrides.ts';
export type { Pace } from './pace.ts';
export * from './sampling.ts';
export * from './scorecards.ts';
export { timeInWords } from './words.ts';
