/** `Re:`, `Fwd:`, `Отв:`, `Пересл:` and their kin, numbered or not (`RE[2]:`), as mail programs put them. */
const replyPrefix = /^\s*(?:re|aw|ha|на|fwd?|отв|ответ|пересл|переслано)\s*(?:\[\d+\]|\(\d+\))?\s*:\s*/iu;

/** A ticket's number, as answers bear it in their subject. */
const ticketNumber = /(?<![\p{L}\d])П-(\d{6,})(?!\d)/u;

/** The ticket's number in a subject, e.g. `П-000123`; null if there is none. */
export const numberInSubject = (subject: string): string | null => subject.match(ticketNumber)?.[0] ?? null;

/** Whether a subject begins with a reply's or a forward's prefix. */
export const isReplySubject = (subject: string): boolean => replyPrefix.test(withoutNumber(subject));

const withoutNumber = (subject: string): string => subject.replace(/\[\s*П-\d{6,}\s*\]/gu, ' ').trimStart();

/** What subjects are compared by: without prefixes and ticket number, in lower case, inner spaces folded, ё as е. */
export function subjectKey(subject: string): string {
  let rest = withoutNumber(subject);
  while (replyPrefix.test(rest)) rest = rest.replace(replyPrefix, '');
  return rest.toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim();
}
