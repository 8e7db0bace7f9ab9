import { required } from '../required.ts';
import type { Step } from '../types.ts';

/** Attachments → documents → text with word boxes → letters and payment documents. */
export const read: Step['run'] = async (context, services) => {
  const documents = await services.read(context.raw, required(context, 'parsed'));
  const detail = documents.map((d) => `${d.fileName}: ${d.problem ?? d.kind}`).join(', ');
  return { kind: 'next', context: { ...context, documents }, detail };
};
