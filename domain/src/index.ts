export * from './products.ts';
export { type ParsedBundle, parseRegistryBundle } from './registry/bundle.ts';
export * from './registry/registry.ts';
export * from './registry/serving-partner.ts';
export * from './registry/types.ts';
export * from './regulation/types.ts';
export * from './requests/types.ts';
export * from './requisites/index.ts';
export * from './working-time/index.ts';
