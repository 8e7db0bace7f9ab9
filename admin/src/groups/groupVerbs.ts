import { fetchJson } from '../api/http.ts';
import type { CompanyGroupDetail, DissolvedGroup, GroupChangePreview, GroupTransferPreview } from '../api/types.ts';

/** What is done with groups of companies beyond the usual list and record. */
export type GroupVerbs = {
  dissolvedGroups(): Promise<DissolvedGroup[]>;
  /** `inn`: one member; without it the whole group. Changes nothing. */
  previewGroupTransfer(id: string, input: { targetPartnerId: string; inn?: string }): Promise<GroupTransferPreview>;
  /** Rejects with the rule's own words where the change may not be. */
  previewGroupChange(id: string, input: { change: 'add' | 'remove'; inn: string }): Promise<GroupChangePreview>;
  addGroupMember(id: string, input: { version: number; inn: string; grounds: string }): Promise<CompanyGroupDetail>;
  removeGroupMember(id: string, input: { version: number; inn: string; grounds: string }): Promise<CompanyGroupDetail>;
  dissolveGroup(id: string, input: { version: number; grounds: string }): Promise<{ id: string }>;
};

export function createGroupVerbs(apiUrl: string): GroupVerbs {
  const of = (id: string) => `${apiUrl}/groups/${encodeURIComponent(id)}`;
  const get = async (url: string) => (await fetchJson(url)).json;
  const post = async (url: string, input: unknown) =>
    (await fetchJson(url, { method: 'POST', body: JSON.stringify(input) })).json;
  return {
    dissolvedGroups: () => get(`${apiUrl}/groups/dissolved`),
    previewGroupTransfer: (id, input) => get(`${of(id)}/transfer-preview?${new URLSearchParams(input)}`),
    previewGroupChange: (id, input) => get(`${of(id)}/change-preview?${new URLSearchParams(input)}`),
    addGroupMember: (id, input) => post(`${of(id)}/members`, input),
    removeGroupMember: (id, input) => post(`${of(id)}/members/remove`, input),
    dissolveGroup: (id, input) => post(`${of(id)}/dissolve`, input),
  };
}
