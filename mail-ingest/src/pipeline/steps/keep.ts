import type { Step } from '../types.ts';

/** Raw bytes first: from here on nothing can be lost. A mail taken from the store is kept already. */
export const keep: Step['run'] = async (context, { store }) => {
  if (context.mailId !== null) return { kind: 'next', context };
  const { mailId } = await store.keep(context.raw);
  return { kind: 'next', context: { ...context, mailId } };
};
