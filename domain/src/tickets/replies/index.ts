export type { Asker } from './data-request.ts';
export * from './draft.ts';
export { executionAnswer } from './execution.ts';
export { type Reply, type ReplyFrame, replySubject, type StaffMember } from './frame.ts';
export * from './grounds.ts';
export type { ReplyItem } from './item-words.ts';
export * from './notices.ts';
export * from './recipients.ts';
