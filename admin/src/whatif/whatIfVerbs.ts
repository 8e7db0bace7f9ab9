import type { DeadlineChange, Verdict } from '@perenos/domain';
import { fetchJson } from '../api/http.ts';
import type { components } from '../generated/api.ts';

type Schemas = components['schemas'];
export type WhatIfQuestion = Schemas['WhatIfQuestion'];
export type WhatIfRun = Schemas['WhatIfRun'];
export type WhatIfDifference = Schemas['WhatIfDifference'];
export type DifferenceFilter = {
  about?: 'verdict' | 'late' | DeadlineChange;
  clause?: string;
  was?: Verdict;
  would?: Verdict;
};

export type WhatIfVerbs = {
  startWhatIf(question: WhatIfQuestion): Promise<WhatIfRun>;
  whatIfRun(id: string): Promise<WhatIfRun>;
  cancelWhatIf(id: string): Promise<WhatIfRun>;
  /** A page of tickets of which something would be another. */
  whatIfDifferences(
    id: string,
    filter: DifferenceFilter,
    range: [number, number],
  ): Promise<{ rows: WhatIfDifference[]; total: number }>;
};

export function createWhatIfVerbs(apiUrl: string): WhatIfVerbs {
  const url = `${apiUrl}/what-if`;
  const post = async (path: string, input: unknown) =>
    (await fetchJson(`${url}${path}`, { method: 'POST', body: JSON.stringify(input) })).json;
  return {
    startWhatIf: (question) => post('', question),
    whatIfRun: async (id) => (await fetchJson(`${url}/${id}`)).json,
    cancelWhatIf: (id) => post(`/${id}/cancel`, {}),
    whatIfDifferences: async (id, filter, range) => {
      const query = new URLSearchParams({ filter: JSON.stringify(filter), range: JSON.stringify(range) });
      const { json, headers } = await fetchJson(`${url}/${id}/differences?${query}`);
      return { rows: json, total: Number(headers.get('content-range')?.split('/')[1] ?? 0) };
    },
  };
}
