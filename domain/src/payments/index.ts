export * from './amounts.ts';
export * from './effects.ts';
export * from './matching.ts';
export * from './read-client-bank.ts';
export * from './read-table.ts';
export * from './sample.ts';
export * from './types.ts';
