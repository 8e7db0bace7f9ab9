import { fetchJson } from '../api/http.ts';
import type { components } from '../generated/api.ts';

type Schemas = components['schemas'];
export type Forecast = Schemas['Forecast'];
export type PredictedBreach = Schemas['PredictedBreach'];
export type Wall = Schemas['Wall'];
export type EscalationRule = Schemas['EscalationRule'];
export type EscalationRuleInput = Omit<EscalationRule, 'id' | 'version' | 'userName' | 'fired'>;
export type Escalation = Schemas['Escalation'];
export type EscalationAhead = Schemas['EscalationAhead'];
export type Override = Schemas['Override'];
export type Agreement = Schemas['Agreement'];
export type SampleRow = Schemas['SampleRow'];
export type Sample = Schemas['Sample'];
export type SampledDecision = Schemas['SampledDecision'];
export type SampleInput = { from: string; to: string; seed?: string; perSpecialist: number; perClause: number };
export type ScorecardRow = Schemas['ScorecardRow'];
export type Scorecard = Schemas['Scorecard'];
type Period = { from: string; to: string };

export type OversightVerbs = {
  forecast(): Promise<Forecast>;
  wall(): Promise<Wall>;
  escalations(): Promise<Escalation[]>;
  /** What would fire by an instant if nobody did anything until then. */
  escalationsAhead(at: string): Promise<EscalationAhead[]>;
  escalationRules(): Promise<EscalationRule[]>;
  /** Answers all the rules, like `changeEscalationRule`. */
  addEscalationRule(input: EscalationRuleInput): Promise<EscalationRule[]>;
  changeEscalationRule(id: number, input: EscalationRuleInput & { version: number }): Promise<EscalationRule[]>;
  agreement(): Promise<Agreement>;
  sample(id: number): Promise<Sample>;
  drawSample(input: SampleInput): Promise<Sample>;
  reviewDecision(
    sampleId: number,
    decisionId: number,
    review: { verdict: 'right' | 'wrong'; reason: string },
  ): Promise<Sample>;
  scorecard(partnerId: string, period: Period): Promise<Scorecard>;
  /** Sends the letter that the scorecard shows. */
  sendScorecard(partnerId: string, period: Period): Promise<Scorecard>;
};

export function createOversightVerbs(apiUrl: string): OversightVerbs {
  const get = async (path: string) => (await fetchJson(`${apiUrl}${path}`)).json;
  const send = async (path: string, body: unknown, method = 'POST') =>
    (await fetchJson(`${apiUrl}${path}`, { method, body: JSON.stringify(body) })).json;
  const card = (partnerId: string): string => `/scorecards/${encodeURIComponent(partnerId)}`;
  return {
    forecast: () => get('/forecast'),
    wall: () => get('/forecast/wall'),
    escalations: () => get('/escalations'),
    escalationsAhead: (at) => get(`/escalations/ahead?${new URLSearchParams({ at })}`),
    escalationRules: () => get('/escalations/rules'),
    addEscalationRule: (input) => send('/escalations/rules', input),
    changeEscalationRule: (id, input) => send(`/escalations/rules/${id}`, input, 'PUT'),
    agreement: () => get('/overrides/agreement'),
    sample: (id) => get(`/samples/${id}`),
    drawSample: (input) => send('/samples', input),
    reviewDecision: (sampleId, decisionId, review) =>
      send(`/samples/${sampleId}/decisions/${decisionId}/review`, review),
    scorecard: (partnerId, period) => get(`${card(partnerId)}?${new URLSearchParams(period)}`),
    sendScorecard: (partnerId, period) => send(`${card(partnerId)}/send`, period),
  };
}
