export * from './amounts.ts';
export { namesInvoice } from './invoices.ts';
export * from './matching.ts';
export * from './read-client-bank.ts';
export * from './read-table.ts';
export * from './sample.ts';
export * from './types.ts';
