import { withoutTicketToken } from '@perenos/domain';
import { threadSubject } from '../screening/index.ts';

/** A longer key fits no index; subjects that differ only behind it are the same. */
const keyCharacters = 400;

/** What subjects are compared by: without reply prefixes and ticket number, folded. */
export const subjectKey = (subject: string): string =>
  threadSubject(withoutTicketToken(subject)).slice(0, keyCharacters);

/** Whether a subject begins with the prefix of a reply or a forward. */
export const isReplySubject = (subject: string): boolean => {
  const bare = withoutTicketToken(subject);
  // With a word before it a prefix is none any more: what is left then tells what the prefix took away.
  return threadSubject(`: ${bare}`) !== `: ${threadSubject(bare)}`;
};
