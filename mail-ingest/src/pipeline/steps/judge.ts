import { judgeMail } from '../judge-mail.ts';
import type { Step } from '../types.ts';

/** Fields, documents, registry and date → a verdict per item, with clauses, missing points, effects and the clock. */
export const judge: Step['run'] = async (context, services) => {
  const judgement = await judgeMail(context, services);
  const detail = judgement.decisions.map((decision) => decision.verdict).join(', ');
  return { kind: 'next', context: { ...context, judgement }, detail };
};
