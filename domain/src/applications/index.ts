export * from './centers.ts';
export * from './errors-catalogue.ts';
export * from './identification.ts';
export * from './notices.ts';
export * from './requisite-rows.ts';
export * from './requisites.ts';
export * from './stages.ts';
export * from './transitions.ts';
