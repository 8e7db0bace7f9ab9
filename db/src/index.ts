export type { Database, DatabaseOptions, EntityManager } from './database.ts';
export { openDatabase } from './database.ts';
export * from './entities/index.ts';
export * from './errors.ts';
export type { Channel, HeldLock } from './services.ts';
