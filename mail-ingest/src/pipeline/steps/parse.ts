import type { Step } from '../types.ts';

/** MIME → text, HTML, attachments. What is no mail, or lost its text in parsing, is put aside with the reason. */
export const parse: Step['run'] = async (context, services) => {
  const result = await services.parse(context.raw);
  if ('quarantined' in result) return { kind: 'stop', context, outcome: 'quarantined', reason: result.quarantined };
  return { kind: 'next', context: { ...context, parsed: result.mail } };
};
