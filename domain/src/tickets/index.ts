export * from './actions.ts';
export * from './clock.ts';
export * from './items.ts';
export * from './journal.ts';
export * from './labels.ts';
export * from './plan/index.ts';
export * from './states.ts';
export * from './token.ts';
