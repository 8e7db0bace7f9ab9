export { limits } from './limits.ts';
export { parseMail, type Quarantined } from './parse-mail.ts';
export { parseMailDate, receivedAt } from './received.ts';
export type { QuarantineReason } from './repair.ts';
