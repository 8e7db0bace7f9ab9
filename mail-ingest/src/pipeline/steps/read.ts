import { required } from '../required.ts';
import type { Step } from '../types.ts';

/** Attachments → documents → text with word boxes (text layer, else recognition). */
export const read: Step['run'] = async (context, services) => {
  const texts = await services.read(required(context, 'parsed'));
  const detail = texts.map((t) => `${t.fileName}: ${t.problem ?? t.pages[0]?.method ?? t.form}`).join(', ');
  return { kind: 'next', context: { ...context, texts }, detail };
};
