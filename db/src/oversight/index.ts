export { loadDecisions } from './decisions.ts';
export { type EscalationAhead, escalateTickets, escalationRuleData, escalationsAhead } from './escalate.ts';
export { loadFirstJudgements } from './first-judgements.ts';
export { type ForecastFacts, loadForecastFacts, type MeasuredPerson } from './forecast-facts.ts';
export { loadWallFacts, type WallFacts } from './wall-facts.ts';
