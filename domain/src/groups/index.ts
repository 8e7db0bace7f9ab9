export * from './change.ts';
export * from './notices.ts';
export * from './transfer-preview.ts';
