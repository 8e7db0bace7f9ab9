export * from './automatic.ts';
export * from './by-hand.ts';
export * from './notices.ts';
export * from './overdue.ts';
export * from './terms.ts';
