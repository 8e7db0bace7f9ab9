export * from './changes.ts';
export * from './objects.ts';
