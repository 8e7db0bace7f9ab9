import type { ItemField, LetterField, PaymentField } from '@perenos/domain';
import simpleRestProvider from 'ra-data-simple-rest';
import type { DataProvider } from 'react-admin';
import { fetchJson } from '../api/http.ts';
import type { QueueCounts, TicketDetail } from '../api/types.ts';
import { type ApplicationVerbs, createApplicationVerbs } from '../applications/applicationVerbs.ts';
import { type CheckVerbs, createCheckVerbs } from '../applications/checks/checkVerbs.ts';
import { type AuditVerbs, createAuditVerbs } from '../audit/auditVerbs.ts';
import { type CalendarVerbs, createCalendarVerbs } from '../calendar/calendarVerbs.ts';
import { createFinanceVerbs, type FinanceVerbs } from '../finance/financeVerbs.ts';
import { createGroupVerbs, type GroupVerbs } from '../groups/groupVerbs.ts';
import { createOversightVerbs, type OversightVerbs } from '../oversight/oversightVerbs.ts';
import { createReceiptVerbs, type ReceiptVerbs } from '../receipt/receiptVerbs.ts';
import { createRegulationVerbs, type RegulationVerbs } from '../regulation/regulationVerbs.ts';
import { createRevocationVerbs, type RevocationVerbs } from '../revocations/revocationVerbs.ts';
import { createWhatIfVerbs, type WhatIfVerbs } from '../whatif/whatIfVerbs.ts';
import { createDeskVerbs, type DeskVerbs } from './deskVerbs.ts';
import { createLetterVerbs, type LetterVerbs } from './letterVerbs.ts';
import { createRegistrarVerbs, type RegistrarVerbs } from './registrarVerbs.ts';

type TicketId = number | string;

/**
 * What can be done with a ticket, beyond reading. Every verb carries the version that the specialist saw, answers the
 * fresh ticket, and rejects with an `HttpError`: 409 where the ticket has changed since, 422 where the input won't do.
 */
type TicketVerbs = {
  counts(): Promise<QueueCounts>;
  take(id: TicketId, input: { version: number }): Promise<TicketDetail>;
  release(id: TicketId, input: { version: number }): Promise<TicketDetail>;
  /** `confirmed`: the visual checks (3.5–3.7) that the specialist has ticked. No `itemIds`: all that are ready. */
  execute(
    id: TicketId,
    input: { version: number; itemIds?: number[]; confirmed: string[]; answer?: string },
  ): Promise<TicketDetail>;
  /** `attachments`: the recommended letter forms that go along, by id. */
  askData(id: TicketId, input: { version: number; text: string; attachments: string[] }): Promise<TicketDetail>;
  refuse(id: TicketId, input: { version: number; text: string }): Promise<TicketDetail>;
  /** A person's value for a field; the item is judged again at once. */
  correct(
    id: TicketId,
    input: { version: number; itemId: number; field: ItemField; value: string | null },
  ): Promise<TicketDetail>;
  /** The same for a field of a letter or a payment document. */
  correctDocument(
    id: TicketId,
    input: { version: number; documentId: number; field: LetterField | PaymentField; value: string | null },
  ): Promise<TicketDetail>;
  /** Takes the last deciding act back while its letters are still here. */
  undo(id: TicketId, input: { version: number }): Promise<TicketDetail>;
  /** The transfer back, with its grounds, after the letters have left. */
  reverse(id: TicketId, input: { version: number; itemIds?: number[]; grounds: string }): Promise<TicketDetail>;
  /** A reply that settles the ticket without executing anything. */
  answer(id: TicketId, input: { version: number; text: string }): Promise<TicketDetail>;
  close(id: TicketId, input: { version: number; reason: string }): Promise<TicketDetail>;
  /** A settled ticket back to work. */
  reopen(id: TicketId, input: { version: number; reason: string }): Promise<TicketDetail>;
};

export type PanelDataProvider = DataProvider &
  TicketVerbs &
  DeskVerbs &
  LetterVerbs &
  RegistrarVerbs &
  CheckVerbs &
  GroupVerbs &
  FinanceVerbs &
  ReceiptVerbs &
  CalendarVerbs &
  RegulationVerbs &
  WhatIfVerbs &
  OversightVerbs &
  AuditVerbs &
  ApplicationVerbs &
  RevocationVerbs;

export function createDataProvider(apiUrl: string): PanelDataProvider {
  const post = async <T>(path: string, body: unknown): Promise<T> => {
    const { json } = await fetchJson(`${apiUrl}${path}`, { method: 'POST', body: JSON.stringify(body) });
    return json;
  };
  const verb = (id: TicketId, name: string, input: unknown) =>
    post<TicketDetail>(`/tickets/${encodeURIComponent(id)}/${name}`, input);

  return {
    ...simpleRestProvider(apiUrl, fetchJson),
    ...createDeskVerbs(apiUrl),
    ...createLetterVerbs(apiUrl),
    ...createRegistrarVerbs(apiUrl),
    ...createCheckVerbs(apiUrl),
    ...createReceiptVerbs(apiUrl),
    ...createCalendarVerbs(apiUrl),
    ...createRegulationVerbs(apiUrl),
    ...createWhatIfVerbs(apiUrl),
    ...createOversightVerbs(apiUrl),
    ...createAuditVerbs(apiUrl),
    ...createGroupVerbs(apiUrl),
    ...createFinanceVerbs(apiUrl),
    ...createApplicationVerbs(apiUrl),
    ...createRevocationVerbs(apiUrl),
    counts: async () => (await fetchJson(`${apiUrl}/tickets/counts`)).json,
    take: (id, input) => verb(id, 'take', input),
    release: (id, input) => verb(id, 'release', input),
    execute: (id, input) => verb(id, 'execute', input),
    askData: (id, input) => verb(id, 'ask-data', input),
    refuse: (id, input) => verb(id, 'refuse', input),
    correct: (id, input) => verb(id, 'correct', input),
    correctDocument: (id, input) => verb(id, 'correct-document', input),
    undo: (id, input) => verb(id, 'undo', input),
    reverse: (id, input) => verb(id, 'reverse', input),
    answer: (id, input) => verb(id, 'answer', input),
    close: (id, input) => verb(id, 'close', input),
    reopen: (id, input) => verb(id, 'reopen', input),
  };
}
