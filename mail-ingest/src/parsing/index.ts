export { limits } from './limits.ts';
export { parseMail } from './parse-mail.ts';
export { receivedAt } from './received.ts';
