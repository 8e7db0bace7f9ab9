import { type AuditQuery, auditDimensions } from '@perenos/domain';
import { fetchJson } from '../api/http.ts';
import type { components } from '../generated/api.ts';

type Schemas = components['schemas'];
export type AuditReport = Schemas['AuditReport'];
export type AuditRow = Schemas['AuditRow'];
export type AuditChoices = Schemas['AuditChoices'];

export type AuditVerbs = {
  audit(query: AuditQuery): Promise<AuditReport>;
  /** What the figures can be narrowed by. */
  auditChoices(): Promise<AuditChoices>;
};

/** The query as the api and the page's address take it. */
export function auditSearch(query: AuditQuery): URLSearchParams {
  const search = new URLSearchParams({ from: query.from, to: query.to });
  for (const dimension of auditDimensions)
    if (query[dimension].length > 0) search.set(dimension, query[dimension].join(','));
  return search;
}

export const auditFile = (query: AuditQuery, format: 'xlsx' | 'pdf'): string =>
  `/api/audit/export?${auditSearch(query)}&format=${format}`;

export const createAuditVerbs = (apiUrl: string): AuditVerbs => ({
  audit: async (query) => (await fetchJson(`${apiUrl}/audit?${auditSearch(query)}`)).json,
  auditChoices: async () => (await fetchJson(`${apiUrl}/audit/choices`)).json,
});
