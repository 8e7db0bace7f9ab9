export * from './causes.ts';
export * from './facts.ts';
export * from './first-answer.ts';
export * from './labels.ts';
export * from './numbers.ts';
export * from './query.ts';
export * from './selection.ts';
