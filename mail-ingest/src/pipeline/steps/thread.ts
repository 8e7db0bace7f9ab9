import { findTicketToken } from '@perenos/domain';
import { required } from '../required.ts';
import { isReplySubject, subjectKey } from '../subject.ts';
import type { Step, ThreadQuery } from '../types.ts';

/** RFC 5322, 3.6.4: the parent stands in `In-Reply-To` and last in `References`; nearest first here. */
const nearestFirst = (inReplyTo: string | null, references: string[]): string[] => [
  ...new Set([...(inReplyTo ? [inReplyTo] : []), ...references.toReversed()]),
];

/**
 * Which ticket the mail belongs to: by number, by the mails that it replies to, else, for a reply, the latest open
 * ticket of the same sender and subject. References that lead nowhere count as none: they name mails never seen here.
 */
export const thread: Step['run'] = async (context, { store }) => {
  const parsed = required(context, 'parsed');
  const address = parsed.from?.address.toLowerCase();
  const key = subjectKey(parsed.subject);
  const query: ThreadQuery = {
    number: findTicketToken(parsed.subject),
    messageIds: nearestFirst(parsed.inReplyTo, parsed.references),
    senderAndSubject: address && key && isReplySubject(parsed.subject) ? { address, subjectKey: key } : null,
  };
  const found = await store.findThread(query);
  if (!found && context.asksNothing) return { kind: 'stop', context, outcome: 'ignored', reason: 'no-request' };
  return { kind: 'next', context: { ...context, thread: found }, detail: found ? `ticket ${found.ticketId}` : 'new' };
};
