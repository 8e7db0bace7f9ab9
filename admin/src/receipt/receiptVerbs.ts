import { fetchJson } from '../api/http.ts';
import type { components } from '../generated/api.ts';

export type SlaReceipt = components['schemas']['SlaReceipt'];

export type ReceiptVerbs = { receipt(ticketId: number): Promise<SlaReceipt> };

export const createReceiptVerbs = (apiUrl: string): ReceiptVerbs => ({
  receipt: async (ticketId) => (await fetchJson(`${apiUrl}/tickets/${ticketId}/receipt`)).json,
});

export const receiptFile = (ticketId: number, format: 'pdf' | 'csv'): string =>
  `/api/tickets/${ticketId}/receipt/${format}`;
