export * from './changes.ts';
export * from './kind-labels.ts';
export * from './kinds.ts';
export * from './objects.ts';
