import { type AuditQuery, type AuditSelection, writeAuditSelection } from '@perenos/domain';

export type Narrowing = Partial<AuditSelection>;

/** The address of the queue with the tickets behind a number. */
export function ticketsBehind(query: AuditQuery, figure: AuditSelection['figure'], narrowing: Narrowing = {}): string {
  const selection = { ...query, figure, cause: null, age: null, took: null, ...narrowing };
  return `/tickets?${new URLSearchParams({ audit: writeAuditSelection(selection) })}`;
}
