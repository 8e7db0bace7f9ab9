import type { DraftSlot } from '@perenos/domain';
import { fetchJson } from '../api/http.ts';
import type { SavedDraft, TemplateDetail, TemplatePreview } from '../api/types.ts';

/** Texts on their way: what a person has typed, and the templates that letters are made of. */
export type LetterVerbs = {
  keepDraft(ticketId: number, slot: DraftSlot, text: string): Promise<SavedDraft>;
  dropDraft(ticketId: number, slot: DraftSlot): Promise<void>;
  /** The letter that a text would give, on sample data; 422 with a sentence for the field. */
  previewTemplate(id: string, text: string): Promise<TemplatePreview>;
  /** `version`: the one that was edited; 409 where somebody was quicker. */
  changeTemplate(id: string, input: { text: string; version: number }): Promise<TemplateDetail>;
  restoreTemplate(id: string, version: number): Promise<TemplateDetail>;
};

export function createLetterVerbs(apiUrl: string): LetterVerbs {
  const send = async (method: 'PUT' | 'POST', path: string, input: unknown) =>
    (await fetchJson(`${apiUrl}${path}`, { method, body: JSON.stringify(input), keepalive: method === 'PUT' })).json;
  const template = (id: string) => `/templates/${encodeURIComponent(id)}`;

  return {
    // The page may be going away: the browser finishes the request without it.
    keepDraft: (ticketId, slot, text) => send('PUT', `/tickets/${ticketId}/drafts/${slot}`, { text }),
    dropDraft: async (ticketId, slot) => {
      await fetchJson(`${apiUrl}/tickets/${ticketId}/drafts/${slot}`, { method: 'DELETE', keepalive: true });
    },
    previewTemplate: (id, text) => send('POST', `${template(id)}/preview`, { text }),
    changeTemplate: (id, input) => send('PUT', template(id), input),
    restoreTemplate: (id, version) => send('POST', `${template(id)}/restore`, { version }),
  };
}
