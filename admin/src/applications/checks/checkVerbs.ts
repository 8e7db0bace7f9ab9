import type { CheckId } from '@perenos/domain';
import { fetchJson } from '../../api/http.ts';
import type { ApplicationChecks } from '../../api/types.ts';

/** The requisites check of one application. Every verb answers the checks as they are then. */
export type CheckVerbs = {
  checks(applicationId: string): Promise<ApplicationChecks>;
  /** Waits for the registers: the checks can be watched meanwhile. */
  runChecks(applicationId: string): Promise<ApplicationChecks>;
  runCheck(applicationId: string, check: CheckId): Promise<ApplicationChecks>;
  /** `attempt`: the run that the person saw; 409 where there is a newer one. */
  passCheck(
    applicationId: string,
    check: CheckId,
    input: { attempt: number; grounds: string },
  ): Promise<ApplicationChecks>;
};

export function createCheckVerbs(apiUrl: string): CheckVerbs {
  const of = (applicationId: string) => `${apiUrl}/applications/${encodeURIComponent(applicationId)}/checks`;
  const post = async (url: string, input: unknown = {}) =>
    (await fetchJson(url, { method: 'POST', body: JSON.stringify(input) })).json;
  return {
    checks: async (applicationId) => (await fetchJson(of(applicationId))).json,
    runChecks: (applicationId) => post(`${of(applicationId)}/run`),
    runCheck: (applicationId, check) => post(`${of(applicationId)}/${check}/run`),
    passCheck: (applicationId, check, input) => post(`${of(applicationId)}/${check}/pass`, input),
  };
}
