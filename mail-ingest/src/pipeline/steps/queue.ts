import type { Step } from '../types.ts';

/** The ticket with all that belongs to it, and the mail's outcome, in one transaction. */
export const queue: Step['run'] = async (context, { store }) => {
  if (context.thread) {
    await store.followUp(context);
    return { kind: 'next', context: { ...context, ticketId: context.thread.ticketId } };
  }
  const ticketId = await store.openTicket(context);
  return { kind: 'next', context: { ...context, ticketId } };
};
