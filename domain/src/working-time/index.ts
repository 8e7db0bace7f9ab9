export * from './calendar.ts';
export * from './calendar-file.ts';
export * from './deadlines.ts';
export { compareInstants, moscowDateOf, moscowMidnight, moscowTimeOf } from './instants.ts';
