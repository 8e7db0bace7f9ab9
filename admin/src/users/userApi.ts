import { fetchJson } from '../api/http.ts';
import type { UserRow } from '../api/types.ts';
import type { components } from '../generated/api.ts';

type Schemas = components['schemas'];
export type NewUser = Schemas['NewUser'];
export type UserChange = Schemas['UserChange'];
export type IssuedPassword = Schemas['IssuedPassword'];
export type PermissionTable = Schemas['PermissionTable'];

const call = async (method: string, path: string, body: unknown = {}) =>
  (await fetchJson(`/api/${path}`, { method, body: JSON.stringify(body) })).json;

/** What an administrator does with accounts and roles. */
export const userApi = {
  make: (user: NewUser): Promise<IssuedPassword> => call('POST', 'users', user),
  change: (id: number, user: UserChange): Promise<UserRow> => call('PUT', `users/${id}`, user),
  issuePassword: (id: number, byMail: boolean): Promise<IssuedPassword> =>
    call('POST', `users/${id}/temporary-password`, { byMail }),
  unlock: (id: number): Promise<UserRow> => call('POST', `users/${id}/unlock`),
  resetSecondFactor: (id: number): Promise<UserRow> => call('POST', `users/${id}/reset-second-factor`),
  endSessions: (id: number): Promise<UserRow> => call('POST', `users/${id}/end-sessions`),
  permissions: async (): Promise<PermissionTable> => (await fetchJson('/api/permissions')).json,
  demandSecondFactor: (role: UserRow['role'], secondFactorDemanded: boolean): Promise<PermissionTable> =>
    call('PUT', `permissions/roles/${role}`, { secondFactorDemanded }),
};
