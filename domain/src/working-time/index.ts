export * from './calendar.ts';
export * from './calendar-file.ts';
export * from './deadlines.ts';
export { compareInstants, moscowDateOf, moscowTimeOf } from './instants.ts';
