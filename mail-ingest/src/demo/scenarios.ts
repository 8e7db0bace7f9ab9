import type { DemoScenario } from './scenario.ts';
import { financeScenarios } from './scenarios-finance.ts';
import { groundsScenarios } from './scenarios-grounds.ts';
import { refusedScenarios } from './scenarios-refused.ts';
import { transferScenarios } from './scenarios-transfer.ts';
import { troubledScenarios } from './scenarios-troubled.ts';

/** All demo mails, in no order: the moment of each is `minutesAgo`. */
export const demoScenarios: readonly DemoScenario[] = [
  ...groundsScenarios,
  ...transferScenarios,
  ...refusedScenarios,
  ...troubledScenarios,
  ...financeScenarios,
];
