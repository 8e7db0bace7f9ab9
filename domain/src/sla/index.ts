export * from './events.ts';
export * from './labels.ts';
export * from './phases.ts';
export * from './receipt.ts';
export * from './waterfall.ts';
