import { judge } from '../regulation/judge.ts';
import type { Decision } from '../regulation/types.ts';
import { aJudgeInput, type JudgeInputOver } from './builders.ts';

/** The decision on the only item of a request. */
export function judgeOne(over: JudgeInputOver = {}): Decision {
  const [decision, ...rest] = judge(aJudgeInput(over));
  if (decision === undefined || rest.length > 0) throw new Error('expected exactly one decision');
  return decision;
}
