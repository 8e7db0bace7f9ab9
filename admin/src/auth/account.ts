import { fetchJson } from '../api/http.ts';
import type { components } from '../generated/api.ts';

type Schemas = components['schemas'];
export type Profile = Schemas['Profile'];
export type SessionRow = Schemas['SessionRow'];
export type Enrolment = Schemas['SecondFactorEnrolment'];

const call = async (method: string, path: string, body: unknown = {}) =>
  (await fetchJson(`/api/auth/${path}`, { method, body: JSON.stringify(body) })).json;
const read = async (path: string) => (await fetchJson(`/api/auth/${path}`)).json;

/** What everybody does with his own account; rejects with an `HttpError` that carries Russian words. */
export const account = {
  recover: (input: { login: string; email: string }): Promise<void> => call('POST', 'recovery', input),
  profile: (): Promise<Profile> => read('profile'),
  sessions: (): Promise<SessionRow[]> => read('sessions'),
  endSession: (id: string): Promise<void> => call('DELETE', `sessions/${encodeURIComponent(id)}`),
  endOtherSessions: (): Promise<{ ended: number }> => call('POST', 'sessions/end-others'),
  changePassword: (input: Schemas['PasswordChange']): Promise<void> => call('POST', 'password', input),
  beginSecondFactor: (): Promise<Enrolment> => call('POST', 'second-factor'),
  confirmSecondFactor: (code: string): Promise<{ codes: string[] }> => call('POST', 'second-factor/confirm', { code }),
  renewRecoveryCodes: (password: string): Promise<{ codes: string[] }> =>
    call('POST', 'second-factor/recovery-codes', { password }),
  removeSecondFactor: (password: string): Promise<void> => call('POST', 'second-factor/remove', { password }),
};
