export * from './device.ts';
export * from './duties.ts';
export * from './letters.ts';
export * from './passwords.ts';
