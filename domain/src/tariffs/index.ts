export * from './extensions.ts';
export * from './labels.ts';
export * from './states.ts';
export * from './touched.ts';
