import { fetchJson } from '../api/http.ts';
import type { components } from '../generated/api.ts';

type Schemas = components['schemas'];
export type Regulation = Schemas['Regulation'];
export type Clause = Schemas['RegulationClause'];
export type Edition = Schemas['Edition'];
export type DraftBody = Schemas['EditionDraftBody'];

export type RegulationVerbs = {
  /** The regulation in an edition, with the tickets of a month `YYYY-MM`; null: the one in force, this month. */
  regulation(edition: string | null, month: string | null): Promise<Regulation>;
  editions(): Promise<Edition[]>;
  createEdition(draft: DraftBody): Promise<Edition>;
  changeEdition(id: number, draft: DraftBody & { version: number }): Promise<Edition>;
  discardEdition(id: number, version: number): Promise<{ id: number }>;
  putEditionInForce(id: number, input: { version: number; validFrom: string }): Promise<Edition>;
};

export function createRegulationVerbs(apiUrl: string): RegulationVerbs {
  const url = `${apiUrl}/regulation`;
  const get = async (path: string) => (await fetchJson(`${url}${path}`)).json;
  const send = async (method: 'POST' | 'PUT', path: string, input: unknown) =>
    (await fetchJson(`${url}${path}`, { method, body: JSON.stringify(input) })).json;
  return {
    regulation: (edition, month) => {
      const query = new URLSearchParams({ ...(edition && { edition }), ...(month && { month }) });
      return get(query.size > 0 ? `?${query}` : '');
    },
    editions: () => get('/editions'),
    createEdition: (draft) => send('POST', '/editions', draft),
    changeEdition: (id, draft) => send('PUT', `/editions/${id}`, draft),
    discardEdition: (id, version) => send('POST', `/editions/${id}/discard`, { version }),
    putEditionInForce: (id, input) => send('POST', `/editions/${id}/put-in-force`, input),
  };
}
