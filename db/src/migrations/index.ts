import { Migration0001 } from './0001_initial.ts';

/** In the order in which they run. A migration that was ever released is never changed: write the next one. */
export const migrations = [Migration0001];
