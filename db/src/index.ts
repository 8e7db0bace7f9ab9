export type { Database, DatabaseOptions, EntityManager } from './database.ts';
export { openDatabase } from './database.ts';
export * from './entities/index.ts';
export * from './errors.ts';
export { type Actor, type JournalLine, writeJournal } from './journal/write.ts';
export { type ImportReport, importRegistry, type SectionCounts } from './registry/import.ts';
export { loadRegistrySlice, loadWholeRegistry, type RegistryKeys } from './registry/load.ts';
export type { Channel, HeldLock } from './services.ts';
