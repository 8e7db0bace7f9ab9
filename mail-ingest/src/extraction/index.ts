export { type ExtractionInput, extractRequest } from './extract-request.ts';
export { fieldsIn } from './fields-in.ts';
export { mergeRequests } from './merge-requests.ts';
export { extractReply } from './reply.ts';
